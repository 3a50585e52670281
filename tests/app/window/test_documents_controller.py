"""Documents, the day's page and the count of a due date are made, kept and opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, DAY, open_complaint
from frontoffice.documents.case_file import DocumentKind
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.widgets.due_dialog import DueDialog
from frontoffice.ui.widgets.due_explanation import DueExplanation
from tests.support.examples import an_intake
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_the_count_of_the_due_date_is_shown_on_a_key(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).due_asked.emit(complaint)
    dialog = desk.counter.window.findChild(DueDialog)
    assert dialog is not None
    assert dialog.isVisible()
    (explanation,) = dialog.findChildren(DueExplanation)
    assert complaint.due.calendar_version in explanation.due_rule.text()


class Viewer(QObject):
    """Stands in for the desktop's viewer of files."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toLocalFile())


@pytest.fixture
def shown(qapp: object) -> Iterator[list[str]]:
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]  # bytes, say the stubs; text, says the method
    yield viewer.shown
    QDesktopServices.unsetUrlHandler("file")


def test_ctrl_p_saves_the_days_page_and_opens_it(qtbot: QtBot, desk: Desk, shown: list[str]) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.go("day")
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: "register-L1-2026-11-24.pdf" in desk.counter.window.stack.view(DAY).page_problem.text())
    assert shown == [str(desk.where.pages / "register-L1-2026-11-24.pdf")]


def test_a_letter_is_kept_among_the_letters_told_with_its_place_and_opened(desk: Desk, shown: list[str]) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).papers.ask(DocumentKind.DOSSIER)
    path = desk.where.letters / "berkas-pengaduan-0001-PGD-L1-2026.pdf"
    assert shown == [str(path)]
    assert str(path) in desk.counter.window.stack.view(COMPLAINT).page_problem.text()
    assert desk.counter.window.stack.view(COMPLAINT).page_problem.property("state") == "done"


@pytest.mark.qt_log_ignore("does not support QPlatformServices::openDocument")  # which is what is tried here
def test_a_letter_that_no_program_shows_is_said_to_lie_in_its_folder(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).papers.ask(DocumentKind.DOSSIER)
    message = desk.counter.window.stack.view(COMPLAINT).page_problem
    assert "No program here shows PDF files" in message.text()
    assert str(desk.where.letters) in message.text()
    assert message.property("state") == "soon"


def test_a_page_that_cannot_be_saved_is_told_on_the_page(qtbot: QtBot, desk: Desk) -> None:
    desk.where.pages.write_text("no folder")
    desk.sign_in(desk.officer)
    desk.counter.window.go("day")
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: bool(desk.counter.window.stack.view(DAY).page_problem.text()))
    assert desk.counter.window.stack.view(DAY).page_problem.property("state") == "late"
