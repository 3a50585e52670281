"""A paper from the page where it is asked for to where it is left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, DAY, INTAKE, PREVIEW
from frontoffice.ui.preview.preview_page import PreviewPage
from tests.support.examples import a_signed_in
from tests.support.preview_desk import FakePrinters, letter, printers, ready
from tests.support.window_desk import Desk, desk

__all__ = ["desk", "letter", "printers"]


@pytest.mark.thorough
def test_esc_leads_back_to_where_the_paper_was_asked_for(letter: PreviewPage, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(letter.view, Qt.Key.Key_Escape)
    assert desk.counter.window.page_name == COMPLAINT.name
    assert letter.heading.text() == ""
    desk.counter.window.go(DAY.name)
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    QTest.keyClick(ready(desk, qtbot).view, Qt.Key.Key_Escape)
    assert desk.counter.window.page_name == DAY.name


@pytest.mark.thorough
def test_the_same_officer_finds_the_paper_behind_the_lock_and_another_does_not(
    letter: PreviewPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.counter.sign_in(desk.officer)
    desk.counter.window.lock()
    assert letter.heading.text() != ""
    desk.counter.sign_in(desk.officer)
    assert desk.counter.window.page_name == PREVIEW.name
    desk.counter.window.lock()
    desk.counter.sign_in(a_signed_in(desk.counter.register, name="Rina Wati"))
    assert desk.counter.window.page_name != PREVIEW.name
    assert letter.heading.text() == ""


@pytest.mark.thorough
def test_what_became_of_it_is_said_above_all_pages_when_the_officer_went_on(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    printers.may_go_on.clear()
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: letter.panel.busy)
    desk.counter.window.go(INTAKE.name)
    assert letter.heading.text() == ""
    printers.may_go_on.set()
    qtbot.waitUntil(lambda: any("sent to the printer" in text for text in desk.counter.window.notice_texts()))
    assert len(printers.sent) == 1


def test_a_paper_that_is_only_looked_at_or_printed_is_on_no_disk(
    desk: Desk, printers: FakePrinters, qtbot: QtBot
) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.go(DAY.name)
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    ready(desk, qtbot).panel.order()
    qtbot.waitUntil(lambda: bool(printers.sent))
    assert list(desk.where.folder.rglob("*.pdf")) == []
