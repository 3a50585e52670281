"""The register beside its window: two connections in one process, each with its own thread."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.complaint import Channel, Manner
from frontoffice.domain.people import Role
from frontoffice.errors import Unavailable
from frontoffice.register.journal.chain import ERASED_BY, SALT, SEQ, Row
from frontoffice.register.journal.origins import Chain
from frontoffice.register.register import Register
from frontoffice.register.replication import replica
from frontoffice.register.storage import opening
from tests.support import foreign_process, projected_tables
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry, origin_of, rows_for
from tests.support.refusals import failure

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def desk(folder: Path, counter: str = "L2") -> Register:
    folder.mkdir()
    return a_register(folder, counter=counter)


def test_entries_come_in_chunks_from_one_place_to_another(register: Register) -> None:
    for _ in range(7):
        register.complaints.record(an_intake(), OFFICER, uuid4())
    with closing(register.replica()) as beside:
        chunks = list(beside.entries(origin_of(register), 1, 6, chunk=2))
        assert [[row[1] for row in rows] for rows in chunks] == [[2, 3], [4, 5], [6]]
        assert list(beside.entries(uuid4(), 0, 9)) == []
        assert beside.hash_at(origin_of(register), 6) == chunks[-1][-1][3]
        assert beside.hash_at(origin_of(register), 8) is None


@pytest.mark.thorough
def test_a_token_is_kept_before_it_is_sent_and_survives_a_lost_answer(register: Register) -> None:
    with closing(register.replica()) as beside:
        first = beside.greeting(origin_of(register))
    with closing(register.replica()) as beside:
        assert beside.greeting(origin_of(register)) == first
        beside.store_next_token(origin_of(register))
        second = beside.greeting(origin_of(register))
    assert (second.token, second.next_token != first.next_token) == (first.next_token, True)


@pytest.mark.thorough
def test_what_the_exchange_changes_the_window_sees_at_once(register: Register, tmp_path: Path) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    with closing(desk(tmp_path / "two")) as other:
        assert "wa" not in register.reference_data.channels()
        other.reference_data.set_channel(Channel("wa", "WhatsApp", Manner.WRITTEN), SUPERVISOR, uuid4())
        carry(other, register)
        assert register.reference_data.channels()["wa"].name == "WhatsApp"
    with closing(register.replica()) as beside:
        fresh = beside.begin_origin("spoken_for")
    register.complaints.record(an_intake(), OFFICER, uuid4())
    assert origin_of(register) == fresh
    assert [line.no for line in register.days.read(register.today()).lines] == [1, 2]
    assert register.maintenance.verify().broken == ""


def test_a_register_that_is_open_is_not_opened_again(register: Register) -> None:
    with pytest.raises(Unavailable, match="register_in_use"), replica.open_replica(register.path, OfficeClock()):
        pass


@pytest.mark.thorough
def test_a_register_is_taken_without_a_window(register: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    origin = origin_of(register)
    register.close()
    with replica.open_replica(register.path, OfficeClock()) as alone:
        assert alone.present() == origin
        assert alone.heads()[origin].seq == 1
        assert alone.path == register.path
    again = a_register(register.path.parent)
    assert again.notices() == ()
    again.close()
    register.unit.file.lock.acquire()  # for the fixture, which closes it once more
    register.unit.file.connection = opening.connect(register.path)


@pytest.mark.thorough
@pytest.mark.no_wine("a lock is never waited for there (LockFileEx)")
@pytest.mark.parametrize("count", [30, pytest.param(1_000, marks=pytest.mark.long)])
def test_window_and_exchange_write_at_the_same_time_and_nothing_is_lost(
    register: Register, tmp_path: Path, count: int
) -> None:
    with closing(desk(tmp_path / "two")) as other:
        for no in range(count):
            other.complaints.record(an_intake(description=f"Aduan {no}"), OFFICER, uuid4())
        rows = rows_for(other, register)
        failures: list[BaseException] = []
        worker = threading.Thread(target=_take, args=(register, rows, failures))
        worker.start()
        given: list[int] = []
        while worker.is_alive() or len(given) < 20:
            given.append(register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no)
            register.search.find("aduan 7")
        worker.join()
        assert failures == []
        assert given == list(range(1, len(given) + 1))
        verdict = register.maintenance.verify()
        assert (verdict.broken, verdict.entries) == ("", count + len(given))
        assert register.unit.connection.execute("PRAGMA integrity_check").get == "ok"
        before = projected_tables.read(register.unit.connection)
        register.maintenance.rebuild()
        assert projected_tables.read(register.unit.connection) == before


def _take(register: Register, rows: list[Row], failures: list[BaseException]) -> None:
    try:
        with closing(register.replica()) as beside:
            for at in range(0, len(rows), 10):
                beside.take(rows[at : at + 10])
                beside.sync_log.keep({"pulled": at}, complete=False)
    except BaseException as error:  # noqa: BLE001  (the test looks at it, whatever it is)
        failures.append(error)


def test_the_last_round_is_remembered(register: Register) -> None:
    with closing(register.replica()) as beside:
        assert beside.sync_log.last() is None
        beside.sync_log.keep({"pushed": 2}, complete=True)
        last = beside.sync_log.last(complete=True)
    assert last is not None
    assert last.outcome == {"pushed": 2}


@pytest.mark.thorough
def test_a_round_without_a_window_leaves_an_unclean_end_to_be_seen(tmp_path: Path) -> None:
    register = a_register(tmp_path)
    register.close()
    foreign_process.run(tmp_path / "register.db", "UPDATE meta SET v = 1 WHERE k = 'open'")
    with replica.open_replica(tmp_path / "register.db", OfficeClock()) as beside:
        beside.heads()
    with closing(a_register(tmp_path)) as register:
        assert not register.unit.file.ended_cleanly
    with replica.open_replica(tmp_path / "register.db", OfficeClock()) as beside:
        beside.heads()
    with closing(a_register(tmp_path)) as register:
        assert register.unit.file.ended_cleanly


@pytest.mark.thorough
def test_a_fresh_chain_goes_on_from_the_end_of_the_one_before(register: Register, tmp_path: Path) -> None:
    for _ in range(3):
        register.complaints.record(an_intake(), OFFICER, uuid4())
    before = origin_of(register)
    with closing(register.replica()) as beside:
        fresh = beside.begin_origin("spoken_for")
        assert beside.mine()[fresh] == Chain(fresh, None, None, before, 3, "spoken_for")
        assert list(beside.mine()) == [before, fresh]
        assert (beside.path, beside.now(), beside.opened_at) == (register.path, MORNING, MORNING)
        known = {uuid4(), uuid4()}
        beside.claim(known)
        assert {one for one, chain in beside.mine().items() if chain.reason == "claimed"} == known
        assert beside.present() == fresh


@pytest.mark.thorough
def test_entries_end_where_the_chain_does_and_come_whole(register: Register) -> None:
    for _ in range(3):
        register.complaints.record(an_intake(), OFFICER, uuid4())
    with closing(register.replica()) as beside:
        assert [len(rows) for rows in beside.entries(origin_of(register), 0, 99, chunk=3)] == [3]
        assert list(beside.entries(origin_of(register), 2, 2)) == []
        ((row,),) = beside.entries(origin_of(register), 2, 3)
        assert len(row) == 22
        assert (row[SEQ], row[ERASED_BY], len(row[SALT])) == (3, None, 16)
        assert beside.twice() == ()


def test_what_is_committed_beside_the_window_is_announced_there_and_bookkeeping_is_not(register: Register) -> None:
    announced: list[str] = []
    register.on_commit.append(lambda: announced.append("x"))
    with closing(register.replica()) as beside:
        beside.greeting(origin_of(register))
        beside.store_next_token(origin_of(register))
        assert announced == []
        beside.claim(())
        assert len(announced) == 1


@pytest.mark.thorough
def test_after_another_copy_spoke_further_entries_go_on_a_chain_of_their_own(register: Register) -> None:
    before = origin_of(register)
    for _ in range(2):
        register.complaints.record(an_intake(), OFFICER, uuid4())
    with closing(register.replica()) as beside:
        fresh = beside.begin_origin("spoken_for")
        assert origin_of(register) == fresh != before
        assert beside.mine()[fresh] == Chain(fresh, None, None, before, 2, "spoken_for")
        carrier = beside.move(before, 1, "copied")
        assert beside.mine()[carrier] == Chain(carrier, None, None, before, 1, "copied")


def test_beside_the_window_it_is_the_same_register_opened_at_the_same_moment(
    register: Register, clock: OfficeClock
) -> None:
    clock.move(hours=2)
    with closing(register.replica()) as beside:
        assert beside.opened_at == register.unit.opened_at == MORNING


def test_what_a_window_has_is_not_free(register: Register) -> None:
    path = register.path
    in_use = ("register_in_use", {"path": str(path)})
    assert failure(lambda: replica.demand_free(path)) == in_use


@pytest.mark.thorough
def test_a_branch_that_is_moved_or_archived_says_when_and_why(register: Register, tmp_path: Path) -> None:
    for _ in range(2):
        register.complaints.record(an_intake(), OFFICER, uuid4())
    with closing(desk(tmp_path / "two")) as other:
        other.complaints.record(an_intake(), OFFICER, uuid4())
        theirs = origin_of(other)
        carry(other, register)
    mine = origin_of(register)
    with closing(register.replica()) as beside:
        carrier = beside.move(mine, 1, "copied")
        assert beside.archive(theirs, 0, "branch_differs") == 1
        assert beside.archive(theirs, 0, "branch_differs") == 0
    kept = register.unit.connection.execute("SELECT origin, seq, new_origin, new_seq, why, at FROM journal_fork")
    assert {tuple(row) for row in kept} == {
        (mine.bytes, 2, carrier.bytes, 1, "copied", to_text(MORNING)),
        (theirs.bytes, 1, None, None, "branch_differs", to_text(MORNING)),
    }
