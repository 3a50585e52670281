from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain import recovery_code
from frontoffice.ui.admin.recovery_page import Protection, RecoveryPage

CODE = recovery_code.write(bytes(range(32)))


@pytest.fixture
def page(qtbot: QtBot) -> RecoveryPage:
    page = RecoveryPage()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_a_code_is_taken_only_after_a_paper_and_only_whole(page: RecoveryPage, qtbot: QtBot) -> None:
    assert "not encrypted" in page.protection.text()
    assert not page.code.isEnabled()
    page.show_paper()
    assert "Print the paper" in page.message.text()
    QTest.keyClicks(page.code, CODE[:-1])
    with qtbot.assertNotEmitted(page.code_typed):
        QTest.keyClick(page.code, Qt.Key.Key_F9)
    QTest.keyClicks(page.code, CODE[-1])
    with qtbot.waitSignal(page.code_typed) as typed:
        QTest.keyClick(page.code, Qt.Key.Key_F9)
    assert typed.args == [CODE]


def test_a_wrong_group_is_said_as_soon_as_it_is_typed(page: RecoveryPage) -> None:
    page.show_paper()
    first = CODE.split()[0]
    QTest.keyClicks(page.code, first[:-1] + ("0" if first[-1] != "0" else "1"))
    assert "1" in page.code_problem.text()
    assert page.code_problem.isVisible()


def test_what_is_encrypted_needs_no_other_paper(page: RecoveryPage) -> None:
    for protection in (Protection.ASKED, Protection.ENCRYPTED):
        page.show_protection(protection, "0123abcd")
        assert not page.make_paper.isEnabled()
        assert not page.code.isEnabled()
    assert "0123abcd" in page.protection.text()


def test_where_the_paper_is_due_it_is_made_and_said_what_is_at_stake(page: RecoveryPage) -> None:
    page.show_protection(Protection.PAPER_DUE, "0123abcd")
    assert page.make_paper.isEnabled()
    assert "lost with this computer" in page.protection.text()
    assert "Encrypt" not in page.confirm.text()
    page.show_protection(Protection.PLAIN)
    assert "Encrypt" in page.confirm.text()
