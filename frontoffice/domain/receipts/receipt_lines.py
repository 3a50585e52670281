"""The lines of a receipt, and their composing from top to bottom: centred, labelled, inverted, as large as fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from frontoffice.domain.text.printable_text import MORE, balance, fold, to_single_line, wrap

_LABEL: Final = {32: 10, 42: 10, 48: 12}
_SHORT: Final = 3  # lines that a name, a service or an address may take


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``text`` holds 0x20-0x7E only and fits: its length times ``wide`` is at most the columns.

    (Unless the resi was laid out to be an image: then it holds what was written.)

    ``wide`` and ``tall`` are factors (1 or 2). A line of kind ``qr`` stands for the receipt's code and has no text; the
    text of a ``rule`` is dashes, for where no line can be drawn.
    """

    text: str = ""
    bold: bool = False
    wide: int = 1
    tall: int = 1
    align: Literal["left", "center"] = "left"
    inverted: bool = False
    kind: Literal["text", "qr", "rule"] = "text"


class ReceiptLines:
    """The lines so far, and how many of their letters are ``folded``: not as they were written."""

    def __init__(self, columns: int, *, as_image: bool) -> None:
        self.columns = columns
        self._fold = to_single_line if as_image else fold
        self.lines: list[Line] = []
        self.folded = 0

    def fold(self, text: str, most: int) -> str:
        """``text`` folded, cut first to what ``most`` lines can show: a description may have 20,000 characters."""
        room = most * self.columns * 2
        plain, unknown = self._fold(text[:room])
        self.folded += unknown
        return f"{plain} {MORE}".lstrip() if len(text) > room else plain

    def blank(self, count: int = 1) -> None:
        """Empty lines."""
        self.lines.extend([Line()] * count)

    def rule(self) -> None:
        """A line across the paper."""
        self.lines.append(Line("-" * self.columns, kind="rule"))

    def center(self, text: str, *, bold: bool = False, tall: int = 1) -> None:
        """Centred text, in lines of about one length."""
        plain = self.fold(text, _SHORT)
        self.lines.extend(
            Line(line, bold=bold, tall=tall, align="center") for line in balance(plain, self.columns, _SHORT)
        )

    def left(self, text: str, *, bold: bool = False, most: int = _SHORT) -> None:
        """Text from the left edge, at most ``most`` lines of it."""
        self.lines.extend(Line(line, bold=bold) for line in wrap(self.fold(text, most), self.columns, most))

    def large(self, text: str) -> None:
        """The number: as large as the paper allows."""
        plain = self.fold(text, 1)
        wide = 2 if 2 * len(plain) <= self.columns else 1
        parts = wrap(plain, self.columns, _SHORT)
        self.lines.extend(Line(part, bold=True, wide=wide, tall=2, align="center") for part in parts)

    def largest(self, *texts: str) -> None:
        """The first of these texts that fits twice as wide and as tall, read from an arm's length; else the last."""
        fits = (text for text in texts if 2 * len(self._fold(text)[0]) <= self.columns)
        self.large(next(fits, texts[-1]))

    def band(self, text: str) -> None:
        """White on black, as wide as it goes: nobody takes this paper for another."""
        wide = 2 if 2 * (len(text) + 2) <= self.columns else 1
        self.lines.append(Line(f" {text} ", bold=True, wide=wide, tall=wide, align="center", inverted=True))

    def field(self, label: str, text: str, most: int = _SHORT) -> None:
        """``Label : text``, the text hanging under itself; nothing at all when there is no text."""
        margin = _LABEL[self.columns] + 2
        for n, line in enumerate(wrap(self.fold(text, most), self.columns - margin, most)):
            start = f"{label:<{margin - 2}}: " if n == 0 else " " * margin
            self.lines.append(Line(start + line))
