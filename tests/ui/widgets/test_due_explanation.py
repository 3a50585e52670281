from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.due_explanation import DueExplanation
from tests.support.examples import a_calendar


@pytest.fixture
def panel(qtbot: QtBot) -> DueExplanation:
    panel = DueExplanation()
    qtbot.addWidget(panel)
    panel.resize(392, 600)
    panel.show()
    return panel


def lines(panel: DueExplanation) -> list[tuple[str, ...]]:
    model = panel.days.model()
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


@pytest.mark.thorough
def test_each_of_the_fourteen_days_is_numbered(panel: DueExplanation) -> None:
    panel.show_count(a_calendar(), date(2026, 11, 2))
    assert panel.due_title.text() == "Jumat, 20 November 2026"
    assert [ordinal for ordinal, _, _ in lines(panel) if ordinal] == [str(n) for n in range(1, 15)]
    assert lines(panel)[-1][:2] == ("14", "Jum, 20 Nov 2026")
    assert not panel.due_provisional.isVisible()


@pytest.mark.thorough
def test_each_skipped_day_says_why_and_by_which_decree(panel: DueExplanation) -> None:
    panel.show_count(a_calendar(), date(2026, 3, 6))
    assert panel.due_title.text() == "Kamis, 2 April 2026"
    skipped = {day: why for ordinal, day, why in lines(panel) if not ordinal}
    assert skipped["Sab, 7 Mar 2026"] == "Weekend"
    assert "Nyepi" in skipped["Kam, 19 Mar 2026"]
    assert "SKB 1497/2025" in skipped["Kam, 19 Mar 2026"]


@pytest.mark.thorough
def test_a_year_without_a_decree_is_named(panel: DueExplanation) -> None:
    panel.show_count(a_calendar(), date(2027, 12, 20))
    assert panel.due_provisional.isVisible()
    assert "2028" in panel.due_provisional.text()


def test_the_next_count_replaces_the_one_before(panel: DueExplanation) -> None:
    panel.show_count(a_calendar(), date(2026, 3, 6))
    panel.show_count(a_calendar(), date(2026, 11, 2))
    assert len(lines(panel)) == 18


def test_going_back_leaves(panel: DueExplanation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.left):
        QTest.mouseClick(panel.leave_button, Qt.MouseButton.LeftButton)
