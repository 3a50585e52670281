from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import Connection

from frontoffice.register.journal.chain import Row
from frontoffice.sync import push, wire
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


@pytest.mark.thorough
def test_a_push_with_a_gap_adds_nothing(counter: Counter, link: Connection) -> None:
    with pytest.raises(psycopg.Error, match="chain is broken"):
        push.push(link, counter.register.unit.origin, rows(counter, 2, 5))
    assert at_centre(counter) == 0


@pytest.mark.thorough
def test_what_is_relayed_by_many_stands_there_once(counter: Counter, link: Connection) -> None:
    pushed = rows(counter)
    last = pushed[-1]
    assert not push.is_relayed(link, counter.register.unit.origin, last[1], last[3])
    for _ in range(2):
        push.relay(link, pushed, "behind")
    assert push.is_relayed(link, counter.register.unit.origin, last[1], last[3])
    assert not push.is_relayed(link, uuid4(), last[1], last[3])
    with counter.centre.connect() as office:
        assert office.execute("SELECT count(*), min(why) FROM journal.quarantine").fetchone() == (5, "behind")
    assert at_centre(counter) == 0


class OlderCentre:
    """A centre that does not yet tell a counter what the office decided."""

    def execute(self, _query: str, _parameters: object = None) -> OlderCentre:
        return self

    def fetchone(self) -> tuple[bool]:
        return (False,)


def test_where_the_centre_does_not_tell_all_that_was_relayed_waits_for_the_office() -> None:
    assert push.count_quarantined(cast("Connection", OlderCentre()), UUID(int=7), 3, 10) == 7
