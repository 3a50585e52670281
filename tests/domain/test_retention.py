from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.retention import select_copies
from tests.support.examples import MORNING

MOMENTS = st.lists(
    st.datetimes(datetime(2025, 6, 1), datetime(2027, 1, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    max_size=60,
)


def hours(*before: float) -> list[datetime]:
    return [MORNING - timedelta(hours=one) for one in before]


def test_every_copy_of_the_last_24_hours_is_kept() -> None:
    made = hours(0, 0.5, 1, 7, 23.9)
    assert select_copies(made, MORNING, "WIB") == frozenset(made)


def test_of_each_of_30_days_the_newest_is_kept() -> None:
    today, yesterday, day_before = hours(0)[0], hours(26, 28), hours(50, 51)
    assert select_copies([today, *yesterday, *day_before], MORNING, "WIB") == {today, yesterday[0], day_before[0]}


def test_the_24_hours_end_where_they_say() -> None:
    day_ago, less = hours(24, 23.99)
    assert select_copies([day_ago, less], MORNING, "WIB") == {less}


def test_of_the_days_before_30_days_with_a_copy_the_newest_of_each_month_stays_and_of_12_months() -> None:
    days = [MORNING - timedelta(days=back) for back in range(400)]
    found = sorted(select_copies(days, MORNING, "WIB"), reverse=True)
    assert found[:30] == days[:30], "until 28 October"
    assert [(one.year, one.month, one.day) for one in found[30:]] == [
        *((2026, month, day) for month, day in ((9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31))),
        *((2026, 2, 28), (2026, 1, 31), (2025, 12, 31)),
    ]


@given(MOMENTS, st.timedeltas(timedelta(days=1), timedelta(days=9000)))
def test_a_clock_that_is_ahead_for_a_copy_has_no_more_than_a_day_and_a_month_go(
    made: list[datetime], ahead: timedelta
) -> None:
    now = datetime(2027, 2, 1, tzinfo=UTC)
    before = select_copies(made, now, "WIB")
    after = select_copies({*before, now + ahead}, now + ahead, "WIB")
    lost = before - after
    assert len({local_date(one, "WIB") for one in lost if one <= now - timedelta(hours=24)}) <= 2


def test_a_day_is_one_of_the_office() -> None:
    late, early = datetime(2026, 11, 20, 16, 50, tzinfo=UTC), datetime(2026, 11, 20, 17, 10, tzinfo=UTC)  # 23.50, 00.10
    assert select_copies([late, early, MORNING], MORNING, "WIB") == {late, early, MORNING}


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_what_is_kept_holds_the_newest_and_whatever_came_within_a_day_and_each_day(
    made: list[datetime], later: timedelta
) -> None:
    now = datetime(2026, 2, 1, tzinfo=UTC) + later
    found = select_copies(made, now, "WIB")
    assert found <= set(made)
    assert select_copies(found, now, "WIB") == found, "thinning out again takes nothing more"
    if made:
        assert max(made) in found
    assert {one for one in made if one > now - timedelta(hours=24)} <= found
    today = local_date(now, "WIB")
    for day in {local_date(one, "WIB") for one in made}:
        if 0 <= (today - day).days < 30:
            assert max(one for one in made if local_date(one, "WIB") == day) in found


@given(st.lists(st.integers(0, 26), min_size=20, max_size=400), st.integers(1, 50))
def test_an_office_that_copies_for_a_year_keeps_one_of_each_month_and_no_more_than_about_90(
    gaps: list[int], seed: int
) -> None:
    now, there = MORNING, frozenset[datetime]()
    for gap in gaps * 3:
        now += timedelta(hours=gap + seed / 10)
        there = select_copies({*there, now}, now, "WIB")
    of_a_day = sum(1 for one in there if one > now - timedelta(hours=24))
    assert len(there) <= of_a_day + 31 + 13
    months = {(one.year, one.month) for one in there}
    assert len(months) >= min(12, len({(now - timedelta(days=31 * back)).month for back in range(len(months))}))


def test_copies_of_an_office_that_made_none_for_years_are_kept() -> None:
    old = [datetime(2024, 3, day, tzinfo=UTC) for day in (1, 2)]
    ahead = MORNING + timedelta(days=400)
    assert select_copies([*old, ahead], MORNING, "WIB") == {*old, ahead}
