"""Every kind of field as a text: read it, write it, hear of its changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from frontoffice.ui.intake.intake_fields import TICKED
from frontoffice.ui.widgets.choice_row import ChoiceRow


def read_text(field: QWidget) -> str:
    """Text of a field; a tick is ``1`` or nothing."""
    match field:
        case QLineEdit():
            return field.text()
        case QComboBox():
            return field.currentText()
        case QPlainTextEdit():
            return field.toPlainText()
        case QCheckBox():
            return TICKED if field.isChecked() else ""
        case ChoiceRow():
            return field.value()
    raise TypeError(type(field))


def write_text(field: QWidget, text: str) -> None:
    """Set the text of a field, in place of its former text; a choice that is not offered changes nothing."""
    match field:
        case QLineEdit():
            field.setText(text)
            field.setCursorPosition(0)
        case QComboBox():
            field.setCurrentIndex(-1)
            field.setEditText(text)
            line = field.lineEdit()
            if line is not None:
                line.setCursorPosition(0)  # a long text shows its beginning
        case QPlainTextEdit():
            field.setPlainText(text)
        case QCheckBox():
            field.setChecked(text == TICKED)
        case ChoiceRow():
            field.choose(text)
        case _:
            raise TypeError(type(field))


def on_change(field: QWidget, call: Callable[[], object]) -> None:
    """Call ``call`` at each change of the field's value, from any source."""
    match field:
        case QLineEdit():
            field.textChanged.connect(lambda _: call())
        case QComboBox():
            field.editTextChanged.connect(lambda _: call())
        case QPlainTextEdit():
            field.textChanged.connect(call)
        case QCheckBox():
            field.toggled.connect(lambda _: call())
        case ChoiceRow():
            field.chosen.connect(lambda _: call())
        case _:
            raise TypeError(type(field))
