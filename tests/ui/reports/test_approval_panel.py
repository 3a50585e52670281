"""The question before a report is approved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.codes import ApprovalRefusal
from frontoffice.errors import Problem
from frontoffice.ui.reports.approval_panel import ApprovalPanel
from tests.support.november_figures import made_up_figures


@pytest.fixture
def panel(qtbot: QtBot) -> ApprovalPanel:
    panel = ApprovalPanel()
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        doubts = (Problem("period", ApprovalRefusal.DAYS_NOT_CLOSED, {"days": 3}, warning=True),)
        panel.ask(made_up_figures(), doubts, "Approved before.")
        panel.activateWindow()
    return panel


def test_it_says_what_would_be_approved_and_what_is_doubtful(panel: ApprovalPanel) -> None:
    assert panel.approval_question.text() == "Approve the report: November 2026, Semua loket?"
    assert panel.approval_figures.text().startswith("Carried over 20, received 57, done 25, rest 52;")
    assert panel.approval_doubts.text().startswith("3 page(s) of its days are not closed yet")
    assert panel.approval_note.text().startswith("Approved before.\n")


def test_enter_approves_and_on_the_other_button_does_not(qtbot: QtBot, panel: ApprovalPanel) -> None:
    assert panel.approval_yes.hasFocus()
    with qtbot.waitSignal(panel.given):
        QTest.keyClick(panel.approval_yes, Qt.Key.Key_Return)
    panel.approval_no.setFocus()
    with qtbot.assertNotEmitted(panel.given), qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.approval_no, Qt.Key.Key_Return)
    assert panel.isHidden()


def test_nothing_doubtful_takes_no_room(panel: ApprovalPanel) -> None:
    panel.ask(made_up_figures(), (), "")
    assert panel.approval_doubts.isHidden()
    assert panel.approval_note.text().startswith("Figures and words")
