"""Documents, the day's page and the count of a due date are made, kept and opened."""

from __future__ import annotations

import io
import threading
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, DAY, WORK, open_complaint
from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout import pdf_pages
from frontoffice.documents.lists import register_page
from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.errors import Unavailable
from frontoffice.register.commands.handling import Classified
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.widgets.due_explanation import DueDialog, DueExplanation
from tests.support.attached_files import a_scan
from tests.support.examples import an_intake
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_the_count_of_the_due_date_is_shown_on_a_key(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    register = desk.counter.register
    complaint = register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    register.handling.review(complaint.subject, "", desk.supervisor, new_id(), Classified("level.light"))
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).due_asked.emit(complaint)
    dialog = desk.counter.window.findChild(DueDialog)
    assert dialog is not None
    assert dialog.isVisible()
    (explanation,) = dialog.findChildren(DueExplanation)
    by, others = explanation.due_rule.text().split("\n")
    assert complaint.due.calendar_version in by
    assert "Target of cycle 1" in others, "the deadline that comes first is not the one that was counted here"


@pytest.fixture
def papers(desk: Desk) -> list[tuple[OfficePaper, str]]:
    """The papers that were made, with what is said about them."""
    made: list[tuple[OfficePaper, str]] = []
    desk.counter.controllers.documents.made.disconnect()
    desk.counter.controllers.documents.made.connect(lambda paper, note: made.append((paper, note)))
    return made


def print_another(desk: Desk, qtbot: QtBot, papers: list[tuple[OfficePaper, str]]) -> None:
    """The morning list, made behind whatever was asked for before, is the only one that comes."""
    desk.counter.window.go("work")
    desk.counter.window.stack.view(WORK).print_mine.click()
    qtbot.waitUntil(lambda: bool(papers))
    assert [paper.kind for paper, _ in papers] == ["Daftar Pagi"]


@pytest.mark.thorough
def test_ctrl_p_makes_the_days_page_which_is_kept_only_when_it_is_saved(
    qtbot: QtBot, desk: Desk, papers: list[tuple[OfficePaper, str]]
) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.go("day")
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: bool(papers))
    [(paper, note)] = papers
    assert (paper.kind, note, paper.path) == ("Halaman Register", "", None)
    assert paper.heading == "Halaman Register L1 Selasa, 24 November 2026"
    assert not desk.where.opened.exists()
    assert paper.keep() == desk.where.opened / "register-L1-2026-11-24.pdf"
    assert paper.keep_in is not None, "whoever saves it is asked where"
    assert paper.keep().read_bytes() == paper.pdf


@pytest.mark.thorough
def test_the_days_page_is_not_shown_to_who_has_gone_on_meanwhile(
    qtbot: QtBot, desk: Desk, papers: list[tuple[OfficePaper, str]]
) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.go("day")
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    desk.counter.window.go("record")
    print_another(desk, qtbot, papers)


@pytest.mark.thorough
def test_a_letter_is_on_no_disk_until_somebody_saves_or_opens_it(
    desk: Desk, papers: list[tuple[OfficePaper, str]]
) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).papers.ask(DocumentKind.DOSSIER)
    [(paper, note)] = papers
    assert (paper.kind, paper.heading, paper.path) == ("Berkas Pengaduan", "Berkas Pengaduan 0001/PGD-L1/2026", None)
    assert list(desk.where.folder.rglob("*.pdf")) == []
    assert paper.keep() == desk.where.opened / "berkas-pengaduan-0001-PGD-L1-2026.pdf"
    desk.counter.window.lock()
    assert list(desk.where.folder.rglob("*.pdf")) == []
    desk.sign_in(desk.officer)
    assert paper.keep_in is not None
    assert paper.keep_in(desk.where.folder / "stik").read_bytes() == paper.pdf
    assert desk.counter.window.stack.view(COMPLAINT).page_problem.text() == note
    assert desk.counter.window.stack.view(COMPLAINT).page_problem.property("state") == "done"


@pytest.mark.thorough
def test_the_pages_of_attachments_that_may_be_shown_follow_the_dossier(
    qtbot: QtBot, desk: Desk, papers: list[tuple[OfficePaper, str]]
) -> None:
    desk.sign_in(desk.officer)
    photo = io.BytesIO()
    Image.new("RGB", (300, 400), "blue").save(photo, "JPEG")
    register = desk.counter.register
    complaint = register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    for kind, content in (
        (AttachmentKind.SUPPORTING, photo.getvalue()),
        (AttachmentKind.IDENTITY, photo.getvalue() + b" "),
        (AttachmentKind.LETTER, b"this is no paper at all"),
        (AttachmentKind.ANSWER, photo.getvalue() + b"  "),
    ):
        new = NewAttachment(kind, "Foto.jpg", "image/jpeg", 1, content)
        register.attachments.attach(complaint.subject, new, desk.officer, new_id())
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).papers.ask(DocumentKind.DOSSIER)
    qtbot.waitUntil(lambda: bool(papers))
    [(paper, _)] = papers
    reader = PdfReader(io.BytesIO(paper.pdf))
    assert [*reader.attachments] == ["bukti-0001-pgd-l1-2026.json"]
    pages = reader.pages
    assert [len(page.images) for page in pages] == [0] * (len(pages) - 2) + [1, 1]
    assert "Halaman 1" in pages[0].extract_text()
    assert paper.keep().read_bytes() == paper.pdf


@pytest.mark.thorough
def test_who_has_gone_on_meanwhile_is_shown_no_dossier(
    qtbot: QtBot, desk: Desk, papers: list[tuple[OfficePaper, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sign_in(desk.officer)
    register = desk.counter.register
    complaint = register.complaints.record(an_intake(), desk.officer, new_id(), attached=[a_scan(100)]).complaint
    open_complaint(desk.counter, complaint.subject)
    joined, join = threading.Event(), pdf_pages.join_pdfs

    def note(*given: Any) -> bytes:
        joined.set()
        return join(*given)

    monkeypatch.setattr(pdf_pages, "join_pdfs", note)
    desk.counter.window.stack.view(COMPLAINT).papers.ask(DocumentKind.DOSSIER)
    desk.counter.window.go("record")
    qtbot.waitUntil(joined.is_set)
    print_another(desk, qtbot, papers)


def test_a_page_that_cannot_be_laid_out_is_told_on_the_page(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_page: object) -> bytes:
        raise Unavailable(DocumentFailure.PDF_NOT_SAVED, path="", reason="")

    monkeypatch.setattr(register_page, "register_page", refuse)
    desk.sign_in(desk.officer)
    desk.counter.window.go("day")
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: bool(desk.counter.window.stack.view(DAY).page_problem.text()))
    assert desk.counter.window.stack.view(DAY).page_problem.property("state") == "late"


@pytest.mark.thorough
def test_after_the_end_no_page_comes_any_more(desk: Desk, papers: list[tuple[OfficePaper, str]]) -> None:
    desk.counter.controllers.documents.end()
    desk.sign_in(desk.officer)
    desk.counter.window.go("day")
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    desk.counter.controllers.documents.end()
    QCoreApplication.sendPostedEvents()
    assert papers == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pages")]


def test_the_morning_list_is_seen_before_it_is_printed_and_kept_like_other_personal_data(
    qtbot: QtBot, desk: Desk, papers: list[tuple[OfficePaper, str]]
) -> None:
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    desk.sign_in(desk.supervisor)
    desk.counter.window.go("work")
    desk.counter.window.stack.view(WORK).print_all.click()
    qtbot.waitUntil(lambda: bool(papers))
    [(paper, note)] = papers
    assert (paper.kind, note, paper.path) == ("Daftar Pagi", "", None)
    assert paper.keep_in is not None
    assert paper.keep().parent == desk.where.opened
    assert "0001/PGD-L1/2026" in PdfReader(io.BytesIO(paper.pdf)).pages[0].extract_text()


def test_the_morning_list_of_who_left_meanwhile_is_not_shown_to_who_came(
    qtbot: QtBot, desk: Desk, papers: list[tuple[OfficePaper, str]]
) -> None:
    desk.counter.sign_in(desk.supervisor)
    desk.counter.window.go("work")
    desk.counter.window.stack.view(WORK).print_all.click()
    desk.counter.window.lock()
    desk.counter.sign_in(desk.officer)
    desk.counter.window.go("work")
    desk.counter.window.stack.view(WORK).print_mine.click()  # the same worker makes one after the other
    qtbot.waitUntil(lambda: bool(papers))
    text = PdfReader(io.BytesIO(papers[0][0].pdf)).pages[0].extract_text()
    assert desk.officer.name in text
    assert len(papers) == 1
