"""Numbers and dates in Indonesian words, as formal records want them: ``tanggal dua puluh empat bulan November``."""

from __future__ import annotations

from datetime import date
from typing import Final

from frontoffice.domain.calendar.dates import MONTHS

_ONES: Final = (
    *("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
_LARGEST: Final = 9_999


def number(value: int) -> str:
    """``dua ribu dua puluh enam``. Raises ValueError outside 1 to 9999."""
    if not 1 <= value <= _LARGEST:
        raise ValueError(value)
    return _spell(value)


def day(on: date) -> str:
    """``dua puluh empat bulan November tahun dua ribu dua puluh enam``."""
    return f"{number(on.day)} bulan {MONTHS[on.month - 1]} tahun {number(on.year)}"


def _spell(value: int) -> str:
    if value < 12:  # noqa: PLR2004  (the words of their own)
        return _ONES[value]
    if value < 20:  # noqa: PLR2004
        return f"{_ONES[value - 10]} belas"
    for size, name in ((1_000, "ribu"), (100, "ratus"), (10, "puluh")):
        many, rest = divmod(value, size)
        if many:
            head = f"se{name}" if many == 1 else f"{_spell(many)} {name}"
            return f"{head} {_spell(rest)}".strip()
    raise ValueError(value)
