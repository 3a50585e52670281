"""Rows of send jobs: read, added and changed, each within a transaction of the caller's."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import from_text, to_text
from frontoffice.register.commands.send_job import OPEN, Message, SendJob, SendState, SendWay
from frontoffice.register.journal import reading

_COLUMNS: Final = (
    *("job_id", "subject", "origin", "number_text", "cycle", "way", "channel", "address", "title", "text", "note"),
    *("officer_id", "requested_by", "requested_at", "queued_at", "state", "reason", "evidence", "tries", "next_at"),
)
_TYPES: Final = (
    *(bytes, bytes, bytes, str, int, str, str, str, str, str, str),
    *(bytes, str, str, str, str, str, str, int, str),
)
_SELECT: Final = f"SELECT {', '.join(_COLUMNS)} FROM send_job"
_ADD: Final = f"INSERT INTO send_job ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_OPEN: Final = f"state IN ({', '.join(sorted(f'{state!r}' for state in map(str, OPEN)))})"
_FORGOTTEN: Final = "address = '', title = '', text = '', note = ''"


def add(connection: apsw.Connection, job: SendJob) -> None:
    """Put a job at the end of the queue."""
    message = job.message
    row = (
        *(job.job_id.bytes, message.subject.bytes, job.origin.bytes, job.number_text, job.cycle, str(message.way)),
        *(message.channel, message.address, message.title, message.text, message.note),
        *(job.officer_id.bytes, job.requested_by, to_text(job.requested_at), to_text(job.queued_at)),
        *(str(job.state), job.reason, job.evidence, job.tries, to_text(job.next_at)),
    )
    connection.execute(_ADD, row)


def update(connection: apsw.Connection, job_id: UUID, **changes: Any) -> None:
    """Change columns of a job."""
    columns = ", ".join(f"{name} = ?" for name in changes)
    connection.execute(f"UPDATE send_job SET {columns} WHERE job_id = ?", (*changes.values(), job_id.bytes))


def forget_words(connection: apsw.Connection, job_id: UUID) -> None:
    """Keep nothing of a settled job by which its complainant is known, nor what was written to them."""
    connection.execute(f"UPDATE send_job SET {_FORGOTTEN} WHERE job_id = ?", (job_id.bytes,))


def find(connection: apsw.Connection, job_id: UUID) -> SendJob | None:
    """The job with that identity; None when there is none: it was erased by law."""
    return next(iter(_jobs(connection, f"{_SELECT} WHERE job_id = ?", (job_id.bytes,))), None)


def open_jobs(connection: apsw.Connection) -> tuple[SendJob, ...]:
    """Every job that is not settled, the oldest first."""
    return _jobs(connection, f"{_SELECT} WHERE {_OPEN} ORDER BY id")


def jobs_of(connection: apsw.Connection, subject: UUID) -> tuple[SendJob, ...]:
    """Every message ever asked for about one complaint, the oldest first."""
    return _jobs(connection, f"{_SELECT} WHERE subject = ? ORDER BY id", (subject.bytes,))


def _jobs(connection: apsw.Connection, question: str, values: tuple[Any, ...] = ()) -> tuple[SendJob, ...]:
    return tuple(map(_job, reading.validate_rows("send_job", connection.execute(question, values), _TYPES)))


def _job(row: tuple[Any, ...]) -> SendJob:
    kept = dict(zip(_COLUMNS, row, strict=True))
    with reading.row_of("send_job"):
        message = Message(
            subject=UUID(bytes=kept["subject"]),
            way=SendWay(kept["way"]),
            channel=kept["channel"],
            address=kept["address"],
            text=kept["text"],
            note=kept["note"],
            title=kept["title"],
        )
        return SendJob(
            job_id=UUID(bytes=kept["job_id"]),
            message=message,
            number_text=kept["number_text"],
            cycle=kept["cycle"],
            state=SendState(kept["state"]),
            officer_id=UUID(bytes=kept["officer_id"]),
            requested_by=kept["requested_by"],
            requested_at=from_text(kept["requested_at"]),
            queued_at=from_text(kept["queued_at"]),
            next_at=from_text(kept["next_at"]),
            origin=UUID(bytes=kept["origin"]),
            reason=kept["reason"],
            evidence=kept["evidence"],
            tries=kept["tries"],
        )
