from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.files_controller import FileReading, read_as_one, this_scanner
from frontoffice.attaching.codes import ReadingFailure
from frontoffice.attaching.scanning import SaneScanner, Scanned, WiaScanner
from frontoffice.errors import Unavailable
from tests.support import hostile_files, same_reader


def never(what: object) -> None:
    raise AssertionError(what)


class TwoSheets:
    def scan(self, folder: Path) -> Scanned:
        assert folder.is_dir()
        return Scanned((b"satu", b"dua"))


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[FileReading]:
    made = FileReading(tmp_path / "opened", scanner=TwoSheets)
    yield made
    made.end()


@pytest.mark.thorough
def test_a_file_is_read_and_its_page_drawn_elsewhere(reading: FileReading, qtbot: QtBot) -> None:
    came: list[object] = []
    content = hostile_files.pdf(2)
    reading.read(lambda: (content,), came.append, never)
    reading.draw(content, 1, came.append, never)
    qtbot.waitUntil(lambda: len(came) == 2, timeout=20_000)


def test_what_lies_in_the_scanner_comes_as_it_is(reading: FileReading, qtbot: QtBot) -> None:
    came: list[object] = []
    reading.scan(came.append, never)
    qtbot.waitUntil(lambda: bool(came))
    assert came == [Scanned((b"satu", b"dua"))]


def test_what_is_stopped_is_stopped_with_all_that_waited_for_it(reading: FileReading, qtbot: QtBot) -> None:
    codes: list[object] = []

    def failed(error: Exception) -> None:
        assert isinstance(error, Unavailable)
        codes.append(error.code)

    for _ in range(3):
        reading.read(lambda: (hostile_files.pdf(),), never, failed)
    reading.stop()
    qtbot.waitUntil(lambda: len(codes) == 3, timeout=20_000)
    assert set(codes) == {ReadingFailure.STOPPED}


@pytest.mark.thorough
def test_images_of_several_sheets_become_one_paper() -> None:
    sheets = [hostile_files.image("PNG"), hostile_files.pdf(2), hostile_files.image()]
    assert read_as_one(same_reader.ask, sheets).pages == 4
    assert read_as_one(same_reader.ask, sheets[:1]).pages == 1


@pytest.mark.posix("SANE")
def test_this_computers_scanner_is_what_its_scanning_program_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A ``scanimage`` on the path that has one sheet on its glass; the reading is made as the window makes it."""
    program = tmp_path / "scanimage"
    program.write_text(_SCANIMAGE)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("SANE_DEFAULT_DEVICE", raising=False)
    reading = FileReading(tmp_path / "opened")
    came: list[object] = []
    reading.scan(came.append, never)
    qtbot.waitUntil(lambda: bool(came), timeout=20_000)
    reading.end()
    assert came == [Scanned((b"contoh:1 selembar",))]


def test_windows_asks_wia_for_its_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform, kind in (("win32", WiaScanner), ("linux", SaneScanner)):
        monkeypatch.setattr("sys.platform", platform)
        assert type(this_scanner()) is kind


_SCANIMAGE = """#!/bin/sh
device=
for last; do
  case "$last" in
    --formatted*) echo contoh:1; exit 0 ;;
    --help) echo '    --source Flatbed [Flatbed]'; exit 0 ;;
    -d) ;;
    contoh:*) device=$last ;;
    --batch=*) batch=${last#--batch=} ;;
  esac
done
printf '%s selembar' "$device" >"$(printf "$batch" 1)"
"""
