from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from frontoffice.register.journal import chain, known_heads, origins
from frontoffice.register.journal.known_heads import HeadSource, KnownHead
from frontoffice.register.register import Register
from frontoffice.register.replication import fork_repair
from tests.support.examples import an_intake, an_officer

OTHER = bytes(32)


@pytest.fixture
def head(register: Register) -> KnownHead:
    """The end of a chain of three entries."""
    for _ in range(3):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    connection = register.unit.connection
    origin = origins.present(connection)
    end = chain.head(connection, origin.bytes)
    return KnownHead(origin, end.seq, end.hash, HeadSource.COPY, "2026-11-24T03:32:00.000000Z")


@pytest.mark.thorough
def test_an_entry_with_another_hash_differs_and_one_that_is_missing_does_not(
    register: Register, head: KnownHead
) -> None:
    other = replace(head, hash=OTHER)
    heads = (head, replace(head, seq=9), replace(head, origin=uuid4()), other, other)
    assert known_heads.differing(register.unit.connection, heads) == (other,)
    assert known_heads.differing(register.unit.connection, heads, {other.address}) == ()


@pytest.mark.thorough
def test_what_differs_is_kept_until_it_is_settled_and_is_new_once(register: Register, head: KnownHead) -> None:
    connection = register.unit.connection
    with register.unit.writing():
        assert known_heads.note(connection, (head,))
        assert not known_heads.note(connection, (replace(head, source=HeadSource.MARK),))
        assert known_heads.doubts(connection) == (head,)
        assert not known_heads.note(connection, ())
    assert known_heads.has_doubts(connection)
    with register.unit.writing():
        many = [replace(head, seq=seq) for seq in range(100, 200)]
        assert known_heads.note(connection, many)
        assert len(known_heads.doubts(connection)) == 12
        known_heads.settle(connection)
    assert (known_heads.doubts(connection), known_heads.has_doubts(connection)) == ((), False)


def test_what_somebody_else_wrote_there_is_a_doubt_all_the_same(register: Register) -> None:
    connection = register.unit.connection
    with register.unit.writing():
        connection.execute("INSERT INTO meta (k, v) VALUES ('history_differs', 'x')")
    assert (known_heads.doubts(connection), known_heads.has_doubts(connection)) == ((), True)


def test_entries_that_were_moved_to_a_fresh_chain_do_not_differ_but_forged_evidence_of_it_does(
    register: Register, head: KnownHead
) -> None:
    connection = register.unit.connection
    with register.unit.writing():
        fork_repair.move(connection, head.origin, 1, uuid4(), ("fork", register.now()))
    assert known_heads.differing(connection, (head,)) == (), "it is missing there"
    stands = known_heads.find_heads(connection, [(head.origin, 1)], HeadSource.MARK)
    with register.unit.writing():
        _stand_again(register, head)
        assert known_heads.differing(connection, (head,)) == (), "another branch came there, and ours stands elsewhere"
        connection.execute(
            "INSERT INTO journal_fork SELECT origin, 1, prev, ?, lc, entry_id, subject, kind, v, occurred_at,"
            " recorded_at, zone, officer, role, series, year, no, parents, content_hash, new_origin, new_seq, why, at"
            " FROM journal_fork LIMIT 1",
            (OTHER,),
        )
        forged = replace(stands[0], hash=OTHER)
        assert known_heads.differing(connection, (forged,)) == (forged,)


def _stand_again(register: Register, head: KnownHead) -> None:
    """Another entry where the moved one stood."""
    register.unit.connection.execute(
        "INSERT INTO journal SELECT origin, ?, prev, ?, lc + 100, ?, subject, kind, v, occurred_at, recorded_at, zone,"
        " officer, role, series, year, NULL, parents, content_hash FROM journal WHERE origin = ? AND seq = 1",
        (head.seq, OTHER, uuid4().bytes, head.origin.bytes),
    )


@pytest.mark.thorough
def test_what_the_journal_keeps_of_a_head_says_who_remembers_what(head: KnownHead) -> None:
    assert str(head) == f"copy 2026-11-24T03:32:00.000000Z {head.origin} 3 {head.hash.hex()}"
