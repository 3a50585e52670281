from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.file_reading import FileReading, read_as_one, this_scanner
from frontoffice.attaching.codes import ReadingFailure
from frontoffice.attaching.scanning import Scanned, Scanner
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


def test_this_computer_has_a_way_to_a_scanner() -> None:
    scanner: Scanner = this_scanner()
    assert scanner
