from __future__ import annotations

import sqlite3
import subprocess
import threading
from pathlib import Path

import pytest

from frontoffice.app.window.file_check import FileCheck, FileReport, FileState
from frontoffice.app.workers import own_process
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from tests.support import foreign_process, same_process
from tests.support.examples import a_register, a_signed_in, an_intake


def _filled(folder: Path, count: int = 3) -> Places:
    register = a_register(folder)
    officer = a_signed_in(register)
    for _ in range(count):
        register.complaints.record(an_intake(), officer, new_id())
    register.close()
    return Places(folder)


@pytest.mark.thorough
@pytest.mark.seconds
def test_a_sound_file_is_found_whole(tmp_path: Path) -> None:
    assert FileCheck().run(_filled(tmp_path)).state is FileState.WHOLE


@pytest.mark.thorough
def test_a_changed_entry_is_named(tmp_path: Path) -> None:
    where = _filled(tmp_path)
    connection = sqlite3.connect(where.register)
    connection.execute("DROP TRIGGER journal_no_UPDATE")
    connection.execute("UPDATE journal SET officer = 'Orang Lain' WHERE no = 2")
    connection.commit()
    connection.close()
    with same_process.in_use():
        found = FileCheck().run(where)
    assert found.state is FileState.BROKEN
    assert "diubah" in found.detail


@pytest.mark.thorough
def test_a_table_that_was_changed_is_no_broken_journal(tmp_path: Path) -> None:
    where = _filled(tmp_path)
    foreign_process.run(where.register, "UPDATE complaint SET name = 'Orang Lain' WHERE no = 3")
    with same_process.in_use():
        found = FileCheck().run(where)
    assert found.state is FileState.DIFFERS
    assert "0003/PGD-L1/2026" in found.detail
    assert "Orang" not in found.detail


@pytest.mark.thorough
def test_a_check_that_cannot_look_has_found_nothing_whole(tmp_path: Path) -> None:
    assert FileCheck().run(Places(tmp_path)) == FileReport(FileState.UNKNOWN)


def test_a_check_that_is_killed_has_found_nothing_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = own_process.start

    def killed(*arguments: str) -> subprocess.Popen[str]:
        process = start(*arguments)
        process.kill()
        return process

    monkeypatch.setattr(own_process, "start", killed)
    assert FileCheck().run(_filled(tmp_path)) == FileReport(FileState.UNKNOWN)


def test_a_check_that_was_called_off_says_nothing_and_ends_its_process(tmp_path: Path) -> None:
    where, check = _filled(tmp_path), FileCheck()
    reports: list[FileReport] = []
    looking = threading.Thread(target=lambda: reports.append(check.run(where)))
    looking.start()
    check.stop()
    looking.join(60)
    assert reports == [FileReport(FileState.CALLED_OFF)]
    assert check.run(where) == FileReport(FileState.CALLED_OFF)
