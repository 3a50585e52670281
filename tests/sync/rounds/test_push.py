from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from psycopg import Connection

from frontoffice.register.journal.chain import Row
from frontoffice.sync import wire
from frontoffice.sync.rounds import push
from tests.support.centre_server import Centre
from tests.support.counters import Counter


@pytest.fixture
def counter(tmp_path: Path, centre: Centre) -> Iterator[Counter]:
    made = Counter(tmp_path / "l1", centre)
    made.record(5)
    yield made
    made.register.close()


@pytest.fixture
def link(counter: Counter) -> Iterator[Connection]:
    """The counter has said hello."""
    with counter.link() as link, closing(counter.register.replica()) as replica:
        chain = replica.greeting(replica.present())
        link.execute(wire.HELLO, (chain.origin, None, chain.next_token, None, None, "", wire.PROTOCOL))
        yield link


def rows(counter: Counter, above: int = 0, upto: int = 5) -> list[Row]:
    with closing(counter.register.replica()) as replica:
        (piece,) = replica.entries(replica.present(), above, upto)
    return piece


def at_centre(counter: Counter) -> int:
    with counter.centre.connect() as office:
        row = office.execute("SELECT count(*) FROM journal.entry").fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.thorough
def test_a_push_may_be_repeated_and_overlap(counter: Counter, link: Connection) -> None:
    origin = counter.register.unit.origin
    for above, upto in [(0, 3), (0, 3), (1, 5), (3, 5)]:
        push.push(link, origin, rows(counter, above, upto))
    assert at_centre(counter) == 5


@pytest.mark.thorough
def test_a_fork_that_would_be_passed_over_in_silence_is_noticed_before_the_commit(
    counter: Counter, link: Connection, tmp_path: Path
) -> None:
    origin = counter.register.unit.origin
    copied = counter.clone(tmp_path / "copy")
    counter.record(3)
    copied.record(2)
    push.push(link, origin, rows(counter, 0, 8))
    with pytest.raises(push.Forked):
        push.push(link, origin, rows(copied, 5, 7))
    assert at_centre(counter) == 8
    copied.register.close()


def test_a_push_with_a_gap_adds_nothing(counter: Counter, link: Connection) -> None:
    with pytest.raises(psycopg.Error, match="chain is broken"):
        push.push(link, counter.register.unit.origin, rows(counter, 2, 5))
    assert at_centre(counter) == 0
