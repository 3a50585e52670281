"""The one door to a SQLite file: every connection to a register, or to a copy of one, is made here.

Whatever a file needs before its first page can be read (a key, a VFS) is done in :func:`open_database`, and holds for
the window, the exchange, the check, the backup and the restore alike.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import apsw
from playhouse.apsw_ext import APSWDatabase

READ_WRITE: Final = apsw.SQLITE_OPEN_READWRITE
CREATE: Final = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE


def open_database(path: Path | str, *, flags: int = CREATE, vfs: str | None = None) -> apsw.Connection:
    """A connection to the file at ``path``; what SQLite and the disk say comes out as they say it."""
    return apsw.Connection(str(path), flags=flags, vfs=vfs)


def as_it_stands(path: Path) -> apsw.Connection:
    """A connection that leaves no trace, to a file that nobody writes to; of its log nothing is read."""
    return open_database(
        f"{path.resolve().as_uri()}?immutable=1", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    )


class RegisterDatabase(APSWDatabase):  # type: ignore[misc]
    """peewee's database whose connections come through this door."""

    def _connect(self) -> Any:
        connection = open_database(self.database, **self.connect_params)
        if self._timeout is not None:
            connection.setbusytimeout(int(self._timeout * 1000))
        try:
            self._add_conn_hooks(connection)
        except BaseException:
            connection.close()
            raise
        return connection
