"""What is signed goes with its signatures: the end of a text or table and the places to sign stand on one page."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, Final

_AN_END: Final = 26.0  # points of a text or table that go to the page of its signatures: two lines, or a row
_ENOUGH: Final = 40  # letters: a place with its date, or a count, is no text that is signed
_LINES: Final = 2  # of such a text, at least
_A_LINE: Final = 90  # letters, about
_SIGNS_OFF: Final = ("right", "heading", "closing")  # styles of what is not signed itself
_A_SHORT_PART: Final = 800
_FORCE_SPLIT: Final = 0xFFFFFF  # points: higher than any page, as reportlab's own KeepTogether says


def take_along(parts: list[Any]) -> tuple[Any, list[Any]]:
    """Move the end of the story to the signatures: the text or table before it (None for none), and what follows it.

    A short text goes as a whole, with its heading; two lines go at least, the sentence that ends a letter not counted.
    A page that was begun on purpose ends the search.
    """
    from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak, Paragraph, Spacer
    from reportlab.platypus.flowables import CallerMacro

    taken: list[Any] = []
    letters = lines = 0
    while parts and (letters < _ENOUGH or lines < _LINES) and not isinstance(parts[-1], (PageBreak, KeepTogether)):
        last = parts.pop()
        if isinstance(last, CondPageBreak):
            continue
        if isinstance(last, Paragraph) and len(last.getPlainText()) < _A_SHORT_PART:
            if last.style.name not in _SIGNS_OFF:
                letters += len(last.getPlainText())
                lines += 1 + len(last.getPlainText()) // _A_LINE
        elif not isinstance(last, (Spacer, CallerMacro)):
            return last, taken
        taken.insert(0, last)
    if parts and isinstance(parts[-1], Paragraph) and parts[-1].style.name == "heading":
        taken.insert(0, parts.pop())
    return None, taken


def keep_ending(above: Sequence[Any], body: Any, ending: Sequence[Any]) -> Any:
    """A text or table that goes on over pages, whose end stands on the page of ``ending``; ``above`` is its heading."""
    return _flowable()(above, body, ending)


@functools.cache
def _flowable() -> Any:
    from reportlab.platypus import KeepTogether, PageBreak
    from reportlab.platypus.flowables import NullDraw

    class KeptEnding(NullDraw):
        """Stands for its parts until a page splits it into them."""

        def __init__(self, above: Sequence[Any], body: Any, ending: Sequence[Any]) -> None:
            super().__init__()
            self._above, self._body, self._ending = [*above], body, [*ending]

        def wrap(self, width: float, _height: float) -> tuple[float, float]:
            """Never as it is: it is split."""
            return width, _FORCE_SPLIT

        def split(self, width: float, height: float) -> list[Any]:
            """All where it has room, else what has room without the ending and, on the next page, the rest with it."""
            above, body, below = (self._height(parts, width) for parts in (self._above, [self._body], self._ending))
            if above + body + below <= height:
                return [*self._above, self._body, *self._ending]
            parts = self._body.split(width, min(height - above, body - _AN_END))
            if len(parts) > 1:
                first, *rest = parts
                whole = rest[0] if len(rest) == 1 else KeepTogether(rest)
                return [*self._above, first, PageBreak(), KeptEnding((), whole, self._ending)]
            if getattr(self, "_postponed", False):  # alone on a page, and has no room there either
                return [*self._above, self._body, KeepTogether(self._ending)]
            return []

        def _height(self, parts: Sequence[Any], width: float) -> float:
            spaces: float = sum(one.getSpaceBefore() + one.getSpaceAfter() for one in parts)
            return spaces + sum(float(one.wrapOn(self.canv, width, _FORCE_SPLIT)[1]) for one in parts)

    return KeptEnding
