from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.due_dialog import DueDialog
from tests.examples import a_calendar


def test_the_count_opens_over_the_page_and_esc_leaves(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    dialog = DueDialog(a_calendar(), date(2026, 11, 2), page)
    dialog.open()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
