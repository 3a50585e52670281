from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure
from frontoffice.register.register import Register
from frontoffice.ui.admin.backup_page import RestorePanel, moment_text
from tests.support.examples import MORNING
from tests.support.in_front import in_front


def test_enter_leaves_where_leaving_has_the_focus(qtbot: QtBot, register: Register) -> None:
    panel = RestorePanel(register)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.ask_cut(Unavailable(BackupFailure.CUT, entries=43))
        panel.activateWindow()
    with qtbot.waitSignal(panel.restore_no.clicked):
        QTest.keyClick(panel.restore_no, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(panel.restore_yes.clicked):
        QTest.keyClick(panel.restore_cut, Qt.Key.Key_Return)


def test_confirmed_it_restores_a_whole_copy_and_never_one_that_is_cut(qtbot: QtBot, register: Register) -> None:
    panel = RestorePanel(register)
    qtbot.addWidget(panel)
    panel.ask({"entries": 3})
    with qtbot.waitSignal(panel.restore_yes.clicked):
        panel.confirm()
    panel.ask_cut(Unavailable(BackupFailure.CUT, entries=43))
    with qtbot.assertNotEmitted(panel.restore_yes.clicked), qtbot.assertNotEmitted(panel.restore_cut.clicked):
        panel.confirm()


def test_an_empty_copy_has_no_last_entry(qtbot: QtBot, register: Register) -> None:
    panel = RestorePanel(register)
    qtbot.addWidget(panel)
    panel.ask({"entries": 0})
    assert panel.restore_text.text().startswith("0 entry(ies), verified. The register that is here stays")


def test_a_copy_of_a_register_in_doubt_is_named_so_before_it_is_put_back(qtbot: QtBot, register: Register) -> None:
    panel = RestorePanel(register)
    qtbot.addWidget(panel)
    panel.ask({"entries": 3, "doubted": True})
    assert "was in doubt: rather choose an older" in panel.restore_text.text()


def test_it_says_whose_copy_it_is_before_that_takes_the_registers_place(qtbot: QtBot, register: Register) -> None:
    panel = RestorePanel(register)
    qtbot.addWidget(panel)
    panel.ask({"entries": 3, "counter": "L2", "other": True})
    assert "A register of counter L2. It is another desk's:" in panel.restore_text.text()
    panel.ask({"entries": 3, "counter": "L1", "other": False})
    assert "another desk" not in panel.restore_text.text()


def test_the_question_is_seen_where_the_page_is_longer_than_the_screen(qtbot: QtBot, register: Register) -> None:
    page, panel = QWidget(), RestorePanel(register)
    column = QVBoxLayout(page)
    for widget in (QLabel("\n" * 60), panel):
        column.addWidget(widget)
    area = QScrollArea(widgetResizable=True)
    area.setWidget(page)
    in_front(qtbot, area, 683, 250)
    panel.ask({"entries": 3, "counter": "L2", "other": True})
    low = area.viewport().height()
    qtbot.waitUntil(lambda: panel.restore_yes.mapTo(area.viewport(), QPoint(0, 0)).y() + 20 < low)
    assert panel.restore_yes.hasFocus()


def test_a_moment_is_written_with_its_date() -> None:
    assert moment_text(MORNING, "WIB") == "24-11-2026 10.32"
