from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.calendar.dates import FIRST_YEAR, LAST_YEAR
from frontoffice.domain.calendar.report_period import Period, PeriodKind, between, containing, parse, title
from tests.support.refusals import refusal

KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.RANGE]


def test_a_period_is_read_as_it_is_written_and_has_its_words_on_paper() -> None:
    cases: list[tuple[str, date, date, str]] = [
        ("2026-11-24", date(2026, 11, 24), date(2026, 11, 24), "Selasa, 24 November 2026"),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4), "29 Desember 2025 s.d. 4 Januari 2026"),
        ("2026-w48", date(2026, 11, 23), date(2026, 11, 29), "23 s.d. 29 November 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Februari 2024"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "Desember 2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "Triwulan IV 2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "Semester I 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "Tahun 2026"),
        ("2026-10-30..2026-11-02", date(2026, 10, 30), date(2026, 11, 2), "30 Oktober s.d. 2 November 2026"),
        ("2026-11-02..2026-11-02", date(2026, 11, 2), date(2026, 11, 2), "2 November 2026"),
    ]
    for written, first, last, on_paper in cases:
        period = parse(f" {written} ")
        assert (period.first, period.last, title(period)) == (first, last, on_paper)
        assert str(period) == written.upper()


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "2026-13", "2026-W54", "2026-Q5", "2026-H3", "2026-02-30", "1944", "2100"),
        *("\uff12026", "2026-W4\uff18", "2026-1\uff11", "202\uff16-Q4", "202\uff16-H1", "2026-11-2\uff14"),
        *("2026-11-01..2026-11-0\uff12", "2026-11-0\uff11..2026-11-02"),
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    assert refusal(lambda: parse(text)) == ("period", "date_unreadable", {})


def test_no_period_ends_before_it_begins() -> None:
    assert refusal(lambda: parse("2026-11-02..2026-11-01")) == ("last", "date_unreadable", {})
    assert refusal(lambda: between(date(2026, 11, 2), date(2026, 11, 1))) == ("last", "date_unreadable", {})


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_year_have_their_reports(year: int) -> None:
    assert parse(str(year)) == Period(PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31))


@given(st.sampled_from(KINDS), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_periods_of_a_kind_follow_each_other_without_gap(kind: PeriodKind, day: date) -> None:
    period = containing(kind, day)
    assert period.first <= day <= period.last
    assert (period.first - period.before().last).days == 1
    assert period.before().after() == period.after().before() == period
    assert parse(str(period)) == period


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 400))
def test_before_a_range_lie_as_many_days(first: date, days: int) -> None:
    period = between(first, date.fromordinal(first.toordinal() + days))
    assert period.before().after() == period
    assert parse(str(period)) == period


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ("2024-02-29", "2023-02-28"),
        ("2024-02", "2023-02"),
        ("2026-W48", "2025-W48"),
        ("2026-W53", "2025-W52"),
        ("2026-Q1", "2025-Q1"),
        ("2026-H2", "2025-H2"),
        ("2026", "2025"),
        ("2024-02-28..2024-02-29", "2023-02-28..2023-02-28"),
    ],
)
def test_the_year_before_is_compared_with_the_same_period(written: str, before: str) -> None:
    assert str(parse(written).year_before()) == before


def test_a_range_around_a_day_is_that_day() -> None:
    day = date(2026, 11, 2)
    assert containing(PeriodKind.RANGE, day) == Period(PeriodKind.RANGE, day, day)
