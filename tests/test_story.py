"""One day at the counter, from the first start to the check of the journal, as its people live it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QWidget  # noqa: TID251  (the fixture's type)
from pytestqt.qtbot import QtBot

from frontoffice.app.cli.maintenance_command import verify
from frontoffice.app.startup.starting import Starting
from frontoffice.app.window.case_pages import DAY, INTAKE, RECORDED
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.domain.complaint import Intake, Status
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Printer, Transport
from frontoffice.ui.shell.first_start import FirstStart
from frontoffice.ui.shell.sign_in import SignIn
from tests.support.examples import OfficeClock
from tests.support.fakes import FakePrinter

KEY = Qt.Key
PIN = "274913"


class Day:
    """A counter with its people, and a printer that is taken up anew for each paper."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.application, self.qtbot = application, qtbot
        self.where = Places(folder)
        self.clock = OfficeClock()
        self.starting = Starting(application, self.where, training=False, clock=self.clock)

    @property
    def counter(self) -> Counter:
        assert self.starting.counter is not None
        return self.starting.counter

    def look_at(self, window: QWidget) -> None:
        """Keys go to the window in front."""
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)

    def press(self, key: KEY, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focused(), key, modifier)

    def fill(self, page: QWidget, name: str, text: str) -> None:
        field = page.findChild(QLineEdit, name)
        assert field is not None, name
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def _focused(self) -> QWidget:
        window = self.counter.window
        return window.focusWidget() or window

    def sign_in(self, name: str) -> None:
        assert self.counter.window.page_name == "sign_in"
        page = self.counter.window.findChild(SignIn)
        assert page is not None
        page.officer_name.setCurrentText(name)
        self.fill(page, "secret", PIN)
        self.press(KEY.Key_Return)
        assert self.counter.officer().name == name

    def print_on(self, paper: FakePrinter) -> None:
        printer = Printer("Printer loket", Transport.NETWORK, paper.address)
        self.counter.window.stack.view(DESK_SETTINGS).saved.emit(
            dataclasses.replace(self.counter.settings, printer=printer)
        )

    def answer_that_it_came_whole(self, qtbot: QtBot) -> None:
        """This printer proves nothing, so the officer is asked, and answers by one key with the resi in the hand."""
        printing = self.counter.register.printing
        qtbot.waitUntil(lambda: [job.state for job in printing.open_jobs()] == [JobState.UNCERTAIN])
        qtbot.waitUntil(
            lambda: any(button.isVisible() for button in self.counter.window.findChildren(QPushButton, "whole_button"))
        )
        self.press(KEY.Key_Y, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: printing.open_jobs() == ())

    def record(self, **fields: str) -> None:
        self.counter.window.go("record")
        self.counter.window.stack.view(INTAKE).form.write(fields)
        self.counter.window.stack.view(INTAKE).show_consequences()
        self.press(KEY.Key_F9)
        assert self.counter.window.page_name == "recorded"


@pytest.fixture
def day(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Day]:
    day = Day(qapp, qtbot, tmp_path / "data")
    yield day
    day.starting.end()


@pytest.mark.seconds
def test_a_day_at_the_counter(day: Day, qtbot: QtBot) -> None:
    _the_counter_is_set_up(day)
    number = _a_complaint_is_told_at_the_counter_and_gets_its_resi(day, qtbot)
    _a_caller_gets_a_number_without_a_name_and_no_paper(day)
    _the_printer_fails_and_nothing_is_lost(day, qtbot)
    _the_supervisor_reviews_and_cancels(day)
    _the_complainant_comes_back_with_the_resi(day, number)
    day.starting.end()
    assert verify(day.where) == 0
    day.starting = Starting(day.application, day.where, training=False, clock=day.clock)
    day.starting.begin()
    assert day.counter.window.page_name == "sign_in"


def _the_counter_is_set_up(day: Day) -> None:
    day.starting.begin()
    assert day.starting.window is not None
    page = day.starting.window.centralWidget()
    assert isinstance(page, FirstStart)
    for name, text in (
        ("office_address", "Kompleks Perkantoran Gubernur, Air Itam"),
        ("supervisor_name", "Budi Penyelia"),
        ("position", "Kepala Bidang"),
        ("secret", PIN),
        ("secret_again", PIN),
    ):
        day.fill(page, name, text)
    day.look_at(day.starting.window)
    QTest.keyClick(page.new, KEY.Key_Space)
    for _ in range(2):
        day.look_at(day.starting.window)
        QTest.keyClick(page, KEY.Key_F9)
    day.look_at(day.starting.window)
    QTest.keyClick(page, KEY.Key_L, Qt.KeyboardModifier.AltModifier)
    day.look_at(day.counter.window)
    day.sign_in("Budi Penyelia")
    supervisor = day.counter.officer()
    day.counter.register.officers.add("Siti Rahmawati", Role.OFFICER, "Petugas FO", PIN, supervisor, new_id())
    day.counter.window.lock()
    day.sign_in("Siti Rahmawati")


def _a_complaint_is_told_at_the_counter_and_gets_its_resi(day: Day, qtbot: QtBot) -> str:
    with FakePrinter() as paper:
        day.print_on(paper)
        day.record(
            name="Nurhayati binti Saleh",
            phone="0812-7171-2026",
            service="Izin trayek AKDP",
            service_date="12-11-2026",
            description="Izin trayek sudah dijanjikan selesai minggu lalu, belum ada kabar.",
        )
        day.answer_that_it_came_whole(qtbot)
        text = paper.paper().text()
    (found,) = day.counter.register.search.find("nurhayati")
    assert found.number_text == "0001/PGD-L1/2026"
    assert found.number_text in text
    assert "Senin, 14 Desember 2026" in text
    return f"{found.number_text} {day.counter.register.complaints.get(found.subject).check_code}"


def _a_caller_gets_a_number_without_a_name_and_no_paper(day: Day) -> None:
    day.record(channel="telephone", description="Telepon kantor tidak diangkat sejak pagi.")
    (found,) = day.counter.register.search.find("diangkat")
    assert (found.number_text, found.name) == ("0002/PGD-L1/2026", "Tanpa nama")
    assert "nol nol nol dua" in day.counter.window.stack.view(RECORDED).spoken.text().casefold()
    assert day.counter.register.printing.open_jobs() == ()


def _the_printer_fails_and_nothing_is_lost(day: Day, qtbot: QtBot) -> None:
    """The caller comes by, and would have the resi on paper after all."""
    register = day.counter.register
    day.press(KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: [job.state for job in register.printing.open_jobs()] == [JobState.WAITING]
    )  # it is switched off
    with FakePrinter() as paper:
        day.print_on(paper)
        day.counter.window.go("paper")
        day.press(KEY.Key_Return)
        day.answer_that_it_came_whole(qtbot)
        assert "SALINAN" not in paper.paper().text()


def _the_supervisor_reviews_and_cancels(day: Day) -> None:
    day.counter.window.lock()
    day.sign_in("Budi Penyelia")
    day.counter.window.go("day")
    table = day.counter.window.stack.view(DAY).findChild(QTableView)
    assert table is not None
    assert table.model().rowCount() == 2
    table.selectRow(0)
    table.setFocus()
    day.press(KEY.Key_R, Qt.KeyboardModifier.AltModifier)
    page = day.counter.register.days.read(day.counter.register.today())
    assert [line.reviewed_by for line in page.lines] == ["Budi Penyelia", ""]
    supervisor = day.counter.officer()
    day.counter.register.handling.cancel(page.lines[1].subject, "salah sambung", supervisor, new_id())
    assert day.counter.register.complaints.preview(_intake(day), supervisor).number_text == "0003/PGD-L1/2026"


def _the_complainant_comes_back_with_the_resi(day: Day, scanned: str) -> None:
    day.counter.window.go("find")
    day.type(scanned)
    day.press(KEY.Key_Return)
    assert day.counter.window.page_name == "complaint"
    (found,) = day.counter.register.search.find(scanned)
    assert day.counter.register.complaints.get(found.subject).status is Status.REVIEWED
    assert day.counter.register.maintenance.verify().broken == ""


def _intake(day: Day) -> Intake:
    (found,) = day.counter.register.search.find("nurhayati")
    return day.counter.register.complaints.get(found.subject).intake
