from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from frontoffice.ui.complaint.complaint_head import ComplaintSheet
from frontoffice.ui.messages.field_labels import LabelledField

SHORT = (
    LabelledField("Name", "<b>Budi</b>"),
    LabelledField("NIK", "1971"),
    LabelledField("Wish", "Segera", long=True),
    LabelledField("Sector", "ESDM"),
)


def test_fields_stand_in_two_columns_and_long_ones_across(qtbot: QtBot) -> None:
    frame = QFrame()
    qtbot.addWidget(frame)
    sheet = ComplaintSheet(frame)
    sheet.show_fields(SHORT)
    frame.resize(800, 400)
    frame.show()
    names = {label.text(): label.parentWidget() for label in sheet.findChildren(QLabel)}
    left, right, across, below = (names[field.label] for field in SHORT)
    assert left is not None
    assert right is not None
    assert across is not None
    assert below is not None
    assert left.y() == right.y() < across.y() < below.y()
    assert right.x() > left.x() == across.x() == below.x()
    assert across.width() > 2 * left.width()


def test_nothing_of_the_complaint_before_stays(qtbot: QtBot) -> None:
    frame = QFrame()
    qtbot.addWidget(frame)
    sheet = ComplaintSheet(frame)
    sheet.show_fields(SHORT)
    sheet.show_fields([LabelledField("Sector", "Sosial")])
    labels = sheet.findChildren(QLabel)
    assert [label.text() for label in labels] == ["Sector", "Sosial"]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
