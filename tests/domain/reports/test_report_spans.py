from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from statistics import mean, median

from hypothesis import example, given
from hypothesis import strategies as st

from frontoffice.domain.calendar.working_days import WorkingDayCount, working_days_between
from frontoffice.domain.reports.report import Spans
from frontoffice.domain.reports.report_comparison import spans
from tests.support.examples import a_calendar

MONDAY = date(2026, 11, 23)
days = st.integers(-3, 30).map(lambda n: MONDAY + timedelta(days=n))
COUNT = WorkingDayCount(a_calendar())


def test_of_nothing_there_is_no_mean() -> None:
    assert spans({}, COUNT) == Spans(0, None, None, {1: 0, 3: 0, 5: 0, 14: 0})


@example({(MONDAY, MONDAY): 1, (MONDAY, MONDAY + timedelta(days=1)): 1})  # between the two
@given(st.dictionaries(st.tuples(days, days), st.integers(1, 3), min_size=1, max_size=6))
def test_mean_and_median_are_those_of_all_of_them_in_a_row(pairs: Mapping[tuple[date, date], int]) -> None:
    row = [working_days_between(a_calendar(), *pair) for pair, many in pairs.items() for _ in range(many)]
    found = spans(pairs, COUNT)
    assert (found.counted, found.mean, found.median) == (len(row), Fraction(sum(row), len(row)), Fraction(median(row)))
    assert found.mean == mean(map(Fraction, row))
    assert found.within == {most: sum(one <= most for one in row) for most in (1, 3, 5, 14)}
