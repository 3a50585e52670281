from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar.working_days import DueDate, due_date
from frontoffice.ui.widgets.due_explanation import DueDialog, DueExplanation
from tests.support.examples import a_calendar


def test_the_count_opens_over_the_page_and_esc_leaves(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    calendar, received = a_calendar(), date(2026, 11, 2)
    dialog = DueDialog(calendar, received, due_date(calendar, received), page)
    dialog.open()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_date_whose_calendar_was_not_kept_says_so(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    dialog = DueDialog(a_calendar(), date(2026, 11, 24), DueDate(date(2026, 12, 15), False, "kal-lama"), page)
    (explanation,) = dialog.findChildren(DueExplanation)
    assert "Selasa, 15 Desember 2026 was given by the calendar kal-lama" in explanation.due_rule.text()
