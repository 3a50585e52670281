"""Rows of print jobs: read, added and changed in the caller's transaction; put back where a copy was restored."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from frontoffice.domain.calendar.dates import from_text, to_text
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import PaperBody
from frontoffice.domain.people import NOBODY, Officer
from frontoffice.register.codes import SpoolReason
from frontoffice.register.commands.print_job import ANSWERED, OUTCOMES, UNSENT, JobState, PrintJob, Result
from frontoffice.register.journal import reading
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.tables import PaperJobRow
from frontoffice.register.unit_of_work import UnitOfWork


def settle(unit: UnitOfWork, job_id: UUID, result: Result, by: Officer) -> PrintJob:
    """Keep how a receipt ended, and append it to the journal unless it only waits; in a transaction of the caller's."""
    changes: dict[str, Any] = {"state": str(result.state), "reason": result.reason, "evidence": result.evidence}
    if result.sent:
        changes["sent"] = result.sent
    if result.state in UNSENT:
        changes["turn"] = 0  # nothing of it is on the paper
    update(unit.db, job_id, **changes)
    done = job(unit.db, job_id)
    if result.state in OUTCOMES:
        unit.append_entry(new_id(), done.subject, EntryKind.PAPER, _paper_body(done), by)
    return done


def _paper_body(done: PrintJob) -> PaperBody:
    return PaperBody(
        job=str(done.job_id),
        copy_no=done.copy_no,
        printer=done.printer,
        state=str(done.state),
        why=done.why,
        reason=done.reason,
        evidence="officer" if done.state in ANSWERED else done.evidence or "none",
        replaces=done.replaces,
        joined=str(done.joined) if done.joined else None,
    )


# What each paper does at each of its stages stands as text: composing it takes peewee longer than executing it takes.
_COLUMNS: Final = (
    *("job_id", "subject", "number_text", "copy_no", "state", "printer", "why", "requested_by", "requested_at"),
    *("reason", "evidence", "sent", "printer_id", "turn", "replaces", "joined"),
)
_ADD: Final = f"INSERT INTO paper_job ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_ONE: Final = f"SELECT {', '.join(_COLUMNS)} FROM paper_job WHERE job_id = ?"
_TYPES: Final = (bytes, bytes, str, int, str, str, str, str, str, str, str, int, str, int, int, bytes)


def add(db: Any, job: PrintJob) -> None:
    """Put a job at the end of the queue."""
    row = (
        *(job.job_id.bytes, job.subject.bytes, job.number_text, job.copy_no, str(job.state), job.printer, job.why),
        *(job.requested_by, to_text(job.requested_at), job.reason, job.evidence, job.sent, job.printer_id),
        *(0, int(job.replaces), job.joined.bytes if job.joined else b""),
    )
    db.connection().execute(_ADD, row)


def update(db: Any, job_id: UUID, **changes: Any) -> None:
    """Change columns of a job."""
    columns = ", ".join(f"{name} = ?" for name in changes)
    db.connection().execute(f"UPDATE paper_job SET {columns} WHERE job_id = ?", (*changes.values(), job_id.bytes))


def job(db: Any, job_id: UUID) -> PrintJob:
    """Print job by identity; KeyError when there is none."""
    rows = reading.validate_rows("paper_job", db.connection().execute(_ONE, (job_id.bytes,)), _TYPES)
    if not rows:
        raise KeyError(job_id)
    return _job(SimpleNamespace(**dict(zip(_COLUMNS, rows[0], strict=True))))


def in_state(db: Any, state: JobState) -> tuple[PrintJob, ...]:
    """Print jobs in a state, the oldest first."""
    return jobs_where(db, PaperJobRow.state == str(state))


def jobs_of(db: Any, subject: UUID) -> tuple[PrintJob, ...]:
    """Every receipt ever asked for of one complaint, the oldest first."""
    return jobs_where(db, PaperJobRow.subject == subject.bytes)


def next_copy_no(jobs: Iterable[PrintJob], papers_elsewhere: int) -> int:
    """The number of the next copy: 1 while none can have come out, then one more than the last possible."""
    made = [job.copy_no for job in jobs if job.state not in (*UNSENT, JobState.VOID, JobState.DROPPED)]
    return 1 + max([papers_elsewhere, *made])


def jobs_where(db: Any, condition: Any) -> tuple[PrintJob, ...]:
    """Print jobs under ``condition``, the oldest first."""
    return rows_where(condition, PaperJobRow.id, None, db)


def rows_where(condition: Any, order: Any, most: int | None, db: Any) -> tuple[PrintJob, ...]:
    """Print jobs under ``condition`` in the order of ``order``, at most ``most``."""
    rows = PaperJobRow.select().where(condition).order_by(order).limit(most).execute(db)
    return tuple(_job(row) for row in rows)


def _job(row: Any) -> PrintJob:
    with reading.row_of("paper_job"):
        return PrintJob(
            job_id=UUID(bytes=row.job_id),
            subject=UUID(bytes=row.subject),
            number_text=row.number_text,
            copy_no=row.copy_no,
            state=JobState(row.state),
            printer=row.printer,
            why=row.why,
            requested_by=row.requested_by,
            requested_at=from_text(row.requested_at),
            reason=row.reason,
            evidence=row.evidence,
            sent=row.sent,
            printer_id=row.printer_id,
            replaces=bool(row.replaces),
            joined=UUID(bytes=row.joined) if row.joined else None,
        )


_ANY = f"SELECT EXISTS (SELECT 1 FROM paper_job WHERE state IN ({', '.join('?' * len(UNSENT))}))"


def mark_unsent_uncertain(unit: UnitOfWork) -> None:
    """Mark every waiting receipt as uncertain, in the transaction of the restored register's new chain.

    Printed by themselves they would be second originals without a mark. Appended to the journal in nobody's name.
    """
    if not unit.connection.execute(_ANY, UNSENT).get:
        return
    for state in UNSENT:
        for job in in_state(unit.db, state):
            settle(unit, job.job_id, Result(JobState.UNCERTAIN, SpoolReason.PUT_BACK), NOBODY)
