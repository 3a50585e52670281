"""Send jobs: every requested message to a complainant, and its known state.

A job keeps one identity across all its tries. What is known not to have been taken is tried again by itself; one that
may have been is *uncertain*, until an officer has said whether it came. That it was sent and the contact that says so
are one transaction, so a step rests on what is known to have left.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import from_text, to_text
from frontoffice.domain.cases.case import Reach, last_undelivered_contact, reaches
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.codes import SendReason, SendRefusal
from frontoffice.register.commands import complaints, contacts
from frontoffice.register.commands.send_job import (
    ASKING,
    LONGEST_WAIT,
    OPEN,
    UNDERWAY,
    Message,
    SendJob,
    SendState,
    SendWay,
    Sent,
    has_come,
    pause,
)
from frontoffice.register.journal import reading
from frontoffice.register.projection import present_officer
from frontoffice.register.queries import complaint_list, inbox, undelivered
from frontoffice.register.unit_of_work import UnitOfWork

# --- Rows of send jobs: read, added and changed, each within a transaction of the caller's ---

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
_SENT: Final = (SendState.SENT, SendState.CAME)
_RETURNED: Final = (  # from the reports, which are few
    "job_id IN (SELECT unhex(substr(recipient_failed, 1, 36), '-') FROM message WHERE recipient_failed <> '')"
    f" AND state IN ({', '.join(repr(str(state)) for state in _SENT)})"
)
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
    """Delete a settled job's message and the identifying data of its complainant."""
    connection.execute(f"UPDATE send_job SET {_FORGOTTEN} WHERE job_id = ?", (job_id.bytes,))


def find(connection: apsw.Connection, job_id: UUID) -> SendJob | None:
    """Send job by identity; None when there is none: it was erased by law."""
    return next(iter(_jobs(connection, f"{_SELECT} WHERE job_id = ?", (job_id.bytes,))), None)


def open_jobs(connection: apsw.Connection) -> tuple[SendJob, ...]:
    """Unsettled send jobs, the oldest first."""
    return _jobs(connection, f"{_SELECT} WHERE {_OPEN} ORDER BY id")


def jobs_of(connection: apsw.Connection, subject: UUID) -> tuple[SendJob, ...]:
    """Every message ever asked for about one complaint, the oldest first."""
    return _jobs(connection, f"{_SELECT} WHERE subject = ? ORDER BY id", (subject.bytes,))


def returned_jobs(connection: apsw.Connection) -> tuple[SendJob, ...]:
    """Sent messages that a report names as not delivered, and that nobody took off the list; the oldest first."""
    return _jobs(connection, f"{_SELECT} WHERE {_RETURNED} ORDER BY id")


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


# --- sending ---

_OFFICER = "officer"  # the evidence of what an officer said


class Sending:
    """The messages of this desk: queue them, follow them, settle how they ended."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def queue(self, message: Message, by: Officer, job_id: UUID) -> SendJob:
        """Queue a message; asked for again under the same ``job_id``, it is the same one.

        Refused as a contact would be, and: ``send_address_missing``, ``send_text_missing``, ``too_long``,
        ``send_queued_already`` while the same words to the same address are not settled.
        """
        self._demand(by)  # here, too: its entry comes when it is sent
        message = _clean_message(message)
        complaints.raise_if_refused(_problems(message))
        with self._unit.writing():
            asked = find(self._unit.connection, job_id)
            if asked is not None:
                return asked
            complaint, case = complaint_list.with_case(self._unit, message.subject)
            if complaint.status is Status.CANCELLED:
                raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
            others = jobs_of(self._unit.connection, message.subject)
            if any(one.message == message for one in others):  # what is settled has no words any more
                raise Refused(Problem("", SendRefusal.QUEUED_ALREADY))
            now = self._unit.now()
            job = SendJob(
                job_id=job_id,
                message=message,
                number_text=complaint.number_text,
                cycle=case.cycle.no,
                state=SendState.QUEUED,
                officer_id=by.officer_id,
                requested_by=by.name,
                requested_at=now,
                queued_at=now,
                next_at=now,
                origin=self._unit.origin,
            )
            add(self._unit.connection, job)
        return job

    def start_sending(self, job_id: UUID) -> SendJob:
        """Commit the start of sending before the first byte may leave.

        On Unavailable send nothing.

        Unavailable: ``send_not_waiting`` (it was taken back, or is on its way), ``send_cancelled`` (the complaint was
        cancelled since), ``send_put_back`` (the register was put back since, so it may have been sent before),
        ``send_too_old`` (it waited for longer than what it says may hold, as while the computer was off).
        """
        with self._unit.writing():
            job = find(self._unit.connection, job_id)
            if job is None or job.state is not SendState.QUEUED:
                raise Unavailable(SendReason.NOT_WAITING)
            stopped = self._stop_reason(job)
            now = stopped or Sent(SendState.SENDING)
            update(self._unit.connection, job_id, state=str(now.state), reason=now.reason, evidence="")
        if stopped:
            raise Unavailable(SendReason(stopped.reason))
        return replace(job, state=now.state, reason="", evidence="")

    def finish(self, job_id: UUID, result: Sent) -> SendJob | None:
        """Record how a try ended; ``queued`` for a later try, three days long.

        What is sent is logged as a contact of who asked for it, in the same transaction. A job that is settled stays as
        it is; None for one that is not there any more.
        """
        with self._unit.writing():
            job = find(self._unit.connection, job_id)
            if job is None or job.state not in UNDERWAY:
                return job
            return _settle(self._unit, job, result)

    def answer(self, job_id: UUID, by: Officer, *, came: bool) -> SendJob | None:
        """Write down whether an uncertain message came: a contact if it did, otherwise it may be sent again."""
        self._demand(by)
        with self._unit.writing():
            job = find(self._unit.connection, job_id)
            if job is None or job.state is not SendState.UNCERTAIN:
                return job
            if not came:
                return _settle(self._unit, job, Sent(SendState.FAILED, SendReason.NOT_CAME, _OFFICER))
            job = replace(job, officer_id=by.officer_id, requested_by=by.name)
            return _settle(self._unit, job, Sent(SendState.CAME, "", _OFFICER))

    def send_again(self, job_id: UUID, by: Officer) -> SendJob | None:
        """Retry a failed or waiting message immediately, in this officer's name."""
        self._demand(by)
        with self._unit.writing():
            job = find(self._unit.connection, job_id)
            if job is None or job.state not in (SendState.FAILED, SendState.QUEUED):
                return job
            now = self._unit.now()
            again = replace(
                job,
                state=SendState.QUEUED,
                officer_id=by.officer_id,
                requested_by=by.name,
                queued_at=now,
                next_at=now,
                origin=self._unit.origin,
                tries=0,
            )
            update(
                self._unit.connection,
                job_id,
                state=str(again.state),
                officer_id=by.officer_id.bytes,
                requested_by=by.name,
                queued_at=to_text(now),
                next_at=to_text(now),
                origin=again.origin.bytes,
                tries=0,
            )
            return again

    def take_back(self, job_id: UUID, by: Officer) -> SendJob | None:
        """Withdraw a failed message, or one with nothing accepted by its carrier; its words are forgotten.

        One that came back leaves the list.
        """
        self._demand(by)
        with self._unit.writing():
            job = find(self._unit.connection, job_id)
            job = job and _as_returned(self._unit.connection, job)
            if job is None or job.state not in (SendState.QUEUED, SendState.FAILED):
                return job
            return _settle(self._unit, job, Sent(SendState.DROPPED, job.reason, job.evidence))

    def retry_waiting(self, way: SendWay) -> None:
        """Retry every waiting message of ``way`` immediately, as after a correction of its settings."""
        with self._unit.writing():
            self._unit.connection.execute(
                "UPDATE send_job SET next_at = ? WHERE way = ? AND state = ?",
                (to_text(self._unit.now()), str(way), str(SendState.QUEUED)),
            )

    def due(self, way: SendWay) -> SendJob | None:
        """Oldest message by ``way`` due for a try, in the thread of the mail that it answers; None for none."""
        job = next((job for job in self._waiting(way) if has_come(job.next_at, self._unit.now())), None)
        return self._in_thread(job) if job is not None and way is SendWay.EMAIL else job

    def due_at(self, way: SendWay) -> datetime | None:
        """When the next try by ``way`` is due; None while nothing waits."""
        return min((job.next_at for job in self._waiting(way)), default=None)

    def open_jobs(self) -> tuple[SendJob, ...]:
        """Unsettled messages, the oldest first; then those that came back, until somebody reached the complainant."""
        with self._unit.briefly():
            returned = (job for job in returned_jobs(self._unit.connection) if _is_unanswered(self._unit, job))
            again = tuple(_as_returned(self._unit.connection, job) for job in returned)
            return open_jobs(self._unit.connection) + again

    def jobs_of(self, subject: UUID) -> tuple[SendJob, ...]:
        """Every message ever asked for about one complaint, the oldest first."""
        with self._unit.reading():
            jobs = jobs_of(self._unit.connection, subject)
            return tuple(_as_returned(self._unit.connection, job) for job in jobs)

    def _demand(self, by: Officer) -> None:
        entry_kinds.demand(by, EntryKind.CONTACTED)
        present_officer.demand_still(self._unit.people, by, EntryKind.CONTACTED)

    def _waiting(self, way: SendWay) -> tuple[SendJob, ...]:
        with self._unit.briefly():
            jobs = open_jobs(self._unit.connection)
        return tuple(job for job in jobs if job.state is SendState.QUEUED and job.message.way is way)

    def _in_thread(self, job: SendJob) -> SendJob:
        """The job with the title and the thread of the mail that it answers."""
        with self._unit.briefly():
            thread = inbox.find_thread(self._unit.connection, job.message.subject, job.message.address)
        if thread is None:
            return job
        return replace(
            job, message=replace(job.message, title=thread.title or job.message.title), answers=thread.identities
        )

    def _stop_reason(self, job: SendJob) -> Sent | None:
        """Why a message is not sent after all; None when it is."""
        if job.origin != self._unit.origin:
            return Sent(SendState.UNCERTAIN, SendReason.PUT_BACK)
        complaint, _ = complaint_list.with_case(self._unit, job.message.subject)
        if complaint.status is Status.CANCELLED:
            return Sent(SendState.FAILED, SendReason.CANCELLED)
        is_old = self._unit.now() - job.queued_at > LONGEST_WAIT
        return Sent(SendState.FAILED, SendReason.TOO_OLD) if is_old else None


def recover(unit: UnitOfWork) -> int:
    """Mark messages possibly sent at the program's end, or before the register was restored, as uncertain; how many.

    Those that came back are settled where the complainant was reached since: nobody looks at them again.
    """
    with unit.reading():
        jobs = open_jobs(unit.connection)
        doubtful = [(job, why) for job in jobs if (why := _doubt(job, unit.origin))]
        answered = [job for job in returned_jobs(unit.connection) if not _is_unanswered(unit, job)]
    if doubtful or answered:
        with unit.writing():
            for job, why in doubtful:
                _settle(unit, job, Sent(SendState.UNCERTAIN, why))
            for job in answered:
                _settle(unit, job, Sent(SendState.DROPPED, job.reason, job.evidence))
    return len(doubtful)


def _doubt(job: SendJob, origin: UUID) -> SendReason | None:
    if job.state is SendState.SENDING and job.message.way is not SendWay.SMS:  # of which its file can be asked
        return SendReason.PROGRAM_ENDED
    return SendReason.PUT_BACK if job.state is SendState.QUEUED and job.origin != origin else None


def _as_returned(connection: apsw.Connection, job: SendJob) -> SendJob:
    """The job, failed where it was sent and a report names it as not delivered; ``evidence`` is the report's code."""
    if job.state not in _SENT or not undelivered.is_undelivered(connection, str(job.job_id)):
        return job
    status = undelivered.find_status(connection, str(job.job_id))
    return replace(job, state=SendState.FAILED, reason=undelivered.reason_of(status), evidence=status)


def _is_unanswered(unit: UnitOfWork, job: SendJob) -> bool:
    """Whether nobody has reached the complainant since this message, the last one to them, came back.

    Of a cancelled complaint nobody has to.
    """
    complaint, case = complaint_list.with_case(unit, job.message.subject)
    last = last_undelivered_contact(case)
    return complaint.status is not Status.CANCELLED and last is not None and last.message == str(job.job_id)


def _settle(unit: UnitOfWork, job: SendJob, result: Sent) -> SendJob:
    """Save a job's present state, and log the contact of a sent message; in a transaction of the caller's."""
    state, reason, now, tries, next_at = result.state, result.reason, unit.now(), job.tries, job.next_at
    if state is SendState.QUEUED:
        tries += 1
        next_at = now + pause(tries)
        if now - job.queued_at > LONGEST_WAIT:
            state, reason = SendState.FAILED, SendReason.TOO_OLD
    changes = {"state": str(state), "reason": str(reason), "evidence": result.evidence}
    update(unit.connection, job.job_id, **changes, tries=tries, next_at=to_text(next_at))
    if state in (SendState.SENT, SendState.CAME):
        contacts.log_sent(unit, job, result.evidence, now)
    if state not in UNDERWAY | ASKING:
        forget_words(unit.connection, job.job_id)
    settled = find(unit.connection, job.job_id)
    assert settled is not None  # noqa: S101  (it was updated)
    return settled


def _clean_message(message: Message) -> Message:
    return replace(
        message,
        channel=_line(message.channel),
        title=_line(message.title),
        address=message.address.strip(),
        text=clean(message.text),
        note=clean(message.note),
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _problems(message: Message) -> tuple[Problem, ...]:
    found = []
    if not message.address or any(not letter.isprintable() for letter in message.address):
        found.append(Problem("address", SendRefusal.ADDRESS_MISSING))
    if not message.text:
        found.append(Problem("text", SendRefusal.TEXT_MISSING))
    if not reaches(message.channel, Reach.SENT):
        found.append(Problem("channel", StepRefusal.NOT_WRITTEN))
    for name, most in (("channel", LONGEST_LINE), ("address", LONGEST_LINE), ("title", LONGEST_LINE)):
        found += _too_long(name, getattr(message, name), most)
    for name in ("text", "note"):
        found += _too_long(name, getattr(message, name), LONGEST_TEXT)
    return tuple(found)


def _too_long(name: str, text: str, most: int) -> tuple[Problem, ...]:
    facts = {"length": len(text), "most": most}
    return (Problem(name, FieldRefusal.TOO_LONG, facts),) if len(text) > most else ()
