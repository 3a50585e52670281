"""Log of the results of the exchange rounds, newest last: shown to the office, never used to decide anything."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from frontoffice.domain.calendar.dates import from_text, to_text
from frontoffice.register.journal import reading
from frontoffice.register.unit_of_work import UnitOfWork

KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class LastRound:
    """End of a round (UTC), its completeness (both sides in full agreement), and its outcome."""

    ended_at: datetime
    complete: bool
    outcome: Mapping[str, Any]


class SyncLog:
    """Log of the remembered exchange rounds."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def keep(self, outcome: Mapping[str, Any], *, complete: bool) -> None:
        """Remember a round; an uneventful one takes the place of the uneventful one before it."""
        text, ended_at = json.dumps(outcome), to_text(self._unit.now())
        with self._unit.writing(announced=False):
            connection = self._unit.connection
            last: Any = connection.execute("SELECT id, complete, told FROM sync_log ORDER BY id DESC LIMIT 1").get
            if last and (last[1], last[2]) == (int(complete), text):
                connection.execute("UPDATE sync_log SET ended_at = ? WHERE id = ?", (ended_at, last[0]))
                return
            connection.execute(
                "INSERT INTO sync_log (ended_at, complete, told) VALUES (?, ?, ?)", (ended_at, int(complete), text)
            )
            connection.execute(
                "DELETE FROM sync_log WHERE id < (SELECT max(id) FROM sync_log) - ?"
                " AND id <> (SELECT max(id) FROM sync_log WHERE complete = 1)",
                (KEPT,),
            )

    def last(self, *, complete: bool = False) -> LastRound | None:
        """The last round, or the last complete one; None before the first."""
        with self._unit.reading():
            row: Any = self._unit.connection.execute(_LAST, (int(complete),)).get
            return _round(row) if row else None

    def list_healing_rounds(self) -> tuple[LastRound, ...]:
        """List the rounds with repairs, the latest first."""
        with self._unit.reading():
            return tuple(_round(row) for row in self._unit.connection.execute(_HEALED))


_LAST: Final = "SELECT ended_at, complete, told FROM sync_log WHERE complete >= ? ORDER BY id DESC LIMIT 1"
_HEALED: Final = (
    "SELECT ended_at, complete, told FROM sync_log WHERE json_array_length(told, '$.healed') > 0 ORDER BY id DESC"
)


def _round(row: Any) -> LastRound:
    with reading.row_of("sync_log"):
        return LastRound(from_text(row[0]), bool(row[1]), dict(json.loads(row[2])))
