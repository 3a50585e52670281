"""Teams and agencies on the office's own papers: what was typed and is in no list is said to be so, *(lainnya)*.

Letters to others address them by their names alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Final

from frontoffice.domain import choices
from frontoffice.domain.cases import assigning
from frontoffice.domain.cases.case import Case
from frontoffice.domain.entries.body_parts import StepPart

_OTHER: Final = "{} (lainnya)"


def team_names(case: Case) -> tuple[str, ...]:
    """The names of the team as it stands."""
    return choices.mark_unlisted(dataclasses.asdict(case.team), case.unlisted, _OTHER)


def handler_of(person: str, team: str) -> str:
    """Handler of a complaint: a person by name, or the team by what it is; "" where neither was chosen."""
    name, others = assigning.handler_of(person, team)
    return f"tim: {others}" if others else name


def mark_unlisted_team(team: Mapping[str, object], said: object) -> tuple[str, ...]:
    """The names of a team as an entry has it."""
    return choices.mark_unlisted(team, choices.parts(said), _OTHER)


def agency_name(facts: StepPart) -> str:
    """Agency named by a step, "" for none."""
    return "".join(choices.mark_unlisted({choices.AGENCY: facts.agency}, choices.parts(facts.unlisted), _OTHER))
