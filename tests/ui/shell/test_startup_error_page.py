from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.shell.startup_error_page import StartupErrorPage


def test_the_page_says_why_and_where(qtbot: QtBot) -> None:
    page = StartupErrorPage(Unavailable(RegisterFailure.NEWER, path="/data/register.db"))
    qtbot.addWidget(page)
    assert "newer" in page.why.text()
    assert page.where.text() == "/data/register.db"


def test_enter_tries_again(qtbot: QtBot) -> None:
    page = StartupErrorPage(Unavailable(RegisterFailure.IN_USE, path="/data/register.db"))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.again):
        QTest.keyClick(page.try_again, Qt.Key.Key_Space)


def test_leaving_is_said(qtbot: QtBot) -> None:
    page = StartupErrorPage(Unavailable(RegisterFailure.DISK_FULL))
    qtbot.addWidget(page)
    assert page.where.text() == ""
    with qtbot.waitSignal(page.left):
        page.leave.click()


def test_a_new_register_is_begun_only_where_one_is_missing_and_somebody_says_it_is_lost(qtbot: QtBot) -> None:
    page = StartupErrorPage(Unavailable(RegisterFailure.DAMAGED, path="/data/register.db"))
    qtbot.addWidget(page)
    assert page.lost.isHidden()
    page = StartupErrorPage(Unavailable(RegisterFailure.MISSING, path="/data/register.db"))
    qtbot.addWidget(page)
    assert not page.begin_anew.isEnabled()
    page.looked.click()
    with qtbot.waitSignal(page.anew):
        page.begin_anew.click()
