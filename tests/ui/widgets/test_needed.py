from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import needed, reading_order
from frontoffice.ui.widgets.field import Field


def star_of(label: QLabel) -> QLabel:
    found = label.findChild(QLabel)
    assert found is not None
    return found


def test_a_star_follows_the_words_of_a_needed_field_and_is_heard(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = Field("place", "Place", QLineEdit(), page, is_needed=True)
    QVBoxLayout(page).addWidget(field)
    page.resize(400, 200)
    page.show()
    star, label = star_of(field.label), field.label
    assert needed.is_marked(label)
    assert reading_order.name_of(field.field) == "Place, must be filled in"
    assert star.text() in needed.explain(page).text()
    label.setText("Place where it was done")
    qtbot.waitUntil(lambda: 0 < star.x() - label.fontMetrics().horizontalAdvance(label.text()) < 8)
    page.resize(80, 200)
    qtbot.waitUntil(lambda: star.x() + star.width() <= label.width())
    field.need(is_needed=False)
    assert not needed.is_marked(label)
    assert reading_order.name_of(field.field) == "Place"


def test_a_field_that_may_be_left_empty_has_no_star(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = Field("place", "Place", QLineEdit(), page)
    assert not needed.is_marked(field.label)
    assert field.label.findChild(QLabel) is None
