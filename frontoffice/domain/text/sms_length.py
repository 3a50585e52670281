"""Length of a text message and its number of SMS, by the required alphabet (3GPP TS 23.038, 23.040).

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
    """Length of an SMS: counted ``letters``, billed ``parts``, and ``room`` of this many parts."""

    letters: int
    parts: int
    room: int
    wide: bool


def plain(text: str) -> str:
    """``text`` with the signs of a word processor as a phone has them: one such letter would halve every SMS."""
    return text.translate(_PLAIN)


def measure(text: str) -> SmsLength:
    """The length of ``text`` as an SMS; a letter counted twice is never cut between two."""
    wide, parts = is_wide(text), split(text)
    one, joined = _room(wide=wide)
    return SmsLength(sum(_widths(text, wide=wide)), len(parts), one if len(parts) <= 1 else len(parts) * joined, wide)


def is_wide(text: str) -> bool:
    """Whether a letter of it is beyond the phones' own alphabet."""
    return any(letter not in _BASIC and letter not in _EXTENDED for letter in text)


def split(text: str) -> tuple[str, ...]:
    """Split ``text`` into SMS parts, () for an empty text."""
    wide = is_wide(text)
    one, joined = _room(wide=wide)
    widths = _widths(text, wide=wide)
    if sum(widths) <= one:
        return (text,) if text else ()
    starts, used = [0], 0
    for position, width in enumerate(widths):
        if used + width > joined:
            starts.append(position)
            used = 0
        used += width
    return tuple(text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True))


def _room(*, wide: bool) -> tuple[int, int]:
    return (_ONE_WIDE, _JOINED_WIDE) if wide else (ONE_SMS, _JOINED)


def _widths(text: str, *, wide: bool) -> list[int]:
    return [2 if (ord(letter) > _BEYOND if wide else letter in _EXTENDED) else 1 for letter in text]
