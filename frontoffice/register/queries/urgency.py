"""Urgency: the working days left until each occurring date, and a date's group of urgency."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from typing import Final

from frontoffice.domain.calendar import working_days
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.register.journal.reading import UnreadableRow
from frontoffice.register.projection.complaint_columns import NEVER

LATE: Final = "late"
TODAY: Final = "today"
SOON: Final = "soon"
LATER: Final = "later"
URGENCIES: Final = (LATE, TODAY, SOON, LATER)  # of which every line is in one; what has no limit is in the last
_SOON_DAYS: Final = 3


class Days:
    """Working days left until each date in use: counted from one date to the next, so each day is seen once."""

    def __init__(self, office: HandlingContext, dates: Iterable[str]) -> None:
        calendar, today = office.calendar, office.today
        self.office, self.now = office, (today.isoformat(), office.time)
        sorted_dates = sorted({*dates} - {NEVER})
        self._known: dict[str, int] = {NEVER: 0}
        last, left = today, 0
        for text in sorted_dates[bisect_left(sorted_dates, self.now[0]) :]:
            day = date.fromisoformat(text)
            left += working_days.days_left(calendar, last, day)
            self._known[text], last = left, day
        last, left = today, 0
        for text in reversed(sorted_dates[: bisect_left(sorted_dates, self.now[0])]):
            day = date.fromisoformat(text)
            left += working_days.days_left(calendar, last, day)
            self._known[text], last = left, day

    def left(self, clock_on: str) -> int:
        """Working days left, negative when late; meaningless for ``NEVER``.

        Raises UnreadableRow for a date that does not occur: a line has another one than it was counted by.
        """
        try:
            return self._known[clock_on]
        except KeyError:
            raise UnreadableRow("complaint") from None

    def urgency(self, clock_on: str, clock_time: str) -> str:
        """Urgency (one of :data:`URGENCIES`) of a date and hour."""
        return urgency(clock_on, clock_time, self.now, self.left(clock_on))


def urgency(clock_on: str, clock_time: str, now: tuple[str, str], left: int) -> str:
    """Urgency (one of :data:`URGENCIES`) of a date and hour, ``left`` working days from ``now`` (date and time)."""
    if clock_on == NEVER:
        return LATER
    if (clock_on, clock_time) < now:
        return LATE
    if clock_on == now[0]:
        return TODAY
    return SOON if left <= _SOON_DAYS else LATER
