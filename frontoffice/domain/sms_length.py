"""How long a text message is and in how many SMS it goes out, by the alphabet that it needs (3GPP TS 23.038, 23.040).

In the phones' own alphabet one SMS takes 160 letters, and 153 where several are joined; a single letter beyond it makes
all of them 16 bits wide: 70 and 67. Some letters count twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED: Final = frozenset("\f^{}\\[~]|€")  # an escape before each
_PLAIN: Final = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{BULLET}": "-",
        "\N{NO-BREAK SPACE}": " ",
        "\t": " ",
    }
)
ONE_SMS: Final = 160
_JOINED: Final = 153
_ONE_WIDE: Final = 70
_JOINED_WIDE: Final = 67
_BEYOND: Final = 0xFFFF  # letters above it take two of 16 bits


@dataclass(frozen=True, slots=True)
class SmsLength:
    """``letters`` as an SMS counts them, ``parts`` as the bill does, ``room`` is what that many parts can take."""

    letters: int
    parts: int
    room: int
    wide: bool


def plain(text: str) -> str:
    """``text`` with the signs of a word processor as a phone has them: one such letter would halve every SMS."""
    return text.translate(_PLAIN)


def measure(text: str) -> SmsLength:
    """The length of ``text`` as an SMS; a letter that counts twice is never cut between two."""
    wide = any(letter not in _BASIC and letter not in _EXTENDED for letter in text)
    one, joined = (_ONE_WIDE, _JOINED_WIDE) if wide else (ONE_SMS, _JOINED)
    widths = [2 if (ord(letter) > _BEYOND if wide else letter in _EXTENDED) else 1 for letter in text]
    letters = sum(widths)
    if letters <= one:
        return SmsLength(letters, 1 if text else 0, one, wide)
    parts, used = 1, 0
    for width in widths:
        if used + width > joined:
            parts, used = parts + 1, 0
        used += width
    return SmsLength(letters, parts, parts * joined, wide)
