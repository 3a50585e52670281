"""Consultations from their entries: as it was recorded, what it turned out to be, or what an erasure left of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import ZONES, from_text, parse_moment, to_text
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import Consultation, Inquiry
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, demand_texts
from frontoffice.register.journal import reading
from frontoffice.register.journal.story_line import StoryLine

_Made = TypeVar("_Made")
TABLES: Final = ("consultation",)
COLUMNS: Final = (
    "subject, recorded_at, zone, day, series, counter, channel, channel_name, service, about, answer, answered_by,"
    " name, identity, officer, complaint, erased"
)
_TYPES: Final = (bytes, *(str,) * 14, bytes, int)
_KINDS: Final = frozenset({EntryKind.CONSULTED, EntryKind.CONSULTATION_TURNED, EntryKind.CONSULTATION_ERASED})


def concerns(lines: Iterable[StoryLine]) -> bool:
    """Whether these entries are about a consultation."""
    return not _KINDS.isdisjoint([line.kind for line in lines])


def fold(subject: UUID, lines: Iterable[StoryLine]) -> Consultation | None:
    """The consultation as it stands after its entries; None while its recording has not arrived.

    An erasure speaks for itself, and what cannot be read says nothing.
    """
    known = [line for line in lines if line.kind in _KINDS and line.version <= KNOWN_VERSION]
    erased = _first(known, EntryKind.CONSULTATION_ERASED, lambda line: _left_over(subject, line))
    if erased is not None:
        return erased
    turned = _first(known, EntryKind.CONSULTATION_TURNED, _read_complaint_id)
    return _first(known, EntryKind.CONSULTED, lambda line: _read_consultation(subject, line, turned))


def find_erasing_entry(subject: UUID, lines: Iterable[StoryLine]) -> UUID | None:
    """Erasing entry of a consultation, None when there is none."""
    known = (line for line in lines if line.version <= KNOWN_VERSION)
    return _first(
        known, EntryKind.CONSULTATION_ERASED, lambda line: line.entry_id if _left_over(subject, line) else None
    )


def project(connection: apsw.Connection, subject: UUID, lines: Iterable[StoryLine]) -> None:
    """Update the table of consultations from the entries of that subject."""
    connection.execute("DELETE FROM consultation WHERE subject = ?", (subject.bytes,))
    found = fold(subject, lines)
    if found is not None:
        marks = ", ".join("?" * len(_TYPES))
        connection.execute(f"INSERT INTO consultation ({COLUMNS}) VALUES ({marks})", _row(found))


def read(rows: Iterable[tuple[Any, ...]]) -> tuple[Consultation, ...]:
    """Consultations from the table rows (:data:`COLUMNS`), each with its publicly visible name."""
    return tuple(map(_as_kept, reading.validate_rows("consultation", rows, _TYPES)))


def _row(one: Consultation) -> tuple[object, ...]:
    inquiry = one.inquiry
    return (
        one.subject.bytes,
        to_text(one.recorded_at),
        one.zone,
        one.day.isoformat(),
        one.series,
        one.counter,
        inquiry.channel,
        one.channel_name,
        inquiry.service,
        inquiry.about,
        inquiry.answer,
        inquiry.answered_by,
        one.display_name,
        str(inquiry.identity),
        one.officer,
        one.complaint.bytes if one.complaint else b"",
        int(one.erased),
    )


def _as_kept(row: tuple[Any, ...]) -> Consultation:
    with reading.row_of("consultation"):
        return Consultation(
            UUID(bytes=row[0]),
            Inquiry(row[6], row[9], row[10], row[11], row[8], row[12], Identity(row[13])),
            row[7],
            row[4],
            row[5],
            from_text(row[1]),
            row[2],
            row[14],
            UUID(bytes=row[15]) if row[15] else None,
            bool(row[16]),
        )


def _first(lines: Iterable[StoryLine], kind: EntryKind, made: Callable[[StoryLine], _Made | None]) -> _Made | None:
    """First readable result of ``made`` from the entries of that kind."""
    for line in lines:
        if line.kind == kind:
            try:
                found = made(line)
            except UNREADABLE:  # another desk's program may be broken; its entry is kept, and tells nothing here
                continue
            if found is not None:
                return found
    return None


def _read_consultation(subject: UUID, line: StoryLine, turned: UUID | None) -> Consultation | None:
    if line.entry_id != subject:
        return None
    body = decode(bodies.ConsultedBody, line.body)
    channel, about, answer, answered_by = demand_texts(body.channel, body.about, body.answer, body.answered_by)
    service, name, channel_name, series, counter = demand_texts(
        body.service, body.name, body.channel_name, body.series, body.counter
    )
    inquiry = Inquiry(channel, about, answer, answered_by, service, name, Identity(body.identity))
    return Consultation(
        subject, inquiry, channel_name, series, counter, line.recorded_at, line.zone, line.officer, turned
    )


def _left_over(subject: UUID, line: StoryLine) -> Consultation | None:
    body = decode(bodies.ConsultationErasedBody, line.body)
    if body.subject != str(subject):
        return None
    ground, channel, channel_name = demand_texts(body.ground, body.channel, body.channel_name)
    series, counter, officer, zone, complaint = demand_texts(
        body.series, body.counter, body.officer, body.zone, body.complaint
    )
    if zone not in ZONES:
        raise ValueError(zone)
    inquiry = Inquiry(channel, f"(Isi dihapus: {ground})")
    turned = _uuid(complaint) if complaint else None
    recorded_at = parse_moment(body.recorded_at)
    if to_text(recorded_at) != body.recorded_at:
        raise ValueError(body.recorded_at)
    return Consultation(
        subject, inquiry, channel_name, series, counter, recorded_at, zone, officer, turned, erased=True
    )


def _read_complaint_id(line: StoryLine) -> UUID:
    return _uuid(decode(bodies.ConsultationTurnedBody, line.body).complaint)


def _uuid(text: str) -> UUID:
    """An identity as this program writes it: what other spellings mean would be another program's to say."""
    found = UUID(text)
    if str(found) != text:
        raise ValueError(text)
    return found
