from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.sync.rounds.exchange import PROBES, fork_point


def branches(fork: int, length: int) -> tuple[dict[int, bytes], dict[int, bytes]]:
    mine = {seq: bytes([1, seq % 256]) for seq in range(1, length + 1)}
    return mine, {seq: digest if seq <= fork else b"other" for seq, digest in mine.items()}


@given(st.integers(1, 3_000).flatmap(lambda length: st.tuples(st.integers(0, length - 1), st.just(length))))
def test_the_last_common_entry_is_found_wherever_it_is(place: tuple[int, int]) -> None:
    fork, length = place
    mine, theirs = branches(fork, length)
    assert fork_point(length, mine.get, lambda seqs: {seq: theirs[seq] for seq in seqs}) == fork


@pytest.mark.thorough
def test_it_costs_a_handful_of_questions() -> None:
    mine, theirs = branches(70_001, 100_000)
    asked: list[int] = []

    def ask(seqs: Sequence[int]) -> Mapping[int, bytes]:
        asked.append(len(seqs))
        return {seq: theirs[seq] for seq in seqs}

    assert fork_point(100_000, mine.get, ask) == 70_001
    assert len(asked) <= 5
    assert max(asked) <= 2 * PROBES + 2
