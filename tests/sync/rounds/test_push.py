from __future__ import annotations

import itertools
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal.chain import BODY, SEQ
from frontoffice.sync.rounds import push
from tests.support.counters import Counter
from tests.support.pushed_rows import at_centre, rows


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


def test_a_body_that_is_not_the_hashed_one_adds_nothing(counter: Counter, link: Connection) -> None:
    first, *others = rows(counter)
    changed = (*first[:BODY], b"{}", *first[BODY + 1 :])
    with pytest.raises(psycopg.Error, match="its body does not fit"):
        push.push(link, counter.register.unit.origin, [changed, *others])
    assert at_centre(counter) == 0


def test_whether_the_next_entries_are_read_ahead_or_not_every_piece_follows_on_the_one_before(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where more was read than the line carries by now."""
    counter.jot(700)
    origin, begun = counter.register.unit.origin, itertools.accumulate(itertools.cycle((0.1, 7.0, 25.0, 3.0)))
    monkeypatch.setattr(push, "time", SimpleNamespace(monotonic=lambda: next(begun)))
    with closing(counter.register.replica()) as replica:
        for every in (1, 2, 100):
            seqs: list[int] = []
            for no, piece in enumerate(push.pieces(replica, origin, 3, 600)):
                seqs += [row[SEQ] for row in piece]
                if not no % every:
                    piece.read_ahead()
                    piece.read_ahead()
            assert seqs == [*range(4, 601)]


def test_what_was_read_ahead_is_not_asked_for_again(counter: Counter) -> None:
    counter.jot(700)
    origin, asked = counter.register.unit.origin, []
    with closing(counter.register.replica()) as replica:
        entries = replica.entries
        replica.entries = lambda *span: asked.append(span[1]) or entries(*span)  # type: ignore[method-assign,func-returns-value]
        going = push.pieces(replica, origin, 0, 600)
        next(going).read_ahead()
        assert asked == [0, 50]
        assert next(going)[0][SEQ] == 51
        assert asked == [0, 50]


def test_what_fails_while_the_centre_checks_adds_nothing_and_leaves_the_line_open(
    counter: Counter, link: Connection
) -> None:
    def fail() -> None:
        raise Unavailable(RegisterFailure.DAMAGED)

    origin, piece = counter.register.unit.origin, push.PushPiece(rows(counter))
    piece.read_ahead = fail
    with pytest.raises(Unavailable):
        push.push(link, origin, piece)
    assert at_centre(counter) == 0
    push.push(link, origin, rows(counter))
    assert at_centre(counter) == 5
