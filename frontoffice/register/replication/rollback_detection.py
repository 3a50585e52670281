"""Compare a register that is opened with its high-water mark, to see whether it was put back, moved or copied.

In both cases further entries go on a fresh chain, so nothing that another copy wrote is ever contradicted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw

from frontoffice.domain.numbering import Number
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.journal import chain, origins
from frontoffice.register.queries.numbers import MACHINE, MOVED
from frontoffice.register.storage.desk import Notice
from frontoffice.register.storage.high_water_mark import HighWaterMark, Seen
from frontoffice.register.unit_of_work import UnitOfWork


def compare(unit: UnitOfWork, mark: HighWaterMark) -> tuple[Notice, ...]:
    """Compare the register with the mark of this computer, and keep the mark from here on. Raises Unavailable.

    An empty register that takes the place of a lost one, as somebody said or the mark shows, counts on from
    the numbers that were seen on this computer.
    """
    with unit.writing():
        desk = origins.first(unit.connection)
        seen = mark.read(desk)
        found = [*_put_back(unit, seen), *_moved(unit, mark.machine)]
        if not chain.heads(unit.connection) and (mark.register_is_lost or mark.desks_at(unit.file.path) - {desk}):
            found.append(_count_on(unit, mark.highest()))
    mark.start(desk, seen, unit.file.path)
    unit.track(mark)
    return tuple(found)


def _put_back(unit: UnitOfWork, seen: Seen | None) -> tuple[Notice, ...]:
    if seen is None or _knows(unit, seen):
        return ()
    connection = unit.connection
    _floor(connection, seen.numbers)
    head = chain.head(connection, seen.origin.bytes)
    origins.begin(connection, unit.file.draw(), "put_back", seen.origin, head.seq)
    return (Notice(RegisterNotice.PUT_BACK, {"entries": max(0, seen.seq - head.seq)}),)


def _floor(connection: apsw.Connection, given: Iterable[Number]) -> None:
    """Let no number up to these be given again."""
    connection.executemany(
        "INSERT INTO number_floor (series, year, no) VALUES (?, ?, ?)"
        " ON CONFLICT (series, year) DO UPDATE SET no = max(no, excluded.no)",
        ((one.series, one.year, one.no) for one in given),
    )


def _count_on(unit: UnitOfWork, given: Sequence[Number]) -> Notice:
    """Count on from the numbers of a lost register: they are on paper."""
    _floor(unit.connection, given)
    last = max((one for one in given if one.series == unit.desk.counter), key=lambda one: one.year, default=None)
    if last is None:
        return Notice(RegisterNotice.ANEW_UNKNOWN, {"counter": unit.desk.counter})
    return Notice(RegisterNotice.ANEW, {"counter": last.series, "year": last.year, "no": last.no})


def _knows(unit: UnitOfWork, seen: Seen) -> bool:
    address = (seen.origin.bytes, seen.seq, seen.hash)
    if not seen.seq:  # a fresh chain, on which nothing was written yet
        return seen.origin in origins.mine(unit.connection)
    return bool(
        unit.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM journal WHERE (origin, seq, hash) = (?1, ?2, ?3)) OR"
            " EXISTS (SELECT 1 FROM journal_fork WHERE (origin, seq, hash) = (?1, ?2, ?3))",
            address,
        ).get
    )


def _moved(unit: UnitOfWork, machine: str) -> tuple[Notice, ...]:
    connection = unit.connection
    before = connection.execute("SELECT v FROM meta WHERE k = ?", (MACHINE,)).get
    if before is None:
        connection.execute("INSERT INTO meta (k, v) VALUES (?, ?)", (MACHINE, machine))
        return ()
    if before == machine:
        connection.execute("DELETE FROM meta WHERE k = ?", (MOVED,))
        return ()
    if connection.execute("SELECT v FROM meta WHERE k = ?", (MOVED,)).get != machine:
        connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (MOVED, machine))
        present = origins.present(connection)
        head = chain.head(connection, present.bytes)
        origins.begin(connection, unit.file.draw(), "moved", present, head.seq)
    return (Notice(RegisterNotice.MOVED),)
