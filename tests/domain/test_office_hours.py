from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from frontoffice.domain import office_hours
from frontoffice.domain.office_hours import USUAL, OfficeHours
from frontoffice.errors import Refused
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
    with pytest.raises(Refused):
        office_hours.after(never, USUAL, datetime(2026, 11, 24, 10), 3)  # noqa: DTZ001


def test_the_whole_of_a_day_can_be_counted() -> None:
    end = office_hours.after(a_calendar(), USUAL, datetime(2026, 11, 24, 7, 30), 8)  # noqa: DTZ001
    assert end == datetime(2026, 11, 24, 15, 30)  # noqa: DTZ001
