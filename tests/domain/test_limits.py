from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from frontoffice.domain import limits
from frontoffice.domain.calendar.office_hours import USUAL
from frontoffice.domain.calendar.working_days import LOCAL, DayOff, OfficeCalendar, calendar_of
from frontoffice.domain.codes import CalendarRefusal
from frontoffice.domain.limits import Limit, Target, Unit
from frontoffice.errors import Problem, Refused
from tests.support.entry_builder import LIMITS
from tests.support.examples import TODAY, a_calendar


def end(code: str, since: datetime | date) -> Target:
    return limits.target(LIMITS.by_code[code], since, a_calendar(), USUAL, "WIB")


def test_the_levels_are_those_of_the_published_table() -> None:
    levels = [(limit.amount, limit.unit) for limit in LIMITS.levels()]
    assert levels == [
        (3, Unit.OFFICE_HOURS),
        (5, Unit.WORKING_DAYS),
        (14, Unit.WORKING_DAYS),
        (60, Unit.WORKING_DAYS),
    ]


def test_a_later_row_replaces_an_earlier_and_an_unknown_unit_is_passed_over() -> None:
    rows = [
        {"code": "cycle", "name": "Siklus", "amount": "14", "unit": "working_days"},
        {"code": "cycle", "name": "Siklus", "amount": "10", "unit": "working_days"},
        {"code": "moon", "name": "Bulan", "amount": "1", "unit": "lunations"},
    ]
    found = limits.read_limits(rows)
    assert (found.amount("cycle"), found.amount("moon")) == (10, 0)


def test_a_repeated_cycle_counts_from_the_answer() -> None:
    """Not satisfied on Fri 20-11-2026."""
    counted = ("2026-11-20", "14 working_days")
    assert end("cycle", date(2026, 11, 20)) == Target(date(2026, 12, 10), "", False, a_calendar().version, *counted)


def test_sixty_calendar_days_after_the_file_is_complete() -> None:
    target = end("decision", date(2026, 9, 7))
    assert target == Target(date(2026, 11, 6), "", False, a_calendar().version, "2026-09-07", "60 calendar_days")
    assert not end("decision", date(2027, 12, 1)).provisional  # no decree moves a calendar day


def test_sp4n_wants_an_answer_within_five_working_days() -> None:
    assert end("sp4n.reply", date(2026, 11, 2)).on == date(2026, 11, 9)


def test_a_year_without_a_decree_is_provisional() -> None:
    assert end("level.unsupervised", date(2027, 12, 20)).provisional


@pytest.mark.parametrize(
    ("received", "ends"),
    [
        (datetime(2026, 11, 24, 3, 32, tzinfo=UTC), (date(2026, 11, 24), "13.32")),  # 10.32 WIB
        (
            datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
            (date(2026, 11, 25), "09.30"),
        ),  # 15.00: one hour today, two tomorrow
        (datetime(2026, 11, 27, 9, 0, tzinfo=UTC), (date(2026, 11, 30), "10.00")),  # Friday 16.00: half an hour is left
        (datetime(2026, 11, 28, 3, 0, tzinfo=UTC), (date(2026, 11, 30), "10.30")),  # Saturday
        (datetime(2026, 11, 24, 15, 0, tzinfo=UTC), (date(2026, 11, 25), "10.30")),  # 22.00
    ],
)
def test_hours_are_office_hours(received: datetime, ends: tuple[date, str]) -> None:
    target = end("level.light", received)
    assert (target.on, target.time) == ends


@pytest.mark.parametrize(
    ("known", "provisional"), [((2026,), True), ((2027,), True), ((2026, 2027), False), ((2026, 2027, 2028), False)]
)
def test_hours_over_the_new_year_are_certain_when_both_years_are(known: tuple[int, ...], provisional: bool) -> None:
    calendar = OfficeCalendar({}, frozenset(known), "1")
    evening = datetime(2026, 12, 31, 8, 30, tzinfo=UTC)  # Thu 15.30 WIB
    target = limits.target(LIMITS.by_code["level.light"], evening, calendar, USUAL, "WIB")
    assert (target.on, target.provisional) == (date(2027, 1, 1), provisional)


def test_what_a_target_was_counted_from_is_kept_in_utc() -> None:
    wib = datetime(2026, 11, 24, 10, 32, tzinfo=timezone(timedelta(hours=7)))
    assert end("level.light", wib).since == "2026-11-24T03:32:00+00:00"


def test_days_count_from_the_date_of_the_office_not_of_utc() -> None:
    """01.00 WIB on Wed 25-11-2026 is still the 24th in UTC."""
    night = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
    assert end("cycle", night).on == end("cycle", date(2026, 11, 25)).on
    assert end("decision", night).on == date(2027, 1, 24)


def test_hours_from_a_date_alone_count_from_the_next_opening() -> None:
    target = end("level.light", date(2026, 11, 24))
    assert (target.on, target.time) == (date(2026, 11, 25), "10.30")


@pytest.mark.parametrize(
    ("unit", "amount", "fits"),
    [
        (Unit.WORKING_DAYS, 0, False),
        (Unit.WORKING_DAYS, 1, True),
        (Unit.WORKING_DAYS, 1001, False),
        (Unit.SWITCH, 0, True),
        (Unit.SWITCH, 1, True),
        (Unit.SWITCH, 2, False),
    ],
)
def test_an_amount_must_be_one_that_can_be_meant(unit: Unit, amount: int, fits: bool) -> None:
    limit = Limit("cycle", "", amount, unit)
    if fits:
        limits.check(limit)
        return
    with pytest.raises(Refused) as refused:
        limits.check(limit)
    assert refused.value.problems[0].code == "amount_out_of_range"


@pytest.mark.parametrize("code", ["level.light", "cycle", "completion"])
@pytest.mark.parametrize("since", [date(2026, 11, 20), datetime(2026, 11, 20, 3, 0, tzinfo=UTC)])
def test_a_target_can_be_counted_again(code: str, since: datetime | date) -> None:
    target = end(code, since)
    assert limits.recalculate(target, a_calendar(), USUAL, "WIB") == target


@pytest.mark.parametrize(
    ("code", "since", "was", "now"),
    [
        ("level.light", datetime(2026, 11, 20, 8, 30, tzinfo=UTC), date(2026, 11, 23), date(2026, 11, 24)),
        ("cycle", date(2026, 11, 20), date(2026, 12, 10), date(2026, 12, 11)),
        ("decision", date(2026, 9, 25), date(2026, 11, 24), date(2026, 11, 24)),  # calendar days know no day off
    ],
)
def test_a_new_day_off_moves_what_counts_working_days_or_hours(
    code: str, since: datetime | date, was: date, now: date
) -> None:
    """A local holiday on Mon 23-11-2026; 20-11 is a Friday, 15.30 WIB."""
    holiday = DayOff(date(2026, 11, 23), LOCAL, "Libur", "SE 1")
    changed = calendar_of(tuple(a_calendar().days_off.values()), [holiday])
    before = end(code, since)
    assert (before.on, limits.recalculate(before, changed, USUAL, "WIB").on) == (was, now)


@pytest.mark.parametrize(
    ("since", "limit"),
    [
        ("", "14 working_days"),
        ("yesterday", "14 working_days"),
        ("9999-12-31", "14 working_days"),
        ("9999-12-31T23:59:59+00:00", "3 office_hours"),
        ("2026-11-20T03:00:00", "3 office_hours"),
        ("2026-11-20", "soon working_days"),
        ("2026-11-20", "9999999 calendar_days"),
        ("2026-11-20", "14 moons"),
    ],
)
def test_a_target_that_does_not_say_how_it_was_counted_stays_as_it_is(since: str, limit: str) -> None:
    target = Target(date(2026, 12, 1), "", False, "2026", since, limit)
    assert limits.recalculate(target, a_calendar(), USUAL, "WIB") == target


@pytest.mark.parametrize(
    "changes",
    [
        {"on": "20261124"},
        {"on": None},
        {"time": 10},
        {"provisional": 0},
        {"limit": ["14 working_days"]},
        {"until": "x"},
    ],
)
def test_what_is_no_target_is_not_read(changes: dict[str, object]) -> None:
    body = limits.target_body(Target(TODAY))
    assert limits.read_target(body) == Target(TODAY)
    with pytest.raises((TypeError, ValueError)):
        limits.read_target(body | changes)


def test_a_limit_in_hours_is_over_on_its_own_day() -> None:
    """Received Tue 24-11-2026 10.32, 3 office hours: 13.32."""
    light = Target(TODAY, "13.32")
    past = {time: light.is_past(TODAY, time) for time in ("13.32", "13.33")}
    assert past == {"13.32": False, "13.33": True}
    assert not Target(TODAY).is_past(TODAY, "23.59")
    assert Target(TODAY).is_past(date(2026, 11, 25), "00.00")


def test_the_names_of_units_and_limits_in_the_journal_stay() -> None:
    assert " ".join(Unit) == "office_hours working_days calendar_days months times megabytes switch"
    assert (limits.LEVEL, limits.CYCLE, limits.COMPLETION, limits.SILENCE, limits.ATTEMPTS) == (
        "level.",
        "cycle",
        "completion",
        "silence",
        "attempts",
    )
    assert (limits.SP4N_FORWARD, limits.SP4N_REPLY, limits.DECISION) == ("sp4n.forward", "sp4n.reply", "decision")
    assert limits.WARN_CALENDAR == "warn_calendar"


@pytest.mark.parametrize(
    ("unit", "amount", "facts"),
    [
        (Unit.SWITCH, 2, {"least": 0, "most": 1}),
        (Unit.SWITCH, -1, {"least": 0, "most": 1}),
        (Unit.TIMES, 0, {"least": 1, "most": 1_000}),
        (Unit.TIMES, 1_001, {"least": 1, "most": 1_000}),
    ],
)
def test_an_amount_that_is_refused_says_what_may_be_set(unit: Unit, amount: int, facts: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        limits.check(Limit("x", "", amount, unit))
    assert refused.value.problems == (Problem("amount", CalendarRefusal.AMOUNT_OUT_OF_RANGE, facts),)


@pytest.mark.parametrize(
    ("checked_on", "text"), [("", "14 working_days"), ("2026-12-02", "14 working_days 2026-12-02")]
)
def test_a_limit_is_written_with_the_date_on_which_the_office_checked_it(checked_on: str, text: str) -> None:
    limit = Limit("cycle", "Siklus", 14, Unit.WORKING_DAYS, checked_on)
    assert limits.write_amount(limit) == text
    assert limits.read_amount("cycle", "Siklus", text) == limit


@pytest.mark.parametrize(
    "text", ["", "14", "14 lunations", "014 working_days", "14 working_days ", "14 working_days 2026-02-30", "14 x y z"]
)
def test_what_is_no_limit_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        limits.read_amount("cycle", "Siklus", text)
