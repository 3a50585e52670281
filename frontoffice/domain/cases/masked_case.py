"""A complaint and its handling as they are read without a reason: what was written, without who asked for confidence.

The complainant's own fields stay: whoever shows those hides them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from functools import partial
from typing import Any, Final

from frontoffice.domain.cases.case import Case, Cycle, Response, TakenStep
from frontoffice.domain.complaint import Complainant, Complaint, Identity
from frontoffice.domain.entries.body_codec import FIELDS
from frontoffice.domain.entries.body_parts import StepPart
from frontoffice.domain.field_table import TEXTS_OF_THE_CASE  # what is picked from a list, too: any word fits there
from frontoffice.domain.masked_text import Earlier, mask_known

_DECIDED: Final = ("review_note", "cancelled_why", "late_decision")


def mask_both(complaint: Complaint, case: Case) -> tuple[Complaint, Case]:
    """Mask the complainant's identity in the texts of complaint and case."""
    return mask_complaint(complaint), mask_case(case, complaint.intake.complainant, complaint.earlier)


def mask_complaint(complaint: Complaint) -> Complaint:
    """Mask the complainant's identity in the texts of a complaint."""
    intake, who = complaint.intake, complaint.intake.complainant
    if who.identity is Identity.OPEN:
        return complaint
    hide = partial(mask_known, who=who, earlier=complaint.earlier)
    typed: Any = {name: hide(getattr(intake, name)) for name in TEXTS_OF_THE_CASE}
    decided: Any = {name: hide(getattr(complaint, name)) for name in _DECIDED}
    return dataclasses.replace(complaint, intake=dataclasses.replace(intake, **typed), **decided)


def mask_case(case: Case, who: Complainant, earlier: Earlier = ()) -> Case:
    """Mask the identity of ``who`` in the texts of their case."""
    if who.identity is Identity.OPEN:
        return case
    return dataclasses.replace(
        case,
        cycles=tuple(
            Cycle(one.no, tuple(_step(taken, who, earlier) for taken in one.steps), one.target) for one in case.cycles
        ),
        contacts=tuple(dataclasses.replace(one, note=mask_known(one.note, who, earlier)) for one in case.contacts),
        response=_response(case.response, who, earlier),
        lapse=_response(case.lapse, who, earlier),
    )


def mask_body(body: Any, who: Complainant, earlier: Earlier = ()) -> Any:
    """Mask the identity of ``who`` in the texts of an entry body."""
    if who.identity is Identity.OPEN:
        return body
    match body:
        case Enum():
            return body
        case str():
            return mask_known(body, who, earlier)
        case Mapping():
            return {name: mask_body(value, who, earlier) for name, value in body.items()}
        case list() | tuple():
            return [mask_body(value, who, earlier) for value in body]
    return body


def _step(taken: TakenStep, who: Complainant, earlier: Earlier) -> TakenStep:
    facts: Any = {name: mask_body(getattr(taken.facts, name), who, earlier) for name in FIELDS[StepPart]}
    return taken._replace(facts=StepPart(**facts))


def _response(response: Response | None, who: Complainant, earlier: Earlier) -> Response | None:
    return response and dataclasses.replace(response, why=mask_known(response.why, who, earlier))
