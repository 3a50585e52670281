"""The office's notes at a desk: fetched from the centre where it has newer ones, verified, and kept.

All rest on the pinned key: a note counts when the office's key signed it, which is the pinned one or what succeeded it
by a note that both signed. Which key the centre calls the office's is never asked.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from psycopg import Connection

from frontoffice import signed_notes
from frontoffice.domain.proof import device_certificate, office_notes
from frontoffice.domain.proof.device_certificate import OFFICE
from frontoffice.register.journal import kept_notes
from frontoffice.register.journal.kept_notes import SignedNote
from frontoffice.register.replication.note_store import NoteStore
from frontoffice.sync import answers, wire


@dataclass(frozen=True, slots=True)
class CentreSigning:
    """What the centre says of signatures: who this device is there, and which key it offered.

    ``serial`` is that of the office's last note, ``signed`` up to where this device's chains are signed.
    """

    device_id: UUID
    offered_key: bytes | None
    serial: int
    signed: dict[UUID, int]


def ask(link: Connection) -> CentreSigning:
    """Ask the centre."""
    device_id, offered, serial, origins, sizes = answers.row(link.execute(wire.SIGNING_STATE), *_STATE)
    return CentreSigning(device_id, offered, serial or 0, dict(answers.abreast(origins or [], sizes or [])))


@dataclass(frozen=True, slots=True)
class NotesFound:
    """How many notes are missing, here or at the centre, and whether that has some of another office's key."""

    missing: int = 0
    is_other_office: bool = False


def refresh(store: NoteStore, link: Connection, serial: int) -> NotesFound:
    """Take in what the office signed since, up to the centre's last ``serial``."""
    whole, last = store.serials()
    if serial <= last == whole:
        return NotesFound(last - serial)  # it was put back, and numbers anew what this desk has otherwise
    notes = [SignedNote(*row) for row in answers.rows(link.execute(_NOTES, (whole,)), int, str, UUID | None, str)]
    key = store.key_after(whole)
    assert key is not None  # noqa: S101  (it was pinned before)
    if not whole:
        key = _first_key(notes, key)
    verified: list[SignedNote] = []
    for one in notes:
        try:
            key = _next_office_key(one, key)
        except ValueError:
            if whole or verified:
                break
            continue  # of before a key that was lost: whatever still holds was certified anew with this one
        verified.append(one)
    if verified:
        store.keep(verified)
    is_other = bool(notes) and (not verified or notes[-1].serial != verified[-1].serial)
    return NotesFound(0 if is_other else store.missing(serial), is_other)


def _first_key(notes: list[SignedNote], pinned: bytes) -> bytes:
    """The key that signed the first notes: the pinned one, or what it succeeded by notes that both signed."""
    key = pinned
    for one in reversed(notes):
        if one.kind == kept_notes.SUCCESSION:
            with contextlib.suppress(ValueError):
                succession = office_notes.read_succession(_verify_note(one.note, key))
                if succession.after == key and _verify_note(one.note, succession.before):
                    key = succession.before
    return key


_STATE: Final = (UUID, bytes | None, int | None, list[UUID] | None, list[int] | None)
_NOTES: Final = "SELECT serial, kind, about, note FROM journal.note WHERE serial > %s ORDER BY serial"


def _next_office_key(one: SignedNote, key: bytes) -> bytes:
    """The office's key after this note. Raises ValueError for one that the office did not sign for this place."""
    text = _verify_note(one.note, key)
    place: tuple[int, UUID | None] = one.serial, one.about
    if one.kind == kept_notes.CERTIFICATE:
        certificate = device_certificate.read_text(text)
        place = certificate.serial, certificate.device_id
    elif one.kind == kept_notes.SUCCESSION:
        succession = office_notes.read_succession(text)
        _verify_note(one.note, succession.after)
        if succession.before != key:
            raise ValueError("it succeeds another key")
        place, key = (succession.serial, None), succession.after
    elif one.kind == kept_notes.ERASURE:
        erasure = office_notes.read_erasure(text)
        place = erasure.serial, erasure.subject
    elif not office_notes.is_of_later_program(text, one.serial):
        raise ValueError("it hides another note")
    if place != (one.serial, one.about):
        raise ValueError("it stands at another's place")
    return key


def _verify_note(note: str, key: bytes) -> str:
    text, signed = signed_notes.verify_note(note, {OFFICE: key})
    if OFFICE not in signed:
        raise ValueError("the office did not sign it")
    return text
