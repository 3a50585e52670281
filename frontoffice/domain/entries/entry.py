"""A journal entry: its kinds, its canonical bytes and its hash.

The hash format ``entry1`` covers every column, each with its length, so that SQLite, PostgreSQL and this module
agree on the bytes; the body enters only through ``content_hash`` (salted), so that it can be erased by law while
the chain still verifies.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.numbering import Number

FORMAT: Final = b"entry1"
FIRST_PREV: Final = bytes(32)


class EntryKind(StrEnum):
    """Kind of an entry. An unknown kind is stored and exchanged, never projected."""

    DESK_CONFIGURED = "desk.configured"
    CLOCK_BEHIND = "clock.behind"
    OFFICER_SET = "officer.set"
    CHOICE_SET = "choice.set"
    RECORDED = "complaint.recorded"
    AMENDED = "complaint.amended"
    CANCELLED = "complaint.cancelled"
    REVIEWED = "complaint.reviewed"
    REVEALED = "identity.revealed"
    PAPER = "receipt.paper"
    STEPPED = "handling.stepped"
    CONTACTED = "contact.logged"
    PAPERS_ASKED = "papers.requested"
    PAPERS_COMPLETED = "papers.completed"
    DUE_MOVED = "due.moved"
    DOCUMENT = "document.made"
    CALENDAR_DAY = "calendar.day"
    OFFICE_HOURS = "calendar.hours"
    RENUMBERED = "complaint.renumbered"
    SERIES_TAKEN = "series.taken"
    DAY_CLOSED = "day.closed"
    ERASED = "complaint.erased"
    CLOCK_CONFIRMED = "clock.confirmed"
    NUMBERS_RESUMED = "numbers.resumed"
    NUMBERS_RESERVED = "numbers.reserved"
    NUMBERS_VOIDED = "numbers.voided"
    BACKUP_TRIED = "backup.tried"
    LIST_EXPORTED = "list.exported"
    READ = "register.read"
    KEY_PAPERED = "key.papered"
    SP4N_ENTERED = "sp4n.entered"
    CONSULTED = "consultation.recorded"
    CONSULTATION_TURNED = "consultation.turned"
    CONSULTATION_ERASED = "consultation.erased"
    REPORT_APPROVED = "report.approved"
    HISTORY_ACCEPTED = "history.accepted"
    BOX_OPENED = "box.opened"
    BOX_SHEET_ENTERED = "box.sheet_entered"
    BOX_SHEET_VOIDED = "box.sheet_voided"
    BOX_CLOSED = "box.closed"
    DUE_EXTENDED = "due.extended"
    STEP_CORRECTED = "step.corrected"
    JOINED = "complainant.joined"
    LEFT = "complainant.left"
    ASSIGNED = "case.assigned"
    NOTED = "note.written"
    ABSENCE_SET = "absence.set"
    SHIFT_HANDED = "shift.handed"
    ATTACHED = "attachment.added"
    ATTACHMENT_WITHDRAWN = "attachment.withdrawn"
    ATTACHMENT_OPENED = "attachment.opened"
    ATTACHMENT_REFUSED = "attachment.refused"
    MESSAGE_ARRIVED = "message.arrived"
    MESSAGE_SETTLED = "message.settled"
    MESSAGE_ERASED = "message.erased"
    MAILBOX_CLAIMED = "mailbox.claimed"


KNOWN_VERSION: Final = 1  # of every kind's body; a newer one is kept and carried like an unknown kind
# What reading the body of a broken program may raise; its entry is kept, and tells nothing.
UNREADABLE: Final = (LookupError, ValueError, TypeError, AttributeError, OverflowError, RecursionError)
_WIDEST: Final = 1 << 63  # a table keeps no wider number


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal, without its body.

    ``entry_id`` is what the entry is, ``(origin, seq)`` only where it stands in a chain; ``lc`` (a Lamport counter)
    orders, never a clock. ``occurred_at`` and ``recorded_at`` are UTC, ``zone`` the office's zone.
    """

    entry_id: UUID
    origin: UUID
    seq: int
    lc: int
    subject: UUID
    kind: str
    version: int
    occurred_at: datetime
    recorded_at: datetime
    zone: str
    officer: str
    role: str
    number: Number | None
    parents: tuple[UUID, ...]
    content_hash: bytes
    prev: bytes


def canonical(body: dict[str, Any]) -> bytes:
    """Canonical bytes of a body, for hash and storage.

    JSON, sorted keys, NFC, UTF-8.

    Raises ValueError for floats (they do not travel between databases unchanged), NUL, lone surrogates, and keys that
    are one key in NFC.
    """
    if _has_known_types(body):
        text = _JSON(body)
        if text.isascii() and "\\u0000" not in text:  # as nearly all are; then there is no other form of it
            return text.encode()
    return _JSON(_plain(body)).encode()


_JSON: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def _has_known_types(value: Mapping[Any, object]) -> bool:
    """Whether objects and lists of texts, whole numbers, yes and no are all there is in a body."""
    if {*map(type, value)} - {str}:
        return False
    inner = [item for item in value.values() if type(item) not in _KNOWN]
    return all(_has_known_types(item) if type(item) is dict else _is_known(item) for item in inner)


def _is_known(value: object) -> bool:
    if type(value) is list:
        inner = [item for item in value if type(item) not in _KNOWN]
        return all(map(_is_known, inner))
    return isinstance(value, str)  # a StrEnum


def _plain(value: object) -> object:
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("a journal body holds no NUL")
        return unicodedata.normalize("NFC", value)
    if isinstance(value, float):
        raise ValueError("a journal body holds no floats")  # noqa: TRY004  (one error for one rule)
    if isinstance(value, dict):
        plain = {}
        for key, item in value.items():
            is_known = type(item) in _KEPT or (type(item) is str and item.isascii() and "\0" not in item)
            plain[str(_plain(key))] = item if is_known else _plain(item)
        if len(plain) != len(value):
            raise ValueError("two keys of a journal body read the same")
        return plain
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


_KEPT: Final = frozenset({bool, int, type(None)})  # what most values of a body are besides plain words
_KNOWN: Final = _KEPT | {str}


def whole(value: Any) -> int:
    """A number of a body. Raises ValueError for one out of a table's range, and what ``int`` raises."""
    number = int(value)
    if not -_WIDEST <= number < _WIDEST:
        raise ValueError(number)
    return number


def demand_count(value: object) -> int:
    """A count of a body. Raises TypeError for no whole number, ValueError for one out of a table's range."""
    if type(value) is not int:
        raise TypeError(type(value))
    return whole(value)


def demand_texts(*parts: object) -> tuple[str, ...]:
    """Require parts of a body to be texts. Raises TypeError where one is none."""
    if not all(isinstance(part, str) for part in parts):
        raise TypeError(parts)
    return tuple(str(part) for part in parts)


def content_hash(salt: bytes, body: bytes) -> bytes:
    """Salted digest of a body, for the chain; the salt keeps short bodies from being guessed."""
    return hashlib.sha256(salt + body).digest()


def entry_hash(entry: Entry) -> bytes:
    """Hash of ``entry`` for its chain."""
    return chain_hash(columns(entry))


def columns(entry: Entry) -> tuple[bytes | str | int | None, ...]:
    """Hashed columns of ``entry``, in this order: the journal's columns but for the hash itself."""
    number = entry.number
    return (
        entry.origin.bytes,
        entry.seq,
        entry.prev,
        entry.lc,
        entry.entry_id.bytes,
        entry.subject.bytes,
        str(entry.kind),
        entry.version,
        to_text(entry.occurred_at),
        to_text(entry.recorded_at),
        entry.zone,
        entry.officer,
        entry.role,
        number.series if number else None,
        number.year if number else None,
        number.no if number else None,
        b"".join([parent.bytes for parent in entry.parents]),
        entry.content_hash,
    )


def chain_hash(columns: Iterable[bytes | str | int | None]) -> bytes:
    """SHA-256 over the format's name and every column, each after its length (4 bytes, big-endian; FFFFFFFF for none).

    Integers are 8 bytes, big-endian, signed; text is UTF-8.
    """
    parts = [FORMAT]
    for column in columns:
        if column is None:
            parts.append(b"\xff\xff\xff\xff")
            continue
        if isinstance(column, int):
            parts.append(_EIGHT + column.to_bytes(8, "big", signed=True))
            continue
        data = column.encode() if isinstance(column, str) else column
        parts.append(len(data).to_bytes(4, "big") + data)
    return hashlib.sha256(b"".join(parts)).digest()


_EIGHT: Final = (8).to_bytes(4, "big")
