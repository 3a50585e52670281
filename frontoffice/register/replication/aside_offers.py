"""Chains that a centre without the office's key set aside, for a supervisor of this desk to accept or to keep.

Whoever keeps the database writes such rows as they like. What was set aside of a chain counts here no more and stays in
the file; a chain that is kept counts again from the next round on, whatever the centre says of it.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain import people
from frontoffice.domain.people import May, Officer
from frontoffice.register.journal.entry_authority import SET_ASIDE
from frontoffice.register.unit_of_work import UnitOfWork

_KEPT, _ACCEPTED = "kept", "accepted"
_KEY: Final = "aside/"  # in ``meta``, before a chain
_FOUND: Final = (
    "SELECT origin, max(series), max(officer), count(*) FROM journal_fork f WHERE why = ?1 AND new_origin IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM journal j WHERE (j.origin, j.seq, j.hash) = (f.origin, f.seq, f.hash))"
    " GROUP BY origin UNION ALL SELECT c.origin, max(j.series), max(j.officer), count(*) FROM chain_right c"
    " JOIN journal j ON j.origin = c.origin AND j.seq > c.after WHERE c.class = ?1 GROUP BY c.origin ORDER BY 1"
)


class AsideOffer(NamedTuple):
    """A chain of which entries were set aside: the last series and officer in them ("" for none), how many."""

    origin: UUID
    series: str
    officer: str
    entries: int


class AsideOffers:
    """List what was set aside and nobody here accepted, and do what a supervisor says of it."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def all(self) -> tuple[AsideOffer, ...]:
        """Each chain of which something was set aside."""
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(_FOUND, (SET_ASIDE,)).fetchall()
            said = _said(self._unit.connection)
        found = (AsideOffer(UUID(bytes=row[0]), row[1] or "", row[2] or "", row[3]) for row in rows)
        return tuple(one for one in found if one.origin not in said)

    def accept(self, origin: UUID, by: Officer) -> None:
        """Leave it set aside, and ask no more (a supervisor's verb)."""
        self._answer(origin, _ACCEPTED, by)

    def keep(self, origin: UUID, by: Officer) -> None:
        """Let the whole chain count here again from the next round on (a supervisor's verb)."""
        self._answer(origin, _KEPT, by)

    def _answer(self, origin: UUID, said: str, by: Officer) -> None:
        people.demand(by, May.DECIDE)
        with self._unit.writing():
            self._unit.connection.execute(
                "INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (f"{_KEY}{origin.hex}", said)
            )


def kept(connection: apsw.Connection) -> frozenset[UUID]:
    """The chains that count here whatever the centre sets aside."""
    return frozenset(origin for origin, said in _said(connection).items() if said == _KEPT)


def _said(connection: apsw.Connection) -> dict[UUID, str]:
    rows: Any = connection.execute("SELECT k, v FROM meta WHERE k >= ? AND k < 'aside0'", (_KEY,)).fetchall()
    return {UUID(hex=key.removeprefix(_KEY)): said for key, said in rows}
