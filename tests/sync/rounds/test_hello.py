"""The first call of a round, by a real register at a real centre."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.sync import wire
from frontoffice.sync.link.centre_connection import open_link
from frontoffice.sync.rounds import hello
from frontoffice.sync.rounds.exchange import exchange
from tests.support import chains
from tests.support.chains import Chain
from tests.sync.conftest import Enrol


@pytest.mark.thorough
def test_the_answer_says_where_every_chain_ends_and_how_far_the_clock_is_ahead(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(2)
    one.sync()
    with one.link() as link, closing(one.register.replica()) as replica:
        first = hello.greet(replica, link, replica.present())
        one.clock.move(hours=5)
        later = hello.greet(replica, link, replica.present())
        assert first is not None
        assert later is not None
        assert first.verdict == "welcome"
        assert (first.heads, first.buckets, first.devices) == ({}, frozenset(), 1)  # both sides hold the same
    assert abs(later.clock_ahead - first.clock_ahead - timedelta(hours=5)) < timedelta(minutes=1)


def test_a_slow_answer_was_given_halfway_between_question_and_answer(
    enrol: Enrol, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = enrol("L1")
    one.record()
    with one.link() as link, closing(one.register.replica()) as replica:
        quick = hello.greet(replica, link, replica.present())
        execute = link.execute

        def slowly(*asked: Any) -> Any:
            one.clock.move(hours=2)
            return execute(*asked)

        monkeypatch.setattr(link, "execute", slowly)
        slow = hello.greet(replica, link, replica.present())
    assert quick is not None
    assert slow is not None
    assert abs(slow.clock_ahead - quick.clock_ahead - timedelta(hours=1)) < timedelta(minutes=1)


@pytest.mark.thorough
def test_a_chain_of_another_device_gets_no_answer(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record()
    one.sync()
    with closing(one.register.replica()) as mine, two.link() as link:
        assert hello.greet(mine, link, mine.present()) is None


@pytest.mark.thorough
def test_a_register_learns_which_chains_are_its_own(enrol: Enrol) -> None:
    one = enrol("L1")
    one.sync()
    lost = UUID(int=7)
    with one.centre.connect() as office:
        office.execute(
            "INSERT INTO journal.origin (origin, device_id) SELECT %s, device_id FROM journal.device", (lost,)
        )
    with one.link() as link, closing(one.register.replica()) as replica:
        assert lost not in replica.mine()
        hello.claim_origins(replica, link)
        assert lost in replica.mine()


def chain_in(bucket: int) -> Chain:
    return Chain(UUID(bytes=bytes((bucket,)) + uuid4().bytes[1:]))


def test_only_the_heads_of_buckets_that_differ_are_said(enrol: Enrol) -> None:
    one = enrol("L1")
    one.sync()
    address, secret = one.centre.enrol("Loket 2")
    bucket = one.register.unit.origin.bytes[0]
    theirs = [chain_in(bucket ^ 1), chain_in(bucket ^ 1), chain_in(bucket ^ 2)]
    with open_link(address, secret) as link:
        for chain in theirs:
            chains.hello(link, chain)
            chains.push(link, chain.write(2))
        one.sync()
        chains.push(link, theirs[0].write(1))
    with one.link() as link, closing(one.register.replica()) as replica:
        answer = hello.greet(replica, link, replica.present())
        assert answer is not None
        assert answer.buckets == frozenset({bucket ^ 1})
        assert {origin: (end.seq, end.hash) for origin, end in answer.heads.items()} == {
            chain.origin: (chain.seq, chain.head) for chain in theirs[:2]
        }
        silent = hello.greet(replica, link, replica.present(), asks=False)
        assert silent is not None
        assert (silent.heads, silent.buckets) == ({}, frozenset())
    with one.centre.connect() as office:
        for bad in (b"", b"short", bytes(9_000)):
            assert office.execute("SELECT buckets FROM journal.differing_heads(%s)", (bad,)).fetchone() == ([],)
    assert one.sync().pulled == 1


@pytest.mark.thorough
def test_a_push_waits_for_no_other_in_its_bucket_and_for_nobody_who_says_hello(enrol: Enrol) -> None:
    one = enrol("L1")
    one.sync()
    links = [open_link(*one.centre.enrol(label)) for label in ("Loket 2", "Loket 3")]
    first, second = chain_in(7), chain_in(7)
    with links[0] as slow, links[1] as quick:
        for link, chain in ((slow, first), (quick, second)):
            chains.hello(link, chain)
            link.execute("SET lock_timeout = '1ms'")
        with slow.transaction():
            chains.stage(slow, first.write(2))
            slow.execute(wire.ADD_ENTRIES)
            slow.execute(wire.ADD_PAYLOADS)
            chains.push(quick, second.write(3))
            assert one.sync().pulled == 3
            quick.execute("BEGIN")
            greeted = (second.origin, None, second.token, None, None, "", wire.PROTOCOL, bytes(32))
            quick.execute(wire.GREET, greeted)  # and holds what it locked
        assert one.sync().pulled == 2
        quick.execute("COMMIT")
    assert (one.sync().pulled, one.sync().complete) == (0, True)
    with one.centre.connect() as office, closing(one.register.replica()) as replica:
        assert office.execute("SELECT journal.head_digests()").fetchone() == (replica.head_digests(),)


@pytest.mark.thorough
@pytest.mark.parametrize("how", ["DELETE FROM journal.head", "UPDATE journal.head SET seq = seq + 1"])
def test_the_digests_follow_whatever_becomes_of_the_heads(enrol: Enrol, how: str) -> None:
    one = enrol("L1")
    one.record(2)
    one.sync()
    with one.centre.connect() as office:
        before = office.execute("SELECT journal.head_digests()").fetchone()
        office.execute(how.encode())
        after = office.execute("SELECT journal.head_digests()").fetchone()
        assert before != after
        office.execute("SELECT journal.keep_digests()")
        assert office.execute("SELECT journal.head_digests()").fetchone() == after
        assert office.execute("SELECT count(*) FROM journal.head_change").fetchone() == (0,)


@pytest.mark.posix("libpq follows what goes over a connection on Linux only")
def test_an_idle_round_is_as_short_at_any_number_of_chains(enrol: Enrol, tmp_path: Path) -> None:
    one = enrol("L1")
    one.sync()
    with one.centre.connect() as office:
        for _ in range(300):
            chain = Chain()
            office.execute("INSERT INTO journal.origin (origin) VALUES (%s)", (chain.origin,))
            chains.push(office, chain.write(1))
    assert one.sync().pulled == 300
    with one.link() as link, closing(one.register.replica()) as replica, (tmp_path / "trace").open("w") as trace:
        link.pgconn.trace(trace.fileno())
        assert exchange(replica, link).complete
        link.pgconn.untrace()
    lengths = [int(line.split("\t")[2]) for line in (tmp_path / "trace").read_text().splitlines()]
    assert sum(lengths) + len(lengths) <= 1_000
