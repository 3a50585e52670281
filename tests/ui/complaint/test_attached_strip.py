from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.register.register import Register
from frontoffice.ui.complaint.attached_strip import AttachedStrip
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.widgets.form import child
from tests.support.attached_hand import CARD, LETTER
from tests.support.examples import a_signed_in, an_intake
from tests.support.same_reader import SameReader


@pytest.fixture
def page(register: Register, qtbot: QtBot) -> ComplaintPage:
    officer = a_signed_in(register)
    made = ComplaintPage(register, lambda: officer)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def strip(page: ComplaintPage, register: Register) -> AttachedStrip:
    return AttachedStrip(page, register, SameReader())


def test_small_pages_stand_on_the_page_and_enter_opens_one(
    page: ComplaintPage, strip: AttachedStrip, register: Register
) -> None:
    recorded = register.complaints.record(an_intake(), a_signed_in(register), uuid4(), attached=[LETTER, CARD])
    opened: list[tuple[UUID, int]] = []
    strip.opened.connect(lambda subject, row: opened.append((subject, row)))
    page.show_complaint(recorded.complaint.subject)
    assert not strip.isVisible()  # folded, and counted
    assert child(page, QPushButton, "files_fold").text().endswith("Papers and files (Ctrl+B): 2 attached")
    page.text.files.toggle()
    assert strip.isVisible()
    assert [strip.view.item(row).text() for row in range(2)] == ["surat.pdf", "Attachment 2"]
    strip.view.setFocus()
    QTest.keyClick(strip.view, Qt.Key.Key_Right)
    QTest.keyClick(strip.view, Qt.Key.Key_Return)
    assert opened == [(recorded.complaint.subject, 1)]


@pytest.mark.thorough
def test_a_complaint_without_attachments_has_no_row_of_them(
    page: ComplaintPage, strip: AttachedStrip, register: Register
) -> None:
    recorded = register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    page.show_complaint(recorded.complaint.subject)
    assert not strip.isVisible()
