from __future__ import annotations

import threading
from collections.abc import Generator

import pytest

from frontoffice.sync.rounds.reading_ahead import read_ahead

NEVER_LONGER = 20  # seconds


class Source:
    """Chunks that are made one by one: which were begun, and whether nobody wants another."""

    def __init__(self, fails_at: int = 0) -> None:
        self.fails_at, self.is_closed = fails_at, False
        self.begun = [threading.Event() for _ in range(5)]

    def chunks(self) -> Generator[list[int], None, None]:
        try:
            for no in range(1, 5):
                self.begun[no].set()
                if no == self.fails_at:
                    raise ConnectionError("the line was cut")
                yield [no]
        finally:
            self.is_closed = True


def test_all_chunks_come_in_their_order_and_the_next_is_read_while_one_is_used() -> None:
    source = Source()
    came = []
    for chunk in read_ahead(source.chunks()):
        came.append(chunk)
        if chunk != [4]:
            assert source.begun[chunk[0] + 1].wait(NEVER_LONGER)
            assert chunk[0] > 2 or not source.begun[chunk[0] + 2].is_set(), "no more than one waits"
    assert came == [[1], [2], [3], [4]]
    assert source.is_closed


def test_what_breaks_off_is_raised_behind_the_chunks_that_came() -> None:
    ahead = read_ahead(Source(fails_at=3).chunks())
    assert [next(ahead), next(ahead)] == [[1], [2]]
    with pytest.raises(ConnectionError, match="the line was cut"):
        next(ahead)


def test_whoever_ends_before_the_last_leaves_no_thread_that_reads() -> None:
    source = Source()
    ahead = read_ahead(source.chunks())
    assert next(ahead) == [1]
    ahead.close()
    assert source.is_closed
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reading ahead")]
