"""Where on a paper its signatory signs: found as the paper is laid out, for a signature that is added afterwards."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from frontoffice.frozen import frozen


@frozen
class SigningPlace:
    """A box on a page (from 0), in points from its left bottom."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


Found = Callable[[SigningPlace], None]


def kept_free(high: float, found: Found) -> Any:
    """Room of that height in points, as wide as its column: ``found`` is called with where it came to stand."""
    return _room()(high, found)


@functools.cache
def _room() -> Any:
    from reportlab.platypus import Flowable

    class Room(Flowable):
        """Nothing on paper."""

        def __init__(self, high: float, found: Found) -> None:
            super().__init__()
            self.height, self._found = high, found

        def wrap(self, wide: float, _high: float) -> tuple[float, float]:
            """As wide as there is."""
            self.width = wide
            return wide, self.height

        def draw(self) -> None:
            """Say where."""
            left, bottom = self.canv.absolutePosition(0, 0)
            self._found(SigningPlace(self.canv.getPageNumber() - 1, left, bottom, self.width, self.height))

    return Room
