from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.complaint.others_button import OthersButton
from frontoffice.ui.widgets.form import child
from tests.support.examples import a_signed_in, an_intake


def test_a_key_and_a_button_lead_there_from_the_complaint(register: Register, qtbot: QtBot) -> None:
    officer = a_signed_in(register)
    subject = register.complaints.record(an_intake(), officer, uuid4()).complaint.subject
    page = ComplaintPage(register, lambda: officer)
    qtbot.addWidget(page)
    way = OthersButton(page)
    page.resize(1200, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    opened: list[UUID] = []
    way.opened.connect(opened.append)
    way.click()
    assert opened == [], "of nothing"
    page.show_complaint(subject)
    QTest.keyClick(page, Qt.Key.Key_G)
    child(page, QPushButton, "others_button").click()
    assert opened == [subject, subject]
