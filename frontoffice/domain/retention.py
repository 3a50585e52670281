"""Which copies of the register are kept: all of the last 24 hours, one a day for 30 days, one a month for 12 months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from frontoffice.domain.dates import local_date

_ALL: Final = timedelta(hours=24)
_DAYS: Final = 30
_MONTHS: Final = 12


def kept(made: Iterable[datetime], now: datetime, zone: str) -> frozenset[datetime]:
    """The moments (UTC) of the copies that are kept; days and months are those of the office's ``zone``.

    Of a day and of a month the newest stands for it, so that what a day ended with is what is kept of it. The newest of
    all is always kept, and so is one from the future: a clock that was wrong throws nothing away.
    """
    moments = sorted(set(made))
    today = local_date(now, zone)
    newest_of_day = {local_date(moment, zone): moment for moment in moments}
    newest_of_month = {_month(day): moment for day, moment in newest_of_day.items()}
    recent = {moment for moment in moments if moment > now - _ALL}
    daily = {moment for day, moment in newest_of_day.items() if (today - day).days < _DAYS}
    monthly = {moment for month, moment in newest_of_month.items() if _month(today) - month < _MONTHS}
    return frozenset(recent | daily | monthly | set(moments[-1:]))


def _month(day: date) -> int:
    return day.year * 12 + day.month
