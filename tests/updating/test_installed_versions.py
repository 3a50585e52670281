"""The installed program hands over to a newer one that stands whole beside it, and starts itself when that fails."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice import assets
from frontoffice.updating import installed_versions
from frontoffice.updating.installed_versions import Installation, NextVersion, Trial, read_next, successor, write_next
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.new_versions import PROGRAM, a_program, an_installation


@pytest.fixture
def installed(tmp_path: Path) -> Installation:
    """0.2.0 as it was installed, with 0.3.0 beside it, which is to start."""
    made = an_installation(tmp_path)
    a_program(made.folder_of("0.3.0"), "0.3.0")
    write_next(made, NextVersion("0.3.0", Trial.NEW))
    return made


def started(installed: Installation, *, has_window: bool = True) -> Path | None:
    return successor(installed, installed.root / PROGRAM, has_window=has_window)


def test_where_nothing_newer_stands_the_installed_one_starts(tmp_path: Path) -> None:
    assert started(an_installation(tmp_path)) is None


def test_a_new_version_starts_in_its_place(installed: Installation) -> None:
    assert started(installed) == installed.root / "versions" / "0.3.0" / PROGRAM


def test_one_whose_window_never_stood_is_tried_once(installed: Installation) -> None:
    assert started(installed) is not None
    assert read_next(installed) == NextVersion("0.3.0", Trial.STARTED)
    assert started(installed) is None
    assert read_next(installed) == NextVersion("0.3.0", Trial.FAILED)
    assert started(installed) is None


def test_one_whose_window_stood_starts_from_then_on(installed: Installation) -> None:
    started(installed)
    installed_versions.note_window(Installation(installed.root, "0.3.0"))
    assert read_next(installed) == NextVersion("0.3.0", Trial.PROVEN)
    for _ in range(3):
        assert started(installed) is not None


def test_the_window_of_another_version_proves_nothing(installed: Installation) -> None:
    installed_versions.note_window(installed)
    assert read_next(installed) == NextVersion("0.3.0", Trial.NEW)


def test_commands_take_the_new_version_and_are_no_trial(installed: Installation) -> None:
    assert started(installed, has_window=False) is not None
    assert read_next(installed) == NextVersion("0.3.0", Trial.NEW)
    write_next(installed, NextVersion("0.3.0", Trial.FAILED))
    assert started(installed, has_window=False) is None


def test_a_later_version_hands_over_to_nobody(installed: Installation) -> None:
    assert successor(installed, installed.folder_of("0.3.0") / PROGRAM, has_window=True) is None


@pytest.mark.posix("/proc/self/fd")
def test_which_one_is_next_is_on_the_disk_before_it_counts(
    installed: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_file = installed.versions / "next.json"
    stays_whole_over_a_cut(
        monkeypatch, next_file, lambda: write_next(installed, NextVersion("0.4.0", Trial.NEW)), "next.json.part"
    )
    assert json.loads(next_file.read_text()) == {"version": "0.4.0", "trial": "new"}


def test_one_that_was_installed_over_it_since_and_is_newer_starts_itself(installed: Installation) -> None:
    assert started(Installation(installed.root, "0.3.0")) is None
    assert started(Installation(installed.root, "0.4.0")) is None


def test_one_whose_files_are_gone_is_not_started(installed: Installation) -> None:
    shutil.rmtree(installed.folder_of("0.3.0"))
    assert started(installed) is None


def test_going_back_has_the_installed_one_start(installed: Installation) -> None:
    installed_versions.forget_next(installed)
    installed_versions.forget_next(installed)
    assert started(installed) is None


@given(written=st.one_of(st.binary(max_size=60), st.from_type(dict).map(lambda d: json.dumps(d, default=str).encode())))
def test_a_damaged_note_starts_the_installed_one(tmp_path_factory: pytest.TempPathFactory, written: bytes) -> None:
    made = an_installation(tmp_path_factory.mktemp("damaged"))
    made.versions.mkdir()
    (made.versions / "next.json").write_bytes(written)
    assert started(made) is None


@pytest.mark.parametrize("version", ["../../elsewhere", "0.3.0/../..", "", "9"])
def test_a_note_that_leads_elsewhere_starts_the_installed_one(version: str, installed: Installation) -> None:
    write_next(installed, NextVersion(version, Trial.PROVEN))
    assert started(installed) is None


def test_where_the_trial_cannot_be_noted_the_installed_one_starts(installed: Installation) -> None:
    (installed.versions / "next.json.part").mkdir()
    assert started(installed) is None


def test_the_installation_is_found_from_either_version(installed: Installation) -> None:
    assert installed_versions.of(installed.root / PROGRAM, "0.2.0") == installed
    later = installed_versions.of(installed.folder_of("0.3.0") / PROGRAM, "0.3.0")
    assert later == Installation(installed.root, "0.3.0")
    by_itself = installed.folder_of("0.3.0")
    assert installed_versions.of(by_itself / PROGRAM, "0.4.0") == Installation(by_itself, "0.4.0")


@pytest.mark.parametrize(("kept", "key"), [("00ff\n", b"\x00\xff"), ("no key", b""), (None, b"")])
def test_the_makers_key_is_read_or_there_is_none(monkeypatch: pytest.MonkeyPatch, kept: str | None, key: bytes) -> None:
    def read_text(_name: str) -> str:
        if kept is None:
            raise FileNotFoundError
        return kept

    monkeypatch.setattr(assets, "read_text", read_text)
    assert installed_versions.makers_key() == key


@pytest.mark.posix("the other takes the place of this process")
def test_the_next_version_is_started_with_the_same_arguments_in_this_ones_place(
    installed: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[Path, list[str]]] = []
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(installed.root / PROGRAM))
    monkeypatch.setattr(os, "execve", lambda program, command, _environment: begun.append((program, command)))
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_named: SimpleNamespace(returncode=0))
    installed_versions.hand_over("0.2.0", ["--data", "x"], has_window=True)
    program = installed.folder_of("0.3.0") / PROGRAM
    assert begun == [(program, [str(program), "--data", "x"])]


def test_a_program_that_is_not_frozen_has_no_installation_and_hands_over_to_nobody() -> None:
    assert installed_versions.running("0.2.0") is None
    assert installed_versions.hand_over("0.2.0", [], has_window=True) is None


def test_a_frozen_programs_own_libraries_are_not_those_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    ours = {"_PYI_ARCHIVE_FILE": "x", "LD_LIBRARY_PATH": "/ours", "LD_LIBRARY_PATH_ORIG": "/system", "HOME": "/h"}
    assert installed_versions.clean_environment(ours) == {
        "HOME": "/h",
        "LD_LIBRARY_PATH": "/system",
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
    }
    assert "LD_LIBRARY_PATH" not in installed_versions.clean_environment({"LD_LIBRARY_PATH": "/ours"})
