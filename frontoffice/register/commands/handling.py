"""The handling cycle in the journal: steps, contacts, papers asked for and completed.

The rules stand in ``domain/handling.py``; here they are asked in the transaction that writes, so that of two officers
at one desk only the first goes on, and the second is told who was first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from frontoffice.domain import complaint as rules
from frontoffice.domain import handling, people
from frontoffice.domain import limits as limits_of
from frontoffice.domain.case import Case, Reach, Team
from frontoffice.domain.case_fold import target_body
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.dates import ZONES, local_date, start_of_day
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.handling import HandlingContext, Offer, StepForm
from frontoffice.domain.people import May, Officer
from frontoffice.domain.steps import RESPONDS, RULES, Step
from frontoffice.domain.typed_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints, document_numbers, reference_data
from frontoffice.register.projection.complaint_fold import due_body
from frontoffice.register.unit_of_work import Ledger


@dataclass(frozen=True, slots=True)
class Classified:
    """What a review decides besides its note: the level, the type of complaint, the team; "" leaves it open.

    ``on`` is the date of the review, None for today.
    """

    level: str = ""
    category: str = ""
    team: Team = field(default_factory=Team)
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to speak with the complainant; ``at`` is the moment (aware), None for now."""

    channel: str
    reach: Reach
    note: str = ""
    at: datetime | None = None


def office(ledger: Ledger) -> HandlingContext:
    """What the rules need to know of the office now."""
    now = ledger.now().astimezone(ZONES[ledger.desk.zone])
    return HandlingContext(reference_data.limits(ledger), ledger.calendar, now.date(), f"{now:%H.%M}")


def case(ledger: Ledger, subject: UUID) -> Case:
    """The handling as it stands."""
    return complaints.with_case(ledger, subject)[1]


def offers(ledger: Ledger, subject: UUID, by: Officer) -> tuple[Offer, ...]:
    """What may be done now, by whom, and why the rest may not."""
    told, standing = complaints.with_case(ledger, subject)
    with ledger.reading():
        return handling.offers(told, standing, by, office(ledger))


def review(ledger: Ledger, subject: UUID, note: str, classified: Classified, by: Officer, action: UUID) -> Complaint:
    """Tick as seen by the supervisor, with a note ("" for none), and classify."""
    people.demand(by, May.REVIEW)

    def work() -> None:
        told, standing = complaints.with_case(ledger, subject)
        now = office(ledger)
        form = StepForm(Step.REVIEW, note, classified.on, level=classified.level)
        found = handling.form_refusals(form, told, standing, now)
        complaints.demand_none((*found, *_classified_problems(classified)))
        on = classified.on or now.today
        body: dict[str, Any] = {"note": clean(note), "by": str(by.officer_id), "on": on.isoformat()}
        if classified.category:
            body["category"] = clean(classified.category)
        if classified.team != Team():
            body["team"] = {name: clean(getattr(classified.team, name)) for name in ("officers", "technical", "agency")}
        if classified.level:
            body |= {"level": classified.level, "level_name": now.limits.by_code[classified.level].name}
        if classified.level and standing.cycle.no == 1:
            began = told.received_at or told.received_on
            body["target"] = _target(ledger, classified.level, began)
        ledger.tell(action, subject, EntryKind.REVIEWED, body, by, occurred_at=_occurred(ledger, on, standing))

    ledger.once(action, work)
    return complaints.as_written(ledger, subject)


def _classified_problems(classified: Classified) -> tuple[Problem, ...]:
    team = classified.team
    told = {"category": classified.category, "officers": team.officers, "technical": team.technical, "opd": team.agency}
    return tuple(
        Problem(name, "too_long", {"length": len(text), "most": LONGEST_LINE})
        for name, text in told.items()
        if len(text) > LONGEST_LINE
    )


def cancel(ledger: Ledger, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
    """Cancel what was entered in error; the number stays in the book and is not used again."""
    people.demand(by, May.CANCEL)

    def work() -> None:
        told, standing = complaints.with_case(ledger, subject)
        reason = complaints.reason(why)
        form = StepForm(Step.CANCEL, reason, late_why=reason)  # why it is in error is why nobody was answered
        complaints.demand_none(handling.refusals(form, told, standing, by, office(ledger)))
        repeats = complaints.merged_into(ledger, subject)
        if repeats:
            raise Refused(Problem("", "others_merged_into_it", {"number": repeats}))
        today = ledger.today()
        body = {"why": reason, "by": str(by.officer_id), "on": today.isoformat(), **_late(ledger, form, told, standing)}
        ledger.tell(action, subject, EntryKind.CANCELLED, body, by, occurred_at=_occurred(ledger, today, standing))

    ledger.once(action, work)
    return complaints.as_written(ledger, subject)


def advance(ledger: Ledger, subject: UUID, form: StepForm, by: Officer, action: UUID) -> Complaint:
    """Take a step. Refused with every reason that the rules have against it; then nothing was written."""
    if form.step is Step.REVIEW:
        return review(ledger, subject, form.text, Classified(level=form.level, on=form.on), by, action)
    if form.step is Step.CANCEL:
        return cancel(ledger, subject, form.text, by, action)
    if form.step is Step.RECLASSIFY:
        raise Refused(Problem("", "kind_by_amending"))

    def work() -> None:
        told, standing = complaints.with_case(ledger, subject)
        complaints.demand_none(handling.refusals(form, told, standing, by, office(ledger)))
        body = _step_body(ledger, form, told, standing, by)
        on = form.on or ledger.today()
        ledger.tell(action, subject, EntryKind.STEPPED, body, by, occurred_at=_occurred(ledger, on, standing))

    ledger.once(action, work)
    return complaints.as_written(ledger, subject)


def contact(ledger: Ledger, subject: UUID, attempt: Attempt, by: Officer, action: UUID) -> Case:
    """Write down an attempt to speak with the complainant: possible whenever the complaint is not cancelled."""
    people.demand(by, May.CONTACT)

    def work() -> None:
        told, standing = complaints.with_case(ledger, subject)
        if told.status is Status.CANCELLED:
            raise Refused(Problem("", "already_cancelled"))
        at = attempt.at or ledger.now()
        complaints.demand_none(_attempt_problems(ledger, attempt, told))
        body = {
            "channel": clean(attempt.channel),
            "reach": str(attempt.reach),
            "note": clean(attempt.note),
            "on": local_date(at, ledger.desk.zone).isoformat(),
            "time": f"{at.astimezone(ZONES[ledger.desk.zone]):%H.%M}",
            "by": str(by.officer_id),
            "cycle": standing.cycle.no,
        }
        ledger.tell(action, subject, EntryKind.CONTACTED, body, by, occurred_at=at)

    ledger.once(action, work)
    return case(ledger, subject)


def ask_papers(ledger: Ledger, subject: UUID, on: date | None, by: Officer, action: UUID) -> Case:
    """Ask for the papers that are missing, on a date (None for today); the time limit runs from it."""
    people.demand(by, May.CONTACT)

    def work() -> None:
        told, standing = _open(ledger, subject)
        if not told.missing_papers:
            raise Refused(Problem("", "papers_complete"))
        problem = handling.date_refusal(on, told, Case(), ledger.today())
        complaints.demand_none((problem,) if problem else ())
        asked = on or ledger.today()
        limit = reference_data.limits(ledger).by_code[limits_of.COMPLETION]
        until = limits_of.target(limit, asked, ledger.calendar, ledger.hours, ledger.desk.zone).on
        body = {
            "papers": [str(paper) for paper in told.missing_papers],
            "on": asked.isoformat(),
            "until": until.isoformat(),
            "by": str(by.officer_id),
            "cycle": standing.cycle.no,
        }
        ledger.tell(action, subject, EntryKind.PAPERS_ASKED, body, by)

    ledger.once(action, work)
    return case(ledger, subject)


def complete_papers(
    ledger: Ledger, subject: UUID, papers: frozenset[rules.RequiredPaper], on: date | None, by: Officer, action: UUID
) -> Complaint:
    """Write down that missing papers came, on a date (None for today)."""
    people.demand(by, May.CONTACT)

    def work() -> None:
        told, standing = _open(ledger, subject)
        came = papers & frozenset(told.missing_papers)
        if not came:
            raise Refused(Problem("papers", "papers_none"))
        problem = handling.date_refusal(on, told, Case(), ledger.today()) or _before_asked(on, standing)
        complaints.demand_none((problem,) if problem else ())
        body = {str(paper): paper in came for paper in rules.RequiredPaper}
        told_on = (on or ledger.today()).isoformat()
        ledger.tell(action, subject, EntryKind.PAPERS_COMPLETED, {**body, "on": told_on, "by": str(by.officer_id)}, by)

    ledger.once(action, work)
    return complaints.as_written(ledger, subject)


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made: what it is called, its number ("" for none), whether a hidden name stands on it."""

    name: str
    number: str = ""
    named: bool = False


def document_made(ledger: Ledger, subject: UUID, made: Made, by: Officer, action: UUID) -> None:
    """Remember a paper in the story, with its number; that is then given."""
    people.demand(by, May.PRINT)

    def work() -> None:
        complaints.complaint(ledger, subject)
        number = document_numbers.read(ledger, made.number)
        body = {"name": made.name, "number": clean(made.number), "named": made.named, "by": str(by.officer_id)}
        ledger.tell(action, subject, EntryKind.DOCUMENT, body, by, number=number)

    ledger.once(action, work)


def _before_asked(on: date | None, standing: Case) -> Problem | None:
    """What was asked for was missing then, and comes after it."""
    asked = standing.asked
    return Problem("on", "before_asked", {"asked": asked.on}) if on and asked and on < asked.on else None


def _open(ledger: Ledger, subject: UUID) -> tuple[Complaint, Case]:
    told, standing = complaints.with_case(ledger, subject)
    if told.status is Status.CANCELLED:
        raise Refused(Problem("", "already_cancelled"))
    if told.status in CLOSED:
        raise Refused(Problem("", "already_closed", {"status": told.status}))
    return told, standing


def _attempt_problems(ledger: Ledger, attempt: Attempt, told: Complaint) -> tuple[Problem, ...]:
    found = []
    if not clean(attempt.channel):
        found.append(Problem("channel", "channel_missing"))
    for name, most in (("channel", LONGEST_LINE), ("note", LONGEST_TEXT)):
        if len(getattr(attempt, name)) > most:
            found.append(Problem(name, "too_long", {"length": len(getattr(attempt, name)), "most": most}))
    if attempt.at and attempt.at > ledger.now():
        found.append(Problem("on", "date_in_future"))
    if attempt.at and local_date(attempt.at, told.zone) < told.received_on:
        found.append(Problem("on", "before_last_step", {"last": told.received_on}))
    return tuple(found)


def _occurred(ledger: Ledger, on: date, standing: Case) -> datetime:
    """The moment that goes with a step's date: now for today, and never before the step of the same day."""
    moment = ledger.now() if on == ledger.today() else start_of_day(on, ledger.desk.zone)
    return max(moment, standing.last.at) if standing.last and standing.last.on == on else moment


def _step_body(ledger: Ledger, form: StepForm, told: Complaint, standing: Case, by: Officer) -> dict[str, Any]:
    on = form.on or ledger.today()
    body: dict[str, Any] = {
        "step": str(form.step),
        "on": on.isoformat(),
        "text": clean(form.text),
        "by": str(by.officer_id),
        "cycle": standing.cycle.no,
    }
    for name in ("outcome", "source", "agency", "letter"):
        value = getattr(form, name)
        if value and name in RULES[form.step].needs:
            body[name] = clean(str(value))
    if form.step is Step.MERGE and form.other is not None:
        body |= {"other": str(form.other), "other_number": _same(ledger, form.other).number_text}
    body |= _late(ledger, form, told, standing)
    if form.step in RESPONDS and standing.response is None:
        body["due"] = due_body(told.due)  # the date that it answered by, whatever another desk's calendar does to it
    if form.step is Step.UNSATISFIED:
        body["target"] = _target(ledger, limits_of.CYCLE, on)
    reached = handling.reaching(standing)
    if reached is not None and "reached" in RULES[form.step].holds:
        body["contact"] = str(reached.entry_id)
    return body


def _late(ledger: Ledger, form: StepForm, told: Complaint, standing: Case) -> dict[str, Any]:
    """That it was too late, by how many working days, and why; nothing when it was not."""
    now = office(ledger)
    if not handling.is_late(form, told, standing, now):
        return {}
    days = handling.late_days(told, form.on or now.today, ledger.calendar)
    return {"late": {"days": days, "why": clean(form.late_why)}}


def _same(ledger: Ledger, other: UUID) -> Complaint:
    """The complaint that this one repeats: one that is not itself cancelled or merged."""
    told = complaints.complaint(ledger, other)
    if told.status in (Status.CANCELLED, Status.MERGED):
        raise Refused(Problem("other", "merged_into_closed", {"number": told.number_text, "status": told.status}))
    return told


def _target(ledger: Ledger, code: str, since: datetime | date) -> dict[str, Any]:
    limit = reference_data.limits(ledger).by_code[code]
    return target_body(limits_of.target(limit, since, ledger.calendar, ledger.hours, ledger.desk.zone))
