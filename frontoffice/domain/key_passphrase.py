"""The passphrase that a register's key stands behind: its one spelling, and how much it takes."""

from __future__ import annotations

import unicodedata
from typing import Final

from frontoffice.domain.codes import AccessRefusal
from frontoffice.errors import Problem, Refused

LEAST: Final = 12  # letters
_LEAST_DIFFERENT: Final = 6
FIELD: Final = "passphrase"
FREE_TRIES: Final = 3
_LONGEST_WAIT: Final = 60


def normal(typed: str) -> str:
    """One spelling of what keyboards write in several ways."""
    return unicodedata.normalize("NFKC", typed).strip()


def check(typed: str) -> None:
    """Raise Refused (``key_passphrase_weak``) for one that is soon guessed."""
    letters = normal(typed)
    if len(letters) < LEAST or len({*letters}) < _LEAST_DIFFERENT:
        raise Refused(Problem(FIELD, AccessRefusal.KEY_PASSPHRASE_WEAK, {"least": LEAST}))


def wait_after(wrong_tries: int) -> int:
    """Seconds until the next try: a second after the third wrong one, doubling up to a minute."""
    return 0 if wrong_tries < FREE_TRIES else min(1 << min(wrong_tries - FREE_TRIES, 10), _LONGEST_WAIT)
