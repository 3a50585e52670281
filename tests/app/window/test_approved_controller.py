"""The papers of approved reports from the window."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.reports import approved_papers
from frontoffice.app.window import approved_controller
from frontoffice.app.window.approved_controller import ApprovedController
from frontoffice.app.window.report_pages import APPROVED, REPORTS
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.register.commands.approving import ReportDraft
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.reports.approved_page import ApprovedPage
from tests.support.approvals import DOUBTS, NOVEMBER, a_draft
from tests.support.examples import an_intake
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]

OTHERWISE = dict.fromkeys((*map(approved_papers.name, ReportPaper), approved_papers.WORKBOOK), "ab" * 32)


def approve(desk: Desk, *, otherwise: bool = True) -> None:
    """November approved; ``otherwise``: by a program that laid its papers out in another way, which takes no time."""
    register, action = desk.counter.register, uuid4()
    content = a_draft(register).content
    file = approved_papers.file_to_approve(content, desk.supervisor, action, ("period_not_over",))
    made = OTHERWISE if otherwise else approved_papers.hashes(file, ExportProgress())
    register.approvals.approve(ReportDraft(content, made, DOUBTS), desk.supervisor, action)


def front(desk: Desk) -> tuple[ApprovedPage, list[tuple[OfficePaper, str]]]:
    """The page in front, and a controller whose papers are collected instead of shown."""
    desk.sign_in(desk.officer)
    desk.counter.window.go(REPORTS.name)
    desk.counter.window.stack.view(REPORTS).approved_button.click()
    page: ApprovedPage = desk.counter.window.stack.view(APPROVED)
    page.show_asked.disconnect()
    page.workbook_asked.disconnect()
    page.differences_asked.disconnect()
    controller = ApprovedController(
        desk.counter.register,
        desk.counter.settings_controller,
        desk.where,
        page,
        desk.counter.controllers.read_notes.record_read,
    )
    made: list[tuple[OfficePaper, str]] = []
    controller.made.connect(lambda paper, note: made.append((paper, note)))
    desk.counter.ending.connect(controller.end)
    return page, made


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Whoever is asked for a folder names this one."""
    monkeypatch.setattr(approved_controller, "choose_folder", lambda _page, _title, chosen: chosen(folder))


@pytest.mark.parametrize("otherwise", [False, True])
def test_a_paper_is_shown_and_what_has_other_bytes_is_said_to(qtbot: QtBot, desk: Desk, *, otherwise: bool) -> None:
    approve(desk, otherwise=otherwise)
    desk.counter.register.complaints.record(an_intake(), desk.officer, uuid4())
    page, made = front(desk)
    page.show_asked.emit(page.marked, ReportPaper.REPORT)
    qtbot.waitUntil(lambda: bool(made))
    paper, note = made[0]
    report = desk.counter.register.approvals.present(NOVEMBER)
    assert report is not None
    assert paper.heading == "Laporan November 2026"
    assert paper.pdf == approved_papers.pdf(report, ReportPaper.REPORT)
    assert bool(note) is otherwise
    assert page.approved_show.isEnabled()


@pytest.mark.thorough
@pytest.mark.parametrize("otherwise", [False, True])
def test_the_workbook_is_saved_without_a_list(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, otherwise: bool
) -> None:
    approve(desk, otherwise=otherwise)
    page, _ = front(desk)
    choose(monkeypatch, tmp_path / "out")
    page.approved_workbook.click()
    qtbot.waitUntil(lambda: "laporan-2026-11.xlsx" in page.approved_message.text())
    assert page.approved_message.property("state") == ("soon" if otherwise else "done")
    assert openpyxl.load_workbook(tmp_path / "out" / "laporan-2026-11.xlsx").sheetnames == ["Angka"]


@pytest.mark.thorough
def test_a_folder_that_takes_nothing_is_said_on_the_page(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(desk)
    page, _ = front(desk)
    (tmp_path / "full").write_text("")
    choose(monkeypatch, tmp_path / "full")
    page.approved_workbook.click()
    qtbot.waitUntil(lambda: bool(page.approved_message.text()))
    assert page.approved_message.property("state") == "late"
    assert page.approved_workbook.isEnabled()


@pytest.mark.thorough
def test_a_report_that_is_no_more_there_shows_nothing(desk: Desk) -> None:
    approve(desk)
    page, made = front(desk)
    assert page.marked is not None
    gone = page.marked._replace(entry_id=uuid4())
    page.show_asked.emit(gone, ReportPaper.REPORT)
    page.workbook_asked.emit(gone)
    assert made == []


@pytest.mark.thorough
def test_the_differences_are_found_beside_the_window_and_printed(qtbot: QtBot, desk: Desk) -> None:
    approve(desk)
    complaint = desk.counter.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint
    page, _ = front(desk)
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.differences.differences.lines))
    first = page.differences.differences.lines[0]
    assert [cause.number_text for cause in first.causes] == [complaint.number_text]


@pytest.mark.thorough
def test_the_paper_of_differences_is_shown(qtbot: QtBot, desk: Desk) -> None:
    approve(desk)
    page, made = front(desk)
    qtbot.waitUntil(page.differences_paper.isEnabled)
    page.differences_paper.click()
    qtbot.waitUntil(lambda: bool(made))
    assert made[0][0].heading == "Perbedaan November 2026"
