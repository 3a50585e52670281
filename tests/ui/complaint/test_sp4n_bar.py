from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint
from frontoffice.register.commands.sp4n import text_for_sp4n
from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_page import Sp4nBar
from tests.support.examples import a_signed_in


@pytest.fixture
def bar(qtbot: QtBot, register: Register, complaint: Complaint) -> Iterator[Sp4nBar]:
    page = QWidget()
    qtbot.addWidget(page)
    officer = a_signed_in(register)
    made = Sp4nBar(register, lambda: officer, QVBoxLayout(page), page, lambda text, _state: page.setWindowTitle(text))
    page.show()
    yield made
    page.close()


def test_the_text_is_copied_and_the_number_there_written_down(
    qtbot: QtBot, register: Register, bar: Sp4nBar, complaint: Complaint
) -> None:
    bar.ask(complaint)
    assert QGuiApplication.clipboard().text() == text_for_sp4n(complaint)
    QTest.keyClicks(bar.bar.reason, "7654321")
    with qtbot.waitSignal(bar.written, check_params_cb=lambda subject: subject == complaint.subject):
        QTest.keyClick(bar.bar.reason, Qt.Key.Key_Return)
    assert register.sp4n.of(complaint.subject) == ("7654321", "", "2026-11-24")
    assert not bar.bar.isVisible()
    page = bar.parent()
    assert isinstance(page, QWidget)
    assert page.windowTitle() == "Written down: in SP4N-LAPOR! under number 7654321."


@pytest.mark.thorough
def test_it_begins_with_what_is_known_and_can_be_finished_there(
    register: Register, bar: Sp4nBar, complaint: Complaint
) -> None:
    register.sp4n.enter(complaint.subject, "7654321", a_signed_in(register), uuid4())
    bar.ask(complaint)
    assert (bar.bar.reason.text(), bar.bar.choice.isChecked()) == ("7654321", False)
    bar.bar.choice.click()
    bar.bar.reason_yes.click()
    assert register.sp4n.of(complaint.subject) == ("7654321", "done", "2026-11-24")
    bar.ask(complaint)
    assert bar.bar.choice.isChecked()
    assert bar.leave()
    assert not bar.leave()
