"""The handling cycle: what may be done with a complaint now, by whom, and why the rest may not.

The table of steps stands in ``steps.py``, the case as it stands in ``case.py``. Nothing here looks at a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final
from uuid import UUID

from frontoffice.domain import limits, people, switches
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.domain.cases import step_fields
from frontoffice.domain.cases.case import Case, TakenStep, attempts, is_reachable, last_successful_contact
from frontoffice.domain.cases.steps import (
    ANSWERS,
    RESPONDS,
    RULES,
    Ground,
    Outcome,
    Rule,
    Ruling,
    Source,
    Step,
    next_step,
)
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Kind, Status
from frontoffice.domain.entries.body_parts import StepTexts
from frontoffice.domain.limits import Limits
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem, RefusalCode


@dataclass(frozen=True, slots=True)
class StepForm(StepTexts):
    """Officer's input for a step.

    ``on`` is the date on which it was done, None for now.

    ``text`` is the analysis, the action, what was done or found, or the reason. ``other`` is the complaint that this
    one repeats.
    """

    step: Step
    text: str = ""
    on: date | None = None
    outcome: Outcome | None = None
    source: Source | None = None
    agency: str = ""
    other: UUID | None = None
    late_why: str = ""
    level: str = ""
    ground: Ground | None = None
    ruling: Ruling | None = None
    is_unlisted: bool = False  # the agency stands in no list


@dataclass(frozen=True, slots=True)
class HandlingContext:
    """Office data for the rules: its limits, calendar, and the date and time (``HH.MM``) there."""

    limits: Limits
    calendar: OfficeCalendar
    today: date
    time: str = "00.00"


@dataclass(frozen=True, slots=True)
class Offer:
    """One step: whether it may be taken now by this officer (``problem`` None), and who may at all.

    ``asks`` are the fields of its form, needed and optional; ``suggested`` marks what the procedure wants next: one
    step, or both answers that the complainant may give.
    """

    step: Step
    problem: Problem | None
    roles: tuple[Role, ...]
    asks: tuple[str, ...] = ()
    suggested: bool = False


def offers(complaint: Complaint, case: Case, by: Officer, office: HandlingContext) -> tuple[Offer, ...]:
    """Steps on this complaint's way, available ones and refused ones with the reason."""
    wanted = Step.DECLINE if is_refused(complaint, case) else next_step(case.status, complaint.intake.kind)
    suggested = ANSWERS if wanted in ANSWERS else {wanted}
    ahead = _ahead(case.status, complaint.intake.kind)
    found = []
    for step, rule in RULES.items():
        if not ahead & {status for status in rule.moves if _is_of_kind(rule, status, complaint.intake.kind)}:
            continue
        problem = next(_before_the_form(step, complaint, case, by, office), None)
        asks = (*rule.needs, *step_fields.optional_in(step))
        if is_late(StepForm(step), complaint, case, office):
            asks = (*asks, "late_why")
        found.append(Offer(step, problem, people.roles_that(rule.may), asks, step in suggested))
    return tuple(found)


def is_refused(complaint: Complaint, case: Case) -> bool:
    """Whether the late filing was refused and the complaint is to be declined next."""
    return complaint.late_ruling == Ruling.REFUSED and case.status not in CLOSED


@cache
def _ahead(status: Status, kind: Kind) -> frozenset[Status]:
    """Statuses still ahead for this kind, without reopening."""
    seen, todo = {status}, [status]
    while todo:
        here = todo.pop()
        for step, rule in RULES.items():
            to = rule.moves.get(here)
            if to is not None and to not in seen and step is not Step.REOPEN and _is_of_kind(rule, here, kind):
                seen.add(to)
                todo.append(to)
    return frozenset(seen)


def _is_of_kind(rule: Rule, status: Status, kind: Kind) -> bool:
    """Whether a rule applies to this kind in this status; a begun cycle goes on after a change of kind."""
    return kind in rule.kinds or status is Status.REPEATED


def form_refusals(form: StepForm, complaint: Complaint, case: Case, office: HandlingContext) -> tuple[Problem, ...]:
    """Problems of the form itself, independent of the complaint's status."""
    return tuple(_form_problems(form, complaint, case, office))


def refusals(
    form: StepForm, complaint: Complaint, case: Case, by: Officer, office: HandlingContext
) -> tuple[Problem, ...]:
    """All problems against taking this step with this form; empty when it may be taken."""
    first = tuple(_before_the_form(form.step, complaint, case, by, office))
    return first or form_refusals(form, complaint, case, office)


def _before_the_form(
    step: Step, complaint: Complaint, case: Case, by: Officer, office: HandlingContext
) -> Iterator[Problem]:
    rule = RULES[step]
    if case.status not in rule.moves:
        yield _not_now(step, case)
    elif not _is_of_kind(rule, case.status, complaint.intake.kind):
        yield Problem("", StepRefusal.OTHER_KIND, {"step": step, "kind": complaint.intake.kind})
    elif not people.may(by, rule.may):
        yield Problem("", StepRefusal.NOT_YOURS, {"step": step, "role": by.role, "roles": people.roles_that(rule.may)})
    else:
        for condition in rule.holds:
            problem = CONDITIONS[condition](complaint, case, by, office)
            if problem:
                yield problem


def _not_now(step: Step, case: Case) -> Problem:
    if case.status is Status.CANCELLED:
        return Problem("", StepRefusal.ALREADY_CANCELLED)
    if case.status in CLOSED:
        return Problem("", StepRefusal.ALREADY_CLOSED, {"status": case.status})
    done = case.cycle.last(step)
    if done is not None and not _goes_back(case, done):
        return Problem("", StepRefusal.DONE, {"step": step, "officer": done.officer, "on": done.on})
    return Problem("", StepRefusal.NOT_NOW, {"step": step, "status": case.status, "after": tuple(RULES[step].moves)})


def _goes_back(case: Case, done: TakenStep) -> bool:
    """Whether the step was undone since, by returning the work or by another kind."""
    backs = (case.cycle.last(step) for step in (Step.RETURN, Step.RECLASSIFY))
    return any(back is not None and back.place > done.place for back in backs)


# --- conditions: what else must hold --------------------------------------------------------------------------------


def _check_reached(_complaint: Complaint, case: Case, _by: Officer, _office: HandlingContext) -> Problem | None:
    return None if last_successful_contact(case) else Problem("", StepRefusal.NOT_REACHED, {"attempts": attempts(case)})


def _check_attempts(complaint: Complaint, case: Case, _by: Officer, office: HandlingContext) -> Problem | None:
    least = office.limits.amount(limits.ATTEMPTS) if is_reachable(complaint) else 0
    tried = attempts(case)
    return None if tried >= least else Problem("", StepRefusal.TRIED_TOO_LITTLE, {"attempts": tried, "least": least})


def _by_another(_complaint: Complaint, case: Case, by: Officer, office: HandlingContext) -> Problem | None:
    done = case.cycle.last(Step.ACT)
    if done is None or not office.limits.amount(switches.VERIFIED_BY_OTHER):
        return None
    if done.officer_id == str(by.officer_id) or (not done.officer_id and done.officer == by.name):
        return Problem("", StepRefusal.VERIFIED_BY_THE_DOER, {"officer": done.officer})
    return None


def _papers_overdue(complaint: Complaint, case: Case, _by: Officer, office: HandlingContext) -> Problem | None:
    if not complaint.missing_papers:
        return Problem("", StepRefusal.PAPERS_COMPLETE)
    if case.asked is None:
        return Problem("", StepRefusal.PAPERS_NOT_ASKED)
    if office.today <= case.asked.until:
        return Problem("", StepRefusal.PAPERS_TIME_LEFT, {"until": case.asked.until})
    return None


CONDITIONS: Final[Mapping[str, Callable[[Complaint, Case, Officer, HandlingContext], Problem | None]]] = {
    "reached": _check_reached,
    "tried": _check_attempts,
    "by_another": _by_another,
    "papers_overdue": _papers_overdue,
}


# --- the form -------------------------------------------------------------------------------------------------------


_MISSING: Final[Mapping[str, RefusalCode]] = {
    "text": FieldRefusal.TEXT_MISSING,
    "outcome": StepRefusal.OUTCOME_MISSING,
    "source": StepRefusal.SOURCE_MISSING,
    "agency": StepRefusal.AGENCY_MISSING,
    "letter": StepRefusal.LETTER_MISSING,
    "other": StepRefusal.OTHER_MISSING,
    "ground": StepRefusal.DECLINE_GROUND_MISSING,
}


def _form_problems(form: StepForm, complaint: Complaint, case: Case, office: HandlingContext) -> Iterator[Problem]:
    for name in RULES[form.step].needs:
        value = getattr(form, name)
        if not (clean(value) if isinstance(value, str) else value):
            yield Problem(name, _MISSING[name])
    yield from _late_filing_problems(form, complaint)
    yield from _too_long(form)
    if form.level and form.level not in office.limits.by_code:
        yield Problem("level", StepRefusal.LEVEL_UNKNOWN)
    if form.other == complaint.subject:
        yield Problem("other", StepRefusal.MERGED_WITH_ITSELF)
    if date_problem := date_refusal(form.on, complaint, case, office.today) or _contact_date_problem(
        form, case, office
    ):
        yield date_problem
    elif is_late(form, complaint, case, office) and not clean(form.late_why):
        yield Problem("late_why", StepRefusal.LATE_WHY_MISSING, {"due": complaint.due.day})


def _late_filing_problems(form: StepForm, complaint: Complaint) -> Iterator[Problem]:
    """Problems of a review without its decision on a late filing.

    A complaint in time cannot be declined as late.
    """
    if form.step is Step.REVIEW and complaint.waits_for_decision:
        if form.ruling is None:
            yield Problem("ruling", StepRefusal.RULING_MISSING)
        if not clean(form.text):
            yield Problem("text", StepRefusal.LATE_DECISION_MISSING)
    elif form.step is Step.DECLINE and form.ground is Ground.LATE and not complaint.late_filing:
        yield Problem("ground", StepRefusal.GROUND_NOT_LATE)


def _too_long(form: StepForm) -> Iterator[Problem]:
    bounds = {"text": LONGEST_TEXT, "late_why": LONGEST_TEXT, "agency": LONGEST_LINE}
    for name, most in (bounds | {spec.name: spec.most for spec in step_fields.TEXTS}).items():
        length = len(getattr(form, name) or "")
        if length > most:
            yield Problem(name, FieldRefusal.TOO_LONG, {"length": length, "most": most})


def date_refusal(on: date | None, complaint: Complaint, case: Case, today: date) -> Problem | None:
    """Problem with the date of a step.

    After today, or before what it follows.

    A review that moved nothing, for another team or level, holds back no step that was done before it.
    """
    earliest = max([complaint.received_on, *([case.moved.on] if case.moved else [])])
    if on is None:
        return None if today >= earliest else Problem("on", StepRefusal.CLOCK_BEFORE_LAST_STEP, {"last": earliest})
    if on > today:
        return Problem("on", FieldRefusal.DATE_IN_FUTURE)
    return Problem("on", StepRefusal.BEFORE_LAST_STEP, {"last": earliest}) if on < earliest else None


def _contact_date_problem(form: StepForm, case: Case, office: HandlingContext) -> Problem | None:
    """Problem with a step dated before its contact with the complainant."""
    contact = last_successful_contact(case) if "reached" in RULES[form.step].holds else None
    if contact is None or (form.on or office.today) >= contact.on:
        return None
    return Problem("on", StepRefusal.BEFORE_CONTACT, {"contact": contact.on})


# --- deadlines ------------------------------------------------------------------------------------------------------


def is_late(form: StepForm, complaint: Complaint, case: Case, office: HandlingContext) -> bool:
    """Whether it is too late for a first response, or for closing without one (procedure, 4: complaints)."""
    return (
        (form.step in RESPONDS or _closes(form.step, case.status))
        and case.response is None
        and complaint.intake.kind is Kind.COMPLAINT
        and (form.on or office.today) > complaint.due.day
    )


def _closes(step: Step, status: Status) -> bool:
    return status not in CLOSED and RULES[step].moves.get(status) in CLOSED
