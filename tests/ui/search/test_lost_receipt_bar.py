from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity
from frontoffice.register.register import Register
from frontoffice.ui.search.lost_receipt_bar import LostReceiptBar
from frontoffice.ui.search.search_page import SearchPage
from frontoffice.ui.widgets.form import child
from tests.support.examples import a_complainant, a_signed_in, an_intake

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def bar(register: Register, qtbot: QtBot) -> LostReceiptBar:
    officer = a_signed_in(register)
    hidden = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    register.complaints.record(hidden, officer, uuid4())
    page = SearchPage(register, lambda: officer)
    qtbot.addWidget(page)
    made = LostReceiptBar(page, register, lambda: officer)
    page.resize(1200, 700)
    page.show()
    page.start()
    return made


def look_for(bar: LostReceiptBar, text: str, why: str = "Resi hilang") -> list[str]:
    child(bar.window(), QLineEdit, "find_field").setText(text)
    bar.button.click()
    QTest.keyClicks(bar.reasons.reason, why)
    QTest.keyClick(bar.reasons.reason, ENTER)
    return [bar.found.item(row).text() for row in range(bar.found.count())]


def test_who_lost_the_resi_is_listed_without_a_name_and_opened(bar: LostReceiptBar) -> None:
    opened: list[UUID] = []
    bar.opened.connect(opened.append)
    (line,) = look_for(bar, "Nurhayati binti Saleh")
    assert line.startswith("0001/PGD-L1/2026 · 2026-11-24")
    assert "Nurhayati" not in line
    bar.found.itemDoubleClicked.emit(bar.found.item(0))
    assert len(opened) == 1


def test_without_a_reason_nothing_is_looked_for(bar: LostReceiptBar) -> None:
    assert look_for(bar, "Nurhayati", " ") == []
    assert bar.reasons.isVisible()


def test_nothing_found_is_said_and_nothing_typed_too(bar: LostReceiptBar) -> None:
    assert look_for(bar, "Aminah") == []
    assert "Nobody confidential" in bar.said.text()
    child(bar.window(), QLineEdit, "find_field").clear()
    bar.button.click()
    assert "Type the whole name" in bar.said.text()
    assert not bar.reasons.isVisible()


def test_what_was_found_goes_with_other_letters_and_with_the_page(bar: LostReceiptBar) -> None:
    look_for(bar, "Nurhayati")
    child(bar.window(), QLineEdit, "find_field").setText("Nur")
    assert bar.found.count() == 0
    look_for(bar, "Nurhayati")
    bar.hide()
    assert bar.found.count() == 0


def test_on_a_low_page_the_room_is_left_to_what_was_found(bar: LostReceiptBar, register: Register) -> None:
    page = bar.window()
    assert isinstance(page, SearchPage)
    assert bar.button.isVisible()
    for _ in range(5):
        register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    page.start()
    page.resize(683, 242)
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()
    assert not bar.button.isVisible()
    assert page.results.viewport().height() >= 2 * page.results.rowHeight(0)
    QTest.keyClick(page.find_field, Qt.Key.Key_I, BOTH)
    assert "whole name or number" in bar.said.text()
