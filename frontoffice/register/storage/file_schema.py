"""What the file consists of besides its rows, held against what the migrations make.

A trigger that was changed or dropped leaves every row and hash as it was, and lets what it kept go wrong from then on;
one that was added writes whatever it likes. Both are named, and put right before the tables are made anew, and so are
the tables of counts. What else another program adds (an index, its statistics) is left alone.
"""

from __future__ import annotations

import contextlib
import functools
import re
import runpy
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import apsw

from frontoffice.register.storage.database_file import open_database

_OBJECTS: Final = (  # as bytes: bits turn in these, too
    "SELECT name, type, CAST(sql AS BLOB) FROM sqlite_schema WHERE sql IS NOT NULL"
    " AND name NOT LIKE 'complaint\\_words\\_%' ESCAPE '\\' AND name NOT LIKE 'attachment\\_words\\_%' ESCAPE '\\'"
    " ORDER BY rowid"
)
_COUNTS: Final = frozenset(
    {"report_count", "report_done", "report_span", "work_count", "reminder_count", "assigned_count"}
)
_LAYOUT: Final = re.compile(rb'[\s"]+')  # a later step may lay the same table out otherwise


def migration_folder() -> Path:
    """The folder of the steps that this program knows."""
    return Path(__file__).with_name("migrations")


def find_changed_table(connection: apsw.Connection) -> str:
    """The first table that is not there, or has another form, and holds what cannot be counted anew; "" for none."""
    there = _objects(connection)
    tables = ((name, one) for name, one in _build_schema().items() if not _is_made_anew(name, one[0]))
    return next((name for name, one in tables if _differs(there.get(name), one)), "")


def find_changed_part(connection: apsw.Connection) -> str:
    """The first trigger, view, index or table of counts that is another or gone, or trigger more; "" for none."""
    return next(_list_changed_parts(_objects(connection)), "")


def mend(connection: apsw.Connection) -> None:
    """Make those anew that are not as the migrations make them; the caller, in a transaction, then counts anew."""
    for name in list(_list_changed_parts(there := _objects(connection))):
        if name in there:
            quoted = name.replace('"', '""')
            connection.execute(f'DROP {there[name][0]} IF EXISTS "{quoted}"')
    left = _objects(connection)
    for name, (kind, sql) in _build_schema().items():
        if name not in left and _is_made_anew(name, kind):
            connection.execute(sql.decode())


def _list_changed_parts(there: Mapping[str, tuple[str, bytes]]) -> Iterator[str]:
    made = _build_schema()
    yield from (name for name, one in made.items() if _is_made_anew(name, one[0]) and _differs(there.get(name), one))
    yield from (name for name, (kind, _) in there.items() if kind == "trigger" and name not in made)


def _is_made_anew(name: str, kind: str) -> bool:
    return kind != "table" or name in _COUNTS


def _differs(one: tuple[str, bytes] | None, other: tuple[str, bytes]) -> bool:
    return one is None or (one[0], _LAYOUT.sub(b"", one[1])) != (other[0], _LAYOUT.sub(b"", other[1]))


@functools.cache
def _build_schema() -> Mapping[str, tuple[str, bytes]]:
    """Kind and statement of each part by name, as the migrations make them, in that order."""
    from frontoffice.register.storage.peewee_database import ConnectionDatabase

    with contextlib.closing(open_database(":memory:")) as connection:
        database = ConnectionDatabase(connection)
        folder = migration_folder()
        for step in sorted(folder.glob("[0-9]*.py")):
            runpy.run_path(str(step))["up"](None, database)
        return MappingProxyType(_objects(connection))


def _objects(connection: apsw.Connection) -> dict[str, tuple[str, bytes]]:
    rows: Any = connection.execute(_OBJECTS)
    return {name: (kind, sql) for name, kind, sql in rows}
