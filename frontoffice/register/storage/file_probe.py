"""Probes of the place of a register that leave no trace."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

import apsw

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure


def is_blank(path: Path) -> bool:
    """Whether there is no register at ``path``: no file, or one in which nothing was ever written."""
    return not path.exists() or path.stat().st_size == 0


def has_leftovers(path: Path) -> bool:
    """Whether something stands beside ``path`` that SQLite wrote for a register and had not yet put into it."""
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
    with contextlib.closing(as_it_stands(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if tables and "schema_migration" not in tables:
        raise Unavailable(RegisterFailure.FOREIGN, path=str(path))


def as_it_stands(path: Path) -> apsw.Connection:
    """A connection that leaves no trace, to a file that nobody writes to."""
    return apsw.Connection(
        f"{path.resolve().as_uri()}?immutable=1", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    )
