from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.widgets.form import child
from tests.support.examples import a_complainant, a_letter, an_intake
from tests.support.in_front import in_front


@pytest.fixture
def case_page(qtbot: QtBot, register: Register, officer: Officer) -> ComplaintPage:
    return in_front(qtbot, ComplaintPage(register, lambda: officer), 1366, 640)


def seen(part: QWidget) -> list[str]:
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def test_what_was_said_stands_first_and_who_complained_is_folded_until_its_key(
    case_page: ComplaintPage, register: Register, officer: Officer
) -> None:
    complaint = register.complaints.record(an_intake(), officer, uuid4()).complaint
    case_page.show_complaint(complaint.subject)
    assert seen(child(case_page, QWidget, "description_place")) == [complaint.intake.description]
    assert "Service" in seen(child(case_page, QFrame, "sheet"))
    who = child(case_page, QFrame, "who_sheet")
    assert seen(who) == []
    QTest.keyClick(case_page.body, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert "Nurhayati binti Saleh" in seen(who)
    case_page.refresh()
    assert seen(who) != []
    other = register.complaints.record(an_intake(), officer, uuid4()).complaint
    case_page.show_complaint(other.subject)
    assert seen(who) == []


def test_a_revealed_identity_is_unfolded(case_page: ComplaintPage, register: Register, officer: Officer) -> None:
    who = a_complainant(identity=Identity.CONFIDENTIAL)
    complaint = register.complaints.record(an_intake(complainant=who), officer, uuid4()).complaint
    case_page.show_complaint(complaint.subject)
    QTest.keyClick(case_page.body, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(case_page.reasons.reason, "Dihubungi")
    QTest.keyClick(case_page.reasons.reason, Qt.Key.Key_Return)
    assert "Nurhayati binti Saleh" in seen(child(case_page, QFrame, "who_sheet"))


@pytest.mark.thorough
def test_papers_that_were_not_brought_have_nothing_to_unfold(
    case_page: ComplaintPage, register: Register, officer: Officer
) -> None:
    nothing = an_intake(documents=False, identity_copy=False)
    case_page.show_complaint(register.complaints.record(nothing, officer, uuid4()).complaint.subject)
    assert not child(case_page, QPushButton, "files_fold").isVisible()
    QTest.keyClick(case_page.body, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not child(case_page, QWidget, "files_place").isVisible()
    brought = a_letter(identity_copy=True, documents=False)
    case_page.show_complaint(register.complaints.record(brought, officer, uuid4()).complaint.subject)
    QTest.keyClick(case_page.body, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert "Copy of identity" in seen(child(case_page, QFrame, "file_sheet"))
