"""What a reader looks at in the window is written down."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window import office_documents
from frontoffice.app.window.case_pages import COMPLAINT, DAY, FIND, PREVIEW, open_complaint, show_paper
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.reading_log import ReadingLog
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.complaint.complaint_actions import Action
from frontoffice.ui.preview.print_order import OfficePaper, PrintOrder
from tests.support import hostile_files
from tests.support.examples import TODAY, a_complainant, a_reader, an_intake
from tests.support.golden import text_of
from tests.support.window_desk import Desk, desk
from tests.support.window_words import words_of

__all__ = ["desk"]


@pytest.fixture
def reader(desk: Desk) -> Officer:
    return a_reader(desk.counter.register)


@pytest.fixture
def subject(desk: Desk) -> UUID:
    who = a_complainant(identity=Identity.CONFIDENTIAL)
    recorded = desk.counter.register.complaints.record(an_intake(complainant=who), desk.officer, new_id())
    return recorded.complaint.subject


def full(*_of: object) -> None:
    raise Unavailable(RegisterFailure.DISK_FULL)


def seen(desk: Desk, reader: Officer) -> list[tuple[str, str]]:
    """What was read, the first first: what it was and its number or words."""
    found = desk.counter.register.reading_log.list_reads(TODAY, reader)
    return [(one.body.what, one.body.number or one.body.limited) for one in reversed(found)]


def test_each_opening_of_a_complaint_is_written_and_nobody_elses(desk: Desk, reader: Officer, subject: UUID) -> None:
    counter = desk.counter
    counter.sign_in(desk.officer)
    open_complaint(counter, subject)
    assert seen(desk, reader) == []
    counter.window.lock()
    counter.sign_in(reader)
    for _ in range(2):
        open_complaint(counter, subject)
    counter.refresh()  # what is shown is only read anew
    assert seen(desk, reader)[1:] == [("complaint", "0001/PGD-L1/2026")] * 2, "after the day where a reader begins"
    assert "Nurhayati" not in counter.window.stack.view(COMPLAINT).who_label.text()


def test_what_cannot_be_written_down_is_not_shown(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.show_page(FIND.name)
    monkeypatch.setattr(ReadingLog, "note", full)
    open_complaint(desk.counter, subject)
    show_paper(desk.counter, OfficePaper("Berkas", "Berkas 0001", b"", lambda: desk.where.folder))
    assert desk.counter.window.page_name == FIND.name
    assert desk.counter.window.notice_texts()


def test_a_complaint_that_is_not_there_is_the_pages_to_say(desk: Desk, reader: Officer) -> None:
    desk.counter.sign_in(reader)
    open_complaint(desk.counter, new_id())
    assert desk.counter.window.page_name == COMPLAINT.name
    assert [what for what, _ in seen(desk, reader)] == ["day"], "where a reader begins"


def test_a_dossier_is_written_among_the_readings_and_not_in_the_story(
    desk: Desk, reader: Officer, subject: UUID
) -> None:
    counter = desk.counter
    counter.sign_in(reader)
    open_complaint(counter, subject)
    story = counter.register.complaints.story(subject)
    page = counter.window.stack.view(COMPLAINT)
    counter.controllers.documents.make(DocumentRequest(subject, DocumentKind.NOTE), page)
    assert "may not print" in page.page_problem.text()
    counter.controllers.documents.make(DocumentRequest(subject, DocumentKind.DOSSIER), page)
    assert seen(desk, reader)[-1][0] == "paper"
    assert "0001/PGD-L1/2026" in seen(desk, reader)[-1][1]
    assert counter.window.page_name == PREVIEW.name
    assert counter.register.complaints.story(subject) == story


def test_a_grant_that_is_taken_back_hides_what_was_opened_by_it(desk: Desk, reader: Officer, subject: UUID) -> None:
    counter = desk.counter
    granted = a_reader(counter.register, grant="Surat 12")
    counter.sign_in(granted)
    open_complaint(counter, subject)
    page = counter.window.stack.view(COMPLAINT)
    page.row.asked.emit(Action.REVEAL)
    page.reasons.given.emit("Memeriksa identitas")
    assert "Nurhayati" in page.who_label.text()
    wanted = DocumentRequest(subject, DocumentKind.DOSSIER, revealed=True)
    made = office_documents.make(counter.register, counter.settings, wanted, counter.officer())
    assert "Nurhayati" in text_of(made.pdf)
    counter.register.officers.change(dataclasses.replace(granted, grant=""), desk.supervisor, new_id())
    counter.refresh()
    assert "Nurhayati" not in page.who_label.text()
    made = office_documents.make(counter.register, counter.settings, wanted, counter.officer())
    assert "Nurhayati" not in text_of(made.pdf)


def test_a_day_is_written_once_as_long_as_it_stays(desk: Desk, reader: Officer, subject: UUID) -> None:
    counter = desk.counter
    counter.sign_in(reader)
    counter.window.go(DAY.name)
    page = counter.window.stack.view(DAY)
    for _ in range(3):
        page.refresh()
    page.previous_day.click()
    assert seen(desk, reader) == [("day", "24-11-2026 L1"), ("day", "23-11-2026 L1")]


def test_a_search_is_written_before_what_it_finds_is_shown_and_never_what_was_typed(
    desk: Desk, reader: Officer, subject: UUID
) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.go(FIND.name)
    page = desk.counter.window.stack.view(FIND)
    before = seen(desk, reader)
    QTest.keyClicks(page.find_field, "trayek")
    assert (page.table.lines, seen(desk, reader)) == ((), before)
    assert not page.gate.isHidden()
    assert page.nothing.isHidden(), "it is not said that there is none"
    page.results.doubleClicked.emit(QModelIndex())  # as Enter does
    assert seen(desk, reader)[-2:] == [("search", "words typed"), ("complaint", "0001/PGD-L1/2026")]
    page.find_field.clear()
    assert page.gate.isHidden(), "nothing is asked for any more"
    assert seen(desk, reader)[-1] == ("complaint", "0001/PGD-L1/2026")


def test_a_search_is_shown_once_it_stands_still(qtbot: QtBot, desk: Desk, reader: Officer, subject: UUID) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.go(FIND.name)
    page = desk.counter.window.stack.view(FIND)
    page.find_field.setText("trayek")
    qtbot.waitUntil(lambda: bool(page.table.lines), timeout=20_000)
    assert seen(desk, reader)[-1] == ("search", "words typed")
    desk.counter.refresh()
    assert len(page.table.lines) == 1
    assert [what for what, _ in seen(desk, reader)].count("search") == 1


def test_a_search_of_whoever_works_here_waits_for_nothing(desk: Desk, reader: Officer, subject: UUID) -> None:
    desk.counter.sign_in(desk.officer)
    desk.counter.window.go(FIND.name)
    desk.counter.window.stack.view(FIND).find_field.setText("trayek")
    assert len(desk.counter.window.stack.view(FIND).table.lines) == 1
    assert seen(desk, reader) == []


def test_a_day_that_could_not_be_written_down_is_not_shown_until_it_is(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.go(DAY.name)
    page = desk.counter.window.stack.view(DAY)
    page.previous_day.click()
    with monkeypatch.context() as now:
        now.setattr(ReadingLog, "note", full)
        page.next_day.click()
        assert "Not shown" in page.gate.text.text()
        assert not page.gate.isHidden()
        assert page.nothing.isHidden(), "it is not said that there is none"
        assert "trayek" not in " ".join(words_of(page))
        page.gate.retry.click()
        assert page.table.line(0) is None
        assert page.hidden_line.text() == "1 line(s)", "how many there are names nobody"
    page.gate.retry.click()
    assert page.gate.isHidden()
    assert page.table.line(0) is not None
    assert seen(desk, reader)[-1] == ("day", "24-11-2026 L1")


def test_what_is_copied_is_written_down_or_taken_from_the_clipboard_again(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)  # which Qt says only on a real screen
    desk.counter.sign_in(desk.officer)
    open_complaint(desk.counter, subject)
    clipboard.setText("of an officer")
    assert clipboard.text()
    desk.counter.window.lock()
    desk.counter.sign_in(reader)
    open_complaint(desk.counter, subject)
    clipboard.setText("0812")
    assert seen(desk, reader)[1:] == [("complaint", "0001/PGD-L1/2026"), ("copied", "0001/PGD-L1/2026")]
    monkeypatch.setattr(ReadingLog, "note", full)
    clipboard.setText("0813")
    assert clipboard.text() == ""


def test_what_is_copied_from_a_list_after_a_complaint_is_of_the_list(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    desk.counter.sign_in(reader)
    open_complaint(desk.counter, subject)
    desk.counter.window.go(DAY.name)
    QGuiApplication.clipboard().setText("Nurhayati")
    assert seen(desk, reader)[-2:] == [("complaint", "0001/PGD-L1/2026"), ("copied", "24-11-2026 L1")]


def test_what_a_reader_saves_or_prints_of_a_paper_is_written_before_it_is_there(
    desk: Desk, reader: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []

    def keep() -> Path:
        kept.extend(what for what, _ in seen(desk, reader))
        return tmp_path / "berkas.pdf"

    desk.counter.sign_in(reader)
    show_paper(desk.counter, OfficePaper("Berkas", "Berkas 0001", hostile_files.pdf(1), keep))
    page = desk.counter.window.stack.view(PREVIEW)
    with monkeypatch.context() as now:
        now.setattr(ReadingLog, "note", full)
        page.save_asked.emit()
        page.ordered.emit(PrintOrder("Kantor", (0,)))
    assert kept == []
    page.save_asked.emit()
    assert kept[-2:] == ["paper", "saved"]
    page.ordered.emit(PrintOrder("Kantor", (0,)))
    assert seen(desk, reader)[-1] == ("printed", "Berkas 0001")
