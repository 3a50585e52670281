from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget  # a form by hand
from pytestqt.qtbot import QtBot

from frontoffice.ui.intake.story_room import FEWEST, LINES, StoryRoom

WANTED = {1000: 12, 600: LINES, 240: FEWEST, 170: FEWEST}  # lines at least, by the height of the form


class Form(QWidget):
    """A story, the lines under it, and fifteen fields that scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.cell, self.story, self.area, self.hints = QWidget(), QPlainTextEdit(), QScrollArea(), QWidget()
        self.cell.setObjectName("description_cell")
        lines = QVBoxLayout(self.cell)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for name in ("description_label", "description_problem", "channel_problem", "kind_problem"):
            label = QLabel(name)
            label.setObjectName(name)
            lines.addWidget(label)
            label.setVisible(name == "description_label")
        lines.addWidget(self.story, 1)
        content = QWidget()
        fields = QVBoxLayout(content)
        fields.addWidget(self.hints)
        for _ in range(15):
            fields.addWidget(QLineEdit())
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        parts = QVBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addWidget(self.cell, 1)
        parts.addWidget(self.area, 1000)
        self.room = StoryRoom(self, self.story, self.area, self.hints)

    def lines(self) -> float:
        return (self.story.viewport().height() - 8) / self.story.fontMetrics().lineSpacing()


@pytest.mark.parametrize("height", WANTED)
def test_the_story_has_its_lines_at_every_height_and_the_fields_what_is_left(height: int, qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.resize(600, height)
    form.show()
    qtbot.waitUntil(lambda: form.lines() >= WANTED[height])
    assert form.height() == height
    content = form.area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: form.area.height() <= content.sizeHint().height())
    assert form.area.height() >= 1


def test_a_problem_under_the_story_takes_from_the_fields(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.resize(600, 500)
    form.show()
    qtbot.waitUntil(lambda: form.lines() >= LINES)
    before = form.area.height()
    label = form.findChild(QLabel, "description_problem")
    assert label is not None
    label.show()
    qtbot.waitUntil(lambda: form.area.height() < before and form.lines() >= LINES)
