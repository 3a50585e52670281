"""peewee on an open connection, for the small tables and the migrations; read in when one of them is first wanted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playhouse.apsw_ext import APSWDatabase

if TYPE_CHECKING:
    import apsw


class ConnectionDatabase(APSWDatabase):  # type: ignore[misc]
    """Peewee database on an already open connection; what SQLite says comes out as it says it."""

    def __init__(self, connection: apsw.Connection) -> None:
        super().__init__(":memory:", thread_safe=False)
        connection.convert_binding = _bind  # the migrations' history keeps a datetime, which apsw does not take
        self._given = connection
        self.connect()

    def _connect(self) -> apsw.Connection:
        return self._given

    def execute_sql(self, sql: str, params: Any = None) -> apsw.Cursor:
        """Execute one statement. Raises apsw's own errors, where peewee would raise others in their place."""
        return self._given.execute(sql, params or ())

    def commit(self) -> bool:
        """End the transaction, if there is one."""
        return self._end("COMMIT")

    def rollback(self) -> bool:
        """Take the transaction back, if there is one."""
        return self._end("ROLLBACK")

    def _end(self, how: str) -> bool:
        if not self._given.in_transaction:
            return False
        self._given.execute(how)
        return True

    def run_steps(self, folder: Path) -> None:
        """Bring the file up through the steps in ``folder``, each once."""
        from playhouse.migrations import Runner

        Runner(self, str(folder)).up()


def _bind(_cursor: object, _position: int, value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    raise TypeError(type(value))
