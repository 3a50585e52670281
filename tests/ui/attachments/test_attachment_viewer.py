from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.ui.attachments.attachment_viewer import AttachmentViewer
from tests.support import hostile_files
from tests.support.same_reader import SameReader


@pytest.fixture
def reader() -> SameReader:
    return SameReader()


@pytest.fixture
def viewer(qtbot: QtBot, reader: SameReader) -> AttachmentViewer:
    made = AttachmentViewer(reader)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_a_page_is_shown_and_turned_as_far_as_there_are_pages(viewer: AttachmentViewer) -> None:
    seen: list[tuple[int, int]] = []
    viewer.turned_to.connect(lambda page, pages: seen.append((page, pages)))
    viewer.show_file(hostile_files.pdf(2), 2)
    viewer.turn(-1)
    viewer.turn(1)
    viewer.turn(1)
    assert seen == [(0, 2), (1, 2)]
    assert not viewer.sheet.pixmap().isNull()


def test_it_grows_and_shrinks_within_bounds(viewer: AttachmentViewer) -> None:
    viewer.show_file(hostile_files.pdf(), 1)
    before = viewer.sheet.width()
    assert before <= viewer.width()
    viewer.zoom(1)
    assert viewer.sheet.width() == pytest.approx(before * 1.25, abs=2)
    viewer.zoom(-20)
    assert viewer.sheet.width() == pytest.approx(before * 0.3, abs=2)


def test_a_page_that_comes_late_is_not_shown_for_another(viewer: AttachmentViewer, reader: SameReader) -> None:
    reader.slow = True
    viewer.show_file(hostile_files.pdf(2), 2)
    viewer.forget()
    reader.go_on()
    assert viewer.sheet.pixmap().isNull()


def test_a_page_that_cannot_be_drawn_says_why(viewer: AttachmentViewer) -> None:
    viewer.show_file(b"%PDF-1.7 rusak", 1)
    assert viewer.sheet.text() == "This file is damaged or was not copied whole."


def test_a_page_is_turned_for_reading_until_another_file_is_shown(viewer: AttachmentViewer, reader: SameReader) -> None:
    def is_wide() -> bool:
        shown = viewer.sheet.pixmap()
        return shown.width() > shown.height()

    content = hostile_files.pdf(2)
    viewer.show_file(content, 2)
    assert not is_wide()
    viewer.rotate()
    assert is_wide()
    viewer.turn(1)
    assert not is_wide(), "another page stands as it is"
    viewer.turn(-1)
    assert is_wide()
    viewer.rotate()
    assert not is_wide()
    viewer.rotate()
    viewer.show_file(content, 2)
    assert not is_wide()
    reader.slow = True
    viewer.turn(1)
    viewer.rotate()  # nothing is seen of it yet
    reader.go_on()
    assert not is_wide()
