"""Sign certificates with the office's key: one more, and all over again where another key comes after it.

Where a key was lost, what it had signed holds no more. A device's certificates of then are signed again before its next
one, so that what it wrote in between keeps the class that it had; until somebody certifies it, it has none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import psycopg

from frontoffice.domain.proof import device_certificate, office_notes
from frontoffice.domain.proof.device_certificate import DeviceCertificate
from frontoffice.domain.proof.office_notes import Succession
from frontoffice.sync.office import note_book
from frontoffice.sync.office.note_book import NoteKind, Sign

NEVER: Final = datetime.min.replace(tzinfo=UTC)
"""When a certificate was made that nobody signed yet."""


def sign(connection: psycopg.Connection, by: Sign, one: DeviceCertificate) -> DeviceCertificate:
    """Sign and keep a certificate with the next serial, made now."""
    made: list[DeviceCertificate] = []

    def write(serial: int, at: datetime) -> str:
        made.append(replace(one, serial=serial, made_at=at))
        return device_certificate.text_of(made[0])

    note_book.add(connection, NoteKind.CERTIFICATE, one.device_id, write, by)
    return made[0]


def succeed(connection: psycopg.Connection, before: tuple[bytes, Sign], after: tuple[bytes, Sign]) -> int:
    """Replace the office's signing key, confirmed by both keys, and sign every valid certificate with the new one.

    Gives how many certificates those are.
    """
    with connection.transaction():
        note_book.take_key(connection, after[0])
        note_book.add(
            connection,
            NoteKind.SUCCESSION,
            None,
            lambda serial, at: office_notes.text_of(Succession(serial, before[0], after[0], at)),
            before[1],
            after[1],
        )
        since = note_book.first_trusted_serial(connection)  # what waits to be certified again is not certified by this
        held = device_certificate.newest(note_book.check(connection).certificates).values()
        chosen = sorted((one for one in held if one.serial >= since), key=lambda one: one.serial)
        for one in chosen:
            sign(connection, after[1], one)
    return len(chosen)


def sign_ended(connection: psycopg.Connection, by: Sign) -> None:
    """Sign the ends of devices again after the loss of a key, and all earlier statements about them."""
    with connection.transaction():
        for one in device_certificate.newest(note_book.check(connection).certificates).values():
            if one.is_revoked:
                sign_past(connection, by, one.device_id)


def sign_past(connection: psycopg.Connection, by: Sign, device_id: UUID) -> None:
    """Sign the statements about a device again after the loss of their key.

    Nothing where a later one said something of it.
    """
    every = [one for one in note_book.check(connection).certificates if one.device_id == device_id]
    if not every or every[-1].serial >= note_book.first_trusted_serial(connection):
        return
    said: dict[DeviceCertificate, None] = {}
    for one in every:  # those of several lost keys may say the same
        same = replace(one, serial=1, made_at=NEVER)
        said.pop(same, None)
        said[same] = None
    for one in said:
        sign(connection, by, one)
