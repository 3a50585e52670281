from __future__ import annotations

import json
from typing import NamedTuple
from uuid import UUID

import apsw
import pytest

from frontoffice.register.journal import reading
from frontoffice.register.journal.reading import UnreadableRow


class _Line(NamedTuple):
    subject: UUID
    name: str
    no: int


TYPES = reading.shape(_Line)


def test_the_types_of_a_line_are_those_that_sqlite_gives() -> None:
    assert (bytes, str, int) == TYPES


def test_rows_of_these_types_are_given_as_they_are() -> None:
    assert reading.validate_rows("complaint", [(b"1", "a", 1)], TYPES) == [(b"1", "a", 1)]


@pytest.mark.parametrize("row", [(b"1", b"a", 1), (b"1", None, 1), ("1", "a", 1), (b"1", "a", 1.0)])
def test_a_row_of_another_type_is_unreadable_and_its_table_is_named(row: tuple[object, ...]) -> None:
    with pytest.raises(UnreadableRow) as unreadable:
        reading.validate_rows("complaint", [row], TYPES)
    assert (unreadable.value.table, unreadable.value.where) == ("complaint", "complaint")


def test_one_row_of_another_type_is_found_among_thousands() -> None:
    rows: list[tuple[object, ...]] = [(b"1", "a", 1)] * 4_500
    assert reading.validate_rows("complaint", rows, TYPES) == rows
    for place in (0, 1_999, 2_000, 4_499):
        with pytest.raises(UnreadableRow):
            reading.validate_rows("complaint", [*rows[:place], (b"1", 1, "a"), *rows[place + 1 :]], TYPES)


def test_text_that_is_none_is_unreadable() -> None:
    rows = apsw.Connection(":memory:").execute("SELECT CAST(x'ff' AS TEXT)")
    with pytest.raises(UnreadableRow):
        reading.validate_rows("complaint", rows, (str,))


def test_what_a_row_of_ones_own_cannot_be_made_into_is_unreadable() -> None:
    with pytest.raises(UnreadableRow, match="draft"), reading.row_of("draft"):
        json.loads("{")


def test_an_unreadable_row_says_where_it_stands_or_else_its_table() -> None:
    assert (UnreadableRow("journal", "a/1").where, UnreadableRow("journal").where) == ("a/1", "journal")
    with pytest.raises(UnreadableRow) as unreadable, reading.row_of("draft"):
        raise ValueError
    assert (unreadable.value.table, unreadable.value.where) == ("draft", "draft")
