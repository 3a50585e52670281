"""Other notes signed by the office with its own key.

The key that comes after it, and its word on an erasure.

Both are numbered in one row with the certificates. A succession is signed by the key of before and by the one that
follows.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from frontoffice.domain.calendar.dates import parse_moment, to_text
from frontoffice.domain.proof import device_certificate
from frontoffice.domain.proof.device_certificate import KEY_BYTES

_SUCCESSION: Final = "frontoffice-office-key/1"
_ERASURE: Final = "frontoffice-erasure/1"
_MOST_SERIAL: Final = 10**9


@dataclass(frozen=True, slots=True)
class Succession:
    """From this serial on the office signs with another key; both are Ed25519, 32 bytes. ``made_at`` is UTC."""

    serial: int
    before: bytes
    after: bytes
    made_at: datetime


class Verdict(StrEnum):
    """Office's verdict on an erasure by a desk."""

    CARRIED_OUT = "carried_out"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ErasureVerdict:
    """Office's verdict on one ``complaint.erased``: the entry and the complaint it names. ``made_at`` is UTC."""

    serial: int
    subject: UUID
    by_entry: UUID
    verdict: Verdict
    made_at: datetime


Note = TypeVar("Note", Succession, ErasureVerdict)


def text_of(one: Succession | ErasureVerdict) -> str:
    """Text of a note for signing."""
    if isinstance(one, Succession):
        said = [
            _SUCCESSION,
            f"serial {one.serial}",
            f"before {base64.b64encode(one.before).decode()}",
            f"after {base64.b64encode(one.after).decode()}",
        ]
    else:
        said = [
            _ERASURE,
            f"serial {one.serial}",
            f"subject {one.subject}",
            f"entry {one.by_entry}",
            f"verdict {one.verdict}",
        ]
    return "".join(f"{line}\n" for line in (*said, f"made {to_text(one.made_at)}"))


def read_succession(text: str) -> Succession:
    """Parse a succession note. Raises ValueError for any text not written by :func:`text_of`."""
    serial, before, after, made_at = _words(text, _SUCCESSION, ("serial", "before", "after", "made"))
    one = Succession(_serial(serial), _key(before), _key(after), parse_moment(made_at))
    return _spelt(one, text)


def read_erasure(text: str) -> ErasureVerdict:
    """Parse an erasure verdict. Raises ValueError for any text not written by :func:`text_of`."""
    serial, subject, entry, verdict, made_at = _words(text, _ERASURE, ("serial", "subject", "entry", "verdict", "made"))
    one = ErasureVerdict(_serial(serial), UUID(subject), UUID(entry), Verdict(verdict), parse_moment(made_at))
    return _spelt(one, text)


def is_of_later_program(text: str, serial: int) -> bool:
    """Whether a text has the serial of a note, but a kind unknown to this program."""
    head, _, lines = text.partition("\n")
    return head not in {_SUCCESSION, _ERASURE, device_certificate.HEAD} and lines.startswith(f"serial {serial}\n")


def _words(text: str, head: str, names: tuple[str, ...]) -> list[str]:
    first, *lines = text.split("\n")
    if first != head or len(lines) != len(names) + 1:
        raise ValueError(f"not the lines of {head}")
    return [line.removeprefix(f"{name} ") for line, name in zip(lines, names, strict=False)]


def _serial(text: str) -> int:
    serial = int(text)
    if not 0 < serial <= _MOST_SERIAL:
        raise ValueError("not a serial")
    return serial


def _key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError("not the key of an office")
    return key


def _spelt(one: Note, text: str) -> Note:
    if text_of(one) != text:
        raise ValueError("it has one spelling")
    return one
