"""peewee, imported without every driver that it finds, and not before a small table is read or a migration runs."""

from __future__ import annotations

import sys
from typing import Final

_FOREIGN: Final = ("psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb", "pysqlite3", "sqlite3")
# psycopg, which is there for the centre, costs 0.1 s; Python's ``sqlite3`` would bring a second SQLite besides apsw's.
_hidden = [name for name in _FOREIGN if name not in sys.modules]
sys.modules.update(dict.fromkeys(_hidden))  # type: ignore[arg-type]  # None: "import" says that it is not there
try:
    import peewee
    from playhouse.apsw_ext import APSWDatabase
finally:
    for _name in _hidden:
        del sys.modules[_name]

__all__ = ("APSWDatabase", "peewee")
