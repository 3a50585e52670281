from __future__ import annotations

from datetime import date
from uuid import uuid4

from frontoffice.domain.numbering import Number
from frontoffice.domain.suggestion_box import Sheet, minutes_number, next_due, number_ranges


def sheet(place: int, no: int, year: int = 2026) -> Sheet:
    return Sheet(place, uuid4(), Number("L1", year, no), f"{no:04}/PGD-L1/{year}")


def test_numbers_stand_as_unbroken_runs_over_a_year_and_what_others_recorded_between() -> None:
    sheets = [sheet(1, 9), sheet(2, 10), Sheet(3, why="Kosong"), sheet(4, 12), sheet(5, 1, 2027)]
    assert number_ranges(sheets) == (
        ("0009/PGD-L1/2026", "0010/PGD-L1/2026"),
        ("0012/PGD-L1/2026", "0012/PGD-L1/2026"),
        ("0001/PGD-L1/2027", "0001/PGD-L1/2027"),
    )
    assert number_ranges([]) == ()


def test_the_box_is_due_so_many_days_after_it_was_opened() -> None:
    assert next_due(date(2026, 12, 28), 7) == date(2027, 1, 4)


def test_the_minutes_have_the_number_of_the_opening_in_its_year() -> None:
    assert minutes_number(3, "L1", 2026) == "003/BA-KS/L1/2026"
