"""Numbers printed for two complaints without a distinguishing suffix (*bis*), found at the centre.

PostgreSQL says which numbers stand twice; which of those count, and by which suffix, the desks' fold says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import psycopg

from frontoffice.domain.proof.chain_rights import VOUCHED
from frontoffice.register.journal import entry_authority
from frontoffice.register.journal.entry_authority import ChainRight
from frontoffice.sync.office import centre_stories


@dataclass(frozen=True, slots=True)
class NumberTwice:
    """Number printed for several complaints, by the time of their recording."""

    series: str
    year: int
    no: int
    counters: tuple[str, ...]
    suffix: str = ""
    subjects: tuple[UUID, ...] = ()


def read(connection: psycopg.Connection) -> list[NumberTwice]:
    """Every such number, by year, series and number."""
    rows = connection.execute(_CANDIDATES).fetchall()
    if not rows:
        return []
    rights, series_of = centre_stories.rights(connection), centre_stories.series_of(connection)
    given: defaultdict[tuple[int, str, int, str], list[tuple[str, UUID, str]]] = defaultdict(list)
    for subject, origin, seq, series, year, no, recorded_at, counter in rows:
        right = entry_authority.right_of(rights, origin, seq)
        if right is not None and _is_outside(right, series_of.get(series, ())):
            continue
        stands = centre_stories.fold_story(connection, subject, rights)
        given[year, series, no, stands[0].suffix if stands else ""].append((recorded_at, subject, counter))
    found = [(number, sorted(several)) for number, several in sorted(given.items()) if len(several) > 1]
    return [
        NumberTwice(series, year, no, tuple(one[2] for one in those), suffix, tuple(one[1] for one in those))
        for (year, series, no, suffix), those in found
    ]


def _is_outside(right: ChainRight, devices: Collection[UUID]) -> bool:
    """Return whether an entry is after the last valid one, or numbered in a series certified for others."""
    return right.is_over or (
        right.device_class != VOUCHED and bool(devices) and UUID(bytes=right.certified) not in devices
    )


# A block of reserved numbers carries the last number of its slips.
_CANDIDATES: Final = (
    "SELECT DISTINCT ON (e.entry_id) e.entry_id, e.origin, e.seq, e.series, e.year, e.no, e.recorded_at,"
    " coalesce(d.label, '?') FROM journal.counted e JOIN ("
    " SELECT series, year, no FROM journal.counted WHERE no IS NOT NULL AND kind <> 'numbers.reserved'"
    " GROUP BY 1, 2, 3 HAVING count(DISTINCT entry_id) > 1) twice USING (series, year, no)"
    " LEFT JOIN journal.origin o ON o.origin = e.origin LEFT JOIN journal.device d ON d.device_id = o.device_id"
    " WHERE e.kind <> 'numbers.reserved' ORDER BY e.entry_id, e.lc, e.origin, e.seq"
)
