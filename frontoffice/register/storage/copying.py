"""A checked copy of the register's file, and SQLite's own check of it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import apsw

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure


def quick_check(connection: apsw.Connection) -> str:
    """What SQLite itself finds wrong with the file; "" when nothing."""
    try:
        found = [text for (text,) in connection.execute("PRAGMA quick_check(5)")]
    except apsw.CorruptError as error:  # so damaged that not even the check gets through
        found = [str(error)]
    return "" if found == ["ok"] else "; ".join(found)


def copy(connection: apsw.Connection, target: Path) -> None:
    """A copy of the register by SQLite's own backup, checked before it gets its name."""
    beside = target.with_name(target.name + ".part")
    beside.unlink(missing_ok=True)
    with contextlib.closing(apsw.Connection(str(beside))) as destination:
        with destination.backup("main", connection, "main") as backup:
            while not backup.done:
                backup.step(1000)
        wrong = quick_check(destination)
    if wrong:
        raise Unavailable(RegisterFailure.COPY_DAMAGED, path=str(target))
    beside.replace(target)
