"""Documents signed with the office's key, as verified and stored by this desk.

Certificates, successions, verdicts.

Serial 0 is no note but the key of the office that this desk pinned: all others were verified from it on. Whoever pins
another key begins with none.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.proof import checkpoint, device_certificate, office_notes
from frontoffice.domain.proof.device_certificate import DeviceCertificate
from frontoffice.domain.proof.office_notes import ErasureVerdict

CERTIFICATE: Final = "certificate"
SUCCESSION: Final = "succession"
ERASURE: Final = "erasure"
_PIN: Final = "pin"


@dataclass(frozen=True, slots=True)
class SignedNote:
    """One note of the office; ``about`` is its device or complaint, None for neither."""

    serial: int
    kind: str
    about: UUID | None
    note: str


def load_office_key(connection: apsw.Connection) -> bytes | None:
    """Office's pinned key, for the verification of all notes here; None before there was any."""
    row: Any = connection.execute("SELECT note FROM signed_note WHERE serial = 0").get
    return base64.b64decode(row) if row else None


def pin(connection: apsw.Connection, key: bytes) -> None:
    """Begin anew with a key of the office, without any note. The caller holds a transaction."""
    connection.execute("DELETE FROM signed_note")
    connection.execute(_KEEP, (0, _PIN, None, base64.b64encode(key).decode()))


def keep(connection: apsw.Connection, notes: Sequence[SignedNote]) -> None:
    """Save verified notes; a serial that stands here keeps its note. The caller holds a transaction."""
    connection.executemany(
        _KEEP, ((one.serial, one.kind, one.about.bytes if one.about else None, one.note) for one in notes)
    )


def serials(connection: apsw.Connection) -> tuple[int, int]:
    """Highest serial without missing notes before it, and the highest of all; 0 for none."""
    first, last, count = connection.execute(_SPAN).get
    if last - first + 1 == count:
        return last, last
    whole: Any = connection.execute(
        "SELECT min(serial) FROM signed_note one WHERE serial > 0"
        " AND NOT EXISTS (SELECT 1 FROM signed_note two WHERE two.serial = one.serial + 1)"
    ).get
    return int(whole or 0), last


def missing(connection: apsw.Connection, serial: int) -> int:
    """Number of missing notes up to this serial, or up to the last one here.

    What comes before the first one that is here was signed with a key that was lost, and holds no more.
    """
    first, last, count = connection.execute(_SPAN).get
    return int(max(last, serial) - first + 1 - count)


def office_key(connection: apsw.Connection) -> bytes | None:
    """Office's present signing key: the pinned one, or what succeeded it."""
    row: Any = connection.execute(
        "SELECT note FROM signed_note WHERE kind = ? ORDER BY serial DESC LIMIT 1", (SUCCESSION,)
    ).get
    return office_notes.read_succession(_text(row)).after if row else load_office_key(connection)


def certificates(connection: apsw.Connection) -> dict[UUID, DeviceCertificate]:
    """Valid certificate of each device."""
    return device_certificate.newest(every_certificate(connection))


def key_after(connection: apsw.Connection, serial: int) -> bytes | None:
    """Office's key for the note after this serial: later ones may be here before it."""
    row: Any = connection.execute(
        "SELECT note FROM signed_note WHERE kind = ? AND serial > ? ORDER BY serial LIMIT 1", (SUCCESSION, serial)
    ).get
    return office_notes.read_succession(_text(row)).before if row else office_key(connection)


def every_certificate(connection: apsw.Connection) -> tuple[DeviceCertificate, ...]:
    """All certificates ever signed, including the invalid ones."""
    return tuple(device_certificate.read_text(_text(one)) for one in _notes(connection, CERTIFICATE))


def certifying(connection: apsw.Connection, public_key: bytes) -> tuple[UUID, tuple[str, ...]] | None:
    """Device with this key in its valid certificate, and every note about its certification; None for none."""
    device = next((one.device_id for one in certificates(connection).values() if one.public_key == public_key), None)
    if device is None:
        return None
    statement = "SELECT note FROM signed_note WHERE kind = ? AND about = ? ORDER BY serial"
    rows: Any = connection.execute(statement, (CERTIFICATE, device.bytes))
    return device, tuple(note for (note,) in rows)


def certificate(connection: apsw.Connection, device_id: UUID) -> DeviceCertificate | None:
    """Valid certificate of one device; None for an uncertified one."""
    row: Any = connection.execute(
        "SELECT note FROM signed_note WHERE kind = ? AND about = ? ORDER BY serial DESC LIMIT 1",
        (CERTIFICATE, device_id.bytes),
    ).get
    return device_certificate.read_text(_text(row)) if row else None


def verdicts(connection: apsw.Connection) -> tuple[ErasureVerdict, ...]:
    """Office's verdicts on erasures, in the order of its serials."""
    return tuple(office_notes.read_erasure(_text(one)) for one in _notes(connection, ERASURE))


def _notes(connection: apsw.Connection, kind: str) -> list[str]:
    rows: Any = connection.execute("SELECT note FROM signed_note WHERE kind = ? ORDER BY serial", (kind,))
    return [note for (note,) in rows]


def _text(note: str) -> str:
    return checkpoint.read_signed(note)[0]


_SPAN: Final = "SELECT coalesce(min(serial), 1), coalesce(max(serial), 0), count(*) FROM signed_note WHERE serial > 0"
_KEEP: Final = "INSERT OR IGNORE INTO signed_note (serial, kind, about, note) VALUES (?, ?, ?, ?)"
