from __future__ import annotations

import dataclasses
import json
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice import assets
from frontoffice.domain.calendar import working_days
from frontoffice.domain.calendar.working_days import (
    LOCAL,
    WORKED,
    DayOff,
    OfficeCalendar,
    days_left,
    due_date,
    explain,
    is_late_filing,
    last_filing_day,
    read_calendar,
    working_days_between,
)
from tests.support.examples import a_calendar

CALENDAR = a_calendar()
some_days = st.dates(date(2024, 1, 1), date(2027, 12, 1))
counts = st.integers(1, 60)
days_off = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=30)


def calendar_without(*days: date) -> OfficeCalendar:
    """The shipped calendar as it was before these days were made days off."""
    left = {day: off for day, off in CALENDAR.days_off.items() if day not in days}
    return dataclasses.replace(CALENDAR, days_off=MappingProxyType(left))


def calendar_of(days: frozenset[date]) -> OfficeCalendar:
    off = {day: DayOff(day, "libur_lokal", "Libur", "SE") for day in days}
    return OfficeCalendar(MappingProxyType(off), frozenset({2026, 2027}), "kal-test")


# every result was worked by hand
@pytest.mark.parametrize(
    ("received", "due"),
    [
        pytest.param(date(2026, 11, 2), date(2026, 11, 20), id="1 plain"),
        pytest.param(date(2026, 11, 7), date(2026, 11, 26), id="2 received on a Saturday"),
        pytest.param(date(2026, 11, 8), date(2026, 11, 26), id="2 received on a Sunday"),
        pytest.param(date(2026, 11, 6), date(2026, 11, 26), id="2 received on the Friday before"),
        pytest.param(date(2026, 12, 10), date(2027, 1, 4), id="3 Christmas and New Year"),
        pytest.param(date(2026, 3, 6), date(2026, 4, 2), id="5 Lebaran 2026"),
        pytest.param(date(2026, 3, 19), date(2026, 4, 14), id="7 received on Nyepi"),
        pytest.param(date(2025, 8, 6), date(2025, 8, 27), id="9 with the leave day decreed after receipt"),
        pytest.param(date(2027, 3, 1), date(2027, 3, 31), id="12 Lebaran 2027"),
        pytest.param(date(2026, 11, 20), date(2026, 12, 10), id="15 second cycle"),
    ],
)
def test_an_answer_is_due_on_the_fourteenth_working_day(received: date, due: date) -> None:
    assert due_date(CALENDAR, received).day == due


def test_a_leave_day_decreed_after_receipt_moves_the_due_date() -> None:
    # example 9: the joint decree of 7 August 2025 made Monday, 18 August a leave day
    as_known_on_receipt = calendar_without(date(2025, 8, 18))
    assert due_date(as_known_on_receipt, date(2025, 8, 6)).day == date(2025, 8, 26)
    assert due_date(CALENDAR, date(2025, 8, 6)).day == date(2025, 8, 27)


def test_a_local_day_off_moves_the_due_date() -> None:
    # example 9, third line: 27 August 2025 entered as a local holiday
    local = DayOff(date(2025, 8, 27), "libur_lokal", "Pilkada ulang", "SE 800/1264/BKPSDMD-II/2025")
    calendar = read_calendar(CSV_2025, [local])
    assert due_date(calendar, date(2025, 8, 6)).day == date(2025, 8, 28)


CSV_2025 = """tanggal,hari,jenis,nama,dasar,terverifikasi_dari_laman
2025-08-18,Senin,cuti_bersama,Cuti Bersama HUT RI,"SKB 933/2025, 1/2025, 3/2025",ya
"""


@pytest.mark.parametrize(
    ("received", "provisional"),
    [
        pytest.param(date(2026, 11, 2), False, id="1 within a year whose decree is known"),
        pytest.param(date(2026, 12, 10), True, id="3 ends in 2027, whose decree nobody saw"),
        pytest.param(date(2027, 3, 1), True, id="12 within 2027"),
        pytest.param(date(2027, 12, 20), True, id="18 ends in 2028, which has no decree"),
        pytest.param(date(2025, 12, 20), False, id="from one known year into the next"),
    ],
)
def test_a_count_into_a_year_without_a_sure_decree_is_provisional(received: date, provisional: bool) -> None:
    assert due_date(CALENDAR, received).provisional is provisional


def test_a_count_within_the_only_known_year_is_certain() -> None:
    assert not due_date(read_calendar(CSV_2025), date(2025, 8, 6)).provisional


def test_a_due_date_keeps_the_calendar_it_was_counted_with() -> None:
    assert due_date(CALENDAR, date(2026, 11, 2)).calendar_version == CALENDAR.version
    assert CALENDAR.version.startswith("kal-")


def test_the_version_changes_with_any_day() -> None:
    one = read_calendar(CSV_2025)
    renamed = read_calendar(CSV_2025.replace("HUT RI", "Hari Kemerdekaan"))
    more = read_calendar(CSV_2025, [DayOff(date(2025, 8, 27), "libur_lokal", "Pilkada", "SE")])
    assert len({one.version, renamed.version, more.version}) == 3
    assert read_calendar(CSV_2025).version == one.version


def test_a_year_with_only_local_days_off_has_no_decree() -> None:
    calendar = read_calendar(CSV_2025, [DayOff(date(2026, 1, 2), "libur_lokal", "Libur", "SE")])
    assert calendar.certain_years == {2025}


def test_a_local_day_off_leaves_a_known_year_known() -> None:
    calendar = read_calendar(CSV_2025, [DayOff(date(2025, 8, 27), "libur_lokal", "Pilkada", "SE")])
    assert calendar.certain_years == {2025}


def test_the_shipped_calendar_is_sure_of_2024_to_2026_only() -> None:
    assert CALENDAR.certain_years == {2024, 2025, 2026}


def test_the_count_names_each_skipped_day_and_its_decree() -> None:
    # example 3: 24 December is a leave day, 25 December Christmas, then a weekend
    count = {counted.day: counted for counted in explain(CALENDAR, date(2026, 12, 10))}
    assert (count[date(2026, 12, 11)].ordinal, count[date(2026, 12, 11)].reason) == (1, "")
    assert count[date(2026, 12, 12)].reason == "weekend"
    assert count[date(2026, 12, 24)].ordinal is None
    assert count[date(2026, 12, 24)].reason == "Cuti Bersama Hari Raya Natal"
    assert count[date(2026, 12, 25)].decree.startswith("SKB 1497/2025")
    assert (count[date(2026, 12, 31)].ordinal, count[date(2027, 1, 4)].ordinal) == (13, 14)


def test_a_holiday_on_a_weekend_is_named_as_the_holiday() -> None:
    assert CALENDAR.why_off(date(2026, 3, 21)) != "weekend"
    assert CALENDAR.why_off(date(2026, 11, 21)) == "weekend"
    assert CALENDAR.why_off(date(2026, 11, 24)) is None


def test_an_office_may_work_on_saturdays() -> None:
    six_days = dataclasses.replace(CALENDAR, working_week=frozenset(range(6)))
    assert six_days.is_working_day(date(2026, 11, 7))
    assert due_date(six_days, date(2026, 11, 2)).day == date(2026, 11, 18)


@given(some_days, counts)
def test_the_due_date_is_a_working_day_after_receipt(received: date, count: int) -> None:
    due = due_date(CALENDAR, received, count).day
    assert due > received
    assert CALENDAR.is_working_day(due)


@given(some_days, counts)
def test_the_explanation_counts_every_day_up_to_the_due_date(received: date, count: int) -> None:
    days = explain(CALENDAR, received, count)
    assert [one.ordinal for one in days if one.ordinal is not None] == list(range(1, count + 1))
    assert [one.day for one in days] == [received + timedelta(days=n) for n in range(1, len(days) + 1)]
    assert days[-1].day == due_date(CALENDAR, received, count).day
    assert all((one.ordinal is None) == bool(one.reason) for one in days)
    unsure = {one.day.year for one in days} - CALENDAR.certain_years
    assert due_date(CALENDAR, received, count).provisional is bool(unsure)


def test_the_year_of_the_receipt_makes_a_date_provisional_only_when_days_of_it_are_counted() -> None:
    calendar = OfficeCalendar({}, frozenset({2027}), "kal-test")
    assert not due_date(calendar, date(2026, 12, 31), 5).provisional
    assert due_date(calendar, date(2026, 12, 30), 5).provisional
    assert due_date(calendar, date(2027, 12, 24), 14).provisional


@given(st.dates(date(2026, 1, 1), date(2026, 11, 30)), counts, days_off, days_off)
def test_more_days_off_never_bring_the_due_date_forward(
    received: date, count: int, some: frozenset[date], more: frozenset[date]
) -> None:
    assert due_date(calendar_of(some), received, count).day <= due_date(calendar_of(some | more), received, count).day


@given(some_days, counts)
def test_a_later_receipt_is_never_due_earlier(received: date, count: int) -> None:
    next_day = received + timedelta(days=1)
    assert due_date(CALENDAR, received, count).day <= due_date(CALENDAR, next_day, count).day


@pytest.mark.parametrize(
    ("today", "left"),
    [
        pytest.param(date(2026, 11, 2), 14, id="on the day of receipt"),
        pytest.param(date(2026, 11, 19), 1, id="sisa 1 hari kerja"),
        pytest.param(date(2026, 11, 20), 0, id="jatuh tempo hari ini"),
        pytest.param(date(2026, 11, 21), 0, id="Saturday: late, by no working day yet"),
        pytest.param(date(2026, 11, 22), 0, id="Sunday: the same"),
        pytest.param(date(2026, 11, 23), -1, id="terlambat 1 hari kerja"),
    ],
)
def test_the_days_left_are_working_days(today: date, left: int) -> None:
    # example 15: example 1 was due on Friday, 20 November 2026
    assert days_left(CALENDAR, today, date(2026, 11, 20)) == left


@given(some_days, some_days)
def test_days_left_and_days_late_mirror_each_other(one: date, other: date) -> None:
    assert days_left(CALENDAR, one, other) == -days_left(CALENDAR, other, one)


@given(some_days, counts)
def test_on_the_day_of_receipt_the_whole_count_is_left(received: date, count: int) -> None:
    due = due_date(CALENDAR, received, count).day
    assert days_left(CALENDAR, received, due) == count
    assert days_left(CALENDAR, due, due) == 0


@pytest.mark.parametrize(
    ("earlier", "later", "between"),
    [
        (date(2026, 11, 20), date(2026, 11, 24), 2),
        (date(2026, 11, 24), date(2026, 11, 24), 0),
        (date(2026, 11, 20), date(2026, 11, 21), 0),
        (date(2026, 11, 24), date(2026, 11, 20), 0),
    ],
)
def test_working_days_between_two_days(earlier: date, later: date, between: int) -> None:
    assert working_days_between(CALENDAR, earlier, later) == between


@pytest.mark.parametrize(
    ("service", "last"),
    [
        pytest.param(date(2026, 10, 12), date(2026, 11, 11), id="13"),
        pytest.param(date(2026, 10, 23), date(2026, 11, 22), id="14 ends on a Sunday"),
        pytest.param(date(2028, 1, 30), date(2028, 2, 29), id="14 ends on a leap day"),
    ],
)
def test_filing_is_open_for_thirty_calendar_days(service: date, last: date) -> None:
    assert last_filing_day(service) == last
    assert not is_late_filing(service, last)
    assert is_late_filing(service, last + timedelta(days=1))


def test_an_unknown_service_date_is_not_late() -> None:
    assert not is_late_filing(None, date(2026, 11, 24))


def test_the_window_of_a_date_at_the_end_of_the_calendar_is_open() -> None:
    assert not is_late_filing(date.max, date(2026, 11, 24))  # whatever another desk wrote may not stop this one


@given(some_days, st.integers(-40, 80))
def test_day_thirty_is_in_time_and_day_thirty_one_is_late(service: date, after: int) -> None:
    assert is_late_filing(service, service + timedelta(days=after)) == (after > 30)


def test_the_procedure_gives_fourteen_and_thirty() -> None:
    assert (working_days.RESPONSE_WORKING_DAYS, working_days.FILING_CALENDAR_DAYS) == (14, 30)


def test_weekdays_in_the_shipped_list_agree_with_their_dates() -> None:
    assert all(off.kind in {"libur_nasional", "cuti_bersama"} and off.decree for off in CALENDAR.days_off.values())


def test_a_count_is_kept_whole_with_the_little_it_rests_on() -> None:
    """24, 25 December and 1 January are skipped, and 2027 is not certain."""
    calendar, received = a_calendar(), date(2026, 12, 10)
    body = working_days.count_body(calendar, received)
    assert [day for day, *_ in body["days"]] == ["2026-12-24", "2026-12-25", "2027-01-01"]
    assert body["unknown"] == [2027]
    kept = working_days.read_count(json.loads(json.dumps(body)))
    assert explain(kept, received) == explain(calendar, received)
    assert due_date(kept, received) == due_date(calendar, received)


def test_a_count_says_nothing_of_what_is_usual() -> None:
    body = working_days.count_body(a_calendar(), date(2026, 11, 24))
    assert body == {"calendar": a_calendar().version, "days": []}


def test_a_count_keeps_replacement_days_and_another_week() -> None:
    entered = [
        DayOff(date(2026, 11, 28), WORKED, "Hari kerja pengganti", "SE 3"),
        DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026"),
    ]
    calendar = read_calendar(assets.read_text("calendar/holidays.csv"), entered, frozenset(range(4)))
    received = date(2026, 11, 24)
    kept = working_days.read_count(working_days.count_body(calendar, received))
    assert explain(kept, received) == explain(calendar, received)
    assert (set(kept.days_off), set(kept.extra_days)) == ({date(2026, 12, 9)}, {date(2026, 11, 28)})


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_whatever_the_day_the_kept_count_is_the_count(received: date) -> None:
    calendar = a_calendar()
    kept = working_days.read_count(working_days.count_body(calendar, received))
    assert (explain(kept, received), due_date(kept, received)) == (
        explain(calendar, received),
        due_date(calendar, received),
    )


def test_a_local_holiday_of_the_package_alone_does_not_make_its_year_known() -> None:
    local = DayOff(date(2030, 4, 1), LOCAL, "HUT Kota", "SE 1")
    national = DayOff(date(2031, 1, 1), working_days.NATIONAL, "Tahun Baru", "SKB 1")
    assert working_days.calendar_of([local, national]).certain_years == {2031}


def test_the_kinds_of_days_in_the_journal_and_in_decrees_stay() -> None:
    assert working_days.KINDS == ("libur_nasional", "cuti_bersama", "libur_lokal", "hari_kerja", "dicabut")


@pytest.mark.parametrize(
    ("national", "collective", "known"), [(10, 0, True), (9, 0, False), (9, 5, False), (0, 12, False)]
)
def test_a_year_is_known_by_ten_national_holidays(national: int, collective: int, known: bool) -> None:
    days = [DayOff(date(2028, 1, day), "libur_nasional", "Libur", "SKB") for day in range(1, national + 1)]
    days += [DayOff(date(2028, 2, day), "cuti_bersama", "Cuti", "SKB") for day in range(1, collective + 1)]
    assert (2028 in working_days.calendar_of((), days).certain_years) is known


def test_the_version_changes_with_the_working_week_and_the_mark_of_an_uncertain_day() -> None:
    usual = read_calendar(CSV_2025)
    weeks = [read_calendar(CSV_2025, (), frozenset(range(days))) for days in (4, 6)]
    unsure = read_calendar(CSV_2025.replace(",ya", ",tidak"))
    assert len({usual.version, unsure.version, *(week.version for week in weeks)}) == 4
    assert read_calendar(CSV_2025, (), frozenset(range(5))).version == usual.version


def test_a_day_of_the_shipped_list_whose_decree_nobody_saw_is_uncertain() -> None:
    marks = {
        mark: working_days.read_days(CSV_2025.replace(",ya", f",{mark}"))[0].certain for mark in ("ya", "tidak (x)")
    }
    assert marks == {"ya": True, "tidak (x)": False}


def test_a_version_in_the_journal_stays_what_it_was() -> None:
    assert read_calendar(CSV_2025).version == "kal-6ed0356a3d94"
    assert read_calendar(CSV_2025, (), frozenset(range(6))).version == "kal-4e387b91d2b6"


def test_only_a_day_off_of_a_decree_is_counted_with_one() -> None:
    count = {counted.day: counted.decree for counted in explain(CALENDAR, date(2026, 12, 10))}
    assert {day for day, decree in count.items() if decree} == {
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2027, 1, 1),
    }


def test_a_date_of_receipt_is_counted_once_and_as_it_is_counted_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    received = date(2026, 11, 24)
    wanted = (due_date(CALENDAR, received), working_days.count_body(CALENDAR, received))
    counts = working_days.DueDates(CALENDAR)
    assert counts[received] == wanted
    monkeypatch.setattr(working_days, "count_body", None)
    assert counts[received] == wanted
