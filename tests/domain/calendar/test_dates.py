from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import FieldRefusal
from frontoffice.errors import Problem, Refused
from tests.support.examples import MORNING, TODAY

days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_a_date_is_written_with_its_weekday() -> None:
    assert dates.in_words(TODAY) == "Selasa, 24 November 2026"


def test_friday_is_jumat_without_an_apostrophe() -> None:
    assert dates.in_words(date(2026, 11, 20)) == "Jumat, 20 November 2026"


def test_a_date_without_weekday_has_no_leading_zero() -> None:
    assert dates.without_weekday(date(2027, 1, 4)) == "4 Januari 2027"


def test_a_day_of_an_entry_is_readable_whatever_stands_there() -> None:
    assert [dates.readable(text) for text in ("2026-11-05", "besok", "", None, 7)] == [
        *("5 November 2026", "besok", "", "", "7")
    ]


def test_narrow_paper_gets_short_names() -> None:
    assert dates.short(TODAY) == "Sel, 24 Nov 2026"
    assert dates.short(date(2026, 8, 17)) == "Sen, 17 Agu 2026"


def test_digits_stand_day_first() -> None:
    assert dates.in_digits(date(2026, 1, 4)) == "04-01-2026"


def test_time_has_a_dot_and_the_zone() -> None:
    assert dates.time_of_day(MORNING, "WIB") == "10.32 WIB"
    assert dates.time_of_day(datetime(2026, 11, 24, 1, 5, tzinfo=UTC), "WIB") == "08.05 WIB"
    assert dates.time_of_day(MORNING, "WIT") == "12.32 WIT"


@pytest.mark.parametrize(("zone", "last_second"), [("WIB", 16), ("WITA", 15), ("WIT", 14)])
def test_the_day_changes_at_midnight_of_the_office(zone: str, last_second: int) -> None:
    before = datetime(2026, 12, 31, last_second, 59, 59, tzinfo=UTC)
    assert dates.local_date(before, zone) == date(2026, 12, 31)
    assert dates.local_date(before + timedelta(seconds=1), zone) == date(2027, 1, 1)


@given(days, st.sampled_from(sorted(dates.ZONES)))
def test_a_day_starts_where_the_former_ends(day: date, zone: str) -> None:
    start = dates.start_of_day(day, zone)
    assert dates.local_date(start, zone) == day
    assert dates.local_date(start - timedelta(microseconds=1), zone) == day - timedelta(days=1)


@given(moments)
def test_a_moment_survives_being_written(moment: datetime) -> None:
    assert dates.from_text(dates.to_text(moment)) == moment


@given(moments, moments)
def test_text_order_is_time_order(one: datetime, other: datetime) -> None:
    assert (dates.to_text(one) < dates.to_text(other)) == (one < other)


def test_a_moment_of_another_zone_is_written_as_utc() -> None:
    in_wib = datetime(2026, 11, 24, 10, 32, tzinfo=timezone(timedelta(hours=7)))
    assert dates.to_text(in_wib) == "2026-11-24T03:32:00.000000Z"


@given(st.dates(date(dates.FIRST_YEAR, 1, 1), date(dates.LAST_YEAR, 12, 31)))
def test_what_is_written_in_digits_is_read_back(day: date) -> None:
    assert dates.read_date("received_on", dates.in_digits(day), TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "12-10-2026",
            "12/10/2026",
            "12.10.2026",
            "12 10 2026",
            "12/10/26",
            "12102026",
            "121026",
            "12-10",
            " 12-10-2026 ",
        ),
        *("12 Oktober 2026", "12 Okt 2026", "12 okt 26", "12 OKTOBER", "12-okt-2026", "12okt2026", "2026-10-12"),
        "Senin, 12 Oktober 2026",
        "Sen, 12 Okt 2026",
        "12 / 10 / 2026",
        "12,10,2026",
        "12\u201310\u20132026",
        "12.10.26.",
    ],
)
def test_an_officer_may_type_a_date_in_many_ways(typed: str) -> None:
    assert dates.read_date("received_on", typed, TODAY) == date(2026, 10, 12)


def test_one_digit_is_enough_for_day_and_month() -> None:
    assert dates.read_date("received_on", "4-1-27", TODAY) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("typed", "month"), [("17 Agt", 8), ("17 Nop 2026", 11), ("17 Pebruari 2026", 2), ("17 Jul", 7), ("17 Mei", 5)]
)
def test_a_month_may_be_called_as_people_call_it(typed: str, month: int) -> None:
    assert dates.read_date("received_on", typed, TODAY) == date(2026, month, 17)


def test_a_friday_may_have_its_apostrophe() -> None:
    assert dates.read_date("received_on", "Jum'at, 16 Oktober 2026", TODAY) == date(2026, 10, 16)


def test_nothing_typed_is_no_date() -> None:
    assert dates.read_date("received_on", "  ", TODAY) is None


@pytest.mark.parametrize(
    "typed",
    [
        *("31-02-2026", "29-02-2027", "12-13-2026", "kemarin", "1", "12-10-0000", "Selasa, 12 Oktober 2026"),
        *("12 Ju 2026", "12 J", "12 Foo 2026", "31 Nov 2026", "Se, 12 Okt 2026", "2026-13-01", "10 2026", "Okt 2026"),
    ],
)
def test_what_is_no_date_is_refused_beside_its_field(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        dates.read_date("received_on", typed, TODAY)
    (problem,) = refused.value.problems
    assert (problem.field, problem.code, problem.facts["text"]) == ("received_on", "date_unreadable", typed)


@pytest.mark.parametrize("typed", ["31-12-9999", "01-01-0001", "19-1-0226", "31-12-1944", "1-1-2100"])
def test_a_year_that_cannot_be_right_is_refused_beside_its_field(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        dates.read_date("received_on", typed, TODAY)
    (problem,) = refused.value.problems
    assert (problem.field, problem.code, problem.facts["year"]) == ("received_on", "year_unlikely", typed[-4:])


def test_the_first_and_the_last_year_that_may_be_right_are_read() -> None:
    assert dates.read_date("event_date", "1-1-1945", TODAY) == date(1945, 1, 1)
    assert dates.read_date("day", "31-12-2099", TODAY) == date(2099, 12, 31)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_refused(typed: str) -> None:
    try:
        day = dates.read_date("event_date", typed, TODAY)
    except Refused:
        return
    assert day is None or isinstance(day, date)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("10.32", "10:32"), ("9:05", "09:05"), ("0905", "09:05"), ("905", "09:05"), ("9", "09:00"), ("23.59", "23:59")],
)
def test_a_time_of_day_is_read_as_people_type_it(typed: str, read: str) -> None:
    found = dates.read_time("time", typed)
    assert found is not None
    assert f"{found:%H:%M}" == read


@pytest.mark.parametrize("typed", ["24.00", "10.60", "tadi", "10.3", "١٠"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as error:
        dates.read_time("time", typed)
    assert error.value.problems[0].code == "moment_unreadable"


def test_no_time_typed_is_none() -> None:
    assert dates.read_time("time", " ") is None


@pytest.mark.parametrize("year", [1, 9000, 9999])
def test_a_day_or_moment_at_the_ends_of_the_calendar_is_none(year: int) -> None:
    for text, parse in ((f"{year:04}-12-31", dates.parse_day), (f"{year:04}-12-31T23:59:00Z", dates.parse_moment)):
        with pytest.raises(ValueError, match=text):
            parse(text)


@pytest.mark.parametrize("text", ["20261124", "2026-W48-2", "2026-11-24\n", "\u0662026-11-24", "2026-11-24T00:00", ""])
def test_a_day_in_another_form_of_iso_8601_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"[:2]"):
        dates.parse_day(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "20261124T033200Z",
            "2026-11-24 03:32:00Z",
            "2026-11-24T03:32Z",
            "2026-11-24T03:32:00,5Z",
            "2026-11-24T24:00:00Z",
        ),
        *("2026-11-24T23:59:60Z", "2026-11-24T03:32:00.1234567Z", "2026-11-24T03:32:00+15:30", "2026-W48-2T03:32:00Z"),
        *(
            "2026-11-24t03:32:00z",
            "2026-11-24T03:32:00Z\n",
            "2026-11-24T03:32:00+00:00:30",
            "\u0662026-11-24T03:32:00Z",
        ),
    ],
)
def test_a_moment_in_another_form_of_iso_8601_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"[:2]"):
        dates.parse_moment(text)


@given(day=days.filter(lambda day: day.year < 9000))
def test_any_other_day_is_read_as_it_was_written(day: date) -> None:
    assert dates.parse_day(day.isoformat()) == day


@given(moment=moments)
def test_a_moment_is_read_as_it_was_written_and_only_with_its_zone(moment: datetime) -> None:
    assert dates.parse_moment(dates.to_text(moment)) == moment
    with pytest.raises(ValueError, match="-"):
        dates.parse_moment(dates.to_text(moment).removesuffix("Z"))


def test_every_month_has_its_long_its_short_and_its_roman_name() -> None:
    days = [date(2026, month, 1) for month in range(1, 13)]
    assert " ".join(dates.without_weekday(day).split()[1] for day in days) == (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    )
    assert " ".join(dates.short(day).split()[2] for day in days) == "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"
    assert " ".join(dates.ROMAN_MONTHS) == "I II III IV V VI VII VIII IX X XI XII"


def test_every_weekday_has_its_name() -> None:
    days = [date(2026, 11, day) for day in range(23, 30)]
    assert [dates.in_words(day).split(",")[0] for day in days] == "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()  # noqa: SIM905


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("1-1-1944", FieldRefusal.YEAR_UNLIKELY, {"year": "1944", "first": 1945, "last": 2099}),
        ("1-1-0044", FieldRefusal.YEAR_UNLIKELY, {"year": "0044", "first": 1945, "last": 2099}),
        ("31-12-2100", FieldRefusal.YEAR_UNLIKELY, {"year": "2100", "first": 1945, "last": 2099}),
        ("31-2-2026", FieldRefusal.DATE_UNREADABLE, {"text": "31-2-2026"}),
        ("besok", FieldRefusal.DATE_UNREADABLE, {"text": "besok"}),
    ],
)
def test_a_date_that_is_refused_says_of_which_field_and_why(
    text: str, code: FieldRefusal, facts: dict[str, object]
) -> None:
    with pytest.raises(Refused) as refused:
        dates.read_date("service_date", text, TODAY)
    assert refused.value.problems == (Problem("service_date", code, facts),)


def test_the_first_and_the_last_likely_year_can_be_typed() -> None:
    assert dates.read_date("service_date", "1-1-1945", TODAY) == date(1945, 1, 1)
    assert dates.read_date("service_date", "31-12-2099", TODAY) == date(2099, 12, 31)


@pytest.mark.parametrize("text", ["24.00", "9.60", "x", "12345"])
def test_a_time_that_is_refused_says_of_which_field_and_why(text: str) -> None:
    with pytest.raises(Refused) as refused:
        dates.read_time("at", text)
    assert refused.value.problems == (Problem("at", FieldRefusal.MOMENT_UNREADABLE, {"text": text}),)


def test_a_brief_day_has_its_year_only_where_it_is_another() -> None:
    assert dates.brief(date(2026, 12, 9), date(2026, 11, 24)) == "9 Des"
    assert dates.brief(date(2027, 1, 18), date(2026, 11, 24)) == "18 Jan 2027"
