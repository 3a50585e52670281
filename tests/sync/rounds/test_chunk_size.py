"""The size of what goes over in one piece."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

from frontoffice.register.register import Register
from frontoffice.register.replication.replica import FIRST_CHUNK, LATE_CHUNK, LIVE_CHUNK
from frontoffice.sync.rounds.chunk_size import FIRST, choose_pull_chunk, next_chunk_size
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry


def test_the_next_piece_is_as_large_as_the_line_allows() -> None:
    cases: list[tuple[int, float, int]] = [
        (50, 2.0, 100),
        (400, 8.0, 400),
        (400, 25.0, 200),
        (50, 299.0, 50),  # never smaller than a round begins with
        (60, 25.0, 50),
        (50, 0.99, 200),
        (50, 1.0, 100),
        (50, 4.99, 100),
        (50, 5.0, 50),
        (400, 20.0, 400),
        (400, 20.1, 200),
        (30_000, 8.0, 20_000),
        (12_800, 0.5, 20_000),
        (20_000, 0.5, 20_000),
    ]
    for size, seconds, next_size in cases:
        assert next_chunk_size(size, seconds, 20_000) == next_size


def test_a_good_line_is_at_its_full_size_after_nine_pieces() -> None:
    size = FIRST
    for _ in range(9):
        size = next_chunk_size(size, 0.1, 20_000)
    assert size == 20_000


def test_a_new_desk_takes_much_at_once_and_one_at_work_little(
    register: Register, tmp_path: Path, clock: OfficeClock
) -> None:
    (tmp_path / "l2").mkdir()
    other = a_register(tmp_path / "l2", clock=clock, counter="L2")
    with closing(other), closing(register.replica()) as replica:
        assert [choose_pull_chunk(replica, total) for total in (1, 5_000, 5_001)] == [
            LIVE_CHUNK,
            LIVE_CHUNK,
            FIRST_CHUNK,
        ]
        register.complaints.record(an_intake(), an_officer(), uuid4())
        assert choose_pull_chunk(replica, 5_001) == FIRST_CHUNK, "its own entries alone"
        other.complaints.record(an_intake(), an_officer(), uuid4())
        carry(other, register)
        assert choose_pull_chunk(replica, 5_001) == LATE_CHUNK
