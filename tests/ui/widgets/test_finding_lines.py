"""Lines of what was found, with a button for each thing that may be done."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.centre.centre_page import Finding, FindingLines


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    place = QWidget()
    qtbot.addWidget(place)
    place.show()
    return place


@pytest.fixture
def shown(place: QWidget) -> FindingLines:
    return FindingLines({"open": "Read it", "bis": "Give it"}, place)


def test_each_button_says_which_line_it_belongs_to(shown: FindingLines) -> None:
    finding = Finding("warning", "late", "Twice", ("open", "bis"), uuid4())
    shown.show_findings((Finding("late", "late", "Nothing to press"), finding))
    emitted: list[tuple[Finding, str]] = []
    shown.pressed.connect(lambda *pressed: emitted.append(pressed))
    for button in shown.findChildren(QPushButton):
        button.click()
    assert emitted == [(finding, "open"), (finding, "bis")]


def test_lines_that_are_the_same_stay_and_keep_the_focus(shown: FindingLines) -> None:
    shown.show_findings((Finding("warning", "late", "Twice", ("open",)),))
    (button,) = shown.findChildren(QPushButton)
    shown.show_findings((Finding("warning", "late", "Twice", ("open",)),))
    assert shown.findChildren(QPushButton) == [button]
    shown.show_findings(())
    assert not button.isVisible()
