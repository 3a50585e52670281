from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.journal import chain
from frontoffice.sync import wire
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.rounds import pull
from frontoffice.sync.rounds.pull import read_ahead
from tests.conftest import Announce
from tests.support.centre_server import Centre
from tests.support.counters import Counter, settle


@pytest.mark.thorough
def test_entries_come_as_they_were_written_causes_first(tmp_path: Path, centre: Centre) -> None:
    one, two = Counter(tmp_path / "l1", centre), Counter(tmp_path / "l2", centre, "L2")
    for _ in range(3):
        one.record(2)
        settle(one, two, rounds=1)
        two.record(1)
        settle(two, one, rounds=1)
    with closing(one.register.replica()) as replica, one.link() as link:
        heads = replica.heads()
        wanted = {origin: (0, head.seq) for origin, head in heads.items()}
        chunks = list(pull.pull(link, wanted, 4))
        assert [len(rows) for rows in chunks] == [4, 4, 1]
        assert [len(rows) for rows in pull.pull(link, wanted, 4, seconds=-1)] == [1] * 9, "a slow line"
        assert [*pull.pull_and_begin(link, wanted, 4, len)] == [(rows, len(rows)) for rows in chunks]
        rows = [row for chunk in chunks for row in chunk]
        assert [row[chain.LC] for row in rows] == sorted(row[chain.LC] for row in rows)
        for origin, head in heads.items():
            (kept,) = replica.entries(origin, 0, head.seq)
            assert [row for row in rows if row[chain.ORIGIN] == origin.bytes] == kept
        some = next(iter(heads))
        assert set(pull.hashes(link, some, [1, 2, 99])) == {1, 2}
        assert pull.hashes(link, some, [2])[2] == replica.hash_at(some, 2)
    one.register.close()
    two.register.close()


def test_what_was_erased_at_the_centre_comes_without_its_body(tmp_path: Path, centre: Centre) -> None:
    one, two = Counter(tmp_path / "l1", centre), Counter(tmp_path / "l2", centre, "L2")
    subject = one.record(1)[0].subject
    one.review(subject)
    settle(one, rounds=1)
    with centre.connect() as office:
        office.execute("SELECT journal.erase(%s, gen_random_uuid())", (subject,))
    settle(two, rounds=1)
    assert two.register.maintenance.verify().broken == ""
    assert two.register.maintenance.verify().entries == 2
    assert two.connection.execute("SELECT count(*) FROM payload").get == 1
    one.register.close()
    two.register.close()


def test_entries_are_more_than_a_session_may_keep_in_temporary_files(tmp_path: Path, centre: Centre) -> None:
    """A first pull of more than a gigabyte would be refused by its own limit, in every round anew."""
    one = Counter(tmp_path / "l1", centre)
    one.jot(300)
    settle(one, rounds=1)
    with centre.connect() as office:
        office.execute(f"ALTER ROLE {one.address.role} SET temp_file_limit = 0")
        office.execute(f"ALTER ROLE {one.address.role} SET work_mem = '64kB'")
    with one.link() as link:
        (rows,) = pull.pull(link, {one.register.unit.origin: (0, 300)}, 1_000)
    assert [row[chain.SEQ] for row in rows] == [*range(1, 301)]
    one.register.close()


def test_an_entry_whose_text_is_none_fails_the_round(tmp_path: Path, centre: Centre, announce: Announce) -> None:
    announce("the centre answered otherwise than it was asked: entries")
    one = Counter(tmp_path / "l1", centre)
    one.record(1)
    settle(one, rounds=1)
    with centre.connect() as office:  # what a database that is not in UTF-8 may hold
        office.execute("ALTER TABLE journal.entry RENAME TO kept")
        columns = wire.ENTRY_COLUMNS.replace("officer", r"'\xff'::bytea AS officer")
        office.execute(f"CREATE VIEW journal.entry AS SELECT {columns} FROM journal.kept".encode())
        office.execute("GRANT SELECT ON journal.entry TO PUBLIC")
    with one.link() as link, pytest.raises(Unavailable) as failed:
        list(pull.pull(link, {one.register.unit.origin: (0, 1)}, 10))
    assert failed.value.code is CentreFailure.FAILED
    one.register.close()


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
