"""What is read to a caller: the number spelled for reading aloud, in the Indonesian that is spoken."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SIGNS: Final = {"/": "garis miring", "-": "strip", ".": "titik"}


def spell(text: str) -> str:
    """``0147/PGD-L1/2026`` as it is read aloud: ``nol satu empat tujuh, garis miring, P-G-D, strip, L, satu, …``."""
    return ", ".join(_spell(part) for part in re.findall(r"[0-9]+|[A-Za-z]+|[/.-]", text))


def _spell(part: str) -> str:
    if part.isdigit():
        return " ".join(_DIGITS[int(digit)] for digit in part)
    return _SIGNS.get(part) or "-".join(part.upper())
