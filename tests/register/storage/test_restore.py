from __future__ import annotations

import dataclasses
import errno
import functools
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.domain.numbering import Number
from frontoffice.errors import Unavailable
from frontoffice.register.codes import SpoolReason
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal.known_heads import HeadSource
from frontoffice.register.queries import numbers
from frontoffice.register.storage import backup, copying, restore
from frontoffice.register.storage.copy_check import CopyState, inspect
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.restore import KnownElsewhere
from tests.support import foreign_process
from tests.support.disk_order import watched
from tests.support.examples import MORNING, a_register, an_intake, an_officer, record
from tests.support.faulty_disk import FaultyDisk, folder_syncs_fail
from tests.support.kills import KILL
from tests.support.refusals import failure, refusal
from tests.support.rewriting import rewrite

OFFICER = an_officer()
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed register of seven complaints; a copy of it when it had four is ``copy.db``, one by hand ``hand.db``."""
    with closing(a_register(tmp_path)) as register:
        record(register, 4)
        found = backup.make(register.path, tmp_path, lambda: MORNING)
        (tmp_path / found.file).rename(tmp_path / "copy.db")
        (tmp_path / (found.file + ".json")).unlink()
        register.unit.connection.wal_checkpoint()
        record(register, 3)
        shutil.copy(register.path, tmp_path / "hand.db")
    return tmp_path / "register.db"


def entries(path: Path) -> int:
    found: int = foreign_process.run(path, "SELECT count(*) FROM journal")[0][0]
    return found


@pytest.mark.thorough
def test_a_copy_takes_the_registers_place_and_the_register_stays_beside_it(path: Path) -> None:
    prepared = restore.prepare(path.with_name("copy.db"), path)
    assert entries(path) == 7
    assert restore.knows_more(path, prepared.verdict) == 3
    former = restore.put_in_place(prepared.ready, path, "20261124")
    assert former is not None
    assert (entries(path), entries(former)) == (4, 7)
    assert inspect(path).state is inspect(former).state is CopyState.WHOLE
    assert not list(path.parent.glob("*.restoring*"))


@pytest.mark.thorough
def test_no_number_that_the_replaced_register_gave_is_given_again(path: Path) -> None:
    prepared = restore.prepare(path.with_name("copy.db"), path)
    restore.put_in_place(prepared.ready, path, "1", KnownElsewhere((Number("L1", 2026, 6), Number("L1", 2025, 90))))
    with closing(a_register(path.parent)) as register:
        assert numbers.last_no(register.unit.connection, "L1", 2026) == 7
        assert numbers.last_no(register.unit.connection, "L1", 2025) == 90
        record(register, 1)
        assert [line.no for line in register.days.read(register.today()).lines] == [1, 2, 3, 4, 8]


def test_a_resi_that_waited_in_the_copy_may_be_out_though_no_entry_since_says_so(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        job = register.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True).job
        assert job is not None
        copy = tmp_path / backup.make(register.path, tmp_path, lambda: MORNING).file
        register.printing.start_sending(job.job_id, "Loket", "usb 1")  # the paper comes, and the disk breaks
    restore.put_in_place(restore.prepare(copy, register.path).ready, register.path, "20261124")
    with closing(a_register(tmp_path)) as register:
        (found,) = register.printing.jobs_of(job.subject)
        assert (found.state, found.reason) == (JobState.UNCERTAIN, SpoolReason.PUT_BACK)
        assert register.complaints.story(job.subject)[-1].body["reason"] == SpoolReason.PUT_BACK


@pytest.mark.thorough
def test_where_no_register_is_a_copy_becomes_one(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "data" / "register.db"
    prepared = restore.prepare(path.with_name("copy.db"), new)
    assert restore.put_in_place(prepared.ready, new, "1") is None
    assert entries(new) == 4


@pytest.mark.thorough
def test_a_copy_made_by_hand_of_an_open_register_is_taken_only_by_somebodys_word(path: Path) -> None:
    hand = path.with_name("hand.db")
    assert failure(lambda: restore.prepare(hand, path)) == ("copy_cut", {"path": str(hand), "entries": 4})
    prepared = restore.prepare(hand, path, is_cut_wanted=True)
    restore.put_in_place(prepared.ready, path, "1")
    assert foreign_process.run(path, "SELECT v FROM meta WHERE k = 'cut'") == [[1]]


def test_a_broken_copy_is_never_taken_and_the_register_is_untouched(path: Path) -> None:
    before = path.read_bytes()
    foreign_process.tamper(path.with_name("copy.db"), "UPDATE payload SET body = x'7b7d' WHERE rowid = 2")
    for is_cut_wanted in (False, True):
        copy = path.with_name("copy.db")
        code, facts = failure(functools.partial(restore.prepare, copy, path, is_cut_wanted=is_cut_wanted))
        assert (code, facts["path"], list(facts)) == ("copy_broken", str(copy), ["path", "detail"])
        assert "its body was changed" in str(facts["detail"])
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.restoring*"))


@pytest.mark.thorough
def test_an_open_register_is_not_exchanged(path: Path) -> None:
    with closing(a_register(path.parent)):
        prepared = restore.prepare(path.with_name("copy.db"), path)
        in_use = failure(lambda: restore.put_in_place(prepared.ready, path, "1"))
        assert in_use == ("register_in_use", {"path": str(path)})
    assert entries(path) == 7
    restore.put_in_place(prepared.ready, path, "1")  # it was not touched, and nobody has it now
    assert entries(path) == 4


@pytest.mark.thorough
def test_what_a_restore_that_was_given_up_left_is_removed_and_nothing_else(path: Path) -> None:
    before = sorted(path.parent.iterdir())
    prepared = restore.prepare(path.with_name("copy.db"), path)
    trial = path.with_name(f"{restore.TRIAL}1")
    trial.mkdir()
    (trial / "register.db").touch()
    prepared.ready.with_name(prepared.ready.name + "-wal").touch()
    restore.forget(path)
    assert sorted(path.parent.iterdir()) == before
    restore.forget(path)
    restore.forget(path.parent / "none" / "register.db")


@pytest.mark.thorough
def test_the_former_register_stands_beside_under_the_moment(path: Path) -> None:
    prepared = restore.prepare(path.with_name("copy.db"), path)
    assert prepared.ready == restore.ready_path(path) == path.with_name("register.db.restoring")
    former = restore.put_in_place(prepared.ready, path, "20261124")
    assert former == path.with_name("register.before-restore-20261124.db")
    assert foreign_process.run(path, "SELECT v FROM meta WHERE k = 'cut'") == []


def test_a_second_restore_of_the_same_moment_leaves_the_first_former_register(path: Path) -> None:
    for had, name in ((7, "copy.db"), (4, "hand.db")):
        prepared = restore.prepare(path.with_name(name), path, is_cut_wanted=True)
        former = restore.put_in_place(prepared.ready, path, "20261124T080000Z")
        assert former is not None
        assert entries(former) == had
    kept = sorted(path.parent.glob("register.before-restore-*.db"))
    assert [entries(one) for one in kept] == [7, 4]


@pytest.mark.thorough
def test_where_a_disk_knows_no_second_names_the_former_register_is_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(_file: Path, _second: Path) -> None:
        raise OSError

    before = path.read_bytes()
    prepared = restore.prepare(path.with_name("copy.db"), path)
    monkeypatch.setattr("os.link", link)
    former = restore.put_in_place(prepared.ready, path, "1")
    assert former is not None
    assert former.read_bytes() == before


@pytest.mark.thorough
def test_what_reads_back_otherwise_is_not_put_in_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, before = path.with_name("copy.db"), path.read_bytes()
    monkeypatch.setattr(copying, "sync", lambda part: part.write_bytes(before))  # a whole one, of another moment
    assert failure(lambda: restore.prepare(copy, path)) == ("copy_differs", {"path": str(copy)})
    assert not list(path.parent.glob("*.restoring*"))


@pytest.mark.thorough
def test_a_restore_says_how_far_it_is_and_can_be_stopped(path: Path) -> None:
    copy = path.with_name("copy.db")
    steps: list[tuple[int, int]] = []
    restore.prepare(copy, path, report=lambda *step: steps.append(step))
    assert steps[-1][0] == steps[-1][1] > 0
    restore.forget(path)
    for looks in range(3):  # at the copy, while it is copied, at what was copied
        asked = itertools.count()
        stopped = failure(lambda a=asked, n=looks: restore.prepare(copy, path, stop=lambda: next(a) >= n))  # type: ignore[misc]
        assert stopped == ("backup_stopped", {})
        assert not list(path.parent.glob("*.restoring*"))


@pytest.mark.thorough
def test_what_the_register_has_over_the_copy_is_counted_by_chain(path: Path, tmp_path: Path) -> None:
    verdict = inspect(path.with_name("copy.db"))
    assert restore.knows_more(path, verdict) == 3
    assert restore.knows_more(path.with_name("copy.db"), inspect(path)) == 0, "what it has less counts for nothing"
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other")) as other:
        record(other, 2)
    assert restore.knows_more(path, inspect(tmp_path / "other" / "register.db")) == 7
    assert restore.knows_more(tmp_path / "none.db", verdict) == 0
    path.write_bytes(b"\x55" * 5_000)
    assert restore.knows_more(path, verdict) == 0
    assert restore.knows_more(path, dataclasses.replace(verdict, captured=None)) == 0


@pytest.mark.thorough
def test_numbers_are_known_by_the_mark_of_this_computer_and_by_newer_copies(path: Path, tmp_path: Path) -> None:
    ready = restore.prepare(path.with_name("copy.db"), path).ready
    assert restore.load_known_elsewhere(path, None, []) == KnownElsewhere()
    assert restore.load_known_elsewhere(tmp_path / "none" / "register.db", None, [tmp_path]) == KnownElsewhere()
    desk = inspect(ready).captured
    assert desk is not None
    mark = HighWaterMark(tmp_path / "marks", "m1")
    assert restore.load_known_elsewhere(path, mark, []) == KnownElsewhere()
    mark.start(desk.desk, None, path)
    mark.note(desk.present, 1, bytes(32), [Number("L1", 2026, 9)])
    mark.stop()
    (folder := tmp_path / "stick").mkdir()
    backup.make(path, folder, lambda: MORNING)
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other")) as other:  # another desk's copies say nothing
        record(other, 1)
        backup.make(other.path, folder, lambda: MORNING)
    known = restore.load_known_elsewhere(path, mark, [tmp_path / "away", folder])
    assert known.numbers == (Number("L1", 2026, 9), Number("L1", 2026, 7))
    assert {(one.source, one.seq) for one in known.heads} == {
        (HeadSource.MARK, 1),
        (HeadSource.COPY, 7),
        (HeadSource.COPY, 4),  # which stands in that copy where the ready one ends
    }
    assert restore.history_differs(ready, known), "the mark remembers another entry"


@pytest.mark.thorough
def test_a_copy_whose_history_was_rewritten_is_said_to_differ_by_whatever_remembers_it(path: Path) -> None:
    copy = path.with_name("copy.db")
    rewrite(copy, 2)
    ready = restore.prepare(copy, path).ready
    assert inspect(ready).state is CopyState.WHOLE, "every hash fits"
    restore.put_in_place(ready, path, "1")
    with closing(a_register(path.parent)) as register:
        assert [one.code for one in register.notices()] == ["history_differs"]
        [doubt] = register.numbering.history_doubts()
        assert doubt.head is not None
        assert (doubt.head.source, doubt.head.seq) == (HeadSource.FORMER, 4)
        assert doubt.recorded_at
    assert record_refused(path) == "history_differs"


def record_refused(path: Path) -> str:
    with closing(a_register(path.parent)) as register:
        return refusal(lambda: record(register, 1))[1]


@pytest.mark.thorough
def test_a_register_whose_own_history_is_doubted_is_no_witness_against_the_copy_that_mends_it(
    path: Path, tmp_path: Path
) -> None:
    (folder := tmp_path / "stick").mkdir()
    backup.make(path, folder, lambda: MORNING)
    rewrite(path, 2)
    with closing(a_register(path.parent)) as register:
        assert register.backups.notice_history(copying.records(folder))
        later = backup.make(path, folder, lambda: MORNING + timedelta(hours=1))
    assert later.is_doubted
    assert copying.read(folder / (later.file + copying.ENDING)) == later
    whole = next(one for one in copying.records(folder) if not one.is_doubted)
    ready = restore.prepare(folder / whole.file, path).ready
    restore.put_in_place(ready, path, "1", restore.load_known_elsewhere(path, None, [folder]))
    with closing(a_register(path.parent)) as register:
        assert register.numbering.history_doubts() == ()
        assert not register.backups.notice_history(copying.records(folder))


@pytest.mark.thorough
def test_the_copies_beside_one_that_was_rewritten_remember_what_stood_there(path: Path, tmp_path: Path) -> None:
    (folder := tmp_path / "stick").mkdir()
    backup.make(path, folder, lambda: MORNING)  # it ends later than the copy that is put back
    copy, elsewhere = path.with_name("copy.db"), tmp_path / "pc-baru" / "register.db"
    for is_rewritten in (False, True):
        if is_rewritten:
            rewrite(copy, 2)
        ready = restore.prepare(copy, elsewhere).ready
        known = restore.load_known_elsewhere(elsewhere, None, [folder])
        assert restore.history_differs(ready, known) is is_rewritten
        restore.put_in_place(ready, elsewhere, "1", known)
        with closing(a_register(elsewhere.parent)) as register:
            sources = {one.head.source for one in register.numbering.history_doubts() if one.head}
        assert sources == ({HeadSource.COPY} if is_rewritten else set())


@pytest.mark.thorough
def test_a_log_of_the_former_register_is_never_read_into_the_copy(path: Path) -> None:
    register = a_register(path.parent)
    record(register, 2)
    for end in ("", "-wal"):
        shutil.copy(path.with_name(path.name + end), path.with_name("killed.db" + end))
    register.close()
    for end in ("", "-wal"):
        path.with_name("killed.db" + end).replace(path.with_name(path.name + end))
    prepared = restore.prepare(path.with_name("copy.db"), path)
    former = restore.put_in_place(prepared.ready, path, "1")
    assert former is not None
    assert (entries(path), entries(former)) == (4, 9)
    assert inspect(path).state is CopyState.WHOLE


@pytest.mark.thorough
def test_a_damaged_register_can_be_replaced_and_is_kept(path: Path) -> None:
    path.write_bytes(b"\x55" * 5_000)
    prepared = restore.prepare(path.with_name("copy.db"), path)
    former = restore.put_in_place(prepared.ready, path, "1")
    assert former is not None
    assert former.read_bytes() == b"\x55" * 5_000
    assert entries(path) == 4


_RESTORE = """
import itertools, sys
from pathlib import Path
from frontoffice.register.storage import restore
register = Path(sys.argv[1])
print("begun", flush=True)
for time in itertools.count():
    copy = register.with_name(("copy.db", "other.db")[time % 2])
    restore.put_in_place(restore.prepare(copy, register).ready, register, f"{sys.argv[2]}-{time}")
    print("done", flush=True)
"""


@pytest.mark.thorough
@pytest.mark.parametrize("moments", [(2, 5), pytest.param(range(8), marks=pytest.mark.long)])
def test_a_kill_at_any_moment_of_a_restore_leaves_a_whole_register_and_the_former_ones(
    path: Path, moments: Iterable[int]
) -> None:
    shutil.copy(path, path.with_name("other.db"))
    for kill in moments:
        command = [sys.executable, "-c", _RESTORE, str(path), str(kill)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
            assert child.stdout is not None
            for _ in range(1 + kill):
                child.stdout.readline()
            os.kill(child.pid, KILL)
        verdict = inspect(path)
        assert verdict.state is CopyState.WHOLE
        assert verdict.entries in (4, 7)
    for former in path.parent.glob("*.before-restore-*.db"):
        assert inspect(former).state is CopyState.WHOLE
    with closing(a_register(path.parent)) as register:
        assert numbers.last_no(register.unit.connection, "L1", 2026) == 7


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # it goes on failing while closing
@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.long)])
def test_a_disk_that_is_full_at_any_write_leaves_the_register_and_nothing_beside_it(path: Path, every: int) -> None:
    before, names = path.read_bytes(), sorted(path.parent.iterdir())
    disk = FaultyDisk(f"full at a restore {every}")
    failed = tried = 0
    while failed == tried:
        tried += 1
        disk.fail(tried * every, 1_000, apsw.FullError)
        try:
            restore.prepare(path.with_name("copy.db"), path, vfs=disk.name)
        except Unavailable as unavailable:
            assert unavailable.code == "disk_full"  # noqa: PT017
            failed += 1
            assert sorted(path.parent.iterdir()) == names
        disk.heal()
    assert failed > 20 // every
    assert path.read_bytes() == before
    disk.unregister()


@pytest.mark.thorough
@pytest.mark.posix("/proc/self/fd")
def test_what_takes_the_registers_place_is_on_the_disk_with_its_numbers_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(monkeypatch) as events:
        prepared = restore.prepare(path.with_name("copy.db"), path)
    part = "register.db.restoring.part"
    assert events == [f"sync {part}", f"{part} -> register.db.restoring", f"sync {path.parent.name}"]
    with watched(monkeypatch) as events:
        restore.put_in_place(prepared.ready, path, "1", KnownElsewhere((Number("L1", 2026, 99),)))
    assert events == [
        "sync register.db.restoring",
        "register.db.restoring -> register.db",
        f"sync {path.parent.name}",
    ]


@pytest.mark.thorough
def test_the_newest_three_former_registers_stay(path: Path) -> None:
    for moment in ("20261120", "20261121", "20261122", "20261123"):
        for end in (".db", ".db-wal"):
            path.with_name(f"register.before-restore-{moment}{end}").write_bytes(b"former")
    assert restore.thin_former(path) == 1
    left = sorted(file.name for file in path.parent.glob("register.before-restore-*.db*"))
    assert [name.partition("restore-")[2][:8] for name in left[::2]] == ["20261121", "20261122", "20261123"]
    assert len(left) == 6
    assert restore.thin_former(path) == 0


@pytest.mark.thorough
@pytest.mark.posix("sync of a folder")
def test_a_restore_whose_sync_failed_is_told_and_both_registers_are_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = restore.prepare(path.with_name("copy.db"), path)
    with folder_syncs_fail(monkeypatch, errno.EIO):
        assert failure(lambda: restore.put_in_place(prepared.ready, path, "1"))[0] == "disk_error"
        assert failure(lambda: restore.prepare(path.with_name("copy.db"), path))[0] == "disk_error"
    former = path.with_name("register.before-restore-1.db")
    assert (entries(path), entries(former)) == (4, 7)
    assert inspect(path).state is inspect(former).state is CopyState.WHOLE
    restore.put_in_place(restore.prepare(path.with_name("copy.db"), path).ready, path, "2")
    assert entries(path) == 4, "it is not in use"
