from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import form, reading_order
from frontoffice.ui.widgets.field import Field


def test_a_field_is_named_by_its_label_and_shows_its_problem_and_help(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = Field("place", "Place", QLineEdit(), page, "Where it was done")
    QVBoxLayout(page).addWidget(field)
    assert reading_order.name_of(field.field) == "Place"
    assert "Where it was done" in [label.text() for label in field.findChildren(QLabel)]
    assert field.problem.isHidden()
    form.show_beside(page, "place", "Too long.")
    assert (field.problem.text(), field.problem.isHidden()) == ("Too long.", False)
