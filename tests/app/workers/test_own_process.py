from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import frontoffice
from frontoffice.app.keys import register_key
from frontoffice.app.window.file_check import FileCheck, FileState
from frontoffice.app.workers import own_process
from frontoffice.app.workers.own_process import command, environment
from frontoffice.build_stamp import version_line
from frontoffice.places import Places
from tests.support import register_keys
from tests.support.examples import a_register

PACKAGE = Path(frontoffice.__file__).parent
HOSTILE = 'import pathlib\npathlib.Path(__file__).with_name("executed").touch()\nprint("whole")\nraise SystemExit(0)\n'
NAMES = ("frontoffice/__init__", "apsw", "argparse", "json", "peewee", "PySide6/__init__", "sitecustomize", "typing")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A current folder with files that would run in the place of the program and of what it imports."""
    folder = tmp_path / "downloads"
    for name in NAMES:
        file = folder / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HOSTILE, encoding="utf-8")
    return folder


def executed(folder: Path) -> list[Path]:
    return [*folder.rglob("executed")]


@pytest.mark.thorough
def test_the_files_would_run_where_the_current_folder_is_imported_from(hostile: Path) -> None:
    subprocess.run([sys.executable, "-m", "frontoffice", "--version"], cwd=hostile, capture_output=True, check=False)
    assert executed(hostile)


@pytest.mark.thorough
@pytest.mark.parametrize("path", ["", pytest.param(os.pathsep, marks=pytest.mark.long), "."])
def test_the_check_of_the_file_runs_nothing_from_the_current_folder(
    path: str, hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_register(tmp_path).close()
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("PYTHONPATH", path)
    assert FileCheck().run(Places(tmp_path)).state is FileState.WHOLE
    assert executed(hostile) == []


@pytest.mark.thorough
def test_a_program_that_was_started_in_a_strange_folder_runs_nothing_from_there(hostile: Path) -> None:
    ended = subprocess.run(command("--version"), cwd=hostile, capture_output=True, text=True, check=False)
    assert ended.stdout.strip() == version_line()
    assert executed(hostile) == []


@pytest.mark.long  # all that it imports, and its children
def test_a_program_that_was_started_in_a_strange_folder_and_its_children_run_nothing_from_there(hostile: Path) -> None:
    ended = subprocess.run(command("--check"), cwd=hostile, capture_output=True, text=True, check=False)
    assert ended.stdout.strip().endswith(": ok"), ended.stderr
    assert executed(hostile) == []


def test_a_child_of_the_frozen_program_is_the_frozen_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command("verify") == [sys.executable, "verify"]


def test_a_child_of_the_frozen_program_of_windows_is_the_one_that_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = tmp_path / "frontoffice-cli.exe"
    beside.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "frontoffice.exe"))
    assert command("verify") == [str(beside), "verify"]


def test_folders_that_are_named_from_the_root_stay_on_the_path(tmp_path: Path) -> None:
    here = str(tmp_path)
    assert environment({"PYTHONPATH": os.pathsep.join(["lib", here, ""]), "A": "b"}) == {"PYTHONPATH": here, "A": "b"}
    assert environment({"PYTHONPATH": "lib", "A": "b"}) == {"A": "b"}


def test_keys_that_this_process_holds_go_to_its_children_by_a_pipe(tmp_path: Path) -> None:
    with register_keys.known():
        keys = (register_keys.KEY, register_keys.OTHER_KEY)
        for key in keys:
            register_key.hold(key)
        with own_process.start("--version") as process:
            assert process.stdout is not None
            assert process.stdout.read().startswith("frontoffice ")
        assert not any(key.hex() in str(process.args) for key in keys)
    with register_keys.known():
        own_process.take_keys([f"{register_keys.KEY.hex()}\n", "no key\n", ""])
        assert register_key.list_keys() == (register_keys.KEY,)
