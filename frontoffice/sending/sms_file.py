"""One SMS as gammu-smsd takes it from its outbox: a file in gammu's own format, all parts in it, whole or not at all.

Of the two kinds of files that its service FILES sends, a ``.txt`` has to carry the complainant's number in its name; a
``.smsbackup`` has it inside, so that a list of names says nothing of anybody. Alphabet and parts stand in it, too, as
they were counted for the officer: a ``.txt`` would be split by smsd, and read by the locale of whoever started it.
Tried with gammu 1.42 of Debian 13. Both ``Number`` and ``NumberUnicode`` are needed in every part: one that lacks the
first is left out, and the others are sent. No delivery report is asked for: FILES keeps it as one more message received
from that number, without a word of which it answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from frontoffice.domain.text import sms_length

MOST_PARTS: Final = 20  # gammu reads 50 of one file; beyond this it is a letter
_PIECE: Final = 50  # letters a line, as gammu writes them


def contents(number: str, text: str, reference: int) -> bytes:
    """The file for ``number`` (digits, its country's code first); the same SMS gives the same bytes.

    By ``reference`` (0 to 255) the complainant's telephone knows which parts belong together.
    """
    parts, wide = sms_length.split(text), sms_length.is_wide(text)
    coding = "Unicode" if wide else "Default"
    lines: list[str] = []
    for index, part in enumerate(parts):
        joined = f"UDH = 050003{reference:02X}{len(parts):02X}{index + 1:02X}"
        lines += [
            f"[SMSBackup{index:03}]",
            "PDU = Submit",
            "State = UnSent",
            f'Number = "+{number}"',
            f"NumberUnicode = {_utf_16(f'+{number}')}",
            *([joined] if len(parts) > 1 else []),
            *(f"Text{line:02} = {_utf_16(piece)}" for line, piece in enumerate(_pieces(part))),
            f"Coding = {coding}_No_Compression",
            "Folder = 2",
            "Class = -1",
            "",
        ]
    return "\n".join(lines).encode("ascii")


def _pieces(part: str) -> Iterator[str]:
    yield from (part[start : start + _PIECE] for start in range(0, len(part), _PIECE))


def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
