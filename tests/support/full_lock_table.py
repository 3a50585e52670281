"""Fill PostgreSQL's table of locks from one session, as whoever is let in can."""

from __future__ import annotations

from typing import Final

import psycopg
from psycopg import Connection

_ENOUGH: Final = 2_000_000  # savepoints; the table has room for 64 locks a connection unless it is set otherwise
_AT_ONCE: Final = 500


def fill_lock_table(held: Connection) -> int:
    """How many savepoints, each with a lock of its own, fitted into the server's table; they stay held."""
    held.execute("BEGIN; CREATE TEMP TABLE apa (x int)")
    for taken in range(0, _ENOUGH, _AT_ONCE):
        try:
            held.execute(b"SAVEPOINT apa; INSERT INTO apa VALUES (1);" * _AT_ONCE)
        except psycopg.errors.OutOfMemory:
            return taken
    return 0
