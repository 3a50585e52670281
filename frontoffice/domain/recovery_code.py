"""The code on the recovery paper: the key of a register in thirteen groups, each with a check letter.

Letters are those of Crockford's base 32, which leaves out I, L, O and U and takes them for 1, 1, 0 and V where they
are written. A group's last letter checks the four before it and the group's place: every wrong letter, every two that
were exchanged and every group at another place is found, and which group it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from frontoffice.domain.codes import AccessRefusal
from frontoffice.errors import Problem, Refused

# --- The passphrase that a register's key stands behind: its one spelling, and how much it takes ---

LEAST: Final = 12  # letters
_LEAST_DIFFERENT: Final = 6
FIELD: Final = "passphrase"
FREE_TRIES: Final = 3
_LONGEST_WAIT: Final = 60


def normal(typed: str) -> str:
    """Normalise the spelling of a passphrase across keyboards."""
    return unicodedata.normalize("NFKC", typed).strip()


def check(typed: str) -> None:
    """Raise Refused (``key_passphrase_weak``) for an easily guessed passphrase."""
    letters = normal(typed)
    if len(letters) < LEAST or len({*letters}) < _LEAST_DIFFERENT:
        raise Refused(Problem(FIELD, AccessRefusal.KEY_PASSPHRASE_WEAK, {"least": LEAST}))


def wait_after(wrong_tries: int) -> int:
    """Seconds until the next try: a second after the third wrong one, doubling up to a minute."""
    return 0 if wrong_tries < FREE_TRIES else min(1 << min(wrong_tries - FREE_TRIES, 10), _LONGEST_WAIT)


# --- recovery code ---

KEY_BYTES: Final = 32
GROUPS: Final = 13
_DATA: Final = 4  # letters of a group, before the one that checks them
GROUP_LETTERS: Final = _DATA + 1
_LETTER_BITS: Final = 5
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("ILOU", "110V")
_SPARE: Final = GROUPS * _DATA * _LETTER_BITS - KEY_BYTES * 8
_FIELD: Final = 0b100101  # x^5 + x^2 + 1: the letters as the field of 32 elements
_WHOLE: Final = 1 << _LETTER_BITS


def write(key: bytes) -> str:
    """The code of a key of 32 bytes, its groups apart."""
    number = int.from_bytes(key, "big") << _SPARE
    letters = [number >> _LETTER_BITS * at & (_WHOLE - 1) for at in reversed(range(GROUPS * _DATA))]
    groups = [letters[at : at + _DATA] for at in range(0, len(letters), _DATA)]
    return " ".join(_text([*group, _check(place, group)]) for place, group in enumerate(groups))


def read(typed: str) -> bytes | None:
    """The key of a code, however it was typed; None when :func:`wrong_group` has something against it."""
    if wrong_group(typed) is not None:
        return None
    number = 0
    for at, letter in enumerate(_values(typed)):
        if at % GROUP_LETTERS < _DATA:
            number = number << _LETTER_BITS | letter
    return (number >> _SPARE).to_bytes(KEY_BYTES, "big")


def wrong_group(typed: str) -> int | None:
    """Number of the invalid group, counted from 1: the first wrong or missing one; None when all are right."""
    letters = _values(typed)
    for place in range(GROUPS):
        group = letters[place * GROUP_LETTERS :]
        if len(group) <= _DATA or _check(place, group[:_DATA]) != group[_DATA]:
            return place + 1
    spare = letters[GROUPS * GROUP_LETTERS - 2] & ((1 << _SPARE) - 1)  # of the last letter before its check
    return GROUPS if spare or len(letters) > GROUPS * GROUP_LETTERS else None


def letters_in(typed: str) -> int:
    """How many letters were typed, blanks and marks left out."""
    return len(_values(typed))


def _values(typed: str) -> list[int]:
    """The letters' values; -1 for what is none."""
    bare = re.sub(r"[\s.,:;-]", "", typed).upper().translate(_MISREAD)
    return [_LETTERS.find(letter) for letter in bare]


def _text(values: Sequence[int]) -> str:
    return "".join(_LETTERS[value] for value in values)


def _check(place: int, group: Sequence[int]) -> int:
    """Check letter of a group, dependent on each of its letters and on its place."""
    if min(group) < 0:
        return _WHOLE
    check = place
    for weight, letter in enumerate(group, start=2):
        check ^= _times(weight, letter)
    return check


def _times(one: int, other: int) -> int:
    """The product in the field of 32 elements."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & _WHOLE:
            one ^= _FIELD
        other >>= 1
    return product
