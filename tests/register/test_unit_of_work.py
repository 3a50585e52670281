from __future__ import annotations

import dataclasses
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from queue import Queue
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.office_bodies import ClockBehindBody
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.register import Register
from frontoffice.register.storage import opening
from frontoffice.register.unit_of_work import UnitOfWork
from tests.conftest import Announce
from tests.support import foreign_process
from tests.support.examples import TODAY, OfficeClock, a_register, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk

OFFICER = an_officer()
ROOT = Path(__file__).resolve().parents[2]


HALF = ClockBehindBody(last_recorded_at="2026-11-24 03:32:00+00:00")


def numbers(register: Register) -> list[int]:
    return [line.no for line in register.days.read(TODAY).lines]


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


def test_what_is_unavailable_names_no_person(tmp_path: Path) -> None:
    disk = FaultyDisk("discreet")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        disk.fail(1, 1_000, apsw.FullError)
        with pytest.raises(Unavailable) as unavailable:
            register.complaints.record(an_intake(), OFFICER, uuid4())
        disk.heal()
    assert set(unavailable.value.facts) == {"path", "reason"}
    disk.unregister()


def test_a_register_that_somebody_else_locks_says_so_and_works_afterwards(register: Register) -> None:
    action = uuid4()
    with foreign_process.locked(register.path), pytest.raises(Unavailable, match="register_busy"):
        register.complaints.record(an_intake(), OFFICER, action)
    assert register.complaints.record(an_intake(), OFFICER, action).complaint.number.no == 1


def test_what_happens_by_itself_waits_no_longer_than_a_blink_for_another_program(register: Register) -> None:
    draft = Draft(uuid4(), OFFICER.officer_id, register.now(), {"name": "Ali"})
    with foreign_process.locked(register.path):
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="register_busy"):
            register.drafts.save(draft)
        assert time.monotonic() - begun < 0.5
        assert register.counters.recorded_today() == register.printing.count_open() == 0
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="register_busy"):
            register.complaints.record(an_intake(), OFFICER, uuid4())
        assert time.monotonic() - begun > opening.BUSY_SECONDS / 2  # what was asked for by a key waits its time
    register.drafts.save(draft)
    assert register.drafts.all() == (draft,)


def beside(register: Register) -> Register:
    """Another connection to the same file, past the lock that forbids it: only IMMEDIATE keeps the numbers apart."""
    file = dataclasses.replace(register.unit.file, database=opening.connect(register.path))
    return Register(UnitOfWork(file, register.desk, register.now), ())


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


def test_after_a_kill_nothing_keeps_the_register_locked(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, pathlib\n"
        "from tests.support.examples import *\n"
        "register = a_register(pathlib.Path(sys.argv[1]))\n"
        "register.complaints.record(an_intake(), an_officer(), uuid4())\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    with closing(a_register(tmp_path)) as register:
        assert (numbers(register), register.ended_cleanly) == ([1], False)
    assert foreign_process.run(tmp_path / "register.db", "SELECT count(*) FROM journal") == [[1]]
