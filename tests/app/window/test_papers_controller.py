"""The papers of a period from the window."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.reports import report_making
from frontoffice.app.window import papers_controller
from frontoffice.app.window.case_pages import PREVIEW
from frontoffice.app.window.papers_controller import PapersController
from frontoffice.app.window.report_pages import PAPERS, REPORTS
from frontoffice.documents.reports.evaluation_sheet import TypedMeeting
from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.complaint import Identity
from frontoffice.domain.reports.report import Scope
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.reports.papers_page import PapersPage
from tests.support.examples import a_complainant, an_intake
from tests.support.papers import texts
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


@pytest.fixture
def page(desk: Desk) -> PapersPage:
    """The page of this month's papers, in front."""
    desk.sign_in(desk.officer)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    desk.counter.window.go(REPORTS.name)
    desk.counter.window.stack.view(REPORTS).paper_button.click()
    view: PapersPage = desk.counter.window.stack.view(PAPERS)
    assert desk.counter.window.page_name == PAPERS.name
    return view


@pytest.fixture
def made(desk: Desk, page: PapersPage) -> list[OfficePaper]:
    """A controller whose papers are collected instead of shown."""
    counter = desk.counter
    page.show_asked.disconnect()
    page.identities_asked.disconnect()
    page.workbook_asked.disconnect()
    page.list_asked.disconnect()
    controller = PapersController(counter.register, counter.settings_controller, counter.where, counter.officer, page)
    papers: list[OfficePaper] = []
    controller.made.connect(lambda paper, _note: papers.append(paper))
    counter.ending.connect(controller.end)
    return papers


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Whoever is asked for a folder names this one."""
    monkeypatch.setattr(papers_controller, "choose_folder", lambda _page, _title, chosen: chosen(folder))


def exported(desk: Desk) -> list[tuple[str, str, int, bool]]:
    bodies = [made.body for made in desk.counter.register.exports.list_exports(2026)]
    return [(body.name, body.format, body.lines, body.identities) for body in bodies]


def test_ctrl_p_leads_from_the_figures_to_the_preview_and_esc_back(qtbot: QtBot, desk: Desk, page: PapersPage) -> None:
    page.show_button.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    assert exported(desk) == []
    desk.counter.window.show_page(PAPERS.name)
    page.back_button.click()
    assert desk.counter.window.page_name == REPORTS.name


@pytest.mark.thorough
def test_the_report_has_the_supervisors_words(qtbot: QtBot, page: PapersPage, made: list[OfficePaper]) -> None:
    page.obstacles.setPlainText("Server mati.")
    page.show_asked.emit(ReportPaper.REPORT)
    qtbot.waitUntil(lambda: bool(made))
    (paper,) = made
    assert (paper.kind, paper.heading) == ("Laporan", "Laporan November 2026")
    assert "Kendala Server mati." in " ".join(texts(paper.pdf))
    assert page.show_button.isEnabled()


@pytest.mark.thorough
def test_the_minutes_have_the_meeting(qtbot: QtBot, page: PapersPage, made: list[OfficePaper]) -> None:
    page.show_scope(Scope(parse("2026-Q4")))
    page.meeting_panel.show_typed(TypedMeeting("26-11-2026", "Ruang rapat 2", "Budi", "Siti; Kabid", "Disepakati."))
    page.show_button.click()
    qtbot.waitUntil(lambda: bool(made))
    words = " ".join(texts(made[0].pdf))
    for part in ("Kamis, 26 November 2026", "Ruang rapat 2", "Pemimpin rapat : Budi", "Disepakati.", "1 Siti Kabid"):
        assert part in words


@pytest.mark.thorough
def test_a_list_is_written_down_before_it_is_shown(
    qtbot: QtBot, desk: Desk, page: PapersPage, made: list[OfficePaper]
) -> None:
    page.show_asked.emit(ReportPaper.LIST)
    assert exported(desk) == [("report", "pdf", 1, False)]
    qtbot.waitUntil(lambda: bool(made))
    assert made[0].keep().parent == desk.where.opened


@pytest.mark.thorough
@pytest.mark.parametrize("is_shown", [False, True])
def test_identities_are_on_the_list_that_a_reason_was_written_for_and_on_no_other(
    qtbot: QtBot, desk: Desk, page: PapersPage, made: list[OfficePaper], is_shown: bool
) -> None:
    hidden = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL, name="Rahman Hakim"))
    desk.counter.register.complaints.record(hidden, desk.officer, new_id())
    if is_shown:
        page.identities_asked.emit("Surat Ombudsman", page.asking.action)
    else:
        page.show_asked.emit(ReportPaper.LIST)
    assert exported(desk) == [("report", "pdf", 2, is_shown)]
    (entry,) = desk.counter.register.exports.list_exports(2026)
    assert entry.body.why == ("Surat Ombudsman" if is_shown else "")
    qtbot.waitUntil(lambda: bool(made))
    words = " ".join(texts(made[0].pdf))
    assert ("Rahman Hakim" in words) is is_shown
    assert ("Termasuk identitas yang dirahasiakan" in words) is is_shown


@pytest.mark.thorough
def test_without_a_reason_no_list_has_identities(desk: Desk, page: PapersPage, made: list[OfficePaper]) -> None:
    page.identities_button.click()
    page.identities_asked.emit(" ", page.asking.action)
    assert page.asking.reason_problem.text()
    assert exported(desk) == []
    assert made == []


@pytest.mark.thorough
@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("form", [ListFormat.XLSX, ListFormat.CSV])
def test_a_file_is_saved_where_it_was_asked_for_and_written_down(
    qtbot: QtBot,
    desk: Desk,
    page: PapersPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: ListFormat,
) -> None:
    choose(monkeypatch, tmp_path / "out")
    (page.workbook_button if form is ListFormat.XLSX else page.list_button).click()
    assert exported(desk) == [("report", str(form), 1, False)]
    qtbot.waitUntil(lambda: "2026-11" in page.papers_message.text())
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == ("laporan-2026-11.xlsx" if form is ListFormat.XLSX else "daftar-2026-11.csv")
    if form is ListFormat.XLSX:
        assert openpyxl.load_workbook(path).sheetnames == ["Angka", "Daftar"]


@pytest.mark.thorough
@pytest.mark.usefixtures("made")
def test_a_folder_that_takes_nothing_is_said_on_the_page(
    qtbot: QtBot, page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "full").write_text("")
    choose(monkeypatch, tmp_path / "full")
    page.list_button.click()
    qtbot.waitUntil(lambda: bool(page.papers_message.text()))
    assert page.papers_message.property("state") == "late"
    assert page.list_button.isEnabled()


def test_what_is_stopped_leaves_nothing(
    qtbot: QtBot,
    page: PapersPage,
    made: list[OfficePaper],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write = report_making.csv
    heard = threading.Event()  # behind the controller's own, in the window's thread
    page.stop_asked.connect(heard.set)

    def stopped(*given: Any) -> Path:
        page.stop_asked.emit()
        assert heard.wait(60)
        path: Path = write(*given)
        return path

    monkeypatch.setattr(report_making, "csv", stopped)
    choose(monkeypatch, tmp_path / "out")
    page.list_button.click()
    qtbot.waitUntil(lambda: bool(page.papers_message.text()))
    assert not list((tmp_path / "out").glob("*"))
