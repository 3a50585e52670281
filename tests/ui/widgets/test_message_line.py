from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import message_line
from frontoffice.ui.widgets.message_line import MessageLine


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    label = QLabel()
    qtbot.addWidget(label)
    return label


def test_a_sentence_is_shown_in_its_state(label: QLabel) -> None:
    line = MessageLine(label)
    line.show("Saved.", "done")
    assert (label.text(), label.isHidden(), label.property("state")) == ("Saved.", False, "done")
    line.show("The disk is full.")
    assert (label.text(), label.property("state")) == ("The disk is full.", "late")


def test_an_empty_line_is_hidden(label: QLabel) -> None:
    line = MessageLine(label)
    assert label.isHidden()
    line.show("Saved.", "done")
    line.show("")
    assert (label.text(), label.isHidden()) == ("", True)


def test_what_somebody_typed_is_never_markup(label: QLabel) -> None:
    MessageLine(label).show("<b>Budi</b> is known already.")
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_screen_reader_says_the_sentence_where_it_is_seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    reader = SimpleNamespace(updateAccessibility=lambda event: spoken.append(event.message()))
    monkeypatch.setattr(message_line, "QAccessible", reader)
    page = QWidget()
    qtbot.addWidget(page)
    line = MessageLine(QLabel(page))
    line.show("Of a page behind the others.")
    page.show()
    line.show("Saved.", "done")
    line.show("")
    assert spoken == ["Saved."]


def test_a_screen_reader_finds_the_sentence(label: QLabel) -> None:
    MessageLine(label).show("The disk is full.")
    found = QAccessible.queryAccessibleInterface(label)
    assert found.text(QAccessible.Text.Name) == "The disk is full."
