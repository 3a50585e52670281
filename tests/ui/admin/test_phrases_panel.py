"""The office's phrases are added, changed and retired beside the other lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Officer, Role
from frontoffice.register.projection.office_lists import PHRASE
from frontoffice.register.register import Register
from frontoffice.ui.admin.choices_panel import ChoicesPanel, PhrasesPanel
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.message_line import MessageLine
from tests.support.examples import an_officer
from tests.support.in_front import in_front

KEEPER = an_officer(Role.SUPERVISOR, "Hj. Ratna Dewi")


@pytest.fixture
def said(qtbot: QtBot) -> QLabel:
    line = QLabel()
    qtbot.addWidget(line)
    return line


@pytest.fixture
def lists(qtbot: QtBot, register: Register, said: QLabel) -> ChoicesPanel:
    return shown(qtbot, register, said, KEEPER)


def shown(qtbot: QtBot, register: Register, said: QLabel, officer: Officer) -> ChoicesPanel:
    lists = in_front(qtbot, ChoicesPanel(register, lambda: officer, MessageLine(said)), 800, 600)
    lists.which.setCurrentIndex(lists.which.findData(PHRASE))
    return lists


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def names(panel: PhrasesPanel, column: int = 0) -> list[str]:
    items = [panel.phrases.item(row, column) for row in range(panel.phrases.rowCount())]
    return [item.text() for item in items if item is not None]


def problem(panel: PhrasesPanel, field: str) -> str:
    label = child(panel, QLabel, f"{field}_problem")
    return "" if label.isHidden() else label.text()


def test_a_phrase_is_written_and_stands_in_the_list(lists: ChoicesPanel, register: Register, said: QLabel) -> None:
    panel = lists.phrases
    assert panel.isVisible()
    assert not lists.choices.isVisible()
    click(lists.add_choice)
    assert panel.phrase_name.hasFocus()
    QTest.keyClicks(panel.phrase_name, "Salam")
    panel.phrase_text.setPlainText("Dengan hormat, pengaduan {nomor}")
    click(panel.save_phrase)
    assert said.text() == "Saved."
    assert "Salam" in names(panel)
    (written,) = (one for one in register.reference_data.phrases() if one.name == "Salam")
    assert written.text == "Dengan hormat, pengaduan {nomor}"
    panel.phrase_text.setPlainText("Salam, {nama}")
    click(panel.save_phrase)
    (changed,) = (one for one in register.reference_data.phrases() if one.name == "Salam")
    assert (changed.code, changed.text) == (written.code, "Salam, {nama}")


def test_what_cannot_be_filled_in_is_refused_beside_the_text(lists: ChoicesPanel, register: Register) -> None:
    panel, before = lists.phrases, register.reference_data.phrases()
    assert not panel.phrase_frame.isVisible()
    click(lists.add_choice)
    click(panel.save_phrase)
    assert problem(panel, "phrase_name")
    assert problem(panel, "phrase_text")
    QTest.keyClicks(panel.phrase_name, "Salam")
    panel.phrase_text.setPlainText("Yth. {bapak}")
    click(panel.save_phrase)
    assert "{bapak}" in problem(panel, "phrase_text")
    assert "{nomor}" in problem(panel, "phrase_text")
    assert panel.phrase_text.hasFocus()
    assert register.reference_data.phrases() == before


@pytest.mark.thorough
def test_a_name_is_that_of_one_phrase(lists: ChoicesPanel, register: Register) -> None:
    panel, taken = lists.phrases, register.reference_data.phrases()[0]
    click(lists.add_choice)
    panel.phrase_name.setText(taken.name.upper())
    panel.phrase_text.setPlainText("Isi")
    click(panel.save_phrase)
    assert problem(panel, "phrase_name")


@pytest.mark.thorough
def test_a_phrase_is_retired_and_used_again(lists: ChoicesPanel, register: Register) -> None:
    panel, first = lists.phrases, register.reference_data.phrases()[0]
    panel.phrases.selectRow(0)
    assert panel.phrase_text.toPlainText() == first.text
    for is_active, word in ((False, "Retired"), (True, "In use")):
        click(panel.retire_phrase)
        assert register.reference_data.phrases()[0].active is is_active
        assert names(panel, 2)[0] == word


@pytest.mark.thorough
def test_typing_finds_a_phrase_by_name_or_text(lists: ChoicesPanel) -> None:
    everything = names(lists.phrases)
    QTest.keyClicks(lists.filter, "ketidaknyamanan")
    assert len(names(lists.phrases)) == 1
    lists.filter.clear()
    assert names(lists.phrases) == everything


@pytest.mark.thorough
def test_another_list_takes_the_place_of_the_phrases(lists: ChoicesPanel) -> None:
    lists.which.setCurrentIndex(0)
    assert lists.choices.isVisible()
    assert not lists.phrases.isVisible()


@pytest.mark.thorough
def test_who_keeps_no_lists_changes_nothing(qtbot: QtBot, register: Register, said: QLabel) -> None:
    panel = shown(qtbot, register, said, an_officer()).phrases
    panel.phrases.selectRow(0)
    panel.phrase_text.setPlainText("Lain")
    click(panel.save_phrase)
    assert said.text() not in ("", "Saved.")
    assert "Lain" not in [one.text for one in register.reference_data.phrases()]
