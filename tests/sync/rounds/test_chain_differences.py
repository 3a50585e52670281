"""The comparison of a register's chains with heads as a centre may say them."""

from __future__ import annotations

from contextlib import closing
from uuid import UUID

import pytest

from frontoffice.register.journal.chain import ChainEnd
from frontoffice.sync.rounds.exchange import compare_chains
from tests.sync.conftest import Enrol

ELSEWHERE = UUID(int=7)


def test_each_side_lacks_what_the_other_has_beyond_the_common_head(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(3)
    with closing(one.register.replica()) as replica:
        mine = replica.present()
        end = replica.heads()[mine]
        known = replica.hash_at(mine, 1)
        assert known is not None
        behind = {mine: ChainEnd(1, 0, known), ELSEWHERE: ChainEnd(4, 0, b"4")}
        found = compare_chains(replica, behind, foreign=(), broken=())
        assert (found.push, found.relay, found.pull, found.forks) == ({mine: (1, end.seq)}, {}, {ELSEWHERE: (0, 4)}, {})
        found = compare_chains(replica, behind, foreign={mine}, broken={ELSEWHERE})
        assert (found.push, found.relay, found.pull, found.forks) == ({}, {mine: (1, end.seq)}, {}, {})
        ahead = compare_chains(replica, {mine: ChainEnd(end.seq + 2, 0, b"later")}, foreign=(), broken=())
        assert ahead.pull == {mine: (end.seq, end.seq + 2)}
        same = compare_chains(replica, {mine: end}, foreign=(), broken=())
        assert (same.push, same.relay, same.pull, same.forks) == ({}, {}, {}, {})


@pytest.mark.thorough
def test_another_hash_at_the_same_place_is_a_fork(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(3)
    with closing(one.register.replica()) as replica:
        mine = replica.present()
        end = replica.heads()[mine]
        for seq in (1, end.seq):
            found = compare_chains(replica, {mine: ChainEnd(seq, 0, b"other")}, foreign=(), broken=())
            assert (found.forks, found.push, found.pull) == ({mine: seq}, {}, {})
