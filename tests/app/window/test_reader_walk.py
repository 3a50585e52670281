"""Every page that a reader may reach, and every key and button there: nothing of a complaint is seen before its entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from frontoffice.app.window.case_pages import (
    ATTACHED,
    COMPLAINT,
    FIND,
    PREVIEW,
    SIGN_IN,
    WORK,
    open_attachments,
    open_complaint,
)
from frontoffice.app.window.page_registry import PAGES
from frontoffice.app.window.report_pages import JOINED, REPORTS
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.domain import people
from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.complaint import Complainant, Kind
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.people import Officer
from frontoffice.domain.reports.report import Selection, Subset
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands import reading_log
from frontoffice.register.journal.ids import new_id
from tests.support.attached_files import a_scan
from tests.support.examples import a_reader, an_intake
from tests.support.intake_desk import GRAB
from tests.support.opened_pages import turn
from tests.support.window_desk import Desk, desk
from tests.support.window_words import words_of

__all__ = ["desk"]
pytestmark = [pytest.mark.qt_log_ignore(GRAB), pytest.mark.seconds]
NAME: Final = "Zubaidahwati"
BESIDE: Final = "Hastabrata"
BY_THEMSELVES: Final = {"day", "work", "find", "reports", "consultations"}
OF_A_COMPLAINT: Final = {"complaint", "attached", "joined", "preview"}
NAMING: Final = {*BY_THEMSELVES, *OF_A_COMPLAINT} - {"preview"}  # which is an image


class Walk:
    """A counter with one complaint of everything, where a reader signed in."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.counter = desk, desk.counter
        register = self.register = desk.counter.register
        who = Complainant(NAME, phone="0812-7766-5544", address="Gang Rajawali 77")
        intake = an_intake(complainant=who, kind=Kind.COMPLAINT, description=f"Izin belum terbit. {NAME}")
        self.subject = register.complaints.record(intake, desk.officer, new_id()).complaint.subject
        register.joined.join(self.subject, Complainant(BESIDE, phone="0813-4455-6688"), desk.officer, uuid4())
        scan = a_scan(100, kind=AttachmentKind.SUPPORTING, file_name=f"{NAME}.pdf", text=NAME)
        register.attachments.attach(self.subject, scan, desk.officer, uuid4())
        register.consulting.record(Inquiry("counter", f"{NAME} bertanya", "", "Sari", "", NAME), desk.officer, new_id())
        self.reader = a_reader(register)
        self.counter.window.resize(1366, 768)
        self.counter.window.show()
        self.sign_in()

    def sign_in(self) -> None:
        self.counter.window.lock()
        self.counter.sign_in(self.reader)
        while self.counter.window.stack.make_next():
            pass

    def to(self, name: str) -> None:
        """Go to a page as a reader does, with something of the complaint on it."""
        counter, stack = self.counter, self.counter.window.stack
        ways: Mapping[str, Callable[[], object]] = {
            COMPLAINT.name: lambda: open_complaint(counter, self.subject),
            ATTACHED.name: lambda: open_attachments(counter, self.subject, None, None, 0),
            JOINED.name: lambda: stack.view(COMPLAINT).row.others_asked.emit(self.subject),
            PREVIEW.name: lambda: counter.controllers.documents.make(
                DocumentRequest(self.subject, DocumentKind.DOSSIER), stack.view(COMPLAINT)
            ),
        }
        ways.get(name, lambda: counter.window.go(name))()
        if name == WORK.name:
            stack.view(WORK).show_group("")
        if name == FIND.name:
            page = stack.view(FIND)
            page.find_field.setText("terbit")
            page.gate.at_once()
        if name == REPORTS.name:
            report = stack.view(REPORTS)
            report.headline.asked.emit(Selection(report.period.scope, Subset.RECEIVED))
        turn(3)

    def naming(self) -> set[str]:
        """The pages on which something of the complaint or consultation stands, seen or not."""
        stack = self.counter.window.stack
        return {spec.name for spec in PAGES if names(stack.page(spec.name).view)}

    def read(self) -> list[str]:
        """What was written down, the first first."""
        found = self.register.reading_log.list_reads(self.register.today(), self.reader)
        return [one.body.what for one in reversed(found)]


def names(view: QWidget) -> bool:
    return any(NAME in one or BESIDE in one for one in words_of(view))


def may_reach(reader: Officer) -> set[str]:
    return {spec.name for spec in PAGES if spec.needs is None or people.may(reader, spec.needs)}


def refuse(*_of: object) -> None:
    raise Unavailable(RegisterFailure.DISK_FULL)


@pytest.fixture
def walk(desk: Desk) -> Iterator[Walk]:
    walk = Walk(desk)
    QGuiApplication.clipboard().setText("")
    yield walk
    QGuiApplication.clipboard().clear()


def test_each_page_that_names_somebody_is_written_down_once_it_is_seen(walk: Walk) -> None:
    named = set()
    for name in sorted(may_reach(walk.reader) - {SIGN_IN.name}):
        walk.sign_in()
        before = len(walk.read())
        walk.to(name)
        if names(walk.counter.window.stack.page(name).view):
            named.add(name)
            assert len(walk.read()) > before, name
    assert named == NAMING, "each of the others, if it names somebody, wants an entry as well"


def test_nothing_is_seen_or_taken_that_could_not_be_written_down(
    walk: Walk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(reading_log, "append", refuse)
    walk.sign_in()
    for name in sorted(may_reach(walk.reader) - {SIGN_IN.name}):
        walk.to(name)
        assert walk.naming() == set(), name
        assert walk.counter.window.page_name not in OF_A_COMPLAINT, name


@pytest.mark.thorough
@pytest.mark.parametrize("name", sorted(BY_THEMSELVES | OF_A_COMPLAINT))
def test_no_key_and_no_button_shows_or_saves_more_than_is_written_down(
    walk: Walk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    (stick := tmp_path / "stick").mkdir()
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(stick)))
    monkeypatch.setattr(QMenu, "exec", lambda *_: None)
    walk.to(name)
    before, window = walk.naming(), walk.counter.window
    monkeypatch.setattr(reading_log, "append", refuse)
    for press in [*presses(window.stack.page(name).view)]:
        press()
        turn(3)
        assert list(stick.iterdir()) == [], press
        assert QGuiApplication.clipboard().text() == "", press
        if window.page_name != name:
            assert window.page_name not in OF_A_COMPLAINT, press
            window.show_page(name)
    assert walk.naming() <= before


def presses(view: QWidget) -> Iterator[Callable[[], object]]:
    for key in view.findChildren(QShortcut):
        owner = key.parent()
        if key.isEnabled() and isinstance(owner, QWidget) and owner.isVisible():
            yield key.activated.emit
    for button in view.findChildren(QPushButton):
        if button.isVisible():
            yield button.click
