"""How far a paper can have come by now, between the fastest print head that is built and the slowest.

An answer that comes before the fastest head can be through shows a printer that reads ahead of its paper: the roll may
still end then, or the cover be opened. Such a printer is believed once the slowest head would be through.
"""

from __future__ import annotations

import time
from collections import deque
from typing import Final

from frontoffice.printing.abilities import Timings

_IN_HAND: Final = 12.0  # millimetres that any printer may hold ready: three lines


class PrintHead:
    """The pieces of a paper on their way through it, in millimetres of paper."""

    def __init__(self, timings: Timings) -> None:
        self._timings = timings
        self._earliest = self._latest = time.monotonic()
        self._written: deque[float] = deque()  # when the fastest head is through with each piece that is not answered
        self.answers_ahead = False

    def write(self, millimetres: float) -> None:
        """A piece of that length leaves for the printer."""
        now = time.monotonic()
        self._earliest = max(self._earliest, now) + millimetres / self._timings.fastest_head
        self._latest = max(self._latest, now) + millimetres / self._timings.slowest_head
        self._written.append(self._earliest)

    def answer(self, left: int) -> None:
        """All pieces but the last ``left`` are answered for."""
        now, in_hand = time.monotonic(), _IN_HAND / self._timings.fastest_head
        while len(self._written) > left:
            self.answers_ahead = self._written.popleft() - now > in_hand or self.answers_ahead

    @property
    def is_printing(self) -> bool:
        """Whether a printer that reads ahead may still be at it."""
        return self.answers_ahead and time.monotonic() < self._latest
