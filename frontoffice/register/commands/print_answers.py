"""Officers' answers about receipts of which nothing is proven: void and replace, take back, replace what was forgotten.

Each is one transaction of the caller's: a program that ends between voiding and replacing would leave a number without
paper and without a job.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from frontoffice.domain.people import Officer
from frontoffice.register.codes import SpoolReason
from frontoffice.register.commands import print_job_rows
from frontoffice.register.commands.print_job import PUT_OFF, UNSENT, JobState, PrintJob, Result
from frontoffice.register.journal.ids import new_id
from frontoffice.register.unit_of_work import UnitOfWork

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
    """Queue what replaces a void receipt without a successor, so that it waits for a decision; how many there were."""
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
    """The receipts asked for after that one, in its place; one that nobody needed was a decision as well."""
    jobs = list(print_job_rows.jobs_of(unit.db, job.subject))
    at = next(n for n, one in enumerate(jobs) if one.job_id == job.job_id)
    return [one for one in jobs[at + 1 :] if (one.copy_no, one.joined) == (job.copy_no, job.joined)]
