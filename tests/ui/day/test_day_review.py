from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.numbering import DEFAULT_FORMAT
from frontoffice.domain.people import Officer, Role
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.ui.day.day_page import DayPage
from tests.support.examples import TODAY, OfficeClock, a_letter, a_signed_in, an_intake, lay_blank
from tests.support.faulty_disk import FaultyDisk
from tests.support.in_front import in_front


@pytest.fixture
def three(register: Register, officer: Officer) -> list[Complaint]:
    some = (an_intake(), an_intake(channel="telephone"), a_letter(documents=False))
    return [register.complaints.record(one, officer, uuid4()).complaint for one in some]


def open_page(qtbot: QtBot, register: Register, who: Officer) -> DayPage:
    page = in_front(qtbot, DayPage(register, lambda: who), 1366, 640)
    page.start()
    return page


@pytest.mark.thorough
def test_an_officer_is_not_offered_to_tick(
    qtbot: QtBot, register: Register, officer: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, officer)
    assert not page.review_bar.isVisible()
    QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert register.days.read(TODAY).totals.unreviewed == 3
    QTest.keyClick(page.lines, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert page.lines.hasFocus()


@pytest.mark.thorough
def test_a_supervisor_ticks_line_after_line_with_space(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert [bool(line.reviewed_by) for line in register.days.read(TODAY).lines] == [True, True, False]
    assert page.lines.currentIndex().row() == 2
    assert page.page_problem.text() == (
        "0002/PGD-L1/2026 is ticked as reviewed. Ctrl+Z takes it back within ten seconds."
    )


@pytest.mark.thorough
def test_a_note_typed_on_the_page_goes_with_the_tick(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    QTest.keyClick(page.lines, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(page.review_note, "Teruskan ke tim teknis")
    QTest.keyClick(page.review_note, Qt.Key.Key_Return)
    assert register.complaints.get(three[0].subject).review_note == "Teruskan ke tim teknis"
    assert page.review_note.text() == ""
    assert page.lines.hasFocus()


def test_a_note_is_its_writers_when_somebody_else_signs_in(
    qtbot: QtBot, register: Register, three: list[Complaint]
) -> None:
    here = [first := a_signed_in(register, Role.SUPERVISOR, name="Rina Marlina")]
    page = in_front(qtbot, DayPage(register, lambda: here[0]), 1366, 640)
    page.review_note.setText("tanya bidang")
    here[0] = a_signed_in(register, Role.SUPERVISOR, name="Yuliana Putri")
    page.hand_over()
    assert page.review_note.text() == ""
    here[0] = first
    page.hand_over()
    assert page.review_note.text() == "tanya bidang"


@pytest.mark.thorough
def test_a_line_is_not_ticked_twice(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.lines, Qt.Key.Key_Up)
    QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert "already" in page.page_problem.text()
    assert len(register.complaints.story(three[0].subject)) == 2


def test_a_cancelled_line_is_not_ticked(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    register.handling.cancel(three[0].subject, "Salah catat", supervisor, uuid4())
    page = open_page(qtbot, register, supervisor)
    page.review_note.setText("Catatan")
    page.review_note.setFocus()
    QTest.keyClick(page.review_note, Qt.Key.Key_Return)
    assert "cancelled" in page.page_problem.text()
    assert page.review_note.text() == "Catatan"
    assert not register.complaints.get(three[0].subject).reviewed_by


@pytest.mark.thorough
def test_a_full_disk_keeps_the_note_and_the_next_try_counts_once(
    qtbot: QtBot, tmp_path: Path, clock: OfficeClock
) -> None:
    disk = FaultyDisk("day-page-disk")
    at = Desk(counter="L1", counter_name="Loket 1", number_format=DEFAULT_FORMAT, zone="WIB")
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", at, clock=clock, vfs=disk.name)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    subject = register.complaints.record(an_intake(), supervisor, uuid4()).complaint.subject
    page = open_page(qtbot, register, supervisor)
    page.review_note.setText("Catatan")
    disk.fail(1, 1_000_000, apsw.FullError)
    QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert page.page_problem.isVisible()
    assert page.review_note.text() == "Catatan"
    disk.heal()
    QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert page.page_problem.property("state") == "done"
    assert register.complaints.get(subject).review_note == "Catatan"
    assert len(register.complaints.story(subject)) == 2
    register.close()


@pytest.mark.thorough
def test_the_last_line_that_waited_leaves_the_filter_with_a_sentence(
    qtbot: QtBot, register: Register, supervisor: Officer, three: list[Complaint]
) -> None:
    page = open_page(qtbot, register, supervisor)
    page.strip.button("unreviewed").click()
    page.lines.setFocus()
    for _ in range(3):
        QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert "Esc" in page.nothing.text()
    assert page.nothing.isVisible()
    assert page.strip.button("unreviewed").text() == "Not reviewed 0"
