"""Entries since the last agreement with the centre, and total entries, for the sync indicator and status bar.

Nothing else rests on it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from frontoffice.domain.calendar.dates import to_text
from frontoffice.register.unit_of_work import UnitOfWork

_HELD: Final = "SELECT coalesce(sum(seq), 0) FROM head"
_OWN: Final = "SELECT coalesce(sum(h.seq), 0) FROM head h JOIN my_origin USING (origin)"
# From the end of each chain backwards: only what is still to be sent is read.
_SINCE: Final = (
    "SELECT coalesce(sum(h.seq - coalesce((SELECT j.seq FROM journal j WHERE j.origin = h.origin"
    " AND j.recorded_at <= ? ORDER BY j.seq DESC LIMIT 1), 0)), 0) FROM head h JOIN my_origin USING (origin)"
)


class OutboxStats:
    """Counts of entries: all, this desk's own, and those still unknown at the centre."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def entries(self) -> int:
        """Count all entries in the register, of any desk."""
        with self._unit.reading():
            return int(self._unit.connection.execute(_HELD).get)

    def own_entries(self) -> int:
        """How many entries this desk has written on its chains."""
        with self._unit.reading():
            return int(self._unit.connection.execute(_OWN).get)

    def unsent_since(self, agreed_at: datetime | None) -> int:
        """How many entries of this desk were written after it last agreed with the centre (UTC), all if never."""
        with self._unit.reading():
            return int(self._unit.connection.execute(_SINCE, (to_text(agreed_at) if agreed_at else "",)).get)
