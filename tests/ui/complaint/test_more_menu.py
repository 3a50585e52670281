from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.complaint.document_menu import MoreMenu
from tests.support.in_front import in_front


def test_a_line_is_taken_by_the_key_it_has_on_the_page_and_what_may_not_be_says_why(qtbot: QtBot) -> None:
    page = in_front(qtbot, QWidget(), 600, 400)
    menu, taken = MoreMenu(page), []
    lines = (
        ("Alt+3", "Forward & close", "", lambda: taken.append("forward")),
        ("Alt+X", "Cancel complaint", "Ask the supervisor.", lambda: taken.append("cancel")),
    )
    menu.open(lines, page)
    assert [one.text() for one in menu.actions()] == [
        "&3 Forward && close",
        "&X Cancel complaint   (Ask the supervisor.)",
    ]
    QTest.keyClick(menu, Qt.Key.Key_X)
    QTest.keyClick(menu, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert taken == ["forward"]
    menu.close()
    menu.open(lines[:1], page)
    assert len(menu.actions()) == 1
    menu.close()
