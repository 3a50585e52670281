"""The first call of a round, by a real register at a real centre."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from frontoffice.sync import hello
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
        here = {origin: (head.seq, head.hash) for origin, head in replica.heads().items()}
        assert {origin: (head.seq, head.hash) for origin, head in first.heads.items()} == here
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
