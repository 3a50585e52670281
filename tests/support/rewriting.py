"""A history that somebody rewrote with every hash computed anew: nothing in the file itself says so."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from frontoffice.register.journal import chain, journal
from frontoffice.register.journal.chain import HASH, PREV, SEQ
from frontoffice.register.storage.database_file import open_database

_OFFICER = 12


def rewrite(path: Path, seq: int, officer: str = "Orang Lain") -> None:
    """Let entry ``seq`` of the oldest chain be somebody else's, and all that follow it fit."""
    with contextlib.closing(open_database(path)) as connection:
        triggers: Any = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        origin: Any = connection.execute("SELECT origin FROM my_origin ORDER BY id LIMIT 1").get
        rows: Any = connection.execute(
            f"SELECT {journal.COLUMNS} FROM journal WHERE origin = ? AND seq >= ? ORDER BY seq", (origin, seq)
        ).fetchall()
        before = None
        for row in rows:
            new = [*row]
            if row[SEQ] == seq:
                new[_OFFICER] = officer
            new[PREV] = before or row[PREV]
            before = new[HASH] = chain.row_hash(tuple(new))
            connection.execute(
                "UPDATE journal SET officer = ?, prev = ?, hash = ? WHERE origin = ? AND seq = ?",
                (new[_OFFICER], new[PREV], before, origin, row[SEQ]),
            )
        connection.execute("UPDATE head SET hash = ? WHERE origin = ?", (before, origin))
        for _, sql in triggers:
            connection.execute(sql)
