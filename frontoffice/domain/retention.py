"""Retention of backup copies.

All of the last 24 hours, one a day for 30 days, one a month for 12 months.

Days and months are counted that have a copy: a clock that is years ahead for an hour would else have all others go.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from frontoffice.domain.calendar.dates import local_date

_ALL: Final = timedelta(hours=24)
_DAYS: Final = 30
_MONTHS: Final = 12


def select_copies(made: Iterable[datetime], now: datetime, zone: str) -> frozenset[datetime]:
    """Moments (UTC) of the copies to retain.

    Days and months are those of the office's ``zone``.

    Of a day and of a month the newest stands for it, so that what a day ended with is what is kept of it. One from the
    future is always kept.
    """
    moments = sorted(set(made))
    newest_of_day = {local_date(moment, zone): moment for moment in moments}
    newest_of_month = {_month(day): moment for day, moment in newest_of_day.items()}
    recent = {moment for moment in moments if moment > now - _ALL}
    return frozenset(recent.union(list(newest_of_day.values())[-_DAYS:], list(newest_of_month.values())[-_MONTHS:]))


def _month(day: date) -> int:
    return day.year * 12 + day.month
