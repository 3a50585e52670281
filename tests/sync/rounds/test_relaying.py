from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from psycopg import Connection

from frontoffice.register.journal.chain import HASH, Row
from frontoffice.sync.rounds import exchange
from tests.support.chains import Chain
from tests.support.counters import Counter
from tests.support.pushed_rows import at_centre, rows


def hashes(of: list[Row]) -> list[bytes]:
    return [row[HASH] for row in of]


@pytest.mark.thorough
def test_what_is_relayed_by_many_stands_there_once(counter: Counter, link: Connection) -> None:
    origin, relayed = counter.register.unit.origin, rows(counter)
    assert not exchange.are_relayed(link, origin, 0, hashes(relayed))
    assert exchange.relay(link, relayed, "behind") == 5
    assert exchange.relay(link, relayed, "behind") == 0
    assert exchange.are_relayed(link, origin, 0, hashes(relayed))
    assert exchange.are_relayed(link, origin, 2, hashes(relayed[2:]))
    assert not exchange.are_relayed(link, uuid4(), 0, hashes(relayed))
    with counter.centre.connect() as office:
        assert office.execute("SELECT count(*), min(why) FROM journal.quarantine").fetchone() == (5, "behind")
    assert at_centre(counter) == 0


@pytest.mark.thorough
def test_the_last_entry_alone_says_nothing_of_those_before_it(counter: Counter, link: Connection) -> None:
    """A counter that means harm relays the last of five; four complaints would be withheld from everybody."""
    origin, all_five = counter.register.unit.origin, rows(counter)
    assert exchange.relay(link, all_five[-1:], "behind") == 1
    assert not exchange.are_relayed(link, origin, 0, hashes(all_five))
    assert exchange.relay(link, all_five, "behind") == 4
    assert exchange.are_relayed(link, origin, 0, hashes(all_five))
    assert exchange.count_quarantined(link, origin, 0, 5) == exchange.count_waiting(link, all_five) == 5


def test_an_entry_that_the_centre_refuses_keeps_no_other_away(link: Connection) -> None:
    """An older centre took it, and every counter has it; a round that it ended would never come to its pull."""
    chain = Chain()
    written = [chain.entry(), chain.entry(number=("L9", 2026, 10**10)), *chain.write(3)]
    all_five = [tuple(one.bytes if isinstance(one, UUID) else one for one in row) for row in written]
    assert exchange.relay(link, all_five, "behind") == 4
    assert exchange.relay(link, all_five, "behind") == 0
    assert exchange.count_quarantined(link, chain.origin, 0, 5) == 4
