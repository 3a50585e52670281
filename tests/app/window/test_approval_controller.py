"""Approving a report in the window."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.report_pages import APPROVED, PAPERS, REPORTS
from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.people import Officer
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.approved_report import ApprovedReport
from frontoffice.ui.reports.papers_page import PapersPage
from tests.support.approvals import NOVEMBER
from tests.support.examples import an_intake
from tests.support.in_front import in_front
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def papers_of(desk: Desk, who: Officer) -> PapersPage:
    """The page of this month's papers, in front of somebody."""
    desk.sign_in(who)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    desk.counter.window.go(REPORTS.name)
    desk.counter.window.stack.view(REPORTS).paper_button.click()
    page: PapersPage = desk.counter.window.stack.view(PAPERS)
    return page


def present(desk: Desk) -> ApprovedReport | None:
    return desk.counter.register.approvals.present(NOVEMBER)


@pytest.fixture
def page(desk: Desk) -> PapersPage:
    return papers_of(desk, desk.supervisor)


def test_a_supervisor_is_asked_once_and_the_report_stands_approved(qtbot: QtBot, desk: Desk, page: PapersPage) -> None:
    assert page.papers_approval.text() == "This report is not approved yet."
    known = desk.counter.settings_controller
    known.current = dataclasses.replace(known.current, layout=PaperLayout("/gone.png", dated_in="Air Itam"))
    page.obstacles.setPlainText("Server mati.")
    page.approve_button.click()
    assert not page.approval.isHidden()
    assert "received 1" in page.approval.approval_figures.text()
    assert present(desk) is None
    page.approval.approval_yes.click()
    assert page.approval.isHidden()
    qtbot.waitUntil(lambda: present(desk) is not None)
    report = present(desk)
    assert report is not None
    assert (report.content.words.obstacles, report.officer) == ("Server mati.", "Budi Penyelia")
    assert report.content.layout == PaperLayout(dated_in="Air Itam")
    assert set(report.made) == {"laporan.pdf", "laporan.xlsx", "ringkasan.pdf", "papan-pengumuman.pdf"}
    assert page.papers_message.text().startswith("The report is approved.")
    assert page.papers_message.property("state") == "done"
    assert page.papers_approval.text() == "Approved 24-11-2026 10.32 WIB by Budi Penyelia."
    page.approve_button.click()
    assert "It stays listed; this one takes its place." in page.approval.approval_note.text()


@pytest.mark.thorough
def test_what_came_while_the_question_stood_is_shown_and_asked_anew(desk: Desk, page: PapersPage) -> None:
    page.approve_button.click()
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    page.approval.approval_yes.click()
    assert present(desk) is None
    assert page.papers_message.text().startswith("The figures changed since they were shown.")
    assert not page.approval.isHidden()
    assert "received 2" in page.approval.approval_figures.text()


@pytest.mark.thorough
def test_what_comes_while_the_papers_are_made_is_refused(qtbot: QtBot, desk: Desk, page: PapersPage) -> None:
    page.approve_button.click()
    page.approval.approval_yes.click()  # its worker has begun; what it made comes home later
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    qtbot.waitUntil(lambda: bool(page.papers_message.text()))
    assert page.papers_message.text().startswith("The figures changed since they were shown.")
    assert present(desk) is None


@pytest.mark.thorough
def test_esc_asks_no_more(qtbot: QtBot, desk: Desk, page: PapersPage) -> None:
    page.approve_button.click()
    in_front(qtbot, desk.counter.window)
    QTest.keyClick(page.approval, Qt.Key.Key_Escape)
    assert page.approval.isHidden()
    assert desk.counter.window.page_name == PAPERS.name
    assert present(desk) is None


@pytest.mark.thorough
def test_an_officer_is_offered_none_of_it_but_the_list(qtbot: QtBot, desk: Desk) -> None:
    page = papers_of(desk, desk.officer)
    assert page.approve_button.isHidden()
    in_front(qtbot, desk.counter.window)
    QTest.keyClick(page.paper_choice, Qt.Key.Key_S, BOTH)
    assert page.approval.isHidden()
    page.approved_button.click()
    assert desk.counter.window.page_name == APPROVED.name


@pytest.mark.thorough
def test_a_week_is_not_approved(desk: Desk, page: PapersPage) -> None:
    desk.counter.window.go(REPORTS.name)
    reports = desk.counter.window.stack.view(REPORTS)
    reports.period.choose_kind(PeriodKind.WEEK)
    reports.paper_button.click()
    page.approve_button.click()
    assert page.approval.isHidden()
    assert page.papers_message.text().startswith("Reports of a month, quarter, half-year or year are approved.")
