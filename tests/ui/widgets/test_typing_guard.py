from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.typing_watch import watch_typing

SPACE = Qt.Key.Key_Space


@pytest.fixture
def mixed(qtbot: QtBot) -> QWidget:
    mixed = QWidget()
    column = QVBoxLayout(mixed)
    for made in (QComboBox(), QListWidget(), QCheckBox()):
        column.addWidget(made)
    for lines in (mixed.findChild(QComboBox), mixed.findChild(QListWidget)):
        lines.addItems(["Ada", "Bayu", "Cici"])  # type: ignore[union-attr]
        lines.setCurrentIndex(0) if isinstance(lines, QComboBox) else lines.setCurrentRow(0)  # type: ignore[union-attr]
    watch_typing(mixed)
    qtbot.addWidget(mixed)
    with qtbot.waitActive(mixed):
        mixed.show()
        mixed.activateWindow()
    return mixed


def test_letters_choose_nothing_in_a_closed_list_and_no_other_line_of_a_list(mixed: QWidget) -> None:
    combo, lines = mixed.findChild(QComboBox), mixed.findChild(QListWidget)
    assert combo is not None
    assert lines is not None
    for widget in (combo, lines):
        widget.setFocus()
        QTest.keyClicks(widget, "cici")
    assert (combo.currentText(), lines.currentRow()) == ("Ada", 0)
    QTest.keyClick(lines, Qt.Key.Key_Down)
    assert lines.currentRow() == 1


def test_a_letter_with_alt_is_no_text_where_no_key_listens_to_it(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    line, story = QLineEdit(), QTextEdit()
    for field in (line, story):
        column.addWidget(field)
    watch_typing(page)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    for field in (line, story):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
        QTest.keyClicks(field, "ab")
        QTest.keyClick(
            field, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        )  # AltGr
    assert line.text().startswith("ab")
    assert story.toPlainText().startswith("ab")


def test_a_list_that_was_opened_is_chosen_from_by_letters(mixed: QWidget) -> None:
    combo = mixed.findChild(QComboBox)
    assert combo is not None
    combo.setFocus()
    QTest.keyClick(combo, SPACE)
    assert combo.view().isVisible()
    QTest.keyClicks(combo.view(), "c")
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert combo.currentText() == "Cici"


def test_space_presses_by_itself_and_not_in_the_midst_of_a_sentence(mixed: QWidget) -> None:
    box = mixed.findChild(QCheckBox)
    assert box is not None
    box.setFocus()
    QTest.keyClick(box, SPACE)
    assert box.isChecked()
    QTest.keyClicks(box, "abc 14 hari")
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Tab)  # the sentence is over
    box.setFocus()
    QTest.keyClick(box, SPACE)
    assert not box.isChecked()
