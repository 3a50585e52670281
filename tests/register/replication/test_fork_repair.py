from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.people import Role
from frontoffice.errors import Unavailable
from frontoffice.register.journal import journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import authority_projection, comparing
from frontoffice.register.register import Register
from frontoffice.register.replication import fork_repair
from tests.support import projected_tables
from tests.support.examples import MORNING, a_register, an_intake, an_officer
from tests.support.manual_sync import carry, origin_of

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def record(register: Register, count: int = 1) -> None:
    for no in range(count):
        register.complaints.record(an_intake(description=f"Aduan {no}"), OFFICER, uuid4())


def test_a_branch_that_is_moved_changes_nothing_that_is_read(register: Register) -> None:
    record(register, 5)
    before, origin = projected_tables.read(register.unit.connection), origin_of(register)
    with closing(register.replica()) as replica:
        carrier = replica.move(origin, 2, "copied")
        assert {one: head.seq for one, head in replica.heads().items()} == {origin: 2, carrier: 3}
        assert replica.mine()[carrier].parent_seq == 2
    assert projected_tables.read(register.unit.connection) == before
    assert register.maintenance.verify().broken == ""
    assert origin_of(register) == carrier
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before
    record(register)
    assert register.maintenance.verify().entries == 6


def test_what_has_no_authority_is_named_by_the_chain_it_was_moved_to(register: Register) -> None:
    record(register)
    subject = register.unit.connection.execute("SELECT subject FROM complaint").get
    body = encode(KINDS[EntryKind.CANCELLED].examples[0])
    new = NewEntry(uuid4(), UUID(bytes=subject), EntryKind.CANCELLED, body, MORNING, "Rina", str(Role.OFFICER))
    with register.unit.writing():
        journal.append(register.unit.connection, register.unit.origin, new, MORNING, "WIB")
    register.maintenance.rebuild()
    origin = origin_of(register)
    assert [one.origin for one in authority_projection.counts(register.unit.connection)] == [origin]
    with closing(register.replica()) as replica:
        carrier = replica.move(origin, 1, "copied")
    assert [one.origin for one in authority_projection.counts(register.unit.connection)] == [carrier]
    assert comparing.first_difference(register.unit.connection) == ""


@pytest.mark.thorough
def test_where_the_entries_stood_is_kept_and_cannot_be_changed(register: Register) -> None:
    record(register, 3)
    connection, origin = register.unit.connection, origin_of(register)
    old = connection.execute("SELECT hash, entry_id FROM journal WHERE seq = 3").get
    with closing(register.replica()) as replica:
        carrier = replica.move(origin, 1, "copied")
    kept = connection.execute("SELECT hash, entry_id, new_origin, new_seq, why FROM journal_fork WHERE seq = 3").get
    assert kept == (*old, carrier.bytes, 2, "copied")
    for statement in ("DELETE FROM journal_fork", "UPDATE journal_fork SET why = ''"):
        with pytest.raises(apsw.ConstraintError, match="evidence"):
            connection.execute(statement)


@pytest.mark.thorough
def test_an_entry_leaves_the_journal_only_with_evidence(register: Register) -> None:
    record(register, 2)
    with pytest.raises(apsw.ConstraintError, match="never changed or deleted"):
        register.unit.connection.execute("DELETE FROM journal WHERE seq = 2")


@pytest.mark.thorough
def test_a_move_that_fails_halfway_moves_nothing(register: Register) -> None:
    record(register, 3)
    origin = origin_of(register)
    with pytest.raises(Unavailable), register.unit.writing():
        fork_repair.move(register.unit.connection, origin, 1, origin, ("copied", MORNING))
    assert register.maintenance.verify().entries == 3
    assert origin_of(register) == origin


@pytest.mark.thorough
def test_the_counter_keeps_rising_after_a_move(register: Register) -> None:
    record(register, 4)
    with closing(register.replica()) as replica:
        replica.move(origin_of(register), 0, "copied")
        assert len(replica.heads()) == 1
    record(register)
    rows = register.unit.connection.execute("SELECT seq, lc FROM journal ORDER BY seq").fetchall()
    assert rows == [(no, no) for no in range(1, 6)]


@pytest.mark.thorough
def test_an_archived_branch_leaves_no_ghost(register: Register, tmp_path: Path) -> None:
    record(register, 2)
    folder = tmp_path / "desk"
    folder.mkdir()
    with closing(a_register(folder, counter="L2")) as desk:
        carry(register, desk)
        before = projected_tables.read(desk.unit.connection)
        subject = register.complaints.record(an_intake(description="Hantu"), OFFICER, uuid4()).complaint.subject
        register.handling.review(register.days.read(register.today()).lines[0].subject, "", SUPERVISOR, uuid4())
        carry(register, desk)
        assert len(desk.search.find("hantu")) == 1
        with closing(desk.replica()) as replica:
            assert replica.archive(origin_of(register), 2, "branch_differs") == 2
        assert desk.search.find("hantu") == ()
        assert desk.complaints.story(subject) == ()
        assert projected_tables.read(desk.unit.connection) == before
        assert desk.maintenance.verify().entries == 2
        carry(register, desk)
        assert len(desk.search.find("hantu")) == 1
        assert desk.maintenance.verify().entries == 4


@pytest.mark.thorough
def test_in_whatever_chain_entries_stand_their_order_is_the_same(register: Register, tmp_path: Path) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    (tmp_path / "desk").mkdir()
    with closing(a_register(tmp_path / "desk", counter="L2")) as desk:
        carry(register, desk)
        for _ in range(4):  # at the same counter here and there
            register.handling.review(subject, "di sini", SUPERVISOR, uuid4())
            desk.handling.review(subject, "di sana", SUPERVISOR, uuid4())
        carry(desk, register)
    before, order = (
        projected_tables.read(register.unit.connection),
        [line.entry_id for line in register.complaints.story(subject)],
    )
    for carrier in (UUID(int=1), UUID(int=2**128 - 1)):  # before the other desk's chain, then behind it
        with register.unit.writing():
            fork_repair.move(register.unit.connection, origin_of(register), 0, carrier, ("copied", MORNING))
        assert [line.entry_id for line in register.complaints.story(subject)] == order
        register.maintenance.rebuild()
        assert projected_tables.read(register.unit.connection) == before
