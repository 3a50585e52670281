"""Rows from a file with possible bit errors.

Of the types that were written, or unreadable.

SQLite gives what stands there: a turned bit in the header of a row makes a text of bytes, a number of a text. The
types are looked at where a row is read, so that nothing above has to doubt them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, Final, get_type_hints
from uuid import UUID

from frontoffice.domain.entries.entry import UNREADABLE


class UnreadableRow(ValueError):  # noqa: N818  (it is the row that cannot be read)
    """Row not written by the program in its present form: ``table``, and in words ``where`` in it."""

    def __init__(self, table: str, where: str = "") -> None:
        super().__init__(table, where)
        self.table = table
        self.where = where or table


class row_of:  # noqa: N801  (for each entry that is written, too: a generator takes five times as long)
    """Context manager for reading a row of one of this desk's own tables, without other writers.

    What cannot be read in it is damaged.
    """

    __slots__ = ("_table",)

    def __init__(self, table: str) -> None:
        self._table = table

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _where: object) -> None:
        if isinstance(error, UNREADABLE):
            raise UnreadableRow(self._table) from error


def shape(fields: Any) -> tuple[type, ...]:
    """SQLite types of the fields of a named tuple (texts, whole numbers and identities)."""
    return tuple(bytes if kind is UUID else kind for kind in get_type_hints(fields).values())


def validate_rows(table: str, rows: Iterable[Any], types: tuple[type, ...]) -> list[tuple[Any, ...]]:
    """All of these rows of a table. Raises UnreadableRow when one of them has other types, or invalid text."""
    try:
        found = list(rows)
    except UnicodeDecodeError as error:
        raise UnreadableRow(table) from error
    for at in range(0, len(found), _AT_ONCE):
        some = found[at : at + _AT_ONCE]
        if [*map(type, chain.from_iterable(some))] != [*types] * len(some):
            raise UnreadableRow(table)
    return found


_AT_ONCE: Final = 2_000  # rows whose types stand in memory
