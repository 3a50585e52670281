"""What the rounds of the exchange told, newest last: shown to the office, never used to decide anything."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import apsw

from frontoffice.domain.dates import from_text, to_text

KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class LastRound:
    """When a round ended (UTC), whether both sides agreed about everything then, and what it told."""

    ended_at: datetime
    complete: bool
    told: Mapping[str, Any]


def keep(connection: apsw.Connection, ended_at: datetime, told: str, *, complete: bool) -> None:
    """Remember a round; an uneventful one takes the place of the uneventful one before it."""
    last: Any = connection.execute("SELECT id, complete, told FROM sync_log ORDER BY id DESC LIMIT 1").get
    if last and (last[1], last[2]) == (int(complete), told):
        connection.execute("UPDATE sync_log SET ended_at = ? WHERE id = ?", (to_text(ended_at), last[0]))
        return
    connection.execute(
        "INSERT INTO sync_log (ended_at, complete, told) VALUES (?, ?, ?)", (to_text(ended_at), int(complete), told)
    )
    connection.execute(
        "DELETE FROM sync_log WHERE id < (SELECT max(id) FROM sync_log) - ?"
        " AND id <> (SELECT max(id) FROM sync_log WHERE complete = 1)",
        (KEPT,),
    )


def last(connection: apsw.Connection, *, complete: bool = False) -> LastRound | None:
    """The last round, or the last complete one; None before the first."""
    row: Any = connection.execute(
        "SELECT ended_at, complete, told FROM sync_log WHERE complete >= ? ORDER BY id DESC LIMIT 1", (int(complete),)
    ).get
    return LastRound(from_text(row[0]), bool(row[1]), json.loads(row[2])) if row else None


def healed(connection: apsw.Connection) -> tuple[LastRound, ...]:
    """The rounds that are still remembered in which something was healed, the latest first."""
    rows: Any = connection.execute(
        "SELECT ended_at, complete, told FROM sync_log WHERE json_array_length(told, '$.healed') > 0 ORDER BY id DESC"
    )
    return tuple(LastRound(from_text(row[0]), bool(row[1]), json.loads(row[2])) for row in rows)
