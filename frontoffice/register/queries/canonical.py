"""List choices for the texts of complaints, and the texts without one (*Lainnya*).

As conditions of SQL, as counts, and as lists show it.

The read table and its counts keep what was written; what that means is looked up in the reading, so that an alias or a
new choice rewrites nothing and holds for every complaint at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

import apsw

from frontoffice.domain import list_filter
from frontoffice.domain.choices import OTHER, ListName, Meanings
from frontoffice.domain.reports.report import Cut
from frontoffice.register.journal import reading
from frontoffice.register.projection import office_lists
from frontoffice.register.unit_of_work import UnitOfWork

Lists = Mapping[ListName, Meanings]
Condition = tuple[str, tuple[object, ...]]
_Line = TypeVar("_Line", bound=tuple[Any, ...])
_OF: Final[Mapping[str, ListName]] = {of.value: of for of in ListName}


def lists(unit: UnitOfWork) -> Lists:
    """Load the lists' choices with their recorded texts, by list name.

    The unit's connection then knows this module's functions.
    """
    known = unit.read_cached(office_lists.meanings)
    if _TAUGHT.get(unit.connection) is not known:
        register_sql_functions(unit.connection, known)
        _TAUGHT[unit.connection] = known
    return known


_TAUGHT: Final[WeakKeyDictionary[apsw.Connection, Lists]] = WeakKeyDictionary()


def code(known: Lists, column: str, text: str) -> str:
    """Code of a column's text; one of no list is its own code."""
    return known[_OF[column]].code(text) if column in _OF else text


def is_list(column: str) -> bool:
    """Whether a column of the complaints' table holds texts of a list."""
    return column in _OF


def equals(known: Lists, column: str, code: str) -> Condition:
    """SQL condition for a ``column`` of choice ``code``: a choice, the others, or a text without a choice."""
    meant = known[_OF[column]]
    wanted = code if code == OTHER or code in meant.choices else meant.code_or_text(code)
    if wanted == OTHER or wanted in meant.choices:
        return f"code_of_{column}({column}) = ?", (wanted,)
    return f"{column} = ?", (wanted,)


def register_sql_functions(connection: apsw.Connection, known: Lists) -> None:
    """Register the SQL functions for list codes on the connection.

    What a list's text counts as, and which service is the same as another.
    """
    for name, of in _OF.items():
        connection.create_scalar_function(f"code_of_{name}", _of_text(known[of].code), 1, deterministic=True)
    connection.create_scalar_function(
        "one_service", _of_text(known[ListName.SERVICE].code_or_text), 1, deterministic=True
    )


def _of_text(meant: Callable[[str], str]) -> Callable[..., str]:
    """The same for SQL; each text is looked up once."""
    kept = cache(meant)
    return lambda *texts: kept(str(texts[0]))


def build_display_mapper(known: Lists) -> Callable[[_Line], _Line]:
    """Build a function to replace the texts of lines by the names of their choices.

    A text that comes again is looked up once.
    """
    names = {name: lru_cache(_REMEMBERED)(known[of].display_text) for name, of in _OF.items()}

    def canonicalise(line: _Line) -> _Line:
        fields: Any = line
        changed: _Line = fields._replace(
            **{name: names[name](getattr(fields, name)) for name in fields._fields if name in names}
        )
        return changed

    return canonicalise


_REMEMBERED: Final = 1024  # texts of a list, of whatever was typed

# --- Recorded texts without a choice in their list (*Lainnya*), for the keepers of the lists ---


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text in all its spellings, the most frequent first; how many complaints have it; when the last was received."""

    spellings: tuple[str, ...]
    count: int
    newest: date

    @property
    def text(self) -> str:
        """The text as it stands most often."""
        return self.spellings[0]


class TypedTexts:
    """Queries for recorded texts without a choice in their list."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def of(self, name: ListName) -> tuple[TypedText, ...]:
        """List typed texts without a choice, the most frequent first; not of what was entered in error."""
        with self._unit.reading():
            meant = lists(self._unit)[name]
            return _together(meant, reading.validate_rows("complaint", _rows(self._unit, name), (str, int, str)))


def _rows(unit: UnitOfWork, of: ListName) -> Any:
    """Each text as written, its count and last day: of cuts in reports, from their counts."""
    if of.value in [cut.value for cut in Cut]:
        sql = "SELECT value, sum(n), max(received_on) FROM report_count WHERE cut = ? AND value <> '' GROUP BY value"
        return unit.connection.execute(sql, (of.value,))
    return unit.connection.execute(
        f"SELECT {of.value}, count(*), max(received_on) FROM complaint INDEXED BY complaint_filter"
        f" WHERE {of.value} <> '' AND status <> 'cancelled' GROUP BY 1"
    )


def _together(meant: Meanings, rows: Iterable[tuple[Any, ...]]) -> tuple[TypedText, ...]:
    groups: dict[str, list[tuple[Any, ...]]] = {}
    for row in sorted(rows, key=lambda row: (-row[1], row[0])):
        if meant.code_or_text(row[0]) not in meant.choices:
            groups.setdefault(list_filter.key(row[0]) or row[0], []).append(row)
    found = (
        TypedText(
            tuple(text for text, _, _ in group),
            sum(many for _, many, _ in group),
            date.fromisoformat(max(newest for *_, newest in group)),
        )
        for group in groups.values()
    )
    return tuple(sorted(found, key=lambda one: (-one.count, one.text)))
