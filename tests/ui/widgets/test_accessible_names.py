"""Names of what a form holds, as a screen reader finds them."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import reading_order


def read_out(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def a_form(qtbot: QtBot, field: QWidget, text: str) -> dict[str, QWidget]:
    page, label = QWidget(), QLabel(text)
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(label)
    column.addWidget(field)
    made: dict[str, QWidget] = {"page": page, "service_label": label, "service": field}
    reading_order.name_parts(made)
    return made


def test_a_field_is_called_by_its_label_without_the_mark_of_its_letter(qtbot: QtBot) -> None:
    field = QLineEdit()
    made = a_form(qtbot, field, "La&yanan")
    label = made["service_label"]
    assert isinstance(label, QLabel)
    assert label.buddy() is field
    assert read_out(field) == read_out(label) == "Layanan"


def test_what_stands_inside_a_field_is_called_as_the_field(qtbot: QtBot) -> None:
    combo = QComboBox()
    combo.setEditable(True)
    _page = a_form(qtbot, combo, "&Layanan")["page"]
    line = combo.lineEdit()
    assert line is not None
    assert {read_out(part) for part in (combo, line, combo.view())} == {"Layanan"}
    count = QSpinBox()
    _other = a_form(qtbot, count, "R && D")["page"]
    assert {line.accessibleName() for line in count.findChildren(QLineEdit)} == {"R & D"}


def test_a_name_of_its_own_stays(qtbot: QtBot) -> None:
    combo = QComboBox()
    combo.setAccessibleName("Kanal")
    _page = a_form(qtbot, combo, "Layanan")["page"]
    assert {read_out(combo), read_out(combo.view())} == {"Kanal"}


def test_the_button_that_clears_a_line_says_so(qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setClearButtonEnabled(True)
    _page = a_form(qtbot, field, "Layanan")["page"]
    assert [read_out(button) for button in field.findChildren(QToolButton)] == ["Clear"]


def test_what_a_page_puts_beside_a_label_in_another_widget_is_called_by_it_too(qtbot: QtBot) -> None:
    page, place = QWidget(), QWidget()
    qtbot.addWidget(page)
    qtbot.addWidget(place)
    label, field = QLabel("&Kanal", page), QLineEdit(place)
    reading_order.name_by(field, label)
    assert (read_out(field), label.buddy()) == ("Kanal", field)
