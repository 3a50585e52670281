from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.ui.day.day_page import DayPage
from tests.support.examples import TODAY, an_intake
from tests.support.in_front import in_front

CTRL = Qt.KeyboardModifier.ControlModifier


class Seconds:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def ticked(qtbot: QtBot, register: Register, supervisor: Officer, seconds: Seconds) -> DayPage:
    for _ in range(2):
        register.complaints.record(an_intake(), supervisor, uuid4())
    page = in_front(qtbot, DayPage(register, lambda: supervisor, clock=seconds), 1366, 640)
    page.start()
    QTest.keyClick(page.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    return page


def reviewed(register: Register) -> list[bool]:
    return [bool(line.reviewed_by) for line in register.days.read(TODAY).lines]


def test_ctrl_z_takes_the_tick_back_by_an_entry_of_its_own(ticked: DayPage, register: Register) -> None:
    assert reviewed(register) == [True, False]
    subject = register.days.read(TODAY).lines[0].subject
    QTest.keyClick(ticked.lines, Qt.Key.Key_Z, CTRL)
    assert reviewed(register) == [False, False]
    assert register.complaints.get(subject).status is Status.REGISTERED
    kinds = [line.kind for line in register.complaints.story(subject)]
    assert kinds == [EntryKind.RECORDED, EntryKind.REVIEWED, EntryKind.STEP_CORRECTED]
    assert ticked.page_problem.text() == "The review of 0001/PGD-L1/2026 is taken back."
    assert (ticked.lines.currentIndex().row(), ticked.lines.hasFocus()) == (0, True)
    QTest.keyClick(ticked.lines, Qt.Key.Key_Z, CTRL)
    assert len(register.complaints.story(subject)) == 3


def test_the_offer_counts_down_and_ends_after_ten_seconds(
    ticked: DayPage, register: Register, seconds: Seconds
) -> None:
    assert ticked.undo_button.text().endswith("10")
    seconds.now += 9.5
    ticked.review.undo.count()
    assert ticked.undo_button.text().endswith("1")
    assert "Ctrl+Z" in ticked.page_problem.text()
    seconds.now += 0.5
    ticked.review.undo.count()
    assert not ticked.undo_button.isVisible()
    assert ticked.page_problem.text() == "0001/PGD-L1/2026 is ticked as reviewed."
    QTest.keyClick(ticked.lines, Qt.Key.Key_Z, CTRL)
    assert reviewed(register) == [True, False]


@pytest.mark.thorough
def test_a_window_that_stood_still_takes_nothing_back_too_late(
    ticked: DayPage, register: Register, seconds: Seconds
) -> None:
    seconds.now += 11
    QTest.keyClick(ticked.lines, Qt.Key.Key_Z, CTRL)
    assert reviewed(register) == [True, False]


@pytest.mark.thorough
def test_whoever_leaves_the_page_takes_nothing_back(ticked: DayPage, register: Register) -> None:
    ticked.hide()
    ticked.show()
    assert not ticked.undo_button.isVisible()
    ticked.review.undo.take_back()
    assert reviewed(register) == [True, False]


@pytest.mark.thorough
def test_the_last_tick_alone_is_offered_and_the_button_takes_it_back(ticked: DayPage, register: Register) -> None:
    QTest.keyClick(ticked.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert reviewed(register) == [True, True]
    ticked.undo_button.click()
    assert reviewed(register) == [True, False]


@pytest.mark.thorough
def test_what_was_done_since_is_not_taken_back(ticked: DayPage, register: Register, supervisor: Officer) -> None:
    subject = register.days.read(TODAY).lines[0].subject
    register.handling.cancel(subject, "Salah catat", supervisor, uuid4())
    QTest.keyClick(ticked.lines, Qt.Key.Key_Z, CTRL)
    assert "Only the last step" in ticked.page_problem.text()
    assert reviewed(register) == [True, False]


@pytest.mark.thorough
def test_the_last_line_of_a_filter_is_taken_back_too(ticked: DayPage, register: Register) -> None:
    ticked.strip.button("unreviewed").click()
    ticked.lines.setFocus()
    QTest.keyClick(ticked.lines, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert ticked.nothing.isVisible()
    focus = ticked.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Z, CTRL)
    assert reviewed(register) == [True, False]
    assert ticked.lines.isVisible()
