"""Probes of the place of a register that leave no trace."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

import apsw

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage.database_file import as_it_stands


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


def lacks_its_log(path: Path) -> bool:
    """Whether the register at ``path`` was copied while a program had it open, without what that had in its log.

    A program that opens a register first brings to the file itself that it is open (``opening._enter``); as long as it
    is, the log stands beside it, also after a kill or a power cut. A file that says so and has none is not the one
    that was open, and what was written since is missing from it.
    """
    if is_blank(path) or has_leftovers(path):
        return False
    with contextlib.suppress(apsw.Error, UnicodeDecodeError), contextlib.closing(as_it_stands(path)) as connection:
        return says_open(connection)
    return False  # what cannot be read is said by whoever opens it


def says_open(connection: apsw.Connection) -> bool:
    """Whether the register says that a program has it open."""
    return bool(connection.execute("SELECT v FROM meta WHERE k = 'open'").get)


def is_of_another_user(path: Path) -> bool:
    """Whether a file there, or its lock, is somebody else's, who made it for themselves alone."""
    if sys.platform == "win32":
        return False
    for file in (path, path.with_name(f"{path.name}.lock")):
        with contextlib.suppress(OSError):
            if file.stat().st_uid != os.getuid() and not os.access(file, os.R_OK | os.W_OK):
                return True
    return False
