from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.intake.asked_fields import on_change, read_text, write_text
from frontoffice.ui.widgets.choice_row import ChoiceRow


def a_combo() -> QComboBox:
    combo = QComboBox()
    combo.setEditable(True)
    combo.addItem("one")
    return combo


def a_row() -> ChoiceRow:
    row = ChoiceRow("kind", 2)
    row.offer([("a", "A"), ("b", "B")])
    return row


@pytest.mark.parametrize(
    ("make", "text"),
    [(QLineEdit, "x"), (a_combo, "free"), (QPlainTextEdit, "a\nb"), (QCheckBox, "1"), (a_row, "b")],
)
def test_what_is_written_is_read_back_and_the_change_is_told(
    qtbot: QtBot, make: Callable[[], QWidget], text: str
) -> None:
    field = make()
    qtbot.addWidget(field)
    whole: list[bool] = []
    on_change(field, lambda: whole.append(True))
    write_text(field, text)
    assert read_text(field) == text
    assert whole


@pytest.mark.parametrize("make", [QLineEdit, a_combo, QPlainTextEdit, QCheckBox])
def test_writing_nothing_empties(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    field = make()
    qtbot.addWidget(field)
    write_text(field, "1")
    write_text(field, "")
    assert read_text(field) == ""


def test_a_button_is_no_field(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    for call in (lambda: read_text(button), lambda: write_text(button, "x"), lambda: on_change(button, bool)):
        with pytest.raises(TypeError):
            call()
