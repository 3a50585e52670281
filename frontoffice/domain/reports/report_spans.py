"""What took how many working days, from how many took from one date to another: mean, median and how many within."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from frontoffice.domain.calendar.working_day_count import WorkingDayCount
from frontoffice.domain.reports.report import WITHIN, Spans


def spans(pairs: Mapping[tuple[date, date], int], worked: WorkingDayCount) -> Spans:
    """The working days that so many took from the first to the second date of each pair."""
    lengths: dict[int, int] = {}
    for (began, ended), many in pairs.items():
        days = worked.between(began, ended)
        lengths[days] = lengths.get(days, 0) + many
    counted = sum(lengths.values())
    within = {most: sum(many for days, many in lengths.items() if days <= most) for most in WITHIN}
    if not counted:
        return Spans(0, None, None, within)
    mean = Fraction(sum(days * many for days, many in lengths.items()), counted)
    middle = [_at(lengths, place) for place in ((counted - 1) // 2, counted // 2)]
    return Spans(counted, mean, Fraction(sum(middle), 2), within)


def _at(lengths: Mapping[int, int], place: int) -> int:
    """The length at that place, from 0, when all of them stand in order."""
    for days in sorted(lengths):
        place -= lengths[days]
        if place < 0:
            return days
    raise ValueError(place)
