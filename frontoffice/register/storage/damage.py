"""Check of a register's file for damage, after an error of reading.

What an error of reading is held against before anything is said of the file.

A value that cannot be read is damage only if the file shows it: then the entry or table is named. Where the file is
whole the error is the program's own, and goes on as what it is.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

import apsw

from frontoffice.domain.entries.entry import UNREADABLE
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal import verifying
from frontoffice.register.journal.reading import UnreadableRow
from frontoffice.register.storage import copying, migrating
from frontoffice.register.storage.database_file import open_immutable

# --- Probes of the place of a register that leave no trace ---


def is_blank(path: Path) -> bool:
    """Whether there is no register at ``path``: no file, or one in which nothing was ever written."""
    return not path.exists() or path.stat().st_size == 0


def has_leftovers(path: Path) -> bool:
    """Return whether a log with changes not yet merged into the register lies beside ``path``."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def demand_one(path: Path, *, must_exist: bool) -> None:
    """Raises Unavailable (``register_missing``) when there is none and none may be made.

    Never where SQLite left its log: it would throw away what that still holds of the register.
    """
    if is_blank(path) and (must_exist or has_leftovers(path)):
        raise Unavailable(RegisterFailure.MISSING, path=str(path))


_APPLICATION: Final = slice(68, 72)  # of a SQLite file's header
_OURS: Final = b"FORP"


def demand_ours(path: Path) -> None:
    """Raises Unavailable (``register_foreign``) for another program's tables, before anything is written to them."""
    with path.open("rb") as file:
        is_ours = file.read(_APPLICATION.stop)[_APPLICATION] == _OURS
    if is_ours or has_leftovers(path):  # what a new register begins with may stand in its log only
        return
    with contextlib.closing(open_immutable(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if tables and "schema_migration" not in tables:
        raise Unavailable(RegisterFailure.FOREIGN, path=str(path))


def lacks_its_log(path: Path) -> bool:
    """Return whether the register at ``path`` was copied from an open one, without its log.

    A program that opens a register first brings to the file itself that it is open (``opening._enter``); as long as it
    is, the log stands beside it, also after a kill or a power cut. A file that says so and has none is not the one
    that was open, and what was written since is missing from it.
    """
    if is_blank(path) or has_leftovers(path):
        return False
    with contextlib.suppress(apsw.Error, UnicodeDecodeError), contextlib.closing(open_immutable(path)) as connection:
        return says_open(connection)
    return False  # what cannot be read is said by whoever opens it


def says_open(connection: apsw.Connection) -> bool:
    """Return whether the register is marked as open in a program."""
    return bool(connection.execute("SELECT v FROM meta WHERE k = 'open'").get)


def is_of_another_user(path: Path) -> bool:
    """Return whether a file there, or its lock, is private to another user."""
    if sys.platform == "win32":
        return False
    for file in (path, path.with_name(f"{path.name}.lock")):
        with contextlib.suppress(OSError):
            if file.stat().st_uid != os.getuid() and not os.access(file, os.R_OK | os.W_OK):
                return True
    return False


# --- damage ---

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Damage:
    """Damage in a register's file.

    ``where`` names the entry or the table; ``in_tables``: the journal is whole, a rebuild heals.
    """

    where: str
    in_tables: bool = False


class named:  # noqa: N801  (around every read and write: a generator takes five times as long)
    """Turn an error of reading into Unavailable: ``register_damaged`` or ``tables_damaged``, naming the place.

    Tables that are damaged are made anew at the next opening; not ``heals``: while that is being done.
    """

    __slots__ = ("_connection", "_heals", "_path")

    def __init__(self, path: Path, connection: Callable[[], apsw.Connection], *, heals: bool = True) -> None:
        self._path, self._connection, self._heals = path, connection, heals

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _where: object) -> None:
        if not isinstance(error, _SUSPECT):
            return
        found = _of(error, self._connection())
        if found is None:
            return
        code = RegisterFailure.DAMAGED
        if found.in_tables and self._heals:
            with contextlib.suppress(apsw.Error):  # of a connection that only reads
                migrating.ask_rebuild(self._connection())
                code = RegisterFailure.TABLES_DAMAGED
        _log.warning("the register cannot be read (%s): %s", type(error).__name__, found.where)
        raise Unavailable(code, path=str(self._path), where=found.where, reason=type(error).__name__) from error


# What SQLite says of a file in which bits have turned; the program's own SQL is right, so a table or column that is not
# there was renamed by one.
_DAMAGED: Final = (apsw.CorruptError, apsw.NotADBError, apsw.SQLError)
# The program writes nothing that the tables do not take, unless what it goes on from was changed.
_SUSPECT: Final = (*UNREADABLE, *_DAMAGED, apsw.ConstraintError, apsw.MismatchError)
_FOUND: Final[WeakKeyDictionary[apsw.Connection, Damage]] = WeakKeyDictionary()  # the search takes its time


def _of(error: BaseException, connection: apsw.Connection) -> Damage | None:
    if isinstance(error, UnreadableRow):
        return Damage(error.where, error.table in _projection_tables())
    found = _FOUND.get(connection) or find(connection)
    if found is not None:
        _FOUND[connection] = found
    return found


def _projection_tables() -> frozenset[str]:
    """Tables recreated from the journal by a rebuild."""
    from frontoffice.register.projection import complaint_projection, reference_data_projection

    return frozenset({*complaint_projection.TABLES, *reference_data_projection.TABLES})


def forget(connection: apsw.Connection) -> None:
    """Look anew at the next error: the tables were made anew."""
    _FOUND.pop(connection, None)


def find(connection: apsw.Connection) -> Damage | None:
    """Find the first damage of the file, None for a whole file.

    Reads all of it: only when something could not be read.
    """
    from frontoffice.register.projection import comparing

    try:
        broken = verifying.verify(connection).broken
        if broken:
            return Damage(broken)
        tables: Any = connection.execute(_TABLES).fetchall()
        for (table,) in tables:
            if not _is_readable(connection, table):
                return Damage(table, table in _projection_tables())
        wrong = migrating.find_changed_table(connection) or copying.quick_check(connection)
        if wrong:
            return Damage(wrong)
        differs = migrating.find_changed_part(connection) or comparing.first_difference(connection)
        return Damage(differs, in_tables=True) if differs else None
    except _DAMAGED as error:
        return Damage(str(error)[:SHORT])


SHORT: Final = 80  # of what SQLite says: of tables, never of what stands in them
_TABLES: Final = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    " AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
)


def _is_readable(connection: apsw.Connection, table: str) -> bool:
    """Whether every text of a table is text."""
    try:
        for _ in connection.execute(f'SELECT * FROM "{table}"'):
            pass
    except (UnicodeDecodeError, apsw.CorruptError):
        return False
    return True
