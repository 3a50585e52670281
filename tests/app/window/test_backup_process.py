from __future__ import annotations

import os
import threading
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.app.window.backup_process import BackupProcess
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from tests.support.examples import a_register, an_intake, an_officer


@pytest.fixture
def where(tmp_path: Path) -> Places:
    with closing(a_register(tmp_path / "data")) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
    return Places(tmp_path / "data")


@pytest.mark.thorough
def test_a_copy_is_made_in_a_process_of_its_own_while_the_window_has_the_register(
    where: Places, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    steps: list[int] = []
    with closing(a_register(where.folder)):
        last = BackupProcess(where).run("backup", str(tmp_path / "stick"), "--beside", report=steps.append)
    assert last["entries"] == 1
    assert steps[-1] == 100
    assert (tmp_path / "stick" / last["done"]).exists()


@pytest.mark.thorough
def test_what_went_wrong_comes_as_its_code(where: Places, tmp_path: Path) -> None:
    process = BackupProcess(where)
    with pytest.raises(Unavailable, match="backup_place_missing") as unavailable:
        process.run("backup", str(tmp_path / "none"), "--beside")
    assert unavailable.value.facts["path"] == str(tmp_path / "none")
    with pytest.raises(Unavailable, match="disk_error"):
        process.run("--version")


@pytest.mark.thorough
def test_it_can_be_stopped_and_begun_again(where: Places, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    process = BackupProcess(where)
    stopping = threading.Timer(0.05, process.stop)
    stopping.start()
    with pytest.raises(Unavailable, match="backup_stopped"):
        process.run("backup", str(tmp_path / "stick"), "--beside")
    with pytest.raises(Unavailable, match="backup_stopped"):
        process.run("backup", str(tmp_path / "stick"), "--beside")
    process.begin()
    assert process.run("backup", str(tmp_path / "stick"), "--beside")["entries"] == 1
    stopping.join()


@pytest.mark.posix("a pipe that is a file hangs whoever opens it")
def test_a_place_that_does_not_answer_is_told_and_not_waited_for(where: Places, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Unavailable, match="backup_place_silent"):
        BackupProcess(where, patience=0.1).run("restore", str(pipe), "--trial", "--beside")
