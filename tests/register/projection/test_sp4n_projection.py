from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.projection.sp4n_projection import Sp4nItem, item
from tests.support.entry_builder import Book

THERE = Sp4nItem("7654321", "done", "2026-11-24")


def entered(**changes: Any) -> Book:
    book = Book()
    book.add(EntryKind.SP4N_ENTERED, **{"number": "7654321", "state": "done", "on": "2026-11-24", "by": "", **changes})
    return book


def test_the_last_entry_holds() -> None:
    book = entered()
    assert item(book.lines) == THERE
    book.add(EntryKind.SP4N_ENTERED, number="8", state="", on="2026-11-25", by="")
    assert item(book.lines) == Sp4nItem("8", "", "2026-11-25")
    assert item(Book().lines) is None


@pytest.mark.parametrize("broken", [{"number": 7}, {"state": None}, {"on": "yesterday"}, {"on": 3}])
def test_an_entry_that_cannot_be_read_says_nothing(broken: dict[str, Any]) -> None:
    book = entered()
    book.add(EntryKind.SP4N_ENTERED, **{"number": "8", "state": "", "on": "2026-11-25", "by": "", **broken})
    assert item(book.lines) == THERE


def test_what_a_newer_program_wrote_is_carried_and_says_nothing() -> None:
    book = entered()
    book.lines[-1] = dataclasses.replace(book.lines[-1], version=2)
    assert item(book.lines) is None


def test_of_what_was_erased_by_law_nothing_leads_there() -> None:
    book = entered()
    book.add(EntryKind.ERASED, ground="x")
    assert item(book.lines) is None
