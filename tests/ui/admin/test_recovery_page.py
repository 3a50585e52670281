from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain import recovery_code
from frontoffice.register.commands.key_papers import KeyPaperNote, KeyPaperStep
from frontoffice.ui.admin.recovery_page import Protection, RecoveryPage
from tests.support.in_front import in_front

CODE = recovery_code.write(bytes(range(32)))


@pytest.fixture
def page(qtbot: QtBot) -> RecoveryPage:
    page = in_front(qtbot, RecoveryPage())
    page.show_protection(Protection.PLAIN)
    return page


def test_nothing_is_said_of_how_the_register_is_kept_before_it_was_read(qtbot: QtBot) -> None:
    page = in_front(qtbot, RecoveryPage())
    assert page.protection.text() == "How the register is kept has not been read yet."
    assert not page.make_paper.isEnabled()
    assert [one.isVisible() for one in (page.stay_plain, page.change_passphrase)] == [False, False]


def test_who_opens_it_types_the_passphrase_at_once_where_one_is_asked_for(page: RecoveryPage) -> None:
    assert page.focusWidget() is page.make_paper
    page.offer_passphrase(is_offered=True)
    page.show_protection(Protection.PLAIN)
    assert page.focusWidget() is page.passphrase


def test_the_steps_are_numbered_from_the_first_that_is_asked(page: RecoveryPage) -> None:
    page.offer_passphrase(is_offered=True)
    steps = (page.words_heading, page.paper_heading, page.code_heading)
    assert [step.text()[0] for step in steps] == ["1", "2", "3"]
    page.offer_passphrase(is_offered=False)
    assert [step.text()[0] for step in steps[1:]] == ["1", "2"]


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


@pytest.mark.thorough
def test_a_wrong_group_is_said_as_soon_as_it_is_typed(page: RecoveryPage) -> None:
    page.show_paper()
    first = CODE.split()[0]
    QTest.keyClicks(page.code, first[:-1] + ("0" if first[-1] != "0" else "1"))
    assert "1" in page.code_problem.text()
    assert page.code_problem.isVisible()


def test_what_will_be_encrypted_needs_no_other_paper_and_what_is_may_have_a_further_one(page: RecoveryPage) -> None:
    page.show_protection(Protection.ASKED)
    assert not page.make_paper.isEnabled()
    assert not page.code.isEnabled()
    page.show_protection(Protection.ENCRYPTED, "0123abcd")
    assert "0123abcd" in page.protection.text()
    assert page.make_paper.isEnabled()
    assert "further" in page.make_paper.text()
    assert not page.code.isEnabled()
    assert "Encrypt" not in page.confirm.text()


def test_it_is_said_who_made_papers_and_that_none_is_void(page: RecoveryPage) -> None:
    at = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
    page.show_papers(
        (KeyPaperNote(KeyPaperStep.MADE, at, "Budi <b>"), KeyPaperNote(KeyPaperStep.CONFIRMED, at, "Siti"))
    )
    for text in ("Budi <b>", "Siti", "10.32", "void"):
        assert text in page.papers.text()
    page.show_papers(())
    assert page.papers.isHidden()


def test_where_the_paper_is_due_it_is_made_and_said_what_is_at_stake(page: RecoveryPage) -> None:
    page.show_protection(Protection.PAPER_DUE, "0123abcd")
    assert page.make_paper.isEnabled()
    assert "lost with this computer" in page.protection.text()
    assert "Encrypt" not in page.confirm.text()
    page.show_protection(Protection.PLAIN)
    assert "Encrypt" in page.confirm.text()
