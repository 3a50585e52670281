"""A centre with a streaming standby: who is sent there, and what it has not yet, and what is kept when it takes over."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.sync.link.centre_connection import open_link
from frontoffice.sync.rounds import exchange, pull
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.counters import Counter, agree
from tests.support.standby_server import StandbyServer, acknowledge, standing_by, started_primary

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def primary() -> Iterator[CentreServer]:
    with started_primary() as server:
        yield server


@pytest.fixture
def pair(primary: CentreServer) -> Iterator[tuple[Centre, StandbyServer]]:
    centre = new_centre(primary)
    with standing_by(primary) as standby:
        yield centre, standby


def at_standby(counter: Counter, standby: StandbyServer) -> Connection:
    return open_link(dataclasses.replace(counter.address, port=standby.port), counter.secret)


@pytest.mark.seconds
def test_a_desk_that_is_sent_to_a_standby_says_so(pair: tuple[Centre, StandbyServer], tmp_path: Path) -> None:
    centre, standby = pair
    one = Counter(tmp_path / "one", centre)
    one.record(2)
    standby.wait_for(centre.server)
    with (
        at_standby(one, standby) as link,
        closing(one.register.replica()) as replica,
        pytest.raises(Unavailable, match="centre_standby"),
    ):
        exchange.exchange(replica, link)
    assert one.sync().complete
    one.register.close()


def test_what_a_paused_standby_has_not_yet_is_no_loss_of_the_centre(
    pair: tuple[Centre, StandbyServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, standby = pair
    one, desk = Counter(tmp_path / "one", centre), Counter(tmp_path / "desk", centre, "P1")
    one.record(2)
    one.sync()
    standby.wait_for(centre.server)
    with standby.connect() as office:
        office.execute("SELECT pg_wal_replay_pause()")
    one.record(3)
    one.sync()
    asked, deleted = pull.pull_and_begin, pull.find_deleted_chains
    with at_standby(desk, standby) as behind, monkeypatch.context() as patched:
        patched.setattr(pull, "pull_and_begin", lambda _, *what: asked(behind, *what))
        patched.setattr(pull, "find_deleted_chains", lambda _, *what: deleted(behind, *what))
        first = desk.sync()
        assert (first.pulled, first.broken, first.complete) == (2, (), False)
        patched.setattr(pull, "find_deleted_chains", deleted)  # asked of the primary, which has it
        assert (desk.sync().broken, desk.sync().complete) == ((), False)
    assert desk.sync().complete
    agree(one, desk)
    for counter in (one, desk):
        counter.register.close()


def at_centre(server: CentreServer, name: str) -> set[bytes]:
    with server.connect(name) as office:
        return {entry.bytes for (entry,) in office.execute("SELECT entry_id FROM journal.entry")}


@pytest.mark.parametrize("holds_all", [True, False], ids=["each push waited for it", "it was behind"])
def test_a_standby_that_takes_over_holds_or_gets_every_entry_that_reached_the_centre(
    tmp_path: Path, holds_all: bool
) -> None:
    with started_primary() as primary, standing_by(primary) as standby:
        centre = new_centre(primary)
        one, two, desk = desks = [Counter(tmp_path / name, centre, name) for name in ("L1", "L2", "P1")]
        standby.wait_for(primary)
        if holds_all:
            acknowledge(primary)
        else:
            standby.stop()
        reached: set[bytes] = set()
        for _ in range(3):
            for counter in (one, two):
                counter.record(2)
                assert counter.sync().complete
                reached |= counter.entries().keys()
        one.record(2)
        with pytest.raises(Unavailable):
            one.sync(lambda _: primary.kill())  # in the middle of a push
        if not holds_all:
            standby.start()
        standby.promote()
        assert (reached <= at_centre(standby, centre.name)) is holds_all
        for counter in desks:  # the name or the address of the one that is gone leads to it now
            counter.address = dataclasses.replace(counter.address, port=standby.port)
        for counter in (*desks, one, two):
            done = counter.sync()
            assert (done.complete, done.broken, done.healed) == (True, (), ())
        assert reached <= at_centre(standby, centre.name)
        desk.sync()
        agree(*desks)
        for counter in desks:
            counter.register.close()
