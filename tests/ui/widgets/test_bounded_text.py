"""A field of several lines takes what can be recorded, and says why it takes no more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.register.register import Register
from frontoffice.ui.widgets.bounded_text import BoundedText
from tests.support.intake_desk import IntakeDesk


def a_field(qtbot: QtBot) -> tuple[BoundedText, list[str]]:
    field, said = BoundedText(), list[str]()
    field.refused.connect(said.append)
    qtbot.addWidget(field)
    return field, said


def paste(field: QPlainTextEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.paste()
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("letter", ["ش", "x", "baris\n", "👩‍👩‍👧"])
def test_a_megabyte_is_refused_at_once_and_nothing_of_it_is_taken(qtbot: QtBot, letter: str) -> None:
    field, said = a_field(qtbot)
    field.setPlainText("Sudah ditulis")
    paste(field, letter * (1_000_000 // len(letter)))
    assert field.toPlainText() == "Sudah ditulis"
    assert len(said) == 1
    assert "50000 fit. Nothing was pasted." in said[0]


@pytest.mark.thorough
def test_what_fits_is_pasted_whole(qtbot: QtBot) -> None:
    field, said = a_field(qtbot)
    paste(field, "ش" * LONGEST_TEXT)
    assert (len(field.toPlainText()), said) == (LONGEST_TEXT, [])
    paste(field, "x")
    assert (len(field.toPlainText()), len(said)) == (LONGEST_TEXT, 1)
    field.selectAll()
    paste(field, "y" * LONGEST_TEXT)
    assert field.toPlainText() == "y" * LONGEST_TEXT, "what is replaced makes room"


def test_what_is_dropped_is_bounded_too_and_plain(qtbot: QtBot) -> None:
    field, said = a_field(qtbot)
    data = QMimeData()
    data.setHtml("<b>tebal</b>")
    data.setText("<b>tebal</b>")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "<b>tebal</b>"
    data.setText("x" * (LONGEST_TEXT + 1))
    field.insertFromMimeData(data)
    assert len(said) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["description", "wish"])
def test_the_intake_says_it_on_its_message_line(register: Register, qtbot: QtBot, name: str) -> None:
    desk = IntakeDesk(register, qtbot)
    field = desk.page.form.fields[name]
    assert isinstance(field, BoundedText)
    paste(field, "x" * 1_000_000)
    assert "Nothing was pasted" in desk.page.failure.text()
    assert desk.page.failure.isVisible()
    assert desk.text(name) == ""
