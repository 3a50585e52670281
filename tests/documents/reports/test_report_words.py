"""How the figures of a report are written."""

from fractions import Fraction

import pytest

from frontoffice.documents.reports import figure_tables
from frontoffice.domain.calendar.report_period import parse


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "–"),
        (Fraction(0), "0,0 %"),
        (Fraction(1), "100,0 %"),
        (Fraction(1, 3), "33,3 %"),
        (Fraction(2, 3), "66,7 %"),
    ],
)
def test_a_share_has_one_decimal_and_nothing_is_a_dash(share: Fraction | None, text: str) -> None:
    assert figure_tables.percent(share) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 20), "0,1"),
        (Fraction(5, 2), "2,5"),
        (Fraction(24999, 20), "1.250,0"),
        (Fraction(-7, 2), "-3,5"),
        (None, "–"),
    ],
)
def test_a_decimal_rounds_its_half_up(value: Fraction | None, text: str) -> None:
    assert figure_tables.decimal(value) == text


def test_thousands_have_points() -> None:
    assert figure_tables.number(1_234_567) == "1.234.567"


@pytest.mark.parametrize(("code", "text"), [("0-5", "0–5"), ("11-30", "11–30"), ("31-", "> 30")])
def test_an_age_reads_as_its_days(code: str, text: str) -> None:
    assert figure_tables.age(code) == text


@pytest.mark.parametrize(("code", "text"), [("2026-05", "Mei"), ("2026-05-09", "9"), ("2026-Q2", "Triwulan II 2026")])
def test_a_part_of_a_period_is_short(code: str, text: str) -> None:
    assert figure_tables.short_period(parse(code)) == text
