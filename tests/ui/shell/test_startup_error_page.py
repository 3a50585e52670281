from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.shell.start_pages import StartupErrorPage
from tests.support.in_front import in_front


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


@pytest.mark.thorough
def test_a_code_is_asked_for_only_where_the_key_is_not_there(qtbot: QtBot) -> None:
    page = StartupErrorPage(Unavailable(RegisterFailure.DAMAGED, path="/data/register.db"))
    qtbot.addWidget(page)
    assert page.recovery.isHidden()
    code = recovery_code.write(bytes(range(32)))
    for why in (RegisterFailure.KEY_MISSING, RegisterFailure.KEY_WRONG):
        page = StartupErrorPage(Unavailable(why, path="/data/register.db"))
        qtbot.addWidget(page)
        assert not page.recovery.isHidden()
        QTest.keyClicks(page.code, code[:-1])
        assert page.code_problem.text() == ""
        QTest.keyClick(page.code, Qt.Key.Key_Return)
        QTest.keyClicks(page.code, code[-1])
        with qtbot.waitSignal(page.code_typed) as typed:
            QTest.keyClick(page.code, Qt.Key.Key_Return)
        assert typed.args == [code]


def test_where_the_keyring_gives_no_key_the_code_may_be_typed_and_trying_again_comes_first(qtbot: QtBot) -> None:
    page = in_front(qtbot, StartupErrorPage(Unavailable(RegisterFailure.KEY_UNREACHABLE, path="x")))
    assert not page.recovery.isHidden()
    assert page.try_again.hasFocus()


def test_a_wrong_group_is_said_as_soon_as_it_is_typed(qtbot: QtBot) -> None:
    page = StartupErrorPage(Unavailable(RegisterFailure.KEY_MISSING, path="/data/register.db"))
    qtbot.addWidget(page)
    groups = recovery_code.write(bytes(range(32))).split()
    QTest.keyClicks(page.code, groups[0] + " " + groups[1][:-1])
    assert page.code_problem.text() == ""
    QTest.keyClicks(page.code, "0" if groups[1][-1] != "0" else "1")
    assert "2" in page.code_problem.text()
    assert not page.code_problem.isHidden()
    assert not page.open_with_code.isEnabled()


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
