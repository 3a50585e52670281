from __future__ import annotations

import dataclasses
import itertools
from datetime import date

import pytest

from frontoffice import assets
from frontoffice.domain.calendar import holidays, working_days
from frontoffice.domain.calendar.holidays import UnknownYear
from frontoffice.domain.calendar.working_days import COLLECTIVE, DROPPED, LOCAL, NATIONAL, WORKED, DayOff
from frontoffice.domain.codes import CalendarRefusal, FieldRefusal
from frontoffice.errors import Problem, Refused
from tests.support.examples import TODAY, a_calendar

HEADING = "tanggal,jenis,nama,dasar\n"


def a_day(**changes: object) -> DayOff:
    fields = {"day": date(2026, 12, 9), "kind": LOCAL, "name": "Pilkada", "decree": "SE 22/2026"} | changes
    return DayOff(**fields)  # type: ignore[arg-type]


def codes(day: DayOff) -> list[tuple[str, bool]]:
    return [(problem.code, problem.warning) for problem in holidays.problems(day, a_calendar(), TODAY)]


def test_a_day_is_held_to_its_rules() -> None:
    cases: list[tuple[dict[str, object], list[tuple[str, bool]]]] = [
        ({}, []),
        ({"name": " "}, [("name_missing", False)]),
        ({"decree": ""}, [("decree_missing", False)]),
        ({"kind": "pesta"}, [("day_kind", False)]),
        ({"name": "x" * 301}, [("too_long", False)]),
        ({"day": date(1999, 12, 31)}, [("year_out_of_range", False), ("day_past", True)]),
        ({"day": date(2026, 11, 20)}, [("day_past", True)]),
        ({"day": date(2026, 12, 12)}, [("day_off_already", True)]),
        ({"day": date(2026, 12, 25)}, [("day_listed_already", True)]),
        ({"day": date(2026, 12, 25), "name": "Hari Raya Natal"}, []),
        ({"kind": WORKED, "day": date(2026, 12, 12)}, []),
        ({"kind": WORKED}, [("day_works_already", True)]),
        ({"kind": DROPPED, "day": date(2026, 12, 25)}, []),
        ({"kind": DROPPED}, [("day_not_known", True)]),
    ]
    for changes, found in cases:
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
    unread = Problem("day", FieldRefusal.DATE_UNREADABLE, {"text": "kapan", "line": 2})
    assert refused.value.problems[0] == unread


def test_a_line_without_a_date_is_named() -> None:
    with pytest.raises(Refused) as refused:
        holidays.read_import(HEADING + ",libur_nasional,Tahun Baru,SKB\n", TODAY)
    assert refused.value.problems == (Problem("day", FieldRefusal.DATE_UNREADABLE, {"text": "", "line": 2}),)


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
    (problem,) = refused.value.problems[:1]
    assert (problem.field, problem.code) == ("day" if code == "day_twice" else "text", code)


def test_a_list_that_cannot_be_read_says_what_the_reader_found() -> None:
    with pytest.raises(Refused) as refused:
        holidays.read_import(HEADING + "2028-01-01,," + "x" * 200_000 + ",SKB\n", TODAY)
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("text", "import_unreadable")
    assert "limit" in str(problem.facts["reason"])


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
    assert not holidays.clean_day(fitri).certain
    assert holidays.confirm_day(holidays.clean_day(fitri), "SKB 2028") == holidays.clean_day(fitri)
    natal = a_day(day=date(2028, 12, 25), kind=NATIONAL, name="Hari Raya Natal", certain=False)
    assert holidays.confirm_day(natal, "SKB 2028") == dataclasses.replace(natal, decree="SKB 2028", certain=True)


def test_of_a_year_only_what_rests_on_no_decree_is_left_as_it_is_known() -> None:
    certain = a_day(day=date(2028, 1, 1), kind=NATIONAL, name="Tahun Baru")
    known = a_day(day=date(2028, 8, 17), kind=NATIONAL, name="Kemerdekaan", decree="usulan", certain=False)
    proposed = [dataclasses.replace(day, name="menurut paket", certain=False) for day in (known, certain)]
    natal = a_day(day=date(2028, 12, 25), name="Natal", certain=False)
    assert holidays.days_without_decree([natal, *proposed], [certain, known]) == (known, natal)


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


def test_a_name_may_have_three_hundred_letters() -> None:
    assert codes(a_day(name="x" * 300, decree="y" * 300)) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": "x" * 301}, Problem("name", FieldRefusal.TOO_LONG, {"length": 301, "most": 300})),
        ({"decree": ""}, Problem("decree", CalendarRefusal.DECREE_MISSING)),
        ({"kind": "pesta"}, Problem("kind", CalendarRefusal.DAY_KIND)),
        ({"day": date(2101, 1, 3)}, Problem("day", CalendarRefusal.YEAR_OUT_OF_RANGE, {"first": 2000, "last": 2100})),
        (
            {"day": date(2026, 11, 23)},
            Problem("day", CalendarRefusal.DAY_PAST, {"day": date(2026, 11, 23)}, warning=True),
        ),
        (
            {"day": date(2026, 12, 12)},
            Problem("day", CalendarRefusal.DAY_OFF_ALREADY, {"day": date(2026, 12, 12)}, warning=True),
        ),
        ({"kind": WORKED}, Problem("day", CalendarRefusal.DAY_WORKS_ALREADY, {"day": date(2026, 12, 9)}, warning=True)),
        ({"kind": DROPPED}, Problem("day", CalendarRefusal.DAY_NOT_KNOWN, {"day": date(2026, 12, 9)}, warning=True)),
    ],
)
def test_what_is_wrong_with_a_day_is_named_with_its_facts(changes: dict[str, object], problem: Problem) -> None:
    assert holidays.problems(a_day(**changes), a_calendar(), TODAY) == (problem,)


def test_the_first_and_last_year_and_today_are_no_problem() -> None:
    assert codes(a_day(day=date(2000, 12, 29))) == [("day_past", True)]
    assert codes(a_day(day=date(2100, 1, 1))) == []
    assert codes(a_day(day=TODAY)) == []


def test_a_certain_day_is_not_made_uncertain() -> None:
    natal = a_day(day=date(2026, 12, 25), kind=NATIONAL, certain=False)
    (problem,) = holidays.problems(natal, a_calendar(), TODAY)
    assert (problem.field, problem.code, problem.warning) == ("day", "day_certain_already", False)
    assert problem.facts == {"day": date(2026, 12, 25), "decree": a_calendar().days_off[date(2026, 12, 25)].decree}


@pytest.mark.parametrize("day", ["tanggal", "date", "day"])
def test_a_heading_may_be_indonesian_or_english(day: str) -> None:
    kinds, names, decrees = ("jenis", "kind"), ("nama", "name", "keterangan"), ("dasar", "decree", "dasar hukum")
    for kind, name, decree in itertools.product(kinds, names, decrees):
        text = f"{day},{kind},{name},{decree}\n2028-01-01,cuti_bersama,Cuti,SKB\n"
        assert holidays.read_import(text, TODAY) == (DayOff(date(2028, 1, 1), COLLECTIVE, "Cuti", "SKB"),), text


@pytest.mark.parametrize("heading", ["tanggal,jenis,dasar", "jenis,nama,dasar"])
def test_a_heading_names_the_date_and_the_name(heading: str) -> None:
    with pytest.raises(Refused) as refused:
        holidays.read_import(heading + "\n2028-01-01,a,b\n", TODAY)
    assert refused.value.problems == (Problem("text", CalendarRefusal.IMPORT_HEADING),)


def test_what_parts_the_columns_is_read_from_the_heading_alone() -> None:
    text = "tanggal;nama;dasar\n2028-01-01;Tahun Baru, a, b, c, d;SKB 1, 2, 3\n"
    (day,) = holidays.read_import(text, TODAY)
    assert (day.name, day.decree) == ("Tahun Baru, a, b, c, d", "SKB 1, 2, 3")


def test_a_line_that_ends_early_lacks_what_is_not_there() -> None:
    with pytest.raises(Refused) as refused:
        holidays.read_import(HEADING + "2028-01-01,libur_nasional\n", TODAY)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("name", "name_missing"),
        ("decree", "decree_missing"),
    ]


def test_a_list_without_decrees_is_refused_line_by_line() -> None:
    with pytest.raises(Refused) as refused:
        holidays.read_import("tanggal,nama\n2028-01-01,Tahun Baru\n", TODAY)
    assert refused.value.problems == (Problem("decree", CalendarRefusal.DECREE_MISSING, {"line": 2}),)


def test_two_thousand_rows_are_read() -> None:
    assert len(holidays.read_import(HEADING + "2028-01-01,,A,SKB\n" + ",,,\n" * 1_999, TODAY)) == 1
    with pytest.raises(Refused) as refused:
        holidays.read_import(HEADING + ",,,\n" * 2_001, TODAY)
    assert refused.value.problems == (Problem("text", CalendarRefusal.IMPORT_LONG, {"most": 2_000}),)


def test_a_day_that_comes_twice_is_named_with_its_line() -> None:
    with pytest.raises(Refused) as refused:
        holidays.read_import(HEADING + "2028-01-01,,A,SKB\n\n2028-01-01,,B,SKB\n", TODAY)
    assert refused.value.problems == (Problem("day", CalendarRefusal.DAY_TWICE, {"day": date(2028, 1, 1), "line": 3}),)


def test_a_year_that_becomes_certain_without_collective_leave_is_warned_of() -> None:
    shipped = tuple(day for day in a_calendar().days_off.values() if day.day.year < 2027)
    before = working_days.calendar_of(shipped)
    names = [a_day(kind=NATIONAL, day=date(2028, 1, day)) for day in range(3, 13)]
    after = working_days.calendar_of(shipped, names)
    assert tuple(holidays.years_without_leave(before, after)) == (
        Problem("", CalendarRefusal.YEAR_WITHOUT_LEAVE, {"year": 2028}, warning=True),
    )
    with_leave = working_days.calendar_of(shipped, [*names, a_day(kind=COLLECTIVE, day=date(2028, 5, 1))])
    assert tuple(holidays.years_without_leave(before, with_leave)) == ()
    assert tuple(holidays.years_without_leave(after, after)) == ()
