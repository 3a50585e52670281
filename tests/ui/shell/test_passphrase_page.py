from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.shell.start_pages import PassphrasePage
from tests.support import timers
from tests.support.in_front import in_front


@pytest.fixture
def page(qtbot: QtBot) -> PassphrasePage:
    return in_front(qtbot, PassphrasePage())


def test_it_is_typed_unseen_and_given_with_enter(page: PassphrasePage, qtbot: QtBot) -> None:
    assert page.passphrase.echoMode() is QLineEdit.EchoMode.Password
    assert not page.open_register.isEnabled()
    QTest.keyClicks(page.passphrase, "kopi pagi")
    with qtbot.waitSignal(page.typed) as typed:
        QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert typed.args == ["kopi pagi"]


def test_nothing_is_taken_while_it_waits(page: PassphrasePage, qtbot: QtBot) -> None:
    page.passphrase.setText("kopi")
    page.show_wrong(2)
    assert "Wait 2 second" in page.passphrase_problem.text()
    assert page.passphrase_problem.isVisible()
    with qtbot.assertNotEmitted(page.typed):
        QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    [ticker] = timers.running(page)
    ticker.timeout.emit()
    assert "Wait 1 second" in page.passphrase_problem.text()
    assert not page.open_register.isEnabled()
    ticker.timeout.emit()
    assert page.open_register.isEnabled()
    assert "not the passphrase" in page.passphrase_problem.text()
    assert "Wait" not in page.passphrase_problem.text()
    page.show_wrong(0)
    assert page.open_register.isEnabled()


def test_what_cannot_be_read_is_said(page: PassphrasePage) -> None:
    page.show_failure(Unavailable(RegisterFailure.CANNOT_OPEN, path="/x"))
    assert page.passphrase_problem.text()
