"""Where the pages of a paper lie below one another, at which scale, and which of them are seen."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QRect

from frontoffice.documents.layout.pdf_pages import PageSize

GAP: Final = 12  # around and between the pages, in pixels of the screen
STEPS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # of a page as large as on paper, at 96 pixels to an inch
POINT: Final = 96 / 72  # pixels of the screen to a point


class Fit(Enum):
    """What the size of the pages follows."""

    WIDTH = auto()
    PAGE = auto()
    ZOOM = auto()


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The pages at one scale (pixels of the screen to a point), each in the middle of the widest."""

    places: tuple[QRect, ...]
    scale: float
    width: int
    height: int

    def visible_pages(self, top: int, height: int) -> range:
        """The pages of which something lies between ``top`` and ``height`` below it."""
        bottoms = [place.bottom() for place in self.places]
        first = bisect.bisect_left(bottoms, top)
        last = first
        while last < len(self.places) and self.places[last].top() < top + height:
            last += 1
        return range(first, last)

    def page_at(self, top: int, height: int) -> int:
        """The page that the upper third of what is seen lies on."""
        bottoms = [place.bottom() + GAP for place in self.places]
        return min(bisect.bisect_left(bottoms, top + height // 3), max(len(self.places) - 1, 0))


def lay_out(sizes: Sequence[PageSize], scale: float, room: int) -> PageLayout:
    """Lay the pages out at ``scale``; they stand in the middle of ``room`` pixels if they are narrower."""
    widths = [round(size.width * scale) for size in sizes]
    width = max([room, *(one + 2 * GAP for one in widths)])
    places, top = [], GAP
    for size, wide in zip(sizes, widths, strict=True):
        high = round(size.height * scale)
        places.append(QRect((width - wide) // 2, top, wide, high))
        top += high + GAP
    return PageLayout(tuple(places), scale, width, top)


def fitting_scale(sizes: Sequence[PageSize], fit: Fit, width: int, height: int) -> float:
    """The scale at which the widest page is as wide as the room, or at which every page is seen whole."""
    wide, high = max(size.width for size in sizes), max(size.height for size in sizes)
    across = max(width - 2 * GAP, 50) / wide
    return across if fit is Fit.WIDTH else min(across, max(height - 2 * GAP, 50) / high)


def next_step(scale: float, by: int) -> float:
    """The next scale of the row above or below this one; the last stays."""
    steps = [step * POINT for step in STEPS]
    if by > 0:
        return next((step for step in steps if step > scale * 1.01), steps[-1])
    return next((step for step in reversed(steps) if step < scale * 0.99), steps[0])
