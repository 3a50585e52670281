"""Tally of open complaints: a few thousand rows for a hundred thousand complaints, kept until the file changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

import apsw

from frontoffice.register.journal import reading
from frontoffice.register.queries import own_work
from frontoffice.register.queries import urgency as urgencies
from frontoffice.register.queries.own_work import Assigned
from frontoffice.register.queries.urgency import Days


class Some(NamedTuple):
    """Group of open complaints alike in all counted columns.

    ``many`` of them. A row of ``work_count`` as it is read.
    """

    clock_on: str
    clock_time: str
    waits: str
    incomplete: int
    papers_until: str
    conflict: int
    done_by: str
    many: int


COUNTED: Final = "SELECT clock_on, clock_time, waits, incomplete, papers_until, conflict, done_by, n FROM work_count"
_SHAPE: Final = reading.shape(Some)
Open = tuple[list[Some], list[Assigned]]
KEPT: Final[WeakKeyDictionary[apsw.Connection, tuple[tuple[int, int], Open]]] = WeakKeyDictionary()


def tally(connection: apsw.Connection) -> Open:
    """Tally of open complaints, and its part assigned by name.

    Kept until anything in the file changes, since one pass is most of the work.
    """
    if connection.in_transaction:  # what is counted here may be rolled back
        return _count(connection)
    now = (connection.total_changes(), connection.data_version())
    kept = KEPT.get(connection)
    if kept is None or kept[0] != now:
        kept = KEPT[connection] = (now, _count(connection))
    return kept[1]


def _count(connection: apsw.Connection) -> Open:
    counted = [*map(Some._make, reading.validate_rows("work_count", connection.execute(COUNTED), _SHAPE))]
    return counted, own_work.count_assigned(connection)


def by_clock(part: Iterable[Some]) -> Mapping[tuple[str, str], int]:
    """Counts by due date and hour."""
    found: dict[tuple[str, str], int] = {}
    for some in part:
        when = some.clock_on, some.clock_time
        found[when] = found.get(when, 0) + some.many
    return found


def by_urgency(part: Iterable[Some], days: Days) -> dict[str, int]:
    """Counts by urgency, zeros included."""
    counts = dict.fromkeys(urgencies.URGENCIES, 0)
    for when, many in by_clock(part).items():
        counts[days.urgency(*when)] += many
    return counts
