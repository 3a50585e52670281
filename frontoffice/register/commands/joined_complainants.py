"""Several complainants on one number: who joins is written down with their own resi, who leaves with a reason."""

from __future__ import annotations

import dataclasses
from uuid import UUID

from frontoffice.domain import complainants, intake_check
from frontoffice.domain.cases.case import Case
from frontoffice.domain.codes import FieldRefusal, IntakeRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Complainant, Complaint, Identity, Status
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.complainant_bodies import ComplainantJoinedBody, ComplainantLeftBody
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints, print_job_rows, spool
from frontoffice.register.commands.print_job import UNSENT, JobState, PrintJob, Result
from frontoffice.register.projection import intake_codec
from frontoffice.register.queries import complaint_query
from frontoffice.register.unit_of_work import UnitOfWork


class JoinedComplainants:
    """The other complainants on a number."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def join(
        self,
        subject: UUID,
        who: Complainant,
        by: Officer,
        action: UUID,
        *,
        with_paper: bool = False,
        printer: str = "",
    ) -> tuple[Complaint, PrintJob | None]:
        """Write down that ``who`` complains of the same; their resi is queued with it, for the printer of that name.

        Their identity is treated as the first complainant's. Refused: what ``intake_check`` has against a complainant,
        ``text_missing`` (name), ``joined_already``, ``joined_too_many``, ``joins_anonymous``, ``already_closed``.
        """
        entry_kinds.demand(by, EntryKind.JOINED)

        def work() -> tuple[Complaint, Case] | None:
            complaint = self._open(subject)
            own = dataclasses.replace(who, identity=complaint.intake.complainant.identity)
            _demand(complaint, own)
            body = ComplainantJoinedBody(complainant=intake_codec.complainant_body(own), by=str(by.officer_id))
            folded = self._unit.append_entry(action, subject, EntryKind.JOINED, body, by)
            if with_paper:
                original = spool.original(subject, complaint.number_text, printer, by, self._unit.now())
                print_job_rows.add(self._unit.db, dataclasses.replace(original, joined=action))
            return folded

        folded = self._unit.run_once(action, work)
        complaint, _ = complaint_query.as_written(self._unit, subject, folded)
        with self._unit.reading():
            jobs = print_job_rows.jobs_of(self._unit.db, subject)
        return complaint, next((job for job in jobs if job.joined == action), None)

    def leave(self, subject: UUID, joined: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Write down that who joined by that entry complains no more; what was written stays in the story.

        Their resi that waits is dropped: it would be one of nobody.

        Refused: ``joined_unknown``, ``why_missing``, ``already_closed``.
        """
        entry_kinds.demand(by, EntryKind.LEFT)

        def work() -> tuple[Complaint, Case] | None:
            complaint = self._open(subject)
            if joined not in dict(complaint.joined):
                raise Refused(Problem("", IntakeRefusal.JOINED_UNKNOWN))
            for job in print_job_rows.jobs_of(self._unit.db, subject):
                if job.joined == joined and job.state in UNSENT:
                    print_job_rows.settle(self._unit, job.job_id, Result(JobState.DROPPED, "officer"), by)
            body = ComplainantLeftBody(joined=str(joined), why=complaints.reason(why), by=str(by.officer_id))
            return self._unit.append_entry(action, subject, EntryKind.LEFT, body, by)

        return complaint_query.as_written(self._unit, subject, self._unit.run_once(action, work))[0]

    def _open(self, subject: UUID) -> Complaint:
        complaint, _ = complaint_query.with_case(self._unit, subject)
        if complaint.status is Status.CANCELLED:
            raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
        if complaint.status in CLOSED:
            raise Refused(Problem("", StepRefusal.ALREADY_CLOSED, {"status": complaint.status}))
        return complaint


def _demand(complaint: Complaint, who: Complainant) -> None:
    """Raise Refused unless ``who`` may join."""
    if who.identity is Identity.ANONYMOUS:
        raise Refused(Problem("name", IntakeRefusal.JOINS_ANONYMOUS))
    if not who.name:
        raise Refused(Problem("name", FieldRefusal.TEXT_MISSING))
    complaints.demand_none(intake_check.refusals(intake_check.complainant_problems(who)))
    if any(complainants.is_same(who, other) for other in complainants.everybody(complaint)):
        raise Refused(Problem("name", IntakeRefusal.JOINED_ALREADY))
    if len(complaint.joined) >= complainants.MOST_JOINED:
        raise Refused(Problem("name", IntakeRefusal.JOINED_TOO_MANY, {"most": complainants.MOST_JOINED}))
