"""Contacts with complainants in the journal: attempts to reach them, and missing papers asked for and completed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from frontoffice.domain import complaint as rules
from frontoffice.domain import limits as limits_of
from frontoffice.domain.calendar.dates import ZONES, local_date
from frontoffice.domain.cases import handling
from frontoffice.domain.cases.case import Case, Reach, reaches
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT, clean, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints
from frontoffice.register.commands.send_job import SendJob
from frontoffice.register.journal.ids import new_id
from frontoffice.register.queries import complaint_list
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to speak with the complainant; ``at`` is the moment (aware), None for now."""

    channel: str
    reach: Reach
    note: str = ""
    at: datetime | None = None


class Contacts:
    """Record contacts with complainants, and papers requested from them and brought."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def log(self, subject: UUID, attempt: Attempt, by: Officer, action: UUID) -> Case:
        """Write down an attempt to speak with the complainant: possible whenever the complaint is not cancelled."""
        entry_kinds.demand(by, EntryKind.CONTACTED)

        folded = self._unit.run_once(action, lambda: append(self._unit, subject, attempt, by, action))
        return complaint_list.as_written(self._unit, subject, folded)[1]

    def ask_papers(self, subject: UUID, on: date | None, by: Officer, action: UUID) -> Case:
        """Request the missing papers from a complainant, on a date (None for today); the time limit runs from it."""
        entry_kinds.demand(by, EntryKind.PAPERS_ASKED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = self._open(subject)
            if not complaint.missing_papers:
                raise Refused(Problem("", StepRefusal.PAPERS_COMPLETE))
            problem = handling.date_refusal(on, complaint, Case(), self._unit.today())
            complaints.raise_if_refused((problem,) if problem else ())
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
        return complaint_list.as_written(self._unit, subject, folded)[1]

    def complete_papers(
        self, subject: UUID, papers: frozenset[rules.RequiredPaper], on: date | None, by: Officer, action: UUID
    ) -> Complaint:
        """Record the receipt of missing papers, on a date (None for today)."""
        entry_kinds.demand(by, EntryKind.PAPERS_COMPLETED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = self._open(subject)
            came = papers & frozenset(complaint.missing_papers)
            if not came:
                raise Refused(Problem("papers", StepRefusal.PAPERS_NONE))
            problem = handling.date_refusal(on, complaint, Case(), self._unit.today()) or _before_asked(on, case)
            complaints.raise_if_refused((problem,) if problem else ())
            body = bodies.PapersCompletedBody(
                **{str(paper): paper in came for paper in rules.RequiredPaper},
                on=(on or self._unit.today()).isoformat(),
                by=str(by.officer_id),
            )
            return self._unit.append_entry(action, subject, EntryKind.PAPERS_COMPLETED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def _open(self, subject: UUID) -> tuple[Complaint, Case]:
        complaint, case = complaint_list.with_case(self._unit, subject)
        if complaint.status is Status.CANCELLED:
            raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
        if complaint.status in CLOSED:
            raise Refused(Problem("", StepRefusal.ALREADY_CLOSED, {"status": complaint.status}))
        return complaint, case


def append(
    unit: UnitOfWork, subject: UUID, attempt: Attempt, by: Officer, action: UUID
) -> tuple[Complaint, Case] | None:
    """Append an attempt to speak with the complainant, within the caller's transaction."""
    complaint, case = complaint_list.with_case(unit, subject)
    if complaint.status is Status.CANCELLED:
        raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
    at = attempt.at or unit.now()
    complaints.raise_if_refused(_attempt_problems(attempt, complaint, unit.now()))
    body = bodies.ContactedBody(
        channel=one_line(attempt.channel),
        reach=str(attempt.reach),
        note=clean(attempt.note),
        on=local_date(at, unit.desk.zone).isoformat(),
        time=f"{at.astimezone(ZONES[unit.desk.zone]):%H.%M}",
        by=str(by.officer_id),
        cycle=case.cycle.no,
    )
    return unit.append_entry(action, subject, EntryKind.CONTACTED, body, by, occurred_at=at)


def _attempt_problems(attempt: Attempt, complaint: Complaint, now: datetime) -> tuple[Problem, ...]:
    found = []
    if not one_line(attempt.channel):
        found.append(Problem("channel", StepRefusal.CHANNEL_MISSING))
    elif attempt.reach is Reach.SENT and not reaches(one_line(attempt.channel), Reach.SENT):
        found.append(Problem("reach", StepRefusal.NOT_WRITTEN))
    for name, most in (("channel", LONGEST_LINE), ("note", LONGEST_TEXT)):
        if len(getattr(attempt, name)) > most:
            found.append(Problem(name, FieldRefusal.TOO_LONG, {"length": len(getattr(attempt, name)), "most": most}))
    if attempt.at and attempt.at > now:
        found.append(Problem("on", FieldRefusal.DATE_IN_FUTURE))
    if attempt.at and local_date(attempt.at, complaint.zone) < complaint.received_on:
        found.append(Problem("on", StepRefusal.BEFORE_LAST_STEP, {"last": complaint.received_on}))
    return tuple(found)


def _before_asked(on: date | None, case: Case) -> Problem | None:
    """Problem of papers dated before their request, None when there is no such problem."""
    asked = case.asked
    return Problem("on", StepRefusal.BEFORE_ASKED, {"asked": asked.on}) if on and asked and on < asked.on else None


def log_sent(unit: UnitOfWork, job: SendJob, evidence: str, now: datetime) -> None:
    """Log a sent message as a contact by its requester, with their present role.

    They may have left since.

    In a transaction of the caller's.
    """
    _, case = complaint_list.with_case(unit, job.message.subject)
    if any(one.message == str(job.job_id) for one in case.contacts):  # it came back from the centre, as after a restore
        return
    by = unit.people.get(job.officer_id) or Officer(job.officer_id, job.requested_by, Role.OFFICER)
    body = bodies.ContactedBody(
        channel=job.message.channel,
        reach=str(Reach.SENT),
        note=job.message.note,
        on=local_date(now, unit.desk.zone).isoformat(),
        time=f"{now.astimezone(ZONES[unit.desk.zone]):%H.%M}",
        by=str(job.officer_id),
        cycle=job.cycle,
        evidence=evidence,
        message=str(job.job_id),
    )
    unit.append_entry(new_id(), job.message.subject, EntryKind.CONTACTED, body, by, occurred_at=now, now=now)
