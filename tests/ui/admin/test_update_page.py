"""The page of a new version says what a package holds and what is being done, and asks for nothing by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.ui.admin.update_page import UpdatePage, UpdateStage
from frontoffice.updating.codes import UpdateFailure, UpdateRefusal
from frontoffice.updating.installed_versions import NextVersion, Trial
from frontoffice.updating.update_package import PackedFile, UpdatePackage
from tests.support.in_front import in_front

PACKAGE = UpdatePackage(
    Path("p"), "0.3.0", "linux-x86_64", "<b>Baru</b>", (PackedFile("frontoffice", 96_600_000, "", executable=True),)
)


@pytest.fixture
def page(qtbot: QtBot) -> UpdatePage:
    page = in_front(qtbot, UpdatePage())
    page.show_running("0.2.0", None, may_change=True)
    return page


@pytest.mark.thorough
def test_what_runs_is_said_and_nothing_is_offered_before_a_file_was_chosen(page: UpdatePage) -> None:
    assert page.running.text() == "Version 0.2.0 runs now."
    hidden = (page.following, page.go_back, page.from_centre, page.install, page.notes, page.found, page.stop)
    assert [part.objectName() for part in hidden if part.isVisible()] == []
    assert page.choose_file.isEnabled()


@pytest.mark.thorough
def test_a_package_is_shown_with_its_notes_as_plain_text_and_installed_by_a_key(page: UpdatePage, qtbot: QtBot) -> None:
    page.show_package(PACKAGE)
    assert page.found.text() == "Version 0.3.0, 97 MB, signed by the makers of this program"
    assert page.notes.toPlainText() == "<b>Baru</b>"
    with qtbot.waitSignal(page.install_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)


@pytest.mark.thorough
def test_what_is_being_done_can_be_stopped_and_nothing_else_asked_for_meanwhile(page: UpdatePage, qtbot: QtBot) -> None:
    page.show_package(PACKAGE)
    for stage, part in (
        (UpdateStage.COPY, "Copying"),
        (UpdateStage.UNPACK, "Unpacking"),
        (UpdateStage.FETCH, "Fetching"),
    ):
        page.show_stage(stage, 40)
        assert part in page.message.text()
        assert (page.progress.value(), page.progress.maximum()) == (40, 100)
    assert not page.install.isEnabled()
    assert not page.choose_file.isEnabled()
    with qtbot.waitSignal(page.stop_asked):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    page.show_stage(UpdateStage.CHECK, 0)
    assert page.progress.maximum() == 0


def test_the_keys_stay_on_the_page_while_a_version_is_put_in_place(page: UpdatePage, qtbot: QtBot) -> None:
    page.show_package(PACKAGE)
    page.install.setFocus()
    page.show_stage(UpdateStage.COPY, 1)
    page.show_stage(UpdateStage.COPY, 2)
    with qtbot.waitSignal(page.stop_asked):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    page.show_problem(Unavailable(UpdateFailure.DAMAGED, file="a/b"))
    assert page.focusWidget() is page.install
    page.show_stage(UpdateStage.COPY, 1)
    page.show_installed()
    assert page.focusWidget() is page.choose_file


@pytest.mark.thorough
def test_why_there_is_no_new_version_stands_there_and_it_can_be_tried_again(page: UpdatePage) -> None:
    page.show_package(PACKAGE)
    page.show_stage(UpdateStage.UNPACK, 10)
    page.show_problem(Unavailable(UpdateFailure.DAMAGED, file="a/b"))
    assert "damaged (a/b)" in page.message.text()
    assert page.install.isEnabled()
    assert not page.stop.isVisible()
    page.show_problem(Refused(Problem("package", UpdateRefusal.NOT_NEWER, {"version": "0.1.0", "running": "0.2.0"})))
    assert page.message.text() == "Version 0.1.0 is not newer than the one that runs, 0.2.0."


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("trial", "part", "may_go_back"),
    [
        (Trial.NEW, "from the next start on", True),
        (Trial.STARTED, "started once", True),
        (Trial.PROVEN, "at each start", True),
        (Trial.FAILED, "did not open its window", False),
    ],
)
def test_the_version_that_is_to_start_is_said_with_how_far_it_came(
    trial: Trial, part: str, may_go_back: bool, page: UpdatePage
) -> None:
    page.show_running("0.2.0", NextVersion("0.3.0", trial), may_change=True)
    assert part in page.following.text()
    assert page.go_back.isVisible() == may_go_back


@pytest.mark.thorough
def test_what_the_centre_has_is_offered_by_its_version(page: UpdatePage, qtbot: QtBot) -> None:
    page.show_offer("0.3.0")
    assert page.from_centre.text() == "Version 0.3.0 from the centre"
    with qtbot.waitSignal(page.fetch_asked):
        page.from_centre.click()
    page.show_offer("")
    assert not page.from_centre.isVisible()


@pytest.mark.thorough
def test_where_nothing_can_be_installed_nothing_can_be_asked_for(page: UpdatePage) -> None:
    page.show_offer("0.3.0")
    page.show_running("0.2.0", None, may_change=False)
    assert not page.choose_file.isEnabled()
    assert not page.from_centre.isEnabled()
