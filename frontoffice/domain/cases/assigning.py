"""Assignment of a complaint.

Who may take it, hand it to somebody, or give it back to all of the role.

Nothing is forbidden to others by it: whoever's role may take a step still may. It says whom the next step waits for.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from frontoffice.domain import people
from frontoffice.domain.absences import Absence
from frontoffice.domain.cases.case import Assignee
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Problem


class Assignment(StrEnum):
    """Kind of a change of assignment."""

    TAKEN = "taken"
    HANDED = "handed"
    RELEASED = "released"


def handler_of(person: str, team: str) -> tuple[str, str]:
    """Handler of a complaint, for all pages: the person assigned, or the team while nobody is; "" for the other."""
    return person, "" if person else team


def may_have(officer: Officer) -> bool:
    """Whether a complaint can be this person's work: their role takes some step of it."""
    return people.may(officer, May.CONTACT)


def may_pass_on(by: Officer, has: Assignee | None) -> bool:
    """Whether this officer may hand it over or give it back: whoever has it, or who decides."""
    return people.may(by, May.DECIDE) or (has is not None and has.officer_id == str(by.officer_id))


def refusal(what: Assignment, has: Assignee | None, to: Officer | None, by: Officer) -> Problem | None:
    """Problem against assigning the complaint to ``to`` (None for nobody), None if allowed."""
    if what is not Assignment.TAKEN and not may_pass_on(by, has):
        return Problem("", StepRefusal.ASSIGNED_TO_OTHER)
    if what is Assignment.RELEASED:
        return Problem("", StepRefusal.NOT_ASSIGNED) if has is None else None
    if to is None or not may_have(to):
        return Problem("officer", StepRefusal.ASSIGNEE_UNFIT)
    if has is not None and has.officer_id == str(to.officer_id):
        return Problem("officer", StepRefusal.ASSIGNED_ALREADY, {"officer": to.name})
    return None


def assigned_officer_id(has: Assignee | None, step: Step | None, done_by: str) -> str:
    """Sole officer for the next step, by id.

    "" where it is offered to everybody whose role takes it.

    So it is where that role is another than the assignee's, and where the assignee did what is to be verified.
    """
    if has is None or step in (None, Step.SATISFIED) or done_by in (has.officer_id, has.name):
        return ""
    return has.officer_id if has.role in people.roles_that(RULES[step].may) else ""


def is_others(
    waits_for: str, waits: str, me: Officer, everyone: Mapping[str, Officer], away: Mapping[str, Absence]
) -> bool:
    """Whether a step assigned by name waits for somebody else than me.

    Whoever left the office, or has another role by now, keeps nothing from the others; ``everyone`` by id. Nor does
    who is ``away``: it waits for the substitute as well, and where that one is away, too, for theirs.
    """
    who_id, asked = waits_for, set[str]()
    while who_id not in asked:
        if who_id in ("", str(me.officer_id)):
            return False
        asked.add(who_id)
        who_id = away[who_id].substitute if who_id in away else who_id
    who = everyone.get(who_id)
    if who_id in away:  # each of them is away
        return False
    return who is None or people.may(who, RULES[Step(waits)].may)


def effective_officer_id(
    waits_for: str, waits: str, everyone: Mapping[str, Officer], away: Mapping[str, Absence]
) -> str:
    """Officer for a step assigned by name, after today's absences, by id.

    "" where all of the role have it.

    That is the substitute of who is away, and theirs; see :func:`is_others`.
    """
    who_id, asked = waits_for, set[str]()
    while who_id in away:
        asked.add(who_id)
        who_id = away[who_id].substitute
        if who_id in asked:  # each of them is away
            return ""
    who = everyone.get(who_id)
    return who_id if who is not None and people.may(who, RULES[Step(waits)].may) else ""
