"""A register's file opened for reading only, as it stands at one moment, beside a window or without one.

It takes no lock, so that nothing waits for it, and changes nothing: neither form nor tables nor the mark of an end.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import apsw
from filelock import FileLock

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal import origins
from frontoffice.register.storage import damage, migrating, opening
from frontoffice.register.storage.opening import OpenFile


def open_reading(path: Path) -> OpenFile:
    """Open the register at ``path``; ``opening.close_beside`` closes it. One transaction: others' commits are not seen.

    Raises Unavailable: ``register_missing``, as ``opening.reader`` does, ``register_must_be_opened`` where this
    program's window has to bring it to its form first.
    """
    with opening.disk(path):
        damage.demand_one(path, must_exist=True)
    connection = opening.reader(path)
    try:
        with opening.disk(path):
            _demand_form(connection, path)
            origin = origins.present(connection)
            connection.execute(
                "BEGIN; SELECT count(*) FROM meta"
            ).fetchall()  # its moment is that of its first question
    except BaseException:
        connection.close()
        raise
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0)  # never taken
    return OpenFile(path, connection, lock, origin, ended_cleanly=True)


@contextlib.contextmanager
def reporting_as_open_failure(path: Path) -> Iterator[None]:
    """Report a failing disk with the codes for opening: nobody records anything here, and no words are to be kept."""
    try:
        yield
    except Unavailable as error:
        code = opening.AT_OPENING.get(error.code)
        if code is None:
            raise
        raise Unavailable(code, path=str(path)) from error


def _demand_form(connection: apsw.Connection, path: Path) -> None:
    if migrating.pending_steps(connection, path):
        raise Unavailable(RegisterFailure.MUST_BE_OPENED, path=str(path))
