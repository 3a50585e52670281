"""Steps without effect: corrected after a mistake, or rejected because another desk had gone on.

Which may be taken back, by whom, and how it reads once one was.

Only the last step may be: what rests on a step rests on what it decided. The entry that corrects it is a further one;
the step stays readable, and counts for nothing (``case_fold``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from frontoffice.domain import people
from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.cases.case import Case, TakenStep
from frontoffice.domain.cases.case_entry import CaseEntry, step_of
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.body_codec import decode, outline
from frontoffice.domain.entries.body_parts import StepPart
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import StepCorrectedBody
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Problem

AT_ONCE: Final = timedelta(minutes=1)  # so long whoever took a step takes it back without a word


@dataclass(frozen=True, slots=True)
class Correction:
    """Correction of a step: officer, date (office's zone) and reason; "" where it was taken back at once."""

    officer: str
    on: date
    why: str


def correction_refusal(case: Case, entry: UUID, by: Officer) -> Problem | None:
    """Problem against this officer's correction of a step, by its entry.

    It is not the last one, or not theirs to say.
    """
    last = case.last
    if last is None or last.entry_id != entry:
        return Problem("", StepRefusal.NOT_THE_LAST, {"step": last.step} if last else {})
    if last.step is Step.RECLASSIFY:
        return Problem("", StepRefusal.KIND_BY_AMENDING)
    rights = (RULES[last.step].may, May.DECIDE)
    if not any(people.may(by, right) for right in rights):
        roles = dict.fromkeys(role for right in rights for role in people.roles_that(right))
        return Problem("", StepRefusal.NOT_YOURS, {"step": last.step, "role": by.role, "roles": tuple(roles)})
    return None


def is_at_once(taken: TakenStep, by: Officer, now: datetime) -> bool:
    """Whether the officer corrects their own step at once (:data:`AT_ONCE`): then nobody asks why."""
    return taken.officer_id == str(by.officer_id) and now - taken.recorded_at <= AT_ONCE


def corrections(lines: Iterable[CaseEntry], case: Case) -> dict[UUID, Correction]:
    """Corrected steps among ``lines`` (all of the complaint's) by entry, each with its correction."""
    found: dict[UUID, Correction] = {}
    by_text = {str(entry): entry for entry in case.corrected_steps}
    for line in lines if by_text else ():
        if line.kind == EntryKind.STEP_CORRECTED:
            body = outline(StepCorrectedBody, line.body)
            entry = by_text.get(str(body.entry))
            if entry is not None and entry not in found:
                found[entry] = Correction(line.officer, local_date(line.recorded_at, line.zone), str(body.why or ""))
    return found


# --- Reason for a step without effect in a complaint's story: another desk had gone on before it was known of here ---


@dataclass(frozen=True, slots=True)
class RejectedStep:
    """Step without effect.

    What it was, with its date and text, and where the complaint ``stood``.

    ``instead`` is the same step of the same cycle that was taken in its stead, None when it did not fit at all.
    """

    step: Step
    on: date
    officer: str
    text: str
    stood: Status
    instead: TakenStep | None


def rejection_reasons(lines: Iterable[CaseEntry], case: Case) -> dict[UUID, RejectedStep]:
    """Steps without effect among ``lines`` (all of the complaint's) by entry, in their order."""
    without = frozenset(case.rejected_steps)
    rejected = ((place, line, step_of(line)) for place, line in enumerate(lines) if line.entry_id in without)
    return {line.entry_id: _reason(place, line, step, case) for place, line, step in rejected if step is not None}


def _reason(place: int, line: CaseEntry, step: Step, case: Case) -> RejectedStep:
    applied = [taken for cycle in case.cycles for taken in cycle.steps]
    before = [taken for taken in applied if taken.place < place]
    said = decode(StepPart, line.body)
    same = [taken for one in case.cycles if one.no == said.cycle for taken in one.steps if taken.step is step]
    return RejectedStep(
        step=step,
        on=date.fromisoformat(said.on) if said.on else local_date(line.occurred_at, line.zone),
        officer=line.officer,
        text=str(said.text or said.note or said.why or ""),
        stood=before[-1].to if before else Status.REGISTERED,
        instead=same[-1] if same else None,
    )
