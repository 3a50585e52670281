"""Messages from their entries: as they came in, what became of them, or what an erasure left.

Two desks may take in the same message, and decide about it at once. Of what came in the first entry by the journal's
order holds, and so does the first settlement that nobody took back; the others are shown beside it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

import apsw

from frontoffice.domain import attachments
from frontoffice.domain.attachments import UNNAMED
from frontoffice.domain.calendar.dates import ZONES, parse_moment, to_text
from frontoffice.domain.entries import content_address
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, demand_texts
from frontoffice.domain.incoming import (
    GIVEN,
    BecameOf,
    IncomingMessage,
    KeptMessage,
    MessageFile,
    NoComplaint,
    Settlement,
    clean_message,
    message_subject,
)
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import attachment_projection

TABLES: Final = ("message", "message_file")
COLUMNS: Final = (
    "subject, channel, arrived_at, recorded_at, zone, day, series, counter, outcome, complaint, reason, settled_at,"
    " settled_by, recipient_failed, in_vain, erased"
)
_MANY: Final = COLUMNS.count(",") + 1
_KINDS: Final = frozenset({EntryKind.MESSAGE_ARRIVED, EntryKind.MESSAGE_SETTLED, EntryKind.MESSAGE_ERASED})

_READ: Final = _KINDS | {EntryKind.ATTACHED}


def concerns(lines: Iterable[StoryLine]) -> bool:
    """Whether these entries are about a message."""
    return not _KINDS.isdisjoint([line.kind for line in lines])


def fold(subject: UUID, lines: Iterable[StoryLine]) -> KeptMessage | None:
    """The message as it stands after its entries; None while its arrival is not here.

    An erasure speaks for itself, and what cannot be read says nothing.
    """
    known = [line for line in lines if line.kind in _READ and line.version <= KNOWN_VERSION]
    for line in known:
        if line.kind == EntryKind.MESSAGE_ERASED:
            with contextlib.suppress(*UNREADABLE):
                return _left_over(subject, line)
    settled = _list_settlements(known)
    for line in known:
        if line.kind == EntryKind.MESSAGE_ARRIVED:
            with contextlib.suppress(*UNREADABLE):
                return _as_it_came(subject, line, tuple(_list_files(known, line.origin)), settled)
    return None


def find_erasing_entry(subject: UUID, lines: Iterable[StoryLine]) -> UUID | None:
    """Erasing entry of a message, None when there is none."""
    for line in lines:
        if line.kind == EntryKind.MESSAGE_ERASED and line.version <= KNOWN_VERSION:
            with contextlib.suppress(*UNREADABLE):
                _left_over(subject, line)
                return line.entry_id
    return None


def project(connection: apsw.Connection, subject: UUID, lines: Iterable[StoryLine]) -> None:
    """Update the table of messages from the entries of that subject."""
    for table, column in (("message", "subject"), ("message_file", "message")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (subject.bytes,))
    found = fold(subject, lines)
    if found is not None:
        marks = ", ".join("?" * _MANY)
        connection.execute(f"INSERT INTO message ({COLUMNS}) VALUES ({marks})", _row(found))
        rows = ((one.entry_id.bytes, subject.bytes, one.content.key) for one in found.files)
        connection.executemany("INSERT INTO message_file (entry_id, message, content) VALUES (?, ?, ?)", rows)


def is_named(connection: apsw.Connection, key: bytes) -> bool:
    """Return whether a message or a present attachment has this content or text."""
    found = connection.execute("SELECT EXISTS (SELECT 1 FROM message_file WHERE content = ?)", (key,)).get
    return bool(found) or attachment_projection.is_named(connection, key)


def _row(one: KeptMessage) -> tuple[object, ...]:
    settled = one.settled
    return (
        one.subject.bytes,
        one.came.channel,
        to_text(one.came.arrived_at),
        to_text(one.recorded_at),
        one.zone,
        one.day.isoformat(),
        one.series,
        one.counter,
        str(settled.outcome) if settled else "",
        one.complaint.bytes if one.complaint else b"",
        settled.reason if settled else "",
        to_text(settled.at) if settled else "",
        settled.officer if settled else "",
        one.came.recipient_failed,
        len(one.in_vain),
        int(one.erased),
    )


def _list_files(lines: Iterable[StoryLine], origin: UUID) -> Iterator[MessageFile]:
    """The files that the desk of that chain attached; another desk took in the same ones."""
    for line in lines:
        if line.kind == EntryKind.ATTACHED and line.origin == origin:
            with contextlib.suppress(*UNREADABLE):
                body = decode(bodies.AttachmentAddedBody, line.body)
                name = attachments.plain_name(str(body.name), UNNAMED)
                yield MessageFile(line.entry_id, name, content_address.read(body.content))


def _as_it_came(
    subject: UUID, line: StoryLine, files: tuple[MessageFile, ...], settled: list[Settlement]
) -> KeptMessage:
    body = decode(bodies.MessageArrivedBody, line.body)
    channel, identity, sender, sender_name, title, text, failed, status, series, counter = demand_texts(
        *(body.channel, body.identity, body.sender, body.sender_name, body.title, body.text),
        *(body.recipient_failed, body.failed_status or "", body.series, body.counter),
    )
    if message_subject(channel, identity) != subject:
        raise ValueError(identity)
    came = IncomingMessage(
        channel=channel,
        identity=identity,
        sender=sender,
        arrived_at=parse_moment(body.arrived_at),
        sender_name=sender_name,
        title=title,
        text=text,
        answers=demand_texts(*body.answers),
        recipient_failed=failed,
        automatic=body.automatic is True,
        left_out=demand_texts(*body.left_out),
        given=_read_given(body.given),
        failed_status=status,
    )
    return KeptMessage(
        subject=subject,
        came=clean_message(came),
        series=series,
        counter=counter,
        recorded_at=line.recorded_at,
        zone=line.zone,
        files=files,
        settled=settled[0] if settled else None,
        in_vain=tuple(settled[1:]),
    )


def _read_given(said: object) -> tuple[tuple[str, str], ...]:
    if said is None:
        return ()
    if not isinstance(said, dict):
        raise TypeError(type(said))
    names = [name for name in GIVEN if name in said]
    return tuple(zip(names, demand_texts(*(said[name] for name in names)), strict=True))


def _list_settlements(lines: Iterable[StoryLine]) -> list[Settlement]:
    """The settlements that nobody took back, in the journal's order."""
    found, undone = [], set()
    for line in lines:
        if line.kind == EntryKind.MESSAGE_SETTLED:
            with contextlib.suppress(*UNREADABLE):
                body = decode(bodies.MessageSettledBody, line.body)
                one = _settlement(line, body)
                if one.outcome is BecameOf.OPEN:
                    undone.add(_uuid(body.undone))
                else:
                    found.append(one)
    return [one for one in found if one.entry_id not in undone]


def _settlement(line: StoryLine, body: bodies.MessageSettledBody) -> Settlement:
    number, reason, complaint = demand_texts(body.number, body.reason, body.complaint)
    outcome = BecameOf(body.outcome)
    reason = "" if outcome is not BecameOf.NONE else reason if reason in set(NoComplaint) else str(NoComplaint.OTHER)
    about = _uuid(complaint) if complaint else None
    if (about is not None) != (outcome in (BecameOf.COMPLAINT, BecameOf.CONTACT)):
        raise ValueError(outcome)
    return Settlement(line.entry_id, outcome, about, number, reason, line.officer, line.recorded_at)


def _left_over(subject: UUID, line: StoryLine) -> KeptMessage:
    body = decode(bodies.MessageErasedBody, line.body)
    if body.subject != str(subject):
        raise ValueError(body.subject)
    ground, channel, series, counter, zone, outcome, complaint, settled_at = demand_texts(
        *(body.ground, body.channel, body.series, body.counter, body.zone, body.outcome, body.complaint),
        body.settled_at,
    )
    if zone not in ZONES:
        raise ValueError(zone)
    settled = None
    if outcome:
        about = _uuid(complaint) if complaint else None
        settled = Settlement(line.entry_id, BecameOf(outcome), about, "", "", "", _moment(settled_at))
    arrived_at, recorded_at = _moment(body.arrived_at), _moment(body.recorded_at)
    came = IncomingMessage(channel, "", "", arrived_at, text=f"(Isi dihapus: {ground})")
    return KeptMessage(subject, came, series, counter, recorded_at, zone, settled=settled, erased=True)


def _moment(text: str) -> datetime:
    found = parse_moment(text)
    if to_text(found) != text:
        raise ValueError(text)
    return found


def _uuid(text: str) -> UUID:
    """An identity as this program writes it: what other spellings mean would be another program's to say."""
    found = UUID(text)
    if str(found) != text:
        raise ValueError(text)
    return found
