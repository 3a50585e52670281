"""Migration of an older register's file to this program's schema, and the rebuild of its tables after it."""

from __future__ import annotations

import contextlib
import functools
import re
import runpy
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import apsw

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage.copying import copy
from frontoffice.register.storage.database_file import open_database

# --- What the file consists of besides its rows, held against what the migrations make ---
# A trigger that was changed or dropped leaves every row and hash as it was, and lets what it kept go wrong from then
# on; one that was added writes whatever it likes. Both are named, and put right before the tables are made anew, and
# so are the tables of counts. What else another program adds (an index, its statistics) is left alone.

_OBJECTS: Final = (  # as bytes: bits turn in these, too
    "SELECT name, type, CAST(sql AS BLOB) FROM sqlite_schema WHERE sql IS NOT NULL"
    " AND name NOT LIKE 'complaint\\_words\\_%' ESCAPE '\\' AND name NOT LIKE 'attachment\\_words\\_%' ESCAPE '\\'"
    " ORDER BY rowid"
)
COUNTS: Final = frozenset(
    {"report_count", "report_done", "report_span", "work_count", "reminder_count", "assigned_count"}
)
_LAYOUT: Final = re.compile(rb'[\s"]+')  # a later step may lay the same table out otherwise


def migration_folder() -> Path:
    """Folder of this program's migrations."""
    return Path(__file__).with_name("migrations")


def find_changed_table(connection: apsw.Connection) -> str:
    """Find the first missing or altered table with content not derivable from other tables; "" for none."""
    there = _objects(connection)
    tables = ((name, one) for name, one in build_schema().items() if not _is_made_anew(name, one[0]))
    return next((name for name, one in tables if _differs(there.get(name), one)), "")


def find_changed_part(connection: apsw.Connection) -> str:
    """Find the first altered or missing trigger, view, index or count table, or additional trigger; "" for none."""
    return next(_list_changed_parts(_objects(connection)), "")


def mend(connection: apsw.Connection) -> None:
    """Recreate the derivable parts different from those of the migrations.

    The caller, in a transaction, then counts anew.
    """
    for name in list(_list_changed_parts(there := _objects(connection))):
        if name in there:
            quoted = name.replace('"', '""')
            connection.execute(f'DROP {there[name][0]} IF EXISTS "{quoted}"')
    left = _objects(connection)
    for name, (kind, sql) in build_schema().items():
        if name not in left and _is_made_anew(name, kind):
            connection.execute(sql.decode())


def _list_changed_parts(there: Mapping[str, tuple[str, bytes]]) -> Iterator[str]:
    made = build_schema()
    yield from (name for name, one in made.items() if _is_made_anew(name, one[0]) and _differs(there.get(name), one))
    yield from (name for name, (kind, _) in there.items() if kind == "trigger" and name not in made)


def _is_made_anew(name: str, kind: str) -> bool:
    return kind != "table" or name in COUNTS


def _differs(one: tuple[str, bytes] | None, other: tuple[str, bytes]) -> bool:
    return one is None or (one[0], _LAYOUT.sub(b"", one[1])) != (other[0], _LAYOUT.sub(b"", other[1]))


@functools.cache
def build_schema() -> Mapping[str, tuple[str, bytes]]:
    """Kind and SQL statement of each schema part by name, as created by the migrations, in their order."""
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


# --- migrating ---


def migrate(connection: apsw.Connection, path: Path) -> bool:
    """Bring the file to this program's form; whether there was anything to do.

    Raises Unavailable: ``register_newer``, ``register_older``, ``program_incomplete``; ``register_step_unfit`` (fact
    ``step``) where the tables are not those that a step begins with, which is no damage: nothing was changed.
    """
    folder = migration_folder()
    known = _steps(folder)
    if not known:
        raise Unavailable(RegisterFailure.PROGRAM_INCOMPLETE, missing="migrations")
    applied = _load_applied_steps(connection, path, known)
    pending = [step for step in known if step not in applied]
    if not pending:
        return False
    copied = path.with_name(f"{path.stem}.before-{pending[0]}{path.suffix}")
    if has_tables(connection):
        copy(connection, copied)
    if applied:
        ask_rebuild(connection)
    from frontoffice.register.storage.peewee_database import ConnectionDatabase

    database = ConnectionDatabase(connection)
    # all steps or none: what is cut off begins anew from the form that it had
    with _no_copy_in_the_way(copied), database.atomic(), _unfit_named(connection, path, pending):
        database.run_steps(folder)
    return True


@contextlib.contextmanager
def _unfit_named(connection: apsw.Connection, path: Path, pending: Sequence[str]) -> Iterator[None]:
    """Name the failed migration step in the error, from the history in its still open transaction."""
    try:
        yield
    except apsw.SQLError as error:
        step = min(set(pending) - _history(connection), default=pending[-1])
        raise Unavailable(RegisterFailure.STEP_UNFIT, path=str(path), step=step) from error


@contextlib.contextmanager
def _no_copy_in_the_way(copied: Path) -> Iterator[None]:
    """Remove the copy in case of a full disk: the register is as it was, and the next try needs room for its own."""
    try:
        yield
    except apsw.FullError:
        copied.unlink(missing_ok=True)
        raise


def has_tables(connection: apsw.Connection) -> bool:
    """Whether anything was ever made in it."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").get)


def ask_rebuild(connection: apsw.Connection) -> None:
    """Let the tables be made anew at the next opening."""
    connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES ('project_anew', 1)")


def project_anew_if_needed(connection: apsw.Connection) -> bool:
    """Make the tables anew after a change of form, or when asked; whether they were.

    When that is cut off, it is done at the next opening.
    """
    if connection.execute("SELECT v FROM meta WHERE k = 'project_anew'").get is None:
        return False
    from frontoffice.register.projection import complaint_projection, erased_bodies

    with connection:
        erased_bodies.take_away(connection, None)  # also what the version before did not know to be erased
        mend(connection)
        complaint_projection.rebuild(connection)
        connection.execute("DELETE FROM meta WHERE k = 'project_anew'")
    return True


def _history(connection: apsw.Connection) -> set[str]:
    """Migrations applied to this file, from the history table of peewee's runner."""
    there = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'").get
    rows: Any = connection.execute("SELECT name FROM schema_migration") if there else ()
    return {name for (name,) in rows}


def _load_applied_steps(connection: apsw.Connection, path: Path, known: Sequence[str]) -> set[str]:
    """Load the migrations applied to the file.

    Raises Unavailable: ``register_newer``, ``register_older``.

    Versions before 1.0 began with another step.
    """
    applied = _history(connection)
    if applied and known[0] not in applied:
        raise Unavailable(RegisterFailure.OLDER, path=str(path))
    if unknown := applied - set(known):
        raise Unavailable(RegisterFailure.NEWER, path=str(path), step=max(unknown))
    return applied


def pending_steps(connection: apsw.Connection, path: Path) -> set[str]:
    """Pending migrations of the register at ``path``. Raises Unavailable like :func:`migrate`."""
    known = _steps(migration_folder())
    return set(known) - _load_applied_steps(connection, path, known)


@functools.cache
def _steps(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(step.stem for step in folder.glob("[0-9]*.py")))
