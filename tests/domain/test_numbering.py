from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from frontoffice.domain import numbering
from frontoffice.domain.calendar.dates import ROMAN_MONTHS
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.numbering import (
    DEFAULT_FORMAT,
    Number,
    check_counter,
    check_format,
    check_paper_format,
    is_clock_expected,
    next_no,
    read_number,
    read_paper_no,
    write,
)
from frontoffice.errors import Problem, Refused
from tests.support.drawn import examples

numbers = st.builds(
    Number,
    series=st.from_regex(r"[A-Z0-9]{1,8}", fullmatch=True),
    year=st.integers(1, 9999),
    no=st.integers(1, 1_000_000),
)
CLOSE = [  # numbers that run into each other as soon as nothing stands between their parts
    Number(series, year, no)
    for series in ("L", "L1", "L11", "1", "11", "PGD1", "I", "11I")
    for year in (1, 11, 111, 2026)
    for no in (1, 11, 111, 1111)
]
gaps = st.sampled_from(["-", "/", ".", "1-", "-I", "L.1", "/PGD/", "", "1", "I"])
tokens = st.permutations(["{no}", "{no:4}", "{counter}", "{year}", "{month}"])
formats = st.tuples(tokens, st.lists(gaps, min_size=6, max_size=6)).map(
    lambda parts: "".join(gap + token for gap, token in zip(parts[1], [*parts[0], ""], strict=True))
)


def accepted(pattern: str) -> bool:
    try:
        check_format(pattern)
    except Refused:
        return False
    return True


def test_the_default_is_accepted_and_reads_as_the_office_writes_it() -> None:
    check_format(DEFAULT_FORMAT)
    assert write(Number("L1", 2026, 147), DEFAULT_FORMAT, 11) == "0147/PGD-L1/2026"


def test_a_format_may_hold_the_roman_month() -> None:
    pattern = "{no:4}/PGD/{counter}/{month}/{year}"
    check_format(pattern)
    assert write(Number("L1", 2026, 147), pattern, 11) == "0147/PGD/L1/XI/2026"


def test_a_number_without_a_width_has_no_zeros() -> None:
    assert write(Number("L1", 2026, 7), "{no}/{counter}/{year}", 11) == "7/L1/2026"


def test_a_number_wider_than_its_zeros_is_written_whole() -> None:
    assert write(Number("L1", 2026, 12_345), DEFAULT_FORMAT, 11) == "12345/PGD-L1/2026"


def test_every_month_is_roman() -> None:
    assert [write(Number("L1", 2026, 1), "{month}", month) for month in range(1, 13)] == list(ROMAN_MONTHS)


def test_the_first_of_a_year_is_one() -> None:
    # 31-12-2026 had 0147, the first entry of 2027 is 0001
    assert next_no(None) == 1
    assert write(Number("L1", 2027, next_no(None)), DEFAULT_FORMAT, 1) == "0001/PGD-L1/2027"


@given(st.integers(1, 10**9))
def test_the_next_number_leaves_no_gap(last: int) -> None:
    assert next_no(last) == last + 1


@pytest.mark.parametrize("pattern", ["{no:4}/{counter}", "{no:4}/{year}", "{counter}/{year}", "", "0147"])
def test_a_format_names_number_counter_and_year(pattern: str) -> None:
    with pytest.raises(Refused, match="number_format_incomplete"):
        check_format(pattern)


@pytest.mark.parametrize(
    "pattern", ["{no}/{counter}/{year}/{desk}", "{no:}/{counter}/{year}{", "{no:12}/{counter}/{year}"]
)
def test_a_token_that_does_not_exist_is_refused(pattern: str) -> None:
    with pytest.raises(Refused, match="number_format_incomplete"):
        check_format(pattern)


@pytest.mark.parametrize("pattern", ["{no}/{counter}/{year} ", "{no}/{counter}/{year}\n", "{no}/é{counter}/{year}"])
def test_a_format_holds_what_an_officer_can_read_aloud(pattern: str) -> None:
    with pytest.raises(Refused, match="number_format_letters"):
        check_format(pattern)


@pytest.mark.parametrize("pattern", ["{no}{counter}/{year}", "{no}1{counter}/{year}", "{counter}PGD{no}/{year}"])
def test_parts_that_could_run_together_are_refused(pattern: str) -> None:
    with pytest.raises(Refused, match="number_format_letters"):
        check_format(pattern)


@settings(suppress_health_check=[HealthCheck.filter_too_much], max_examples=examples(200))
@given(formats, st.integers(1, 12))
def test_no_two_numbers_ever_read_the_same(pattern: str, month: int) -> None:
    assume(accepted(pattern))
    assert len({write(number, pattern, month) for number in CLOSE}) == len(CLOSE)


@pytest.mark.parametrize(
    "pattern",
    [DEFAULT_FORMAT, "{no}/PGD/{counter}/{month}/{year}", "{year}.{counter}-{no:6}", "L{counter}-1{no}/{year}"],
)
@given(one=numbers, other=numbers, month=st.integers(1, 12))
def test_formats_of_offices_keep_any_two_numbers_apart(pattern: str, one: Number, other: Number, month: int) -> None:
    check_format(pattern)
    assert one == other or write(one, pattern, month) != write(other, pattern, month)


@pytest.mark.parametrize("code", ["L1", "A", "LOKET1", "12345678"])
def test_letters_and_digits_name_a_counter(code: str) -> None:
    check_counter(code)


@pytest.mark.parametrize("code", ["", "l1", "L-1", "L 1", "123456789", "L1\n", "Ł1"])
def test_other_codes_of_a_counter_are_refused(code: str) -> None:
    with pytest.raises(Refused, match="counter:counter_code"):
        check_counter(code)


def test_a_number_is_a_value() -> None:
    assert numbering.Number("L1", 2026, 1) == Number("L1", 2026, 1)


@pytest.mark.parametrize(
    "pattern", ["", "{no}/{year}", "500.16.7/{no:3}/DPMPTSP/{month}/{year}", "W. {no} {counter}.{year}"]
)
def test_a_form_for_papers_whose_serial_can_be_read_back(pattern: str) -> None:
    check_paper_format(pattern)
    written = write(Number("L1", 2026, 57), pattern, 11)
    assert read_paper_no(written, pattern, "L1", 2026) == (57 if pattern else None)


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{year}", "paper_format_incomplete"),
        ("{no}", "paper_format_incomplete"),
        ("{no}/{no}/{year}", "paper_format_incomplete"),
        ("{no}/{week}/{year}", "paper_format_incomplete"),
        ("{no}{year}", "paper_format_letters"),
        ("5{no}/{year}", "paper_format_letters"),
        ("{no}#{year}", "paper_format_letters"),
    ],
)
def test_a_form_that_could_be_read_two_ways_is_refused(pattern: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        check_paper_format(pattern)


@pytest.mark.parametrize("text", ["", "57", "057/2025", "x/2026", "0/2026", "1234567890123/2026"])
def test_a_number_that_is_written_otherwise_has_no_serial(text: str) -> None:
    assert read_paper_no(text, "{no:3}/{year}", "L1", 2026) is None


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_clock_that_numbers_may_follow() -> None:
    cases: list[tuple[str, str, str | None, bool]] = [
        ("2026-11-24 03:32", "2026-11-24 03:32", None, True),
        ("2026-12-30 08:00", "2027-01-02 01:00", None, True),  # an ordinary new year
        ("2026-11-20 08:00", "2027-01-18 08:00", None, True),  # a quiet counter
        ("2026-11-24 03:32", "2026-11-23 04:00", None, True),  # less than a day back
        ("2026-11-24 03:32", "2026-11-23 03:00", None, False),
        ("2027-01-01 01:00", "2026-12-31 08:00", None, True),  # the clock was some hours ahead
        ("2026-11-24 03:32", "2027-11-25 03:32", None, False),  # a year ahead
        ("2026-11-24 03:32", "2025-11-24 03:32", None, False),  # a year back
        ("2026-02-01 03:32", "2026-11-24 03:32", None, True),  # long shut, in the same year
        ("2026-11-24 03:32", "2027-02-15 03:32", None, False),
        ("2026-11-24 03:32", "2027-02-15 03:32", "2027-02-14 03:00", True),  # other desks are in that year, too
        ("2026-11-24 03:32", "2027-02-15 03:32", "2027-02-16 03:00", False),
        ("2026-01-01 03:00", "2026-12-31 18:00", None, False),  # 1.00 WIB on 1 January 2027
        ("2026-01-01 03:00", "2026-12-31 16:00", None, True),  # 23.00 WIB on 31 December
    ]
    for last, now, elsewhere, expected in cases:
        other = at(elsewhere) if elsewhere else None
        assert is_clock_expected(at(now), at(last), other, "WIB") is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), False),
        (datetime(2025, 12, 31, 16, 59, tzinfo=UTC), False),
        (datetime(2025, 12, 31, 17, tzinfo=UTC), True),  # 2026 in WIB
        (datetime(2036, 12, 31, 16, 59, tzinfo=UTC), True),
        (datetime(2040, 1, 1, tzinfo=UTC), False),
    ],
)
def test_a_clock_that_a_desk_may_begin_with(now: datetime, expected: bool) -> None:
    assert numbering.is_first_clock_expected(now, "WIB") is expected


@pytest.mark.parametrize("suffix", ["bis", "", r"\g<9>", "\\"])
def test_a_suffix_stands_right_after_the_number_whatever_it_is(suffix: str) -> None:
    assert numbering.add_suffix("0147/PGD-L1/2026", 147, suffix) == f"0147{suffix}/PGD-L1/2026"


def test_what_is_wrong_with_a_format_or_a_code_is_named() -> None:
    cases: list[tuple[Callable[[str], None], str, Problem]] = [
        (check_format, "{no}/{counter}", Problem("number_format", NumberRefusal.NUMBER_FORMAT_INCOMPLETE)),
        (check_format, "{no}/{counter}/{year}}", Problem("number_format", NumberRefusal.NUMBER_FORMAT_INCOMPLETE)),
        (check_format, "{no}_{counter}/{year}", Problem("number_format", NumberRefusal.NUMBER_FORMAT_LETTERS)),
        (check_format, "{no}{counter}/{year}", Problem("number_format", NumberRefusal.NUMBER_FORMAT_LETTERS)),
        (check_paper_format, "{no}/{no}/{year}", Problem("paper_format", NumberRefusal.PAPER_FORMAT_INCOMPLETE)),
        (check_paper_format, "{no}/surat", Problem("paper_format", NumberRefusal.PAPER_FORMAT_INCOMPLETE)),
        (check_paper_format, "{no}/{year}/{", Problem("paper_format", NumberRefusal.PAPER_FORMAT_INCOMPLETE)),
        (check_paper_format, "{no}/{year}/}", Problem("paper_format", NumberRefusal.PAPER_FORMAT_INCOMPLETE)),
        (check_paper_format, "{no}{year}", Problem("paper_format", NumberRefusal.PAPER_FORMAT_LETTERS)),
        (check_counter, "l1", Problem("counter", NumberRefusal.COUNTER_CODE)),
        (check_counter, "", Problem("counter", NumberRefusal.COUNTER_CODE)),
        (check_counter, "ABCDEFGH9", Problem("counter", NumberRefusal.COUNTER_CODE)),
    ]
    for check, text, problem in cases:
        with pytest.raises(Refused) as refused:
            check(text)
        assert refused.value.problems == (problem,)


def test_suffixes_come_in_their_order() -> None:
    assert " ".join(numbering.SUFFIXES) == "bis ter quater quinquies sexies"
    assert numbering.add_suffix("0147/PGD-L1/2026", 147, "bis") == "0147bis/PGD-L1/2026"
    assert numbering.add_suffix("PGD-L1/0147/147", 147, "ter") == "PGD-L1/0147ter/147"
    assert numbering.add_suffix("2026/1/1147", 147, "bis") == "2026/1/1147"


@pytest.mark.parametrize(
    ("now", "elsewhere", "expected"),
    [
        (datetime(2027, 1, 23, tzinfo=UTC), None, True),  # 60 days
        (datetime(2027, 1, 23, 0, 0, 1, tzinfo=UTC), None, False),
        (datetime(2027, 3, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC), True),  # 60 days
        (datetime(2027, 3, 1, 0, 0, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC), False),
        (datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC), True),
        (datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 1, 0, 0, 1, tzinfo=UTC), False),
        (datetime(2026, 11, 23, tzinfo=UTC), None, True),  # a day before
        (datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC), None, False),
    ],
)
def test_a_clock_is_expected_up_to_sixty_days_ahead_and_one_day_back(
    now: datetime, elsewhere: datetime | None, expected: bool
) -> None:
    assert is_clock_expected(now, datetime(2026, 11, 24, tzinfo=UTC), elsewhere, "WIB") is expected


@pytest.mark.parametrize("pattern", ["{no}/{counter}/{year}{", "{no}/{counter}/{year}}", "{no}/{counter}/{yaer}"])
def test_a_format_with_a_stray_brace_is_incomplete(pattern: str) -> None:
    with pytest.raises(Refused) as refused:
        check_format(pattern)
    assert refused.value.problems[0].code == "number_format_incomplete"


@given(numbers)
def test_a_number_is_read_back_from_its_resi_with_and_without_its_check_code(number: Number) -> None:
    assume(number.year > 999)
    for pattern in (DEFAULT_FORMAT, "{no:3}/{counter}/DPMPTSP/{month}/{year}"):
        text = write(number, pattern, 11)
        for scanned in (text, f" {text} 7K2M ", text.lower()):
            assert read_number(scanned, pattern, number.series, 2026) == number


@pytest.mark.parametrize(
    ("text", "no"), [("56", 56), ("0056", 56), (" 0 ", 0), ("0056bis/PGD-L1/2026", 56), ("0056/PGD-L1/2026", 56)]
)
def test_digits_alone_are_of_this_year_and_a_suffix_is_none_of_the_number(text: str, no: int) -> None:
    assert read_number(text, DEFAULT_FORMAT, "L1", 2026) == Number("L1", 2026, no)


@pytest.mark.parametrize(
    "text", ["", "-1", "0056/PGD-L2/2026", "0056/PGD-L1", "56 57", "1234567890", "\u0665\u0666", "5.6"]
)
def test_what_is_no_number_of_this_counter_is_none(text: str) -> None:
    assert read_number(text, DEFAULT_FORMAT, "L1", 2026) is None


def test_what_stands_before_a_number_belongs_to_it() -> None:
    pattern = "PGD-{no:4}/{counter}/{year}"
    assert read_number("PGD-0147/L1/2026", pattern, "L1", 2026) == Number("L1", 2026, 147)
    assert read_number("0147/L1/2026", pattern, "L1", 2026) is None


def test_a_series_that_is_used_up_says_so_and_names_the_next_one() -> None:
    assert numbering.next_in("L1", 2026, 0) == Number("L1", 2026, 1)
    assert numbering.next_in("L1", 2026, numbering.LAST - 1) == Number("L1", 2026, numbering.LAST)
    with pytest.raises(Refused) as refused:
        numbering.next_in("L1", 2026, numbering.LAST)
    facts = {"series": "L1", "year": 2026, "next": "L1B"}
    assert refused.value.problems == (Problem("", NumberRefusal.SERIES_EXHAUSTED, facts),)


def test_the_next_series_is_called_like_a_counter() -> None:
    series, seen = "L1", {"L1"}
    for _ in range(30):
        series = numbering.next_series(series)
        check_counter(series)
        seen.add(series)
    assert len(seen) == 31
    assert [numbering.next_series(one) for one in ("L1", "L1B", "L1Y", "LOKETABC")] == ["L1B", "L1C", "L1Z", "OKETABCB"]


def test_a_leap_goes_in_steps_none_of_which_is_too_far() -> None:
    assert [*numbering.leap_steps(7, 7)] == []
    assert [*numbering.leap_steps(7, 10_007)] == [(7, 10_007)]
    assert [*numbering.leap_steps(7, 10_008)] == [(7, 10_007), (10_007, 10_008)]
