from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.domain.codes import StepRefusal
from frontoffice.errors import Problem
from frontoffice.ui.complaint.step_form import StepPanel
from frontoffice.ui.widgets.form import child
from tests.support.in_front import in_front


@pytest.fixture
def panel(qtbot: QtBot) -> StepPanel:
    return in_front(qtbot, StepPanel(), 900, 400)


def day(panel: StepPanel) -> QPushButton:
    return child(panel, QPushButton, "day_button")


def test_the_day_is_a_word_until_its_key_asks_for_it(panel: StepPanel) -> None:
    panel.ask("a", "", {"on", "time", "text"}, "Teks", ())
    assert not panel.on.isVisible()
    assert day(panel).text() == "Day: today (Ctrl+D)"
    panel.on.setText("24-11-2026")
    panel.time.setText("10.32")
    assert day(panel).text() == "Day: 24-11-2026 10.32 (Ctrl+D)"
    panel.start()
    QTest.keyClick(panel.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert panel.on.hasFocus()
    assert panel.time.isVisible()
    assert not day(panel).isVisible()


def test_what_is_wrong_with_the_day_is_shown_beside_its_field(panel: StepPanel) -> None:
    panel.ask("a", "", {"on", "text"}, "Teks", ())
    panel.show_problems([Problem("on", StepRefusal.BEFORE_LAST_STEP, {"on": "2026-11-24"})])
    assert panel.on.hasFocus()


def test_a_form_that_asks_for_no_day_says_none(panel: StepPanel) -> None:
    panel.ask("a", "", {"text"}, "Teks", ())
    assert not day(panel).isVisible()
    panel.start()
    QTest.keyClick(panel.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert panel.text.hasFocus()
