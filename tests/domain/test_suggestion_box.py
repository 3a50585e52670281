from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from frontoffice.domain import suggestion_box
from frontoffice.domain.numbering import Number
from frontoffice.domain.suggestion_box import (
    BoxOpening,
    ClosingForm,
    OpeningForm,
    Sheet,
    Witness,
    closing_problems,
    minutes_number,
    next_due,
    number_ranges,
    opening_problems,
)
from tests.support.boxes import OPENED


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


NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
FORM = OpeningForm("Kotak 1", "Lobi", "Siti", "Siti", (Witness("Budi"), Witness("Dewi")), "0117", NOON, 2)


def against_opening(last: datetime | None = None, now: datetime = NOON, **changes: Any) -> list[tuple[str, str]]:
    found = opening_problems(dataclasses.replace(FORM, **changes), now, last)
    return [(problem.field, str(problem.code)) for problem in found]


def test_an_opening_comes_after_the_one_before_it_and_not_after_now() -> None:
    minute = timedelta(minutes=1)
    assert against_opening() == against_opening(NOON - minute) == []
    assert against_opening(NOON) == against_opening(NOON + minute) == [("opened_on", "box_before_last")]
    assert against_opening(now=NOON - minute) == [("opened_on", "date_in_future")]


def test_an_opening_wants_its_texts_and_two_witnesses() -> None:
    empty: dict[str, Any] = dict.fromkeys(("box", "place", "key_holder", "opened_by", "seal_before"), "")
    assert against_opening(**empty) == [(name, "text_missing") for name in empty]
    assert against_opening(witnesses=(Witness(""), Witness(""))) == [
        ("witness1_name", "text_missing"),
        ("witness2_name", "text_missing"),
    ]
    assert against_opening(witnesses=(Witness("Budi"), Witness("BUDI"))) == [("witness2_name", "witness_twice")]


def test_a_closing_accounts_for_every_sheet_that_was_found() -> None:
    opening = BoxOpening(uuid4(), FORM, 1, "kotak/L1", "L1", "WIB", "Siti", "", sheets=(sheet(1, 7), sheet(2, 8)))
    form = ClosingForm("001/BA-KS/L1/2026", "0118", "Siti", 2)

    def against(**changes: Any) -> list[tuple[str, str]]:
        found = closing_problems(dataclasses.replace(form, **changes), opening)
        return [(problem.field, str(problem.code)) for problem in found]

    assert against() == []
    assert against(found=3) == [("found", "sheets_differ")]
    assert against(minutes="", key_holder="") == [("minutes", "text_missing"), ("key_holder", "text_missing")]
    opening = dataclasses.replace(opening, form=dataclasses.replace(FORM, found=3))
    assert against() == [("note", "why_missing")]
    assert against(note="Satu lembar kosong") == []


def test_what_was_pasted_into_a_line_of_an_opening_is_one_line() -> None:
    pasted = dataclasses.replace(
        OPENED, place="Ruang\ntunggu", witnesses=(Witness("Ani\t", "1\n2"), Witness("Budi", ""))
    )
    cleaned = suggestion_box.clean_opening(pasted)
    assert (cleaned.place, cleaned.witnesses[0]) == ("Ruang tunggu", Witness("Ani", "1 2"))
    closing = suggestion_box.clean_closing(ClosingForm("BA\n1", "Segel\t2", "Ani", 0, "satu\ndua"))
    assert (closing.minutes, closing.seal_after, closing.note) == ("BA 1", "Segel 2", "satu dua")
