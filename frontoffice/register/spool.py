"""Print jobs: every paper that was asked for, and what is known of it.

A job keeps one identity across all its tries. Only a job of which no byte was sent may be tried again by itself; one
that was being sent when the program ended is *uncertain* until the officer has looked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from frontoffice.domain.complaint import Complaint, clean
from frontoffice.domain.dates import from_text, to_text
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.people import May, Officer, demand
from frontoffice.errors import Problem, Refused
from frontoffice.register.ids import new_id
from frontoffice.register.ledger import Ledger
from frontoffice.register.tables import PaperJobRow


class JobState(StrEnum):
    """What is known of a paper. ``handed_over`` is all that a printer which says nothing allows to know."""

    QUEUED = "queued"
    SENDING = "sending"
    WAITING = "waiting"
    UNCERTAIN = "uncertain"
    HANDED_OVER = "handed_over"
    ACCEPTED = "accepted"
    VOID = "void"


OPEN: Final = (JobState.QUEUED, JobState.SENDING, JobState.WAITING, JobState.UNCERTAIN)
UNSENT: Final = (JobState.QUEUED, JobState.WAITING)
OUTCOMES: Final = frozenset({JobState.HANDED_OVER, JobState.UNCERTAIN, JobState.ACCEPTED, JobState.VOID})


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One paper of one complaint; ``copy_no`` 1 is the original, n + 1 is SALINAN KE-n. ``reason`` is a code."""

    job_id: UUID
    subject: UUID
    number_text: str
    copy_no: int
    state: JobState
    printer: str
    why: str
    requested_by: str
    requested_at: datetime
    reason: str = ""


def queue(ledger: Ledger, complaint: Complaint, printer: str, by: Officer, why: str) -> PrintJob:
    """Ask for a paper, or take up again the one that was asked for and never sent."""
    demand(by, May.PRINT)
    with ledger.writing():
        unsent = [job for job in jobs_of(ledger.db, complaint.subject) if job.state in UNSENT]
        if unsent:
            update(ledger.db, unsent[0].job_id, printer=printer)
            return replace(unsent[0], printer=printer)
        copy_no = next_copy_no(ledger.db, complaint.subject, complaint.papers_printed)
        if copy_no > 1 and not why.strip():
            raise Refused(Problem("why", "why_missing"))
        job = PrintJob(
            job_id=new_id(),
            subject=complaint.subject,
            number_text=complaint.number_text,
            copy_no=copy_no,
            state=JobState.QUEUED,
            printer=printer,
            why=clean(why),
            requested_by=by.name,
            requested_at=ledger.now(),
        )
        add(ledger.db, job)
    return job


def sending(ledger: Ledger, job_id: UUID) -> None:
    """From here on paper may come out."""
    with ledger.writing():
        update(ledger.db, job_id, state=str(JobState.SENDING), reason="")


def outcome(ledger: Ledger, job_id: UUID, state: JobState, reason: str, by: Officer) -> PrintJob:
    """What became of a paper: kept with the job, and told to the journal when paper may have come out."""
    with ledger.writing():
        update(ledger.db, job_id, state=str(state), reason=reason)
        done = job(ledger.db, job_id)
        if state in OUTCOMES:
            body = {
                "job": str(job_id),
                "copy_no": done.copy_no,
                "printer": done.printer,
                "state": str(state),
                "why": done.why,
                "evidence": reason,
            }
            ledger.tell(new_id(), done.subject, EntryKind.PAPER, body, by)
    return done


def add(db: Any, job: PrintJob) -> None:
    """Put a job at the end of the queue."""
    PaperJobRow.insert(
        job_id=job.job_id.bytes,
        subject=job.subject.bytes,
        number_text=job.number_text,
        copy_no=job.copy_no,
        state=str(job.state),
        printer=job.printer,
        why=job.why,
        requested_by=job.requested_by,
        requested_at=to_text(job.requested_at),
        reason=job.reason,
    ).execute(db)


def update(db: Any, job_id: UUID, **changes: str) -> None:
    """Change state, reason or printer of a job."""
    PaperJobRow.update(**changes).where(PaperJobRow.job_id == job_id.bytes).execute(db)


def job(db: Any, job_id: UUID) -> PrintJob:
    """The job with that identity; KeyError when there is none."""
    found = _jobs(db, PaperJobRow.job_id == job_id.bytes)
    if not found:
        raise KeyError(job_id)
    return found[0]


def open_jobs(db: Any) -> tuple[PrintJob, ...]:
    """Every paper that has not come out for certain, the oldest first."""
    return _jobs(db, PaperJobRow.state.in_(OPEN))


def jobs_of(db: Any, subject: UUID) -> tuple[PrintJob, ...]:
    """Every paper ever asked for of one complaint, the oldest first."""
    return _jobs(db, PaperJobRow.subject == subject.bytes)


def next_copy_no(db: Any, subject: UUID, papers_elsewhere: int) -> int:
    """1 while no paper can have come out; after that one more than the last that could have."""
    made = [job.copy_no for job in jobs_of(db, subject) if job.state not in (*UNSENT, JobState.VOID)]
    return 1 + max([papers_elsewhere, *made])


def recover(db: Any) -> int:
    """After the program ended in the middle: what was being sent is uncertain. Returns how many there are."""
    changed: int = (
        PaperJobRow.update(state=str(JobState.UNCERTAIN), reason="program_ended")
        .where(PaperJobRow.state == str(JobState.SENDING))
        .execute(db)
    )
    return changed


def _jobs(db: Any, condition: Any) -> tuple[PrintJob, ...]:
    rows = PaperJobRow.select().where(condition).order_by(PaperJobRow.id).execute(db)
    return tuple(_job(row) for row in rows)


def _job(row: Any) -> PrintJob:
    return PrintJob(
        job_id=UUID(bytes=bytes(row.job_id)),
        subject=UUID(bytes=bytes(row.subject)),
        number_text=row.number_text,
        copy_no=row.copy_no,
        state=JobState(row.state),
        printer=row.printer,
        why=row.why,
        requested_by=row.requested_by,
        requested_at=from_text(row.requested_at),
        reason=row.reason,
    )
