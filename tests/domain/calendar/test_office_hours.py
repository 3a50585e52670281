from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

import pytest

from frontoffice.domain.calendar import office_hours
from frontoffice.domain.calendar.office_hours import USUAL, OfficeHours, longest_day, time_open
from frontoffice.domain.calendar.working_days import WORKED, DayOff, calendar_of
from frontoffice.domain.codes import CalendarRefusal
from frontoffice.errors import Problem, Refused
from tests.support.examples import a_calendar


def test_the_usual_week_has_thirty_seven_and_a_half_hours_with_its_breaks() -> None:
    minutes = 0
    for day, (opens, closes) in USUAL.by_weekday.items():
        minutes += (closes.hour - opens.hour) * 60 + closes.minute - opens.minute - (90 if day == 4 else 60)
    assert minutes == 37.5 * 60


def test_hours_that_are_in_order_pass() -> None:
    office_hours.check(USUAL)


@pytest.mark.parametrize(
    ("hours", "code"),
    [({}, "no_working_day"), ({0: (time(16), time(7))}, "closes_before_opening")],
)
def test_hours_that_cannot_be_are_refused(hours: dict[int, tuple[time, time]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        office_hours.check(OfficeHours(hours))
    assert refused.value.problems[0].code == code


def test_a_calendar_without_a_working_day_does_not_count_for_ever() -> None:
    never = replace(a_calendar(), working_week=frozenset())
    with pytest.raises(Refused) as refused:
        office_hours.after(never, USUAL, datetime(2026, 11, 24, 10), 3)  # noqa: DTZ001
    assert refused.value.problems == (Problem("hours", CalendarRefusal.NO_WORKING_DAY),)


def test_the_whole_of_a_day_can_be_counted() -> None:
    end = office_hours.after(a_calendar(), USUAL, datetime(2026, 11, 24, 7, 30), 8)  # noqa: DTZ001
    assert end == datetime(2026, 11, 24, 15, 30)  # noqa: DTZ001


def test_hours_that_are_refused_say_of_which_day_and_why() -> None:
    noon = time(12)
    found: list[Problem] = []
    for hours in ({}, {3: (noon, noon)}, {3: (noon, time(11, 59))}):
        with pytest.raises(Refused) as refused:
            office_hours.check(OfficeHours(hours))
        found += refused.value.problems
    closed = Problem("hours", CalendarRefusal.CLOSES_BEFORE_OPENING, {"weekday": 3})
    assert found == [Problem("hours", CalendarRefusal.NO_WORKING_DAY), closed, closed]


@pytest.mark.parametrize(
    ("begins", "amount", "ends"),
    [
        pytest.param((24, 10, 32), 3, (24, 13, 32), id="within the day"),
        pytest.param((24, 6, 0), 3, (24, 10, 30), id="from the opening"),
        pytest.param((24, 14, 0), 3, (25, 8, 30), id="over the night"),
        pytest.param((24, 16, 0), 3, (25, 10, 30), id="from the closing"),
        pytest.param((26, 15, 0), 10, (27, 16, 30), id="to the closing of a Friday"),
        pytest.param((27, 16, 0), 1, (30, 8, 0), id="over a weekend"),
        pytest.param((28, 9, 0), 1, (30, 8, 30), id="from a Saturday"),
    ],
)
def test_office_hours_pass_only_while_it_is_open(
    begins: tuple[int, int, int], amount: int, ends: tuple[int, int, int]
) -> None:
    moment, end = (datetime(2026, 11, *at) for at in (begins, ends))  # noqa: DTZ001
    assert office_hours.after(a_calendar(), USUAL, moment, amount) == end


def test_a_replacement_day_on_a_weekend_has_the_hours_of_a_monday() -> None:
    worked = DayOff(date(2026, 11, 28), WORKED, "Hari kerja pengganti", "SE 3")
    calendar = calendar_of(a_calendar().days_off.values(), [worked])
    early = OfficeHours({0: (time(9), time(12)), 4: (time(7), time(16))})
    begins = datetime(2026, 11, 28, 6)  # noqa: DTZ001
    assert office_hours.after(calendar, early, begins, 3) == datetime(2026, 11, 28, 12)  # noqa: DTZ001


def test_a_working_day_without_hours_of_its_own_or_a_mondays_is_open_from_half_past_seven_to_four() -> None:
    calendar, tuesdays = a_calendar(), OfficeHours({1: (time(9), time(12))})
    for begins, amount, ends in (((25, 6), 1, (25, 8, 30)), ((25, 15), 1, (25, 16, 0)), ((25, 15), 2, (26, 8, 30))):
        end = office_hours.after(calendar, tuesdays, datetime(2026, 11, *begins), amount)  # noqa: DTZ001
        assert end == datetime(2026, 11, *ends)  # noqa: DTZ001


@pytest.mark.parametrize("text", ["07.30", "7:30", "0730", " 7.30 "])
def test_a_time_is_read_as_people_type_it(text: str) -> None:
    assert office_hours.read_time(text) == time(7, 30)


@pytest.mark.parametrize("text", ["", "x", "25.00", "7.60", "7"])
def test_a_time_that_cannot_be_read_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(Refused) as refused:
        office_hours.read_time(f" {text}")
    assert refused.value.problems == (Problem("hours", CalendarRefusal.TIME_UNREADABLE, {"text": text}),)


def test_the_office_is_open_within_its_hours_on_working_days_only() -> None:
    calendar = a_calendar()
    tuesday, next_monday = datetime(2026, 11, 24, 10, 0), datetime(2026, 11, 30, 8, 0)  # noqa: DTZ001
    assert time_open(calendar, USUAL, tuesday, tuesday.replace(hour=23)) == timedelta(hours=6)
    assert time_open(calendar, USUAL, next_monday.replace(day=28), next_monday) == timedelta(minutes=30)
    assert time_open(calendar, USUAL, tuesday, tuesday - timedelta(days=1)) == timedelta(0)
    assert longest_day(USUAL) == timedelta(hours=9)
    assert longest_day(OfficeHours(MappingProxyType({}))) == timedelta(hours=8)
