"""Signed notes of the office in the centre's database: numbered without holes, added, and checked one by one."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

import psycopg

from frontoffice import signed_notes
from frontoffice.domain.proof import checkpoint, device_certificate, office_notes
from frontoffice.domain.proof.chain_fault import ChainFault
from frontoffice.domain.proof.checkpoint import NoteSignature
from frontoffice.domain.proof.device_certificate import OFFICE, DeviceCertificate
from frontoffice.domain.proof.office_notes import ErasureVerdict

Sign = Callable[[str], NoteSignature]


class NoteKind(StrEnum):
    """Kind of a signed note."""

    CERTIFICATE = "certificate"
    SUCCESSION = "succession"
    ERASURE = "erasure"


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A note as it stands at the centre; ``about`` is the device, or the complaint of an erasure."""

    serial: int
    kind: NoteKind
    about: UUID | None
    note: str


@dataclass(frozen=True, slots=True)
class NotesChecked:
    """Result of a check of all notes: certificates by serial, and errors in words."""

    certificates: tuple[DeviceCertificate, ...] = ()
    broken: tuple[str, ...] = ()
    notes: int = 0


def office_key(connection: psycopg.Connection) -> bytes | None:
    """Load the office's current public key; None as long as it has taken none into use."""
    keys = _keys(connection)
    return keys[-1][1] if keys else None


def first_trusted_serial(connection: psycopg.Connection) -> int:
    """First serial trusted by a desk with the present key pinned: since the last key that succeeded none."""
    row = connection.execute(
        "SELECT coalesce(max(since_serial), 1) FROM journal.office_key k WHERE NOT EXISTS"
        " (SELECT FROM journal.note n WHERE n.serial = k.since_serial AND n.kind = %s)",
        (NoteKind.SUCCESSION.value,),
    ).fetchone()
    return int(row[0]) if row else 1


def public_keys(
    connection: psycopg.Connection, certificates: Iterable[DeviceCertificate]
) -> dict[str, tuple[bytes, ...]]:
    """Public keys, present and former, of the office and its certified devices, by signer's name."""
    found: defaultdict[str, tuple[bytes, ...]] = defaultdict(tuple)
    found[OFFICE] = tuple(key for _, key in _keys(connection))
    for one in certificates:
        found[device_certificate.key_name(one.device_id)] += (one.public_key,)
    return found


def is_first_key(connection: psycopg.Connection) -> bool:
    """Return whether the current key is the office's first."""
    return len(_keys(connection)) == 1


def take_key(connection: psycopg.Connection, public: bytes) -> None:
    """Let notes from the next serial on be signed by another key."""
    with connection.transaction():
        serial = _next_serial(connection)
        connection.execute(
            "INSERT INTO journal.office_key (since_serial, public_key) VALUES (%s, %s)", (serial, public)
        )


def add(
    connection: psycopg.Connection,
    kind: NoteKind,
    about: UUID | None,
    write: Callable[[int, datetime], str],
    *signs: Sign,
) -> int:
    """Sign and store the text made by ``write`` from the next serial and the current time (UTC); gives the serial."""
    with connection.transaction():
        serial = _next_serial(connection)
        text = write(serial, datetime.now(UTC))
        note = checkpoint.append_signatures(text, tuple(sign(text) for sign in signs))
        connection.execute(
            "INSERT INTO journal.note (serial, kind, about, note) VALUES (%s, %s, %s, %s)",
            (serial, kind.value, about, note),
        )
    return serial


def read(connection: psycopg.Connection) -> tuple[KeptNote, ...]:
    """Load all notes, unchecked."""
    rows = connection.execute("SELECT serial, kind, about, note FROM journal.note ORDER BY serial")
    return tuple(KeptNote(serial, NoteKind(kind), about, note) for serial, kind, about, note in rows)


def check(connection: psycopg.Connection) -> NotesChecked:
    """Check every note's signature by the key of its time, its serial and its subject."""
    keys, notes = _keys(connection), read(connection)
    certificates: list[DeviceCertificate] = []
    broken: list[str] = []
    broken += _missing([one.serial for one in notes])
    for one in notes:
        try:
            certificates += _read_certificate(one, keys)
        except ValueError as error:
            broken.append(ChainFault.NOTE_BROKEN.text(one.serial, error))
    return NotesChecked(tuple(certificates), tuple(broken), len(notes))


def _missing(serials: Iterable[int]) -> Iterator[str]:
    """Describe gaps before each of these rising serials, as spans: whoever keeps the database may write any serial."""
    before = 0
    for serial in serials:
        first, last, before = before + 1, serial - 1, serial
        if first == last:
            yield ChainFault.NOTE_MISSING.text(first)
        elif first < last:
            yield ChainFault.NOTES_MISSING.text(first, last)


def verdicts(connection: psycopg.Connection) -> tuple[ErasureVerdict, ...]:
    """Erasure verdicts signed by the office with the key of their time."""
    keys, found = _keys(connection), []
    for one in read(connection):
        if one.kind == NoteKind.ERASURE:
            with contextlib.suppress(ValueError):
                list(_read_certificate(one, keys))
                found.append(office_notes.read_erasure(checkpoint.read_signed(one.note)[0]))
    return tuple(found)


def _read_certificate(one: KeptNote, keys: list[tuple[int, bytes]]) -> Iterator[DeviceCertificate]:
    """Parse a certificate note, nothing for a note of another kind. Raises ValueError."""
    held = [key for since, key in keys if since <= one.serial]
    if not held:
        raise ValueError("no key of the office is known that could have signed it")
    text = _verify_note(one.note, held[-1])
    if one.kind == NoteKind.CERTIFICATE:
        certificate = device_certificate.read_text(text)
        _demand_place(one, certificate.serial, certificate.device_id)
        yield certificate
    elif one.kind == NoteKind.SUCCESSION:
        succession = office_notes.read_succession(text)
        _demand_place(one, succession.serial, None)
        if held[-2:] != [succession.before, succession.after]:
            raise ValueError("it names other keys than the office's")
        _verify_note(one.note, succession.before)
    else:
        erasure = office_notes.read_erasure(text)
        _demand_place(one, erasure.serial, erasure.subject)


def _verify_note(note: str, key: bytes) -> str:
    text, signed = signed_notes.verify_note(note, {OFFICE: key})
    if OFFICE not in signed:
        raise ValueError("the office did not sign it")
    return text


def _demand_place(one: KeptNote, serial: int, about: UUID | None) -> None:
    if (serial, about) != (one.serial, one.about):
        raise ValueError("it stands at another's place")


def _keys(connection: psycopg.Connection) -> list[tuple[int, bytes]]:
    """Office's public keys in order of their validity, each with its first possible serial."""
    rows = connection.execute("SELECT since_serial, public_key FROM journal.office_key ORDER BY since_serial, at")
    return [(since, bytes(key)) for since, key in rows]


def _next_serial(connection: psycopg.Connection) -> int:
    connection.execute("LOCK TABLE journal.note IN SHARE ROW EXCLUSIVE MODE")
    row = connection.execute("SELECT coalesce(max(serial), 0) + 1 FROM journal.note").fetchone()
    assert row is not None  # noqa: S101  (an aggregate always answers)
    return int(row[0])
