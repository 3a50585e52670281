"""One counter with its window on a real register, and who works at it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.case_pages import INTAKE
from frontoffice.app.window.desk_pages import PRINTERS
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import open_counter
from frontoffice.domain.complaint import Complaint, Intake
from frontoffice.domain.people import Officer, Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.settings import Office, Settings, Theme
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank
from tests.support.paper_desk import on_printer
from tests.support.paper_printer import PaperPrinter

SETTINGS = Settings(office=Office(address="Air Itam"))


class Desk:
    """One counter on a real register, and who works at it."""

    def __init__(self, folder: Path, lay: Callable[[Path], object] = lay_blank) -> None:
        self.where = Places(folder)
        self.themes: list[Theme] = []
        self.checked: list[Places] = []
        lay(self.where.register)
        register = open_register(self.where.register, desk_of(SETTINGS), clock=OfficeClock())
        self.supervisor = a_signed_in(register, Role.SUPERVISOR, "Budi Penyelia")
        self.officer = a_signed_in(register)
        self.counter = open_counter(register, SETTINGS, self.where, self.themes.append, check=self._check)

    def _check(self, where: Places) -> FileReport:
        self.checked.append(where)
        return FileReport()

    def record(self, by: Officer, intake: Intake | None = None) -> Complaint:
        """A complaint recorded as F9 does it, and the signal of its page."""
        complaints = self.counter.register.complaints
        recorded = complaints.record(intake or an_intake(), by, new_id(), with_paper=True)
        self.counter.window.stack.view(INTAKE).recorded.emit(recorded)
        return recorded.complaint

    def sign_in(self, officer: Officer) -> None:
        self.counter.window.show_officer(officer)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.counter.window)
    yield desk
    desk.counter.end()


def with_printers(desk: Desk, first: PaperPrinter, second: PaperPrinter) -> None:
    others = (on_printer(second, "Belakang").printer,)
    printers = dataclasses.replace(SETTINGS, printer=on_printer(first, "Depan").printer, other_printers=others)
    desk.counter.window.stack.view(PRINTERS).saved.emit(printers)


def printed(desk: Desk, qtbot: QtBot) -> None:
    desk.record(desk.supervisor)
    qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
