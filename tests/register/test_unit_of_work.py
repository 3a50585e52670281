from __future__ import annotations

import dataclasses
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from datetime import time as hour
from pathlib import Path
from queue import Queue
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.calendar.office_hours import USUAL, OfficeHours
from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import RevealedBody
from frontoffice.domain.entries.office_bodies import ClockBehindBody, DeskConfiguredBody
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal import chain
from frontoffice.register.register import Register
from frontoffice.register.storage import opening
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.unit_of_work import UnitOfWork
from tests.conftest import Announce
from tests.support import foreign_process
from tests.support.examples import TODAY, OfficeClock, a_register, a_signed_in, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk
from tests.support.refusals import refusal

OFFICER = an_officer()
ROOT = Path(__file__).resolve().parents[2]


PILKADA = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")
SIX = OfficeHours({**USUAL.by_weekday, 5: (hour(8), hour(12))})
HALF = ClockBehindBody(last_recorded_at="2026-11-24 03:32:00+00:00")


def numbers(register: Register) -> list[int]:
    return [line.no for line in register.days.read(TODAY).lines]


@pytest.mark.thorough
def test_work_that_is_refused_halfway_leaves_nothing(register: Register) -> None:
    def work() -> None:
        register.unit.append_entry(action, action, EntryKind.CLOCK_BEHIND, HALF, OFFICER)
        raise Refused(Problem("", FieldRefusal.NOTHING_CHANGED))

    action = uuid4()
    with pytest.raises(Refused):
        register.unit.run_once(action, work)
    assert register.complaints.story(action) == ()
    assert register.maintenance.verify().entries == 0
    assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 1


def test_nobody_else_is_looked_for_while_a_transaction_is_held(register: Register) -> None:
    asked: list[str] = []

    def note(_: object, statement: str, __: object) -> bool:
        asked.append(statement)
        return True

    with register.unit.writing():
        register.unit.connection.exec_trace = note
        assert register.unit.channels
        assert register.unit.calendar.days_off
        register.unit.connection.exec_trace = None
    assert "PRAGMA data_version" not in asked
    register.unit.connection.exec_trace = note
    assert register.unit.channels
    register.unit.connection.exec_trace = None
    assert "PRAGMA data_version" in asked


@pytest.mark.thorough
def test_a_bug_halfway_leaves_nothing_either(register: Register) -> None:
    def work() -> None:
        register.unit.append_entry(action, action, EntryKind.CLOCK_BEHIND, HALF, OFFICER)
        raise KeyError("bug")

    action = uuid4()
    with pytest.raises(KeyError):
        register.unit.run_once(action, work)
    assert register.maintenance.verify().entries == 0


def test_work_is_not_done_again_for_an_action_that_is_there(register: Register) -> None:
    register.unit.run_once(
        action := uuid4(), lambda: register.unit.append_entry(action, action, EntryKind.CLOCK_BEHIND, HALF, OFFICER)
    )
    register.unit.run_once(action, lambda: pytest.fail("done again"))
    assert register.maintenance.verify().entries == 1


@pytest.mark.thorough
def test_an_error_at_commit_that_was_none_is_found_out(tmp_path: Path, announce: Announce) -> None:
    announce("an action that failed (disk_full) was found in the register")
    disk = FaultyDisk("found-out")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())
        disk.fail_at_sync(2, apsw.FullError)  # and the checkpoint when the file is let go; the next one succeeds
        assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 2
        assert disk.failed
        disk.heal()
        assert numbers(register) == [1, 2]
    disk.unregister()


@pytest.mark.thorough
def test_a_full_disk_records_nothing_and_says_so(tmp_path: Path) -> None:
    disk, action = FaultyDisk("full"), uuid4()
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        disk.fail(1, 1_000, apsw.FullError)
        with pytest.raises(Unavailable, match="disk_full"):
            register.complaints.record(an_intake(), OFFICER, action)
        assert numbers(register) == []
        disk.heal()
        assert register.complaints.record(an_intake(), OFFICER, action).complaint.number.no == 1
    disk.unregister()


@pytest.mark.thorough
def test_a_disk_that_can_neither_be_written_nor_read_leaves_it_open(tmp_path: Path) -> None:
    disk, action = FaultyDisk("gone"), uuid4()
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())
        disk.reads_fail = True
        disk.fail(5, 1_000, apsw.IOError)
        with pytest.raises(Unavailable, match="outcome_unknown"):
            register.complaints.record(an_intake(), OFFICER, action)
        disk.heal()
        assert register.complaints.record(an_intake(), OFFICER, action).complaint.number.no == 2
        assert numbers(register) == [1, 2]
    disk.unregister()


@pytest.mark.thorough
def test_what_is_unavailable_names_no_person(tmp_path: Path) -> None:
    disk = FaultyDisk("discreet")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        disk.fail(1, 1_000, apsw.FullError)
        with pytest.raises(Unavailable) as unavailable:
            register.complaints.record(an_intake(), OFFICER, uuid4())
        disk.heal()
    assert set(unavailable.value.facts) == {"path", "reason"}
    disk.unregister()


@pytest.mark.thorough
def test_a_register_that_somebody_else_locks_says_so_and_works_afterwards(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = uuid4()
    foreign_process.impatient(register, monkeypatch)
    with foreign_process.locked(register.path), pytest.raises(Unavailable, match="register_busy"):
        register.complaints.record(an_intake(), OFFICER, action)
    assert register.complaints.record(an_intake(), OFFICER, action).complaint.number.no == 1


@pytest.mark.thorough
def test_what_happens_by_itself_waits_no_longer_than_a_blink_for_another_program(register: Register) -> None:
    draft = Draft(uuid4(), OFFICER.officer_id, register.now(), {"name": "Ali"})
    connection = register.unit.connection
    with foreign_process.locked(register.path):
        connection.setbusytimeout(600_000)
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="register_busy"):
            register.drafts.save(draft)
        assert time.monotonic() - begun < 300
        assert register.counters.count_today() == register.printing.count_open() == 0
    assert connection.pragma("busy_timeout") == opening.BUSY_SECONDS * 1000, "what is asked for by a key waits"
    register.drafts.save(draft)
    assert register.drafts.all() == (draft,)


def beside(register: Register) -> Register:
    """Another connection to the same file, past the lock that forbids it: only IMMEDIATE keeps the numbers apart."""
    file = dataclasses.replace(register.unit.file, connection=opening.connect(register.path))
    return Register(UnitOfWork(file, register.desk, register.now), ())


@pytest.mark.thorough
@pytest.mark.no_wine("a lock is never waited for there (LockFileEx)")
def test_threads_that_record_at_once_leave_no_gap(tmp_path: Path) -> None:
    with closing(a_register(tmp_path, clock=OfficeClock())) as register:
        given: Queue[tuple[UUID, int]] = Queue()
        failed: Queue[BaseException] = Queue()

        def work() -> None:
            try:
                mine = beside(register)
                for _ in range(10):
                    complaint = mine.complaints.record(an_intake(), OFFICER, uuid4()).complaint
                    given.put((complaint.subject, complaint.number.no))
                mine.unit.db.close()
            except BaseException as error:  # noqa: BLE001  (the test below looks at it)
                failed.put(error)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert list(failed.queue) == []
        assert numbers(register) == list(range(1, 41))
        assert {line.subject: line.no for line in register.days.read(TODAY).lines} == dict(given.queue)
        assert register.maintenance.verify().entries == 40


@pytest.mark.thorough
def test_after_a_kill_nothing_keeps_the_register_locked(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, pathlib\n"
        "from tests.support.examples import *\n"
        "register = a_register(pathlib.Path(sys.argv[1]))\n"
        "register.complaints.record(an_intake(), an_officer(), uuid4())\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    with closing(a_register(tmp_path)) as register:
        assert (numbers(register), register.unit.file.ended_cleanly) == ([1], False)
    assert foreign_process.run(tmp_path / "register.db", "SELECT count(*) FROM journal") == [[1]]


@pytest.mark.thorough
def test_a_clock_that_went_back_is_noticed_once_by_the_action_that_was_written(
    register: Register, clock: OfficeClock
) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    assert register.unit.notices == []
    clock.move(hours=-1)
    for _ in range(2):
        register.complaints.record(an_intake(), OFFICER, uuid4())
    assert [(notice.code, notice.facts["now"]) for notice in register.unit.notices] == [("clock_behind", clock())]


@pytest.mark.thorough
def test_a_commit_is_announced_once_and_bookkeeping_and_refusals_are_not(register: Register) -> None:
    announced: list[str] = []
    register.unit.on_commit.append(lambda: announced.append("x"))
    action = uuid4()
    for times in (1, 2):  # a retry commits, and changes nothing
        register.complaints.record(an_intake(), OFFICER, action)
        assert len(announced) == times
    with pytest.raises(Refused):
        register.complaints.record(an_intake(description=""), OFFICER, uuid4())
    with register.unit.writing(announced=False):
        pass
    assert len(announced) == 2
    with register.unit.writing():
        pass
    assert len(announced) == 3


def test_an_action_gives_what_its_work_gave_and_nothing_when_it_was_done_before(register: Register) -> None:
    action = uuid4()

    def work() -> str:
        register.unit.append_entry(action, action, EntryKind.CLOCK_BEHIND, HALF, OFFICER)
        return "done"

    assert register.unit.run_once(action, work) == "done"
    assert register.unit.run_once(action, work) is None


@pytest.mark.thorough
def test_an_outcome_that_is_not_known_says_of_which_file_and_what_the_disk_said(tmp_path: Path) -> None:
    disk, action = FaultyDisk("facts"), uuid4()
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())
        disk.reads_fail = True
        disk.fail(5, 1_000, apsw.IOError)
        with pytest.raises(Unavailable) as unknown:
            register.complaints.record(an_intake(), OFFICER, action)
        disk.heal()
        assert unknown.value.facts == {"path": str(register.path), "reason": "disk_error"}
    disk.unregister()


@pytest.mark.thorough
def test_the_mark_stands_at_the_newest_entry_after_every_commit_and_from_the_start(
    register: Register, tmp_path: Path
) -> None:
    desk, marks = uuid4(), HighWaterMark(tmp_path / "marks", "m1")
    register.complaints.record(an_intake(), OFFICER, uuid4())
    marks.start(desk, None, register.path)
    register.unit.track(marks)

    def seen() -> tuple[int, tuple[Number, ...]]:
        found = marks.read(desk)
        assert found is not None
        head = chain.head(register.unit.connection, register.unit.origin.bytes)
        assert (found.origin, found.seq, found.hash) == (register.unit.origin, head.seq, head.hash)
        return found.seq, found.numbers

    assert seen()[0] == 1
    register.complaints.record(an_intake(), OFFICER, uuid4())
    assert seen() == (2, (Number("L1", 2026, 2),))
    register.unit.stop_tracking()
    assert not marks.is_kept


@pytest.mark.thorough
def test_what_was_read_is_kept_until_a_list_changes_here_or_by_another_connection(register: Register) -> None:
    asked = []

    def read(connection: apsw.Connection) -> int:
        asked.append(connection)
        return len(asked)

    assert [register.unit.read_cached(read) for _ in range(3)] == [1, 1, 1]
    assert asked == [register.unit.connection]
    register.complaints.record(an_intake(), OFFICER, uuid4())
    assert register.unit.read_cached(read) == 1, "no list is changed by a complaint"
    supervisor = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
    changes: tuple[Callable[[], object], ...] = (
        lambda: register.reference_data.set_choice(ListName.SERVICE, Choice("x", "X", "ESDM"), supervisor, uuid4()),
        lambda: register.calendar.accept(register.calendar.preview([PILKADA]), "", supervisor, uuid4()),
        lambda: register.calendar.accept(register.calendar.preview([], SIX), "", supervisor, uuid4()),
        lambda: register.configuration.record(DeskConfiguredBody(counter="L1", office={}), supervisor),
        lambda: foreign_process.run(register.path, "INSERT INTO meta (k, v) VALUES ('x', 1)"),
    )
    for times, change in enumerate(changes, start=2):
        change()
        assert [register.unit.read_cached(read) for _ in range(2)] == [times, times]


def test_the_office_now_is_the_date_and_the_time_of_its_zone(register: Register, clock: OfficeClock) -> None:
    now = register.unit.handling_context()
    assert (now.today, now.time) == (TODAY, "10.32")
    assert (now.limits, now.calendar) == (register.unit.limits, register.unit.calendar)
    clock.move(hours=13, minutes=30)
    assert (register.unit.handling_context().today, register.unit.handling_context().time) == (
        TODAY + timedelta(days=1),
        "00.02",
    )


@pytest.mark.thorough
def test_an_entry_is_written_with_who_when_and_what_its_desk_had_seen(register: Register, clock: OfficeClock) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    action, body = uuid4(), RevealedBody(why="x")
    earlier = clock() - timedelta(hours=2)

    def work() -> object:
        return register.unit.append_entry(
            action, subject, EntryKind.REVEALED, body, OFFICER, occurred_at=earlier, now=clock() + timedelta(minutes=1)
        )

    assert register.unit.run_once(action, work) is not None, "the complaint and its case"
    first, line = register.complaints.story(subject)
    assert (line.officer, line.role, line.parents) == (OFFICER.name, "officer", (first.entry_id,))
    assert (line.occurred_at, line.recorded_at) == (earlier, clock() + timedelta(minutes=1))
    assert register.unit.opened_at == clock()
    about = uuid4()
    given = register.unit.run_once(
        about, lambda: register.unit.append_entry(about, about, EntryKind.CLOCK_BEHIND, HALF, OFFICER)
    )
    assert given is None, "it is about no complaint"
    (line,) = register.complaints.story(about)
    assert line.occurred_at == line.recorded_at == clock()


@pytest.mark.thorough
def test_who_lost_the_job_meanwhile_writes_nothing_and_what_was_erased_takes_nothing(register: Register) -> None:
    boss, siti = a_signed_in(register, Role.SUPERVISOR), a_signed_in(register)
    register.officers.change(dataclasses.replace(siti, active=False), boss, uuid4())
    gone = refusal(lambda: register.complaints.record(an_intake(), siti, uuid4()))
    assert gone == ("", "officer_disabled", {})
    subject = register.complaints.record(an_intake(), boss, uuid4()).complaint.subject
    register.handling.cancel(subject, "x", boss, uuid4())
    second = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    register.erasures.erase(subject, "Nota Dinas 12", (boss, second), uuid4())
    assert refusal(lambda: register.complaints.reveal(subject, "x", boss, uuid4())) == ("", "complaint_erased", {})


def test_a_short_wait_is_given_up_for_the_usual_one_afterwards(register: Register) -> None:
    connection = register.unit.connection
    with register.unit.briefly():
        assert connection.execute("PRAGMA busy_timeout").get == opening.BRIEFLY_MS == 100
    assert connection.execute("PRAGMA busy_timeout").get == 3_000
