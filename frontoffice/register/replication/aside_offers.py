"""Chains that a centre without the office's key set aside, for a supervisor of this desk to accept or to keep.

Whoever keeps the database writes such rows as they like. What was set aside of a chain counts here no more and stays in
the file; a chain that is kept counts again from the next round on, whatever the centre says of it. Of what a supervisor
accepted, or the office signed, the words go (``drop_words``); each entry stays as evidence, with the digest of its
words, and they come again from the centre where the office takes it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain import people
from frontoffice.domain.people import May, Officer
from frontoffice.register.journal import entry_authority
from frontoffice.register.journal.entry_authority import SET_ASIDE
from frontoffice.register.unit_of_work import UnitOfWork

_KEPT, _ACCEPTED = "kept", "accepted"
_KEY: Final = "aside/"  # in ``meta``, before a chain
_FOUND: Final = (
    "SELECT origin, max(series), max(officer), count(*), min(seq) FROM journal_fork f"
    " WHERE why = ?1 AND new_origin IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM journal j WHERE (j.origin, j.seq, j.hash) = (f.origin, f.seq, f.hash))"
    " GROUP BY origin UNION ALL SELECT c.origin, max(j.series), max(j.officer), count(*), min(j.seq)"
    " FROM chain_right c"
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
            settled = dict.fromkeys(load_kept_chains(self._unit.connection), 0) | load_final_bounds(
                self._unit.connection
            )
        found = ((AsideOffer(UUID(bytes=row[0]), row[1] or "", row[2] or "", row[3]), row[4]) for row in rows)
        return tuple(one for one, first in found if first <= settled.get(one.origin, first))

    def accept(self, origin: UUID, by: Officer) -> None:
        """Leave set aside what is so by now, and ask no more; its words go (a supervisor's verb)."""
        self._answer(origin, _ACCEPTED, by)

    def keep(self, origin: UUID, by: Officer) -> None:
        """Let the whole chain count here again from the next round on (a supervisor's verb)."""
        self._answer(origin, _KEPT, by)

    def _answer(self, origin: UUID, said: str, by: Officer) -> None:
        people.demand(by, May.DECIDE)
        with self._unit.writing():
            if said == _ACCEPTED:  # up to here: what is set aside of it afterwards is another question
                rows: Any = self._unit.connection.execute(_FOUND, (SET_ASIDE,)).fetchall()
                firsts = [row[4] for row in rows if row[0] == origin.bytes]
                said = f"{_ACCEPTED}/{min(firsts, default=1) - 1}"
            self._unit.connection.execute(
                "INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (f"{_KEY}{origin.hex}", said)
            )


def load_kept_chains(connection: apsw.Connection) -> frozenset[UUID]:
    """The chains that count here whatever the centre sets aside."""
    return frozenset(origin for origin, said in _load_decisions(connection).items() if said == _KEPT)


def load_final_bounds(connection: apsw.Connection) -> dict[UUID, int]:
    """After which entry of a chain nothing counts for good: as a supervisor accepted, or as the office signed."""
    accepted = {
        origin: int(said.partition("/")[2])
        for origin, said in _load_decisions(connection).items()
        if said.startswith(_ACCEPTED)
    }
    signed = load_signed_bounds(connection)
    return {origin: min(side[origin] for side in (accepted, signed) if origin in side) for origin in accepted | signed}


def load_signed_bounds(connection: apsw.Connection) -> dict[UUID, int]:
    """After which entry of others' chains nothing counts, as the office signed of revoked devices.

    An erasure among them that the office carried out is its own word: it stands at every desk, with what is before it.
    """
    mine: Any = connection.execute("SELECT origin FROM my_origin").fetchall()
    own = {origin for (origin,) in mine}
    last = {
        origin: rights[-1].after
        for origin, rights in entry_authority.every_right(connection).items()
        if rights[-1].is_over and origin not in own
    }
    if last:
        erasing: Any = connection.execute(_CARRIED_OUT).fetchall()
        last |= {origin: max(last[origin], seq) for origin, seq in erasing if origin in last}
    return {UUID(bytes=origin): after for origin, after in last.items()}


_CARRIED_OUT: Final = (
    "SELECT origin, max(seq) FROM erasure_verdict JOIN journal ON entry_id = by_entry WHERE verdict = 'carried_out'"
    " GROUP BY origin"
)


def drop_words(connection: apsw.Connection, bounds: Mapping[UUID, int]) -> bool:
    """Take away words of entries that stand in no chain any more beyond these bounds; whether there are more of them.

    So many bytes at once as nobody waits for. In a transaction.
    """
    gone = 0
    for origin, after in bounds.items():
        rows: Any = connection.execute(_WORDS, (origin.bytes, after, SET_ASIDE)).fetchall()
        for entry_id, size in rows:
            if gone > _AT_ONCE:
                return True
            connection.execute("DELETE FROM payload WHERE entry_id = ?", (entry_id,))
            gone += size
    return False


_AT_ONCE: Final = 8_000_000  # bytes
_WORDS: Final = (
    "SELECT f.entry_id, length(p.body) FROM journal_fork f JOIN payload p USING (entry_id) WHERE f.origin = ?1"
    " AND f.seq > ?2 AND f.why = ?3 AND f.new_origin IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = f.entry_id)"
    " AND NOT EXISTS (SELECT 1 FROM journal_fork o WHERE o.entry_id = f.entry_id AND o.why <> ?3)"
)


def _load_decisions(connection: apsw.Connection) -> dict[UUID, str]:
    rows: Any = connection.execute("SELECT k, v FROM meta WHERE k >= ? AND k < 'aside0'", (_KEY,)).fetchall()
    return {UUID(hex=key.removeprefix(_KEY)): said for key, said in rows}
