from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain import limits
from frontoffice.domain.calendar import working_days
from frontoffice.domain.calendar.office_hours import USUAL
from frontoffice.domain.calendar.working_days import DROPPED, LOCAL, NATIONAL, WORKED, DayOff, DueDate, OfficeCalendar
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.deadlines import DueDateMove, OpenDueDates
from frontoffice.domain.limits import Target
from tests.support.entry_builder import LIMITS
from tests.support.examples import a_calendar

DUE, TARGET = date(2026, 11, 23), date(2026, 11, 10)
SHIPPED = tuple(a_calendar().days_off.values())


def with_days(*days: DayOff) -> OfficeCalendar:
    return working_days.calendar_of(SHIPPED, days)


def owed(received: date, calendar: OfficeCalendar, target: Target | None = None) -> OpenDueDates:
    due = working_days.due_date(calendar, received)
    return OpenDueDates(uuid4(), "0147/PGD-L1/2026", received, 1, due, target)


def moves(one: OpenDueDates, calendar: OfficeCalendar) -> tuple[DueDateMove, ...]:
    return deadlines.recalculate([one], calendar, USUAL, "WIB")


def test_a_calendar_that_changes_after_receipt_moves_the_date() -> None:
    """26-8-2025 as known on the day, 27-8 after the decree, 28-8 with a local holiday."""
    received = date(2025, 8, 6)
    before = with_days(DayOff(date(2025, 8, 18), DROPPED, "Belum ditetapkan", "-"))
    one = owed(received, before)
    assert one.due is not None
    assert one.due.day == date(2025, 8, 26)
    (move,) = moves(one, a_calendar())
    assert move.due is not None
    assert move.due.day == date(2025, 8, 27)
    assert not move.earlier
    local = with_days(DayOff(date(2025, 8, 27), LOCAL, "Pilkada ulang", "SE 800/1264/BKPSDMD-II/2025"))
    (move,) = moves(one, local)
    assert move.due is not None
    assert move.due.day == date(2025, 8, 28)


def test_a_day_outside_the_count_moves_nothing() -> None:
    one = owed(date(2026, 11, 2), a_calendar())
    assert moves(one, with_days(DayOff(date(2026, 12, 1), LOCAL, "Libur", "SE"))) == ()


def test_a_replacement_working_day_brings_a_date_nearer_and_says_so() -> None:
    one = owed(date(2026, 11, 2), a_calendar())
    (move,) = moves(one, with_days(DayOff(date(2026, 11, 7), WORKED, "Hari kerja pengganti", "SE")))
    assert move.due is not None
    assert (move.due.day, move.earlier) == (date(2026, 11, 19), True)


def test_who_was_responded_to_has_no_due_date_to_move() -> None:
    one = OpenDueDates(uuid4(), "1", date(2026, 11, 2), 1, None, None)
    assert moves(one, with_days(DayOff(date(2026, 11, 9), LOCAL, "Libur", "SE"))) == ()


def test_a_target_moves_with_its_own_beginning_and_limit() -> None:
    target = limits.target(LIMITS.by_code["cycle"], date(2026, 11, 20), a_calendar(), USUAL, "WIB")
    one = OpenDueDates(uuid4(), "1", date(2026, 11, 2), 2, None, target)
    (move,) = moves(one, with_days(DayOff(date(2026, 12, 1), LOCAL, "Libur", "SE")))
    assert move.target is not None
    assert (move.target.on, move.target_was, move.due) == (date(2026, 12, 11), target, None)


@pytest.mark.parametrize(("code", "clock"), [("level.normative", TARGET), ("level.supervised", DUE)])
def test_what_is_owed_next_after_a_move_is_the_earlier_of_both_dates(code: str, clock: date) -> None:
    """Received Mon 2-11-2026, due Mon 23-11 and a target of 5 or 60 working days, with a holiday on Thu 5-11."""
    target = limits.target(LIMITS.by_code[code], date(2026, 11, 2), a_calendar(), USUAL, "WIB")
    (move,) = moves(
        owed(date(2026, 11, 2), a_calendar(), target), with_days(DayOff(date(2026, 11, 5), LOCAL, "Libur", "SE"))
    )
    assert move.due is not None
    assert move.target is not None
    assert (move.due.day, move.target.on != target.on) == (DUE, True)
    assert move.clock is not None
    assert move.clock.on == clock


def test_a_move_names_only_the_date_that_moves() -> None:
    uncounted = Target(date(2026, 12, 10))
    one = owed(date(2026, 11, 2), a_calendar(), uncounted)
    (move,) = moves(one, with_days(DayOff(date(2026, 11, 5), LOCAL, "Libur", "SE")))
    assert (move.due_was, move.target_was, move.target) == (one.due, None, None)
    near = limits.target(LIMITS.by_code["level.normative"], date(2026, 11, 2), a_calendar(), USUAL, "WIB")
    (move,) = moves(
        owed(date(2026, 11, 2), a_calendar(), near), with_days(DayOff(date(2026, 11, 12), LOCAL, "Libur", "SE"))
    )
    assert (move.target, move.clock) == (None, near)  # as it was counted, by the calendar of then
    counted = limits.target(LIMITS.by_code["cycle"], date(2026, 11, 20), a_calendar(), USUAL, "WIB")
    both = owed(date(2026, 11, 2), a_calendar(), counted)
    (move,) = moves(both, with_days(DayOff(date(2026, 12, 1), LOCAL, "Libur", "SE")))
    assert (move.due_was, move.due, move.target_was) == (None, None, counted)
    assert move.clock == Target(date(2026, 11, 20), "", False, a_calendar().version)


def test_a_target_that_does_not_say_how_it_was_counted_stays() -> None:
    one = OpenDueDates(uuid4(), "1", date(2026, 11, 2), 2, None, Target(date(2026, 12, 10)))
    assert moves(one, with_days(DayOff(date(2026, 12, 1), LOCAL, "Libur", "SE"))) == ()


def test_a_year_that_becomes_known_takes_the_provisional_mark_away() -> None:
    one = owed(date(2027, 12, 20), a_calendar())
    assert one.due is not None
    assert one.due.provisional
    names = [
        DayOff(date(year, 2, day), NATIONAL, f"Libur {day}", "SKB") for year in (2027, 2028) for day in range(5, 20)
    ]
    whole = working_days.calendar_of([day for day in SHIPPED if day.day.year < 2027], names)
    (move,) = moves(one, whole)
    assert move.due is not None
    assert not move.due.provisional


WAS, BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due", "target", "earlier"),
    [
        (BEFORE, None, True),
        (WAS, None, False),
        (AFTER, None, False),
        (None, BEFORE, True),
        (None, WAS, False),
        (None, AFTER, False),
        (AFTER, BEFORE, True),
        (BEFORE, AFTER, True),
        (None, None, False),
    ],
)
def test_a_move_is_earlier_when_one_of_its_dates_is(due: date | None, target: date | None, earlier: bool) -> None:
    move = DueDateMove(
        uuid4(),
        "0147/PGD-L1/2026",
        date(2026, 11, 2),
        1,
        due_was=DueDate(WAS, provisional=False, calendar_version="1") if due else None,
        due=DueDate(due, provisional=False, calendar_version="2") if due else None,
        target_was=Target(WAS) if target else None,
        target=Target(target) if target else None,
    )
    assert move.earlier is earlier


def test_a_date_that_is_missing_on_one_side_is_not_earlier() -> None:
    empty = DueDateMove(uuid4(), "0147/PGD-L1/2026", date(2026, 11, 2), 1)
    due, target = DueDate(BEFORE, provisional=False, calendar_version="1"), Target(BEFORE)
    one_sided: list[dict[str, Any]] = [{"due": due}, {"due_was": due}, {"target": target}, {"target_was": target}]
    assert [dataclasses.replace(empty, **side).earlier for side in one_sided] == [False] * 4
    assert empty.clock is None
