from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from frontoffice import assets
from frontoffice.domain import holidays, working_days
from frontoffice.domain.holidays import UnknownYear
from frontoffice.domain.working_days import COLLECTIVE, DROPPED, LOCAL, NATIONAL, WORKED, DayOff
from frontoffice.errors import Refused
from tests.support.examples import TODAY, a_calendar

HEADING = "tanggal,jenis,nama,dasar\n"


def a_day(**changes: object) -> DayOff:
    fields = {"day": date(2026, 12, 9), "kind": LOCAL, "name": "Pilkada", "decree": "SE 22/2026"} | changes
    return DayOff(**fields)  # type: ignore[arg-type]


def codes(day: DayOff) -> list[tuple[str, bool]]:
    return [(problem.code, problem.warning) for problem in holidays.problems(day, a_calendar(), TODAY)]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"name": " "}, [("name_missing", False)]),
        ({"decree": ""}, [("decree_missing", False)]),
        ({"kind": "pesta"}, [("day_kind", False)]),
        ({"name": "x" * 301}, [("too_long", False)]),
        ({"day": date(1999, 12, 31)}, [("year_out_of_range", False), ("day_past", True)]),
        ({"day": date(2026, 11, 20)}, [("day_past", True)]),
        ({"day": date(2026, 12, 12)}, [("day_off_already", True)]),
        ({"kind": WORKED, "day": date(2026, 12, 12)}, []),
        ({"kind": WORKED}, [("day_works_already", True)]),
        ({"kind": DROPPED, "day": date(2026, 12, 25)}, []),
        ({"kind": DROPPED}, [("day_not_known", True)]),
    ],
)
def test_a_day_is_held_to_its_rules(changes: dict[str, object], found: list[tuple[str, bool]]) -> None:
    assert codes(a_day(**changes)) == found


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_import_reads_what_spreadsheets_write(delimiter: str) -> None:
    rows = [
        "Tanggal,Jenis,Nama,Dasar",
        "2028-01-01,libur nasional,Tahun Baru,SKB 1",
        "02-01-2028,cuti_bersama,Cuti,SKB 1",
        ",,,",
    ]
    text = "\ufeff" + "\r\n".join(rows).replace(",", delimiter) + "\r\n"
    days = holidays.read_import(text, TODAY)
    assert [(day.day, day.kind, day.name, day.decree) for day in days] == [
        (date(2028, 1, 1), NATIONAL, "Tahun Baru", "SKB 1"),
        (date(2028, 1, 2), COLLECTIVE, "Cuti", "SKB 1"),
    ]


def test_every_line_that_cannot_be_read_is_named() -> None:
    text = HEADING + "kapan,libur_nasional,A,SKB\n2028-02-02,libur_nasional,,SKB\n2028-02-03,x,C,SKB\n2028-02-04,,D,\n"
    with pytest.raises(Refused) as refused:
        holidays.read_import(text, TODAY)
    assert [(problem.facts["line"], problem.code) for problem in refused.value.problems] == [
        (2, "date_unreadable"),
        (3, "name_missing"),
        (4, "day_kind"),
        (5, "decree_missing"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "import_heading"),
        ("a,b\n1,2\n", "import_heading"),
        (HEADING, "import_empty"),
        (HEADING + "2028-01-01,,A,SKB\n2028-01-01,,B,SKB\n", "day_twice"),
        (HEADING + "2028-01-01,,A,SKB\n" * 2_001, "import_long"),
        (HEADING + "2028-01-01,," + "x" * 200_000 + ",SKB\n", "import_unreadable"),
    ],
)
def test_what_is_no_list_of_days_is_refused_whole(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        holidays.read_import(text, TODAY)
    assert refused.value.problems[0].code == code


def test_the_shipped_file_can_be_imported_as_it_is() -> None:
    text = assets.read_text("calendar/holidays.csv")
    assert {day.day for day in holidays.read_import(text, TODAY)} == set(a_calendar().days_off)


@pytest.mark.parametrize(
    ("today", "months", "found"),
    [
        (date(2026, 8, 1), 4, ()),
        (date(2026, 9, 1), 4, (UnknownYear(2027, provisional=True),)),
        (date(2027, 11, 1), 4, (UnknownYear(2027, provisional=True), UnknownYear(2028, provisional=False))),
    ],
)
def test_an_unknown_year_is_announced_months_ahead(today: date, months: int, found: tuple[UnknownYear, ...]) -> None:
    assert holidays.unknown_years(a_calendar(), today, months) == found


def test_the_days_of_a_year_come_by_date() -> None:
    days = [a_day(day=date(2027, 1, 1)), a_day(), a_day(day=date(2026, 1, 1))]
    assert [day.day for day in holidays.in_year(days, 2026)] == [date(2026, 1, 1), date(2026, 12, 9)]


def test_a_replacement_day_works_and_a_dropped_one_too() -> None:
    shipped = tuple(a_calendar().days_off.values())
    entered = [a_day(kind=WORKED, day=date(2026, 12, 12)), a_day(kind=DROPPED, day=date(2026, 12, 24))]
    calendar = working_days.calendar_of(shipped, entered)
    assert calendar.is_working_day(date(2026, 12, 12))
    assert calendar.why_off(date(2026, 12, 12)) is None
    assert calendar.is_working_day(date(2026, 12, 24))
    assert calendar.version != a_calendar().version


def test_a_few_entered_days_do_not_make_a_year_known() -> None:
    shipped = tuple(a_calendar().days_off.values())
    few = [a_day(kind=NATIONAL, day=date(2028, 1, day)) for day in range(1, 10)]
    assert 2028 not in working_days.calendar_of(shipped, few).certain_years
    more = [*few, a_day(kind=NATIONAL, day=date(2028, 5, 1))]
    assert 2028 in working_days.calendar_of(shipped, more).certain_years
    assumed = [*more, a_day(kind=NATIONAL, day=date(2028, 6, 1), certain=False)]
    assert 2028 not in working_days.calendar_of(shipped, assumed).certain_years


def test_an_estimate_is_never_certain_whoever_vouches_for_it() -> None:
    fitri = a_day(day=date(2028, 2, 27), kind=NATIONAL, name="Hari Raya Idul Fitri (Perkiraan) ", certain=True)
    assert not holidays.cleaned(fitri).certain
    assert holidays.vouched_for(holidays.cleaned(fitri), "SKB 2028") == holidays.cleaned(fitri)
    natal = a_day(day=date(2028, 12, 25), kind=NATIONAL, name="Hari Raya Natal", certain=False)
    assert holidays.vouched_for(natal, "SKB 2028") == dataclasses.replace(natal, decree="SKB 2028", certain=True)


def test_of_a_year_only_what_rests_on_no_decree_is_left_as_it_is_known() -> None:
    certain = a_day(day=date(2028, 1, 1), kind=NATIONAL, name="Tahun Baru")
    known = a_day(day=date(2028, 8, 17), kind=NATIONAL, name="Kemerdekaan", decree="usulan", certain=False)
    proposed = [dataclasses.replace(day, name="menurut paket", certain=False) for day in (known, certain)]
    natal = a_day(day=date(2028, 12, 25), name="Natal", certain=False)
    assert holidays.undecreed([natal, *proposed], [certain, known]) == (known, natal)


@pytest.mark.parametrize(
    ("mark", "certain"),
    [("ya", True), ("", True), ("tidak", False), ("tidak (perkiraan)", False), ("belum tidak", True)],
)
def test_a_day_whose_decree_was_not_seen_is_imported_as_uncertain(mark: str, certain: bool) -> None:
    text = f"{HEADING.strip()},terverifikasi_dari_laman\n2028-01-01,libur_nasional,Tahun Baru,SKB,{mark}\n"
    assert [day.certain for day in holidays.read_import(text, TODAY)] == [certain]


def test_a_day_of_a_list_without_that_mark_is_certain() -> None:
    (day,) = holidays.read_import(HEADING + "2028-01-01,libur_nasional,Tahun Baru,SKB\n", TODAY)
    assert day.certain
