"""The handling cycle in the journal: steps, contacts, papers asked for and completed.

The rules stand in ``domain/handling.py``; here they are asked in the transaction that writes, so that of two officers
at one desk only the first goes on, and the second learns who was first.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from frontoffice.domain import complaint as rules
from frontoffice.domain import entry_bodies as bodies
from frontoffice.domain import entry_kinds, handling
from frontoffice.domain import limits as limits_of
from frontoffice.domain.case import Case, Reach, Team
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.dates import ZONES, local_date, start_of_day
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.handling import Offer, StepForm
from frontoffice.domain.people import Officer
from frontoffice.domain.steps import Step
from frontoffice.domain.typed_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints
from frontoffice.register.commands.step_body import late_fact, step_body, target_from
from frontoffice.register.queries import complaint_query
from frontoffice.register.unit_of_work import UnitOfWork


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


class Handling:
    """Take the steps of the handling cycle, and read how far a complaint is."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def case(self, subject: UUID) -> Case:
        """The handling as it stands."""
        return complaint_query.with_case(self._unit, subject)[1]

    def offers(self, subject: UUID, by: Officer) -> tuple[Offer, ...]:
        """What may be done now, by whom, and why the rest may not."""
        complaint, case = complaint_query.with_case(self._unit, subject)
        with self._unit.reading():
            return handling.offers(complaint, case, by, self._unit.office())

    def review(
        self, subject: UUID, note: str, by: Officer, action: UUID, classified: Classified | None = None
    ) -> Complaint:
        """Tick as reviewed by the supervisor, with a note ("" for none), and classify."""
        classified = classified or Classified()
        entry_kinds.demand(by, EntryKind.REVIEWED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            now = self._unit.office()
            form = StepForm(Step.REVIEW, note, classified.on, level=classified.level)
            found = handling.form_refusals(form, complaint, case, now)
            complaints.demand_none((*found, *_classified_problems(classified)))
            if case.status is not Status.REGISTERED and not clean(note) and classified == Classified(on=classified.on):
                raise Refused(Problem("text", FieldRefusal.NOTHING_CHANGED))
            on = classified.on or now.today
            body = _review_body(clean(note), by, on, classified, now)
            if classified.level and case.cycle.no == 1:
                began = complaint.received_at or complaint.received_on
                body = dataclasses.replace(body, target=target_from(self._unit, classified.level, began))
            at = self._occurred(on, case)
            return self._unit.append_entry(action, subject, EntryKind.REVIEWED, body, by, occurred_at=at)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def cancel(self, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Cancel what was entered in error; the number stays in the book and is not used again."""
        entry_kinds.demand(by, EntryKind.CANCELLED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            reason = complaints.reason(why)
            form = StepForm(Step.CANCEL, reason, late_why=reason)  # why it is in error is why nobody was answered
            complaints.demand_none(handling.refusals(form, complaint, case, by, self._unit.office()))
            repeats = complaint_query.merged_into(self._unit, subject)
            if repeats:
                raise Refused(Problem("", StepRefusal.OTHERS_MERGED_INTO_IT, {"number": repeats}))
            today = self._unit.today()
            body = bodies.CancelledBody(
                why=reason,
                by=str(by.officer_id),
                on=today.isoformat(),
                late=late_fact(self._unit, form, complaint, case),
            )
            at = self._occurred(today, case)
            return self._unit.append_entry(action, subject, EntryKind.CANCELLED, body, by, occurred_at=at)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def advance(self, subject: UUID, form: StepForm, by: Officer, action: UUID) -> Complaint:
        """Take a step. Refused with every reason that the rules have against it; then nothing was written."""
        if form.step is Step.REVIEW:
            return self.review(subject, form.text, by, action, Classified(level=form.level, on=form.on))
        if form.step is Step.CANCEL:
            return self.cancel(subject, form.text, by, action)
        if form.step is Step.RECLASSIFY:
            raise Refused(Problem("", StepRefusal.KIND_BY_AMENDING))

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            complaints.demand_none(handling.refusals(form, complaint, case, by, self._unit.office()))
            body = step_body(self._unit, form, complaint, case, by)
            on = form.on or self._unit.today()
            return self._unit.append_entry(
                action,
                subject,
                EntryKind.STEPPED,
                body,
                by,
                occurred_at=self._occurred(on, case),
            )

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def contact(self, subject: UUID, attempt: Attempt, by: Officer, action: UUID) -> Case:
        """Write down an attempt to speak with the complainant: possible whenever the complaint is not cancelled."""
        entry_kinds.demand(by, EntryKind.CONTACTED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            if complaint.status is Status.CANCELLED:
                raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
            at = attempt.at or self._unit.now()
            complaints.demand_none(self._attempt_problems(attempt, complaint))
            body = bodies.ContactedBody(
                channel=clean(attempt.channel),
                reach=str(attempt.reach),
                note=clean(attempt.note),
                on=local_date(at, self._unit.desk.zone).isoformat(),
                time=f"{at.astimezone(ZONES[self._unit.desk.zone]):%H.%M}",
                by=str(by.officer_id),
                cycle=case.cycle.no,
            )
            return self._unit.append_entry(action, subject, EntryKind.CONTACTED, body, by, occurred_at=at)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[1]

    def ask_papers(self, subject: UUID, on: date | None, by: Officer, action: UUID) -> Case:
        """Ask for the papers that are missing, on a date (None for today); the time limit runs from it."""
        entry_kinds.demand(by, EntryKind.PAPERS_ASKED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = self._open(subject)
            if not complaint.missing_papers:
                raise Refused(Problem("", StepRefusal.PAPERS_COMPLETE))
            problem = handling.date_refusal(on, complaint, Case(), self._unit.today())
            complaints.demand_none((problem,) if problem else ())
            asked = on or self._unit.today()
            limit = self._unit.limits.by_code[limits_of.COMPLETION]
            until = limits_of.target(limit, asked, self._unit.calendar, self._unit.hours, self._unit.desk.zone).on
            body = bodies.PapersAskedBody(
                papers=[str(paper) for paper in complaint.missing_papers],
                on=asked.isoformat(),
                until=until.isoformat(),
                by=str(by.officer_id),
                cycle=case.cycle.no,
            )
            return self._unit.append_entry(action, subject, EntryKind.PAPERS_ASKED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[1]

    def complete_papers(
        self, subject: UUID, papers: frozenset[rules.RequiredPaper], on: date | None, by: Officer, action: UUID
    ) -> Complaint:
        """Write down that missing papers came, on a date (None for today)."""
        entry_kinds.demand(by, EntryKind.PAPERS_COMPLETED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = self._open(subject)
            came = papers & frozenset(complaint.missing_papers)
            if not came:
                raise Refused(Problem("papers", StepRefusal.PAPERS_NONE))
            problem = handling.date_refusal(on, complaint, Case(), self._unit.today()) or _before_asked(on, case)
            complaints.demand_none((problem,) if problem else ())
            body = bodies.PapersCompletedBody(
                **{str(paper): paper in came for paper in rules.RequiredPaper},
                on=(on or self._unit.today()).isoformat(),
                by=str(by.officer_id),
            )
            return self._unit.append_entry(action, subject, EntryKind.PAPERS_COMPLETED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def _open(self, subject: UUID) -> tuple[Complaint, Case]:
        complaint, case = complaint_query.with_case(self._unit, subject)
        if complaint.status is Status.CANCELLED:
            raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
        if complaint.status in CLOSED:
            raise Refused(Problem("", StepRefusal.ALREADY_CLOSED, {"status": complaint.status}))
        return complaint, case

    def _attempt_problems(self, attempt: Attempt, complaint: Complaint) -> tuple[Problem, ...]:
        found = []
        if not clean(attempt.channel):
            found.append(Problem("channel", StepRefusal.CHANNEL_MISSING))
        for name, most in (("channel", LONGEST_LINE), ("note", LONGEST_TEXT)):
            if len(getattr(attempt, name)) > most:
                found.append(
                    Problem(name, FieldRefusal.TOO_LONG, {"length": len(getattr(attempt, name)), "most": most})
                )
        if attempt.at and attempt.at > self._unit.now():
            found.append(Problem("on", FieldRefusal.DATE_IN_FUTURE))
        if attempt.at and local_date(attempt.at, complaint.zone) < complaint.received_on:
            found.append(Problem("on", StepRefusal.BEFORE_LAST_STEP, {"last": complaint.received_on}))
        return tuple(found)

    def _occurred(self, on: date, case: Case) -> datetime:
        """The moment that goes with a step's date: now for today, and never before the step of the same day."""
        moment = self._unit.now() if on == self._unit.today() else start_of_day(on, self._unit.desk.zone)
        return max(moment, case.last.at) if case.last and case.last.on == on else moment


def _classified_problems(classified: Classified) -> tuple[Problem, ...]:
    team = classified.team
    texts = {
        "category": classified.category,
        "officers": team.officers,
        "technical": team.technical,
        "opd": team.agency,
    }
    return tuple(
        Problem(name, FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_LINE})
        for name, text in texts.items()
        if len(text) > LONGEST_LINE
    )


def _review_body(
    note: str, by: Officer, on: date, classified: Classified, office: handling.HandlingContext
) -> bodies.ReviewedBody:
    """The body of a review without its target; what was left open is not in it."""
    team, level = classified.team, classified.level
    return bodies.ReviewedBody(
        note=note,
        by=str(by.officer_id),
        on=on.isoformat(),
        category=clean(classified.category) if classified.category else None,
        team={field.name: clean(getattr(team, field.name)) for field in dataclasses.fields(team)}
        if team != Team()
        else None,
        level=level or None,
        level_name=office.limits.by_code[level].name if level else None,
    )


def _before_asked(on: date | None, case: Case) -> Problem | None:
    """The problem of papers that came before they were asked for, None where they did not."""
    asked = case.asked
    return Problem("on", StepRefusal.BEFORE_ASKED, {"asked": asked.on}) if on and asked and on < asked.on else None
