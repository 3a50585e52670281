"""What a reader looks at in the window is written down."""

from __future__ import annotations

import dataclasses
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window import office_documents, read_notes
from frontoffice.app.window.case_pages import COMPLAINT, DAY, FIND, PREVIEW, open_complaint, show_paper
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.reading_log import ReadingLog
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.complaint.complaint_actions import Action
from frontoffice.ui.preview.print_order import OfficePaper
from tests.support.examples import TODAY, a_complainant, a_reader, an_intake
from tests.support.golden import text_of
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


@pytest.fixture
def reader(desk: Desk) -> Officer:
    return a_reader(desk.counter.register)


@pytest.fixture
def subject(desk: Desk) -> UUID:
    who = a_complainant(identity=Identity.CONFIDENTIAL)
    recorded = desk.counter.register.complaints.record(an_intake(complainant=who), desk.officer, new_id())
    return recorded.complaint.subject


def seen(desk: Desk, reader: Officer) -> list[tuple[str, str]]:
    """What was read, the first first: what it was and its number or words."""
    found = desk.counter.register.reading_log.written(TODAY, reader)
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
    def full(*_of: object) -> None:
        raise Unavailable(RegisterFailure.DISK_FULL)

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
    counter.documents.make(DocumentRequest(subject, DocumentKind.NOTE), page)
    assert "may not print" in page.page_problem.text()
    counter.documents.make(DocumentRequest(subject, DocumentKind.DOSSIER), page)
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


def test_a_search_whose_complaint_is_opened_is_written_first_and_never_what_was_typed(
    desk: Desk, reader: Officer, subject: UUID
) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.go(FIND.name)
    page = desk.counter.window.stack.view(FIND)
    QTest.keyClicks(page.find_field, "trayek")
    page.opened.emit(subject)  # nobody waits for what was found
    assert seen(desk, reader)[-2:] == [("search", "words typed"), ("complaint", "0001/PGD-L1/2026")]
    page.find_field.clear()
    desk.counter.window.lock()
    assert seen(desk, reader)[-1] == ("complaint", "0001/PGD-L1/2026"), "nothing is asked for any more"


def test_a_search_is_written_once_it_stands_still(
    qtbot: QtBot, desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_notes, "STANDS_STILL", 0)
    desk.counter.sign_in(reader)
    desk.counter.window.go(FIND.name)
    desk.counter.window.stack.view(FIND).find_field.setText("trayek")
    qtbot.waitUntil(lambda: seen(desk, reader)[-1] == ("search", "words typed"))


def test_a_search_is_written_where_the_window_is_locked_or_closed_at_once(
    desk: Desk, reader: Officer, subject: UUID
) -> None:
    counter = desk.counter
    for leave in (counter.window.lock, counter.ending.emit):
        counter.sign_in(reader)
        counter.window.go(FIND.name)
        counter.window.stack.view(FIND).find_field.clear()
        before = len(seen(desk, reader))
        QTest.keyClicks(counter.window.stack.view(FIND).find_field, "trayek")
        leave()
        assert seen(desk, reader)[before:] == [("search", "words typed")]


def test_a_day_that_could_not_be_written_down_is_when_it_is_shown_again(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_of: object) -> None:
        raise Unavailable(RegisterFailure.DISK_FULL)

    desk.counter.sign_in(reader)
    desk.counter.window.go(DAY.name)
    page = desk.counter.window.stack.view(DAY)
    with monkeypatch.context() as now:
        now.setattr(ReadingLog, "note", full)
        page.previous_day.click()
    page.refresh()
    assert seen(desk, reader)[-1] == ("day", "23-11-2026 L1")
