"""What the witness says about a register that is opened: whether it was put back from a backup, or moved or copied.

In both cases further entries go on a fresh chain, so nothing that another copy wrote is ever contradicted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import apsw

from frontoffice.domain.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer, demand
from frontoffice.register.journal import chain, ids, origins
from frontoffice.register.storage.desk import Notice
from frontoffice.register.storage.high_water_mark import Seen, Witness
from frontoffice.register.unit_of_work import Ledger

MOVED: Final = "moved_to"  # in ``meta``: the computer on which a supervisor has not yet confirmed the register
MACHINE: Final = "machine"


def hear(ledger: Ledger, witness: Witness) -> tuple[Notice, ...]:
    """Compare the register with what its witness saw, and let the witness watch from here on. Raises Unavailable.

    An empty register that takes the place of a lost one, as the witness was told or has seen itself, counts on from
    the numbers that were seen on this computer.
    """
    with ledger.writing():
        desk = origins.first(ledger.connection)
        seen = witness.read(desk)
        found = [*_put_back(ledger, seen), *_moved(ledger, witness.machine)]
        if not chain.heads(ledger.connection) and (witness.told_of_loss or witness.desks_at(ledger.file.path) - {desk}):
            found.append(_count_on(ledger, witness.highest()))
    witness.start(desk, seen, ledger.file.path)
    ledger.watch(witness)
    return tuple(found)


def _put_back(ledger: Ledger, seen: Seen | None) -> tuple[Notice, ...]:
    if seen is None or _knows(ledger, seen):
        return ()
    connection = ledger.connection
    _floor(connection, seen.numbers)
    head = chain.head(connection, seen.origin.bytes)
    origins.begin(connection, ledger.file.draw(), "put_back", seen.origin, head.seq)
    return (Notice("register_put_back", {"entries": max(0, seen.seq - head.seq)}),)


def _floor(connection: apsw.Connection, given: Iterable[Number]) -> None:
    """No number up to these is given again."""
    connection.executemany(
        "INSERT INTO number_floor (series, year, no) VALUES (?, ?, ?)"
        " ON CONFLICT (series, year) DO UPDATE SET no = max(no, excluded.no)",
        ((one.series, one.year, one.no) for one in given),
    )


def _count_on(ledger: Ledger, given: Sequence[Number]) -> Notice:
    """The register that stood here is lost: its numbers are on paper."""
    _floor(ledger.connection, given)
    last = max((one for one in given if one.series == ledger.desk.counter), key=lambda one: one.year, default=None)
    if last is None:
        return Notice("register_anew_unknown", {"counter": ledger.desk.counter})
    return Notice("register_anew", {"counter": last.series, "year": last.year, "no": last.no})


def _knows(ledger: Ledger, seen: Seen) -> bool:
    address = (seen.origin.bytes, seen.seq, seen.hash)
    if not seen.seq:  # a fresh chain, on which nothing was written yet
        return seen.origin in origins.mine(ledger.connection)
    return bool(
        ledger.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM journal WHERE (origin, seq, hash) = (?1, ?2, ?3)) OR"
            " EXISTS (SELECT 1 FROM journal_fork WHERE (origin, seq, hash) = (?1, ?2, ?3))",
            address,
        ).get
    )


def _moved(ledger: Ledger, machine: str) -> tuple[Notice, ...]:
    connection = ledger.connection
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
        origins.begin(connection, ledger.file.draw(), "moved", present, head.seq)
    return (Notice("register_moved"),)


def take_over(ledger: Ledger, why: str, by: Officer, action: UUID) -> None:
    """A supervisor says that this register, and no other, counts in this desk's series from now on.

    Settles a register that was moved, and a series that another desk had. Whoever had it is told at its next round.
    It goes on on a fresh chain, which no copy of this file can take for its own.
    """
    demand(by, May.DECIDE)
    series = ledger.desk.counter

    def work() -> None:
        connection, fresh = ledger.connection, ledger.file.draw()
        present = origins.present(connection)
        origins.begin(connection, fresh, "taken_over", present, chain.head(connection, present.bytes).seq)
        body = {"series": series, "origin": str(fresh), "why": why, "by": str(by.officer_id)}
        ledger.tell(action, ids.subject("series", series), EntryKind.SERIES_TAKEN, body, by)
        connection.execute(
            "UPDATE meta SET v = (SELECT v FROM meta WHERE k = ?2) WHERE k = ?1"
            " AND EXISTS (SELECT 1 FROM meta WHERE k = ?2)",
            (MACHINE, MOVED),
        )
        connection.execute("DELETE FROM meta WHERE k = ?", (MOVED,))

    ledger.once(action, work)


def is_unconfirmed(connection: apsw.Connection) -> bool:
    """Whether the register came to another computer and no supervisor has confirmed it there."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE k = ?)", (MOVED,)).get)
