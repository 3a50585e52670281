from __future__ import annotations

from typing import Any, cast
from uuid import UUID

import pytest

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.projection.concurrent_amendments import ConcurrentAmendments
from tests.support.entry_builder import SITI, Book
from tests.support.examples import an_intake


def amended(concurrent: ConcurrentAmendments, was: str, to: str, stands: str) -> UUID:
    book: Any = Book()
    entry: UUID = book.add(EntryKind.AMENDED, changes={"wish": [was, to]}, why="x")
    concurrent.note_amendment({"intake": an_intake(wish=stands)}, book.lines[-1])
    return entry


def in_dispute() -> tuple[ConcurrentAmendments, tuple[UUID, UUID]]:
    """A field that two desks amended from what stood there first."""
    concurrent = ConcurrentAmendments()
    return concurrent, (amended(concurrent, "", "Uang", ""), amended(concurrent, "", "Izin", "Uang"))


def test_a_field_is_disputed_once_a_desk_amends_what_no_longer_stood_there() -> None:
    concurrent, both = in_dispute()
    assert concurrent.fields == {"wish": set(both)}


def test_a_number_is_not_the_yes_that_python_takes_it_for() -> None:
    """No other reader does."""
    concurrent, book = ConcurrentAmendments(), cast("Any", Book())
    for was in (1, 1):
        book.add(EntryKind.AMENDED, changes={"documents": [was, False]}, why="x")
        concurrent.note_amendment({"intake": an_intake(documents=True)}, book.lines[-1])
    assert [*concurrent.fields] == ["documents"]


def test_a_field_of_a_later_version_is_never_disputed() -> None:
    concurrent, book = ConcurrentAmendments(), cast("Any", Book())
    for was in ("a", "b"):
        book.add(EntryKind.AMENDED, changes={"hobby": [was, "c"]}, why="x")
        concurrent.note_amendment({"intake": an_intake()}, book.lines[-1])
    assert concurrent.fields == {}


def test_amending_what_stands_settles_the_field() -> None:
    concurrent, _ = in_dispute()
    amended(concurrent, "Izin", "Izin terbit", "Izin")
    assert concurrent.fields == {}


@pytest.mark.parametrize(
    ("kind", "seen", "stays"),
    [(EntryKind.REVIEWED, 2, False), (EntryKind.REVIEWED, 1, True), (EntryKind.CONTACTED, 2, True)],
)
def test_an_entry_that_has_seen_both_settles_it_unless_it_only_says_something(
    kind: EntryKind, seen: int, stays: bool
) -> None:
    concurrent, both = in_dispute()
    book: Any = Book()
    book.add(kind, SITI, both[:seen], note="")
    concurrent.settle_by(book.lines[-1])
    assert bool(concurrent.fields) is stays
