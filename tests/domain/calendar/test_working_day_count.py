from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.calendar.working_days import (
    LOCAL,
    WORKED,
    DayOff,
    WorkingDayCount,
    calendar_of,
    working_days_between,
)

near = st.dates(date(2026, 11, 20), date(2027, 1, 10))
days = st.lists(st.builds(DayOff, near, st.sampled_from([LOCAL, WORKED]), st.just("Hari"), st.just("SE")), max_size=9)
weeks = st.frozensets(st.integers(0, 6), min_size=1)


@given(days, weeks, near, st.integers(-20, 60))
def test_working_days_are_those_that_walking_from_day_to_day_counts(
    entered: list[DayOff], week: frozenset[int], day: date, further: int
) -> None:
    calendar, other = calendar_of(entered, (), week), day + timedelta(days=further)
    assert WorkingDayCount(calendar).between(day, other) == working_days_between(calendar, day, other)


def test_they_are_counted_over_all_years_at_once() -> None:
    count = WorkingDayCount(calendar_of([DayOff(date(2026, 12, 25), LOCAL, "Natal", "SKB")]))
    assert (
        count.between(date.min, date.max) == (date.max.toordinal() // 7 + 1) * 5 - 2
    )  # from a Monday to a Friday; the first is not counted, nor is Christmas
    assert count.between(date(2026, 12, 24), date(2026, 12, 28)) == 1
