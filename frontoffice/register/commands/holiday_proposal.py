"""A new year's holidays as the ``holidays`` package knows them: a proposal to accept line by line, never an authority.

It lists no local holidays, marks nothing as decreed, and has no collective leave for years to come (``domain.md`` 4.5);
so every proposed day is uncertain until a person has compared it with the decree.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from frontoffice.domain.calendar.working_days import COLLECTIVE, NATIONAL, DayOff

SOURCE: Final = "usulan paket holidays, dasar hukum belum dilihat"


def propose(year: int) -> tuple[DayOff, ...]:
    """The days off of a year that the package knows, by date, each uncertain."""
    from holidays import country_holidays

    public, government = (
        country_holidays("ID", years=year, categories=(category,), language="id")
        for category in ("public", "government")
    )
    return as_days(public, government)


def as_days(public: Mapping[date, str], government: Mapping[date, str]) -> tuple[DayOff, ...]:
    """National holidays and collective leave as days of the calendar; a date that is both is a national holiday."""
    days = {day: DayOff(day, COLLECTIVE, name, SOURCE, certain=False) for day, name in government.items()}
    days |= {day: DayOff(day, NATIONAL, name, SOURCE, certain=False) for day, name in public.items()}
    return tuple(days[day] for day in sorted(days))
