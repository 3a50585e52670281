"""What runs here, and the licences of everything inside."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frontoffice import __version__, assets
from frontoffice.errors import Unavailable
from frontoffice.licences import Component
from frontoffice.register.codes import BackupFailure
from frontoffice.ui.shell.about_page import AboutPage

PARTS = (
    Component("frontoffice", "0.2.0", "MIT", ("the text of ours",)),
    Component("Qt", "6", "LGPL-3.0-only", ("the lesser", "<b>the general</b>")),
    Component("Odd", "1", "", ("its own words",)),
)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> AboutPage:
    page = AboutPage(tmp_path / "<i>a folder</i>", tmp_path / "a.log", lambda: PARTS)
    qtbot.addWidget(page)
    assert page.parts.count() == 0, "nothing is read before it is shown"
    page.show()
    return page


def test_each_part_is_listed_with_its_version_and_licence(page: AboutPage) -> None:
    listed = [page.parts.item(row).text() for row in range(page.parts.count())]
    assert listed == ["frontoffice 0.2.0 (MIT)", "Qt 6 (LGPL-3.0-only)", "Odd 1"]


def test_the_texts_of_the_chosen_part_are_shown_whole_and_plain(page: AboutPage) -> None:
    assert page.text.toPlainText() == "the text of ours"
    page.parts.setCurrentRow(1)
    assert page.text.toPlainText().startswith("the lesser\n")
    assert page.text.toPlainText().endswith("\n<b>the general</b>")


def test_the_versions_and_the_registers_folder_stand_there_for_who_is_asked_on_the_telephone(page: AboutPage) -> None:
    assert page.versions.textFormat() == Qt.TextFormat.PlainText
    assert f"frontoffice {__version__}, Python 3." in page.versions.text()
    assert str(Path("<i>a folder</i>")) in page.versions.text()


@pytest.mark.parametrize(("stamp", "said"), [("20348887 2026-11-26", "20348887 2026-11-26"), ("", "none, from source")])
def test_the_build_stands_apart_from_the_version(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamp: str, said: str
) -> None:
    (tmp_path / "build_stamp").write_text(stamp)
    with monkeypatch.context() as patch:
        patch.setattr(assets, "read_text", lambda name: (tmp_path / name).read_text())
        page = AboutPage(tmp_path, tmp_path / "a.log", lambda: PARTS)
    qtbot.addWidget(page)
    assert page.versions.text().splitlines()[1] == f"Build: {said}"


def test_where_the_log_is_how_the_register_is_and_what_was_never_tried_stand_there(page: AboutPage) -> None:
    page.show_state(newest_copy="", is_whole=None)
    assert page.state.textFormat() == Qt.TextFormat.PlainText
    log, check, copy, untried = page.state.text().splitlines()
    assert log.endswith("a.log")
    assert (check, copy) == ("Check since the start: still going on", "Newest copy: none")
    assert untried.startswith("Not tried so far: ")
    page.show_state(newest_copy="10.32", is_whole=True)
    assert page.state.text().splitlines()[1:3] == ["Check since the start: the register is whole", "Newest copy: 10.32"]
    page.show_state(newest_copy="10.32", is_whole=False)
    assert "notice" in page.state.text()


def test_a_diagnosis_file_is_asked_for_by_its_letter_and_the_folder_that_was_chosen(
    page: AboutPage, qtbot: QtBot
) -> None:
    page.parts.setFocus()
    QTest.keyClick(page.parts, Qt.Key.Key_F12)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    with qtbot.waitSignal(page.diagnosis_asked) as asked:
        dialog.fileSelected.emit("/media/stick")
    dialog.reject()
    assert asked.args == [Path("/media/stick")]
    assert "No complaint and no name" in page.diagnosis_explanation.text()


def test_what_becomes_of_the_diagnosis_file_is_said_and_only_one_is_made_at_a_time(page: AboutPage) -> None:
    assert not page.message.isVisible()
    page.show_diagnosing()
    assert not page.diagnose.isEnabled()
    assert "checked first" in page.message.text()
    page.show_diagnosis(Path("a.zip"))
    assert (page.message.text(), page.message.property("state")) == ("Written: a.zip", "done")
    page.show_diagnosing()
    page.show_failure(Unavailable(BackupFailure.PLACE_MISSING, path="E:"))
    assert (page.message.text(), page.message.property("state")) == ("E: is not there, or not connected.", "late")
    assert page.diagnose.isEnabled()


def test_coming_back_lists_nothing_twice(page: AboutPage) -> None:
    page.hide()
    page.show()
    assert page.parts.count() == len(PARTS)
