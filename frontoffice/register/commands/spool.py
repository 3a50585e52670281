"""Print jobs: every requested receipt, and its known state.

A job keeps one identity across all its tries. Only a job of which no byte was sent may be tried again by itself; one
that was being sent when the program ended is *uncertain* until the officer has looked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import NOBODY, Officer
from frontoffice.domain.text.printable_text import clean
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterRefusal, SpoolReason
from frontoffice.register.commands import print_job_rows
from frontoffice.register.commands.print_job import (
    ANSWERED,
    OPEN,
    PUT_OFF,
    UNASKED,
    UNDERWAY,
    UNSENT,
    WHOLE,
    JobState,
    PrintJob,
    Result,
)
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.tables import PaperJobRow
from frontoffice.register.projection import present_officer
from frontoffice.register.unit_of_work import UnitOfWork

# --- Officers' answers about receipts of which nothing is proven: void and replace, take back, replace what was
# forgotten ---
# Each is one transaction of the caller's: a program that ends between voiding and replacing would leave a number
# without paper and without a job.

_OFFICER = "officer"  # the reason of what an officer said


def void_and_replace(unit: UnitOfWork, job_id: UUID, by: Officer, printer: str) -> tuple[PrintJob, PrintJob | None]:
    """Void an uncertain receipt and queue its replacement; see ``Spool.void_and_replace``."""
    job = print_job_rows.job(unit.db, job_id)
    if job.state is not JobState.UNCERTAIN:
        return job, None
    voided = print_job_rows.settle(unit, job_id, Result(JobState.VOID, _OFFICER), by)
    stands_in = [one for one in _successors(unit, voided) if one.state not in (JobState.VOID, JobState.DROPPED)]
    return voided, None if stands_in else _replacement(unit, voided, printer or voided.printer, by.name)


def take_back(unit: UnitOfWork, job_id: UUID, by: Officer) -> PrintJob:
    """Make an answered receipt uncertain again; a replacement of which nothing was sent is not needed any more."""
    job = print_job_rows.job(unit.db, job_id)
    if job.state not in (JobState.ACCEPTED, JobState.VOID):
        return job
    for later in _successors(unit, job):
        if job.state is JobState.VOID and later.state in UNSENT:
            print_job_rows.settle(unit, later.job_id, Result(JobState.DROPPED, _OFFICER), by)
    return print_job_rows.settle(unit, job_id, Result(JobState.UNCERTAIN, SpoolReason.ANSWER_TAKEN_BACK, _OFFICER), by)


def replace_forgotten(unit: UnitOfWork) -> int:
    """Queue replacements of void receipts without a successor, on hold for a decision; how many there were."""
    voided = print_job_rows.in_state(unit.db, JobState.VOID)
    forgotten = [one for one in voided if not _successors(unit, one)]
    for one in forgotten:
        _replacement(unit, one, one.printer, one.requested_by, JobState.WAITING, PUT_OFF)
    return len(forgotten)


def _replacement(
    unit: UnitOfWork, voided: PrintJob, printer: str, by: str, state: JobState = JobState.QUEUED, reason: str = ""
) -> PrintJob:
    job = replace(
        voided,
        job_id=new_id(),
        state=state,
        printer=printer,
        requested_by=by,
        requested_at=unit.now(),
        reason=reason,
        evidence="",
        sent=0,
        printer_id="",
        replaces=True,
    )
    print_job_rows.add(unit.db, job)
    return job


def _successors(unit: UnitOfWork, job: PrintJob) -> list[PrintJob]:
    """Later receipts in place of a receipt; an unneeded one was a decision as well."""
    jobs = list(print_job_rows.jobs_of(unit.db, job.subject))
    at = next(n for n, one in enumerate(jobs) if one.job_id == job.job_id)
    return [one for one in jobs[at + 1 :] if (one.copy_no, one.joined) == (job.copy_no, job.joined)]


# --- spool ---


class Spool:
    """The print jobs of this desk: queue them, follow them, settle how they ended."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def queue(self, subject: UUID, printer: str, by: Officer, why: str = "", *, joined: UUID | None = None) -> PrintJob:
        """Queue a receipt, or requeue a queued one never sent.

        Of who ``joined``, if given.

        Refused (``why_missing``) when a receipt was made already and no reason is given for another. Unavailable
        (``paper_in_hand``) while one is being printed: whether it comes out is not known yet.
        """
        entry_kinds.demand(by, EntryKind.PAPER)
        present_officer.demand_still(self._unit.people, by, EntryKind.PAPER)  # its entry comes when it is out
        with self._unit.writing():
            before = [one for one in print_job_rows.jobs_of(self._unit.db, subject) if one.joined == joined]
            unsent = [job for job in before if job.state in UNSENT]
            if unsent:
                print_job_rows.update(self._unit.db, unsent[0].job_id, printer=printer)
                return replace(unsent[0], printer=printer)
            if any(one.state in UNDERWAY for one in before):
                raise Unavailable(SpoolReason.PAPER_IN_HAND)  # a further one would be a copy of perhaps nothing
            row = self._unit.connection.execute(
                "SELECT number_text, papers FROM complaint WHERE subject = ?", (subject.bytes,)
            ).fetchone()
            if row is None:
                raise Refused(Problem("", RegisterRefusal.COMPLAINT_UNKNOWN))
            number_text, papers = row
            copy_no = print_job_rows.next_copy_no(before, 0 if joined else papers)
            if any(one.state is JobState.UNCERTAIN for one in before):
                raise Refused(Problem("", RegisterRefusal.PAPER_UNANSWERED))  # or it would be called a copy of nothing
            if copy_no > 1 and not why.strip():
                raise Refused(Problem("why", FieldRefusal.WHY_MISSING))
            job = PrintJob(
                job_id=new_id(),
                subject=subject,
                number_text=number_text,
                copy_no=copy_no,
                state=JobState.QUEUED,
                printer=printer,
                why=clean(why),
                requested_by=by.name,
                requested_at=self._unit.now(),
                replaces=any(one.state is JobState.VOID and one.copy_no == copy_no for one in before),
                joined=joined,
            )
            print_job_rows.add(self._unit.db, job)
        return job

    def start_sending(self, job_id: UUID, printer: str = "", printer_id: str = "") -> None:
        """Commit the start of printing before the first byte leaves.

        On Unavailable print nothing.

        Unavailable (``paper_in_hand``) when it is being sent already.
        """
        with self._unit.writing():
            now = print_job_rows.job(self._unit.db, job_id)
            if now.state not in UNSENT:
                raise Unavailable(SpoolReason.PAPER_IN_HAND)
            changes: dict[str, Any] = {"printer": printer} if printer else {}
            last: int = self._unit.connection.execute("SELECT max(turn) FROM paper_job").get or 0
            changes |= {"state": str(JobState.SENDING), "reason": "", "printer_id": printer_id, "turn": last + 1}
            print_job_rows.update(self._unit.db, job_id, **changes)

    def progress(self, job_id: UUID, state: JobState, reason: str = "") -> PrintJob:
        """Record the stage of a print in progress; an ended one stays as it ended."""
        with self._unit.writing():
            now = print_job_rows.job(self._unit.db, job_id)
            if now.state not in UNDERWAY or (now.state, now.reason) == (state, reason):
                return now
            print_job_rows.update(self._unit.db, job_id, state=str(state), reason=reason)
            return replace(now, state=state, reason=reason)

    def finish(
        self, job_id: UUID, state: JobState, reason: str, by: Officer, evidence: str = "", sent: int = 0
    ) -> PrintJob:
        """Record how a print ended: kept with the job, and appended to the journal unless it only waits.

        Once the officer has spoken, what the printer says comes too late, and so does a second click. What may be on
        paper never waits again, whoever says so.
        """
        with self._unit.writing():
            before = print_job_rows.job(self._unit.db, job_id)
            if before.state in ANSWERED or (state is JobState.DROPPED and before.state not in UNSENT):
                return before
            if state in UNSENT and before.state not in (*UNSENT, *UNDERWAY):
                return before
            return print_job_rows.settle(self._unit, job_id, Result(state, reason, evidence, sent), by)

    def void_and_replace(self, job_id: UUID, by: Officer, printer: str = "") -> tuple[PrintJob, PrintJob | None]:
        """Void a bad receipt and queue its replacement, in one transaction.

        Returns both; no replacement where there is one already, or where the receipt was answered for before.
        """
        entry_kinds.demand(by, EntryKind.PAPER)
        with self._unit.writing():
            return void_and_replace(self._unit, job_id, by, printer)

    def take_back(self, job_id: UUID, by: Officer) -> PrintJob:
        """Withdraw the officer's answer about a receipt, so that it is asked again."""
        entry_kinds.demand(by, EntryKind.PAPER)
        with self._unit.writing():
            return take_back(self._unit, job_id, by)

    def list_answered(self, moment: datetime) -> tuple[PrintJob, ...]:
        """Receipts with an officer's answer, requested since ``moment``, the newest first."""
        asked = PaperJobRow.requested_at >= to_text(moment)
        answered = PaperJobRow.state.in_((JobState.ACCEPTED, JobState.VOID))
        with self._unit.reading():
            return print_job_rows.rows_where(answered & asked, PaperJobRow.id.desc(), None, self._unit.db)

    def is_torn(self, printer_id: str) -> bool:
        """Return whether the end of the last receipt on that printer is unknown, for a void notice on the next one."""
        wanted = (PaperJobRow.printer_id == printer_id) & (PaperJobRow.turn > 0)
        with self._unit.reading():
            last = print_job_rows.rows_where(wanted, PaperJobRow.turn.desc(), 1, self._unit.db)
        return any(job.state not in WHOLE and job.reason != UNASKED for job in last)

    def open_jobs(self) -> tuple[PrintJob, ...]:
        """Receipts not certainly printed, the oldest first."""
        with self._unit.reading():
            return print_job_rows.jobs_where(self._unit.db, PaperJobRow.state.in_(OPEN))

    def jobs_of(self, subject: UUID) -> tuple[PrintJob, ...]:
        """Every receipt ever asked for of one complaint, the oldest first."""
        with self._unit.reading():
            return print_job_rows.jobs_of(self._unit.db, subject)

    def count_open(self) -> int:
        """How many receipts have not come out for certain; a thousand of them are counted in a millisecond."""
        with self._unit.briefly():
            counted: int = PaperJobRow.select().where(PaperJobRow.state.in_(OPEN)).count(self._unit.db)
        return counted


def original(subject: UUID, number_text: str, printer: str, by: Officer, now: datetime) -> PrintJob:
    """First receipt of a complaint, queued together with it, so that no number is ever without its resi."""
    return PrintJob(new_id(), subject, number_text, 1, JobState.QUEUED, printer, "", by.name, now)


def recover(unit: UnitOfWork) -> int:
    """Mark prints in progress at the program's end as uncertain.

    Returns how many there are.

    What waited in a copy that was put back is marked by that as well (``storage.restore``), and not counted.
    Appended to the journal like every other outcome, in nobody's name: to other desks a receipt that may be out counts
    as one that is, so none of them prints a second original before the officer here has looked.
    """
    with unit.writing():
        PaperJobRow.update(state=str(JobState.QUEUED)).where(PaperJobRow.state == str(JobState.CHECKING)).execute(
            unit.db
        )
        broken = print_job_rows.jobs_where(unit.db, PaperJobRow.state.in_(UNDERWAY))
        put_back = [one.reason == SpoolReason.PUT_BACK for one in broken]
        for one, came_back in zip(broken, put_back, strict=True):
            reason = SpoolReason.PUT_BACK if came_back else SpoolReason.PROGRAM_ENDED
            print_job_rows.settle(unit, one.job_id, Result(JobState.UNCERTAIN, reason), NOBODY)
        replace_forgotten(unit)
    return put_back.count(False)
