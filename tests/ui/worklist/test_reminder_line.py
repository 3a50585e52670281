"""What reminds besides complaints: the calendar's uncertain years, the suggestion box."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.suggestion_box import RHYTHM
from frontoffice.register.register import Register
from frontoffice.ui.worklist.worklist_page import WorklistPage
from tests.support.boxes import CLOSED, an_opening
from tests.support.examples import OfficeClock, an_officer

HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def a_page(register: Register, qtbot: QtBot, officer: Officer) -> WorklistPage:
    page = WorklistPage(register, lambda: officer)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.start()
    return page


def test_a_supervisor_sees_it_on_f4_and_is_led_to_the_calendar(register: Register, qtbot: QtBot) -> None:
    page = a_page(register, qtbot, HENDRA)
    assert page.calendar_line.isVisible()
    assert page.calendar_line.text.text().startswith("The holidays of 2027 are only assumed")
    with qtbot.waitSignal(page.calendar_asked):
        QTest.mouseClick(page.calendar_line.open, Qt.MouseButton.LeftButton)


@pytest.mark.thorough
def test_it_goes_once_every_year_is_certain(register: Register, qtbot: QtBot) -> None:
    page = a_page(register, qtbot, HENDRA)
    days = [dataclasses.replace(day, decree="SKB 3 Menteri", certain=True) for day in register.calendar.days(2027)]
    register.calendar.accept(register.calendar.preview(days), "SKB sudah dilihat", HENDRA, uuid4())
    page.refresh()
    assert not page.calendar_line.isVisible()


def test_an_officer_is_reminded_of_the_box_when_it_is_due_and_of_an_opening_that_goes_on(
    register: Register, qtbot: QtBot, clock: OfficeClock
) -> None:
    officer = an_officer()
    page = a_page(register, qtbot, officer)
    assert not page.box_line.isVisible()
    opening = an_opening(register, officer, found=0)
    page.refresh()
    assert "Selasa, 24 November 2026; sheets or its closing" in page.box_line.text.text()
    register.box.close(opening.subject, dataclasses.replace(CLOSED, found=0), officer, uuid4())
    page.refresh()
    assert not page.box_line.isVisible()
    clock.move(days=7)
    page.refresh()
    assert page.box_line.text.text() == "The suggestion box is to be opened: due on Selasa, 1 Desember 2026."
    rhythm = register.reference_data.limits.by_code[RHYTHM]
    register.reference_data.set_limit(dataclasses.replace(rhythm, amount=8), HENDRA, uuid4())
    page.refresh()
    assert not page.box_line.isVisible(), "it follows the rhythm that the office set"
    register.reference_data.set_limit(dataclasses.replace(rhythm, amount=7), HENDRA, uuid4())
    page.refresh()
    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.mouseClick(page.box_line.open, Qt.MouseButton.LeftButton)
    assert asked.args == ["box"]
    assert not a_page(register, qtbot, an_officer(Role.HANDLER)).box_line.isVisible()


@pytest.mark.thorough
@pytest.mark.parametrize("role", [Role.OFFICER, Role.HANDLER])
def test_who_may_not_keep_the_calendar_does_not_see_it(register: Register, qtbot: QtBot, role: Role) -> None:
    assert not a_page(register, qtbot, an_officer(role)).calendar_line.isVisible()


@pytest.mark.thorough
def test_who_records_is_reminded_of_slips_that_are_open(register: Register, qtbot: QtBot) -> None:
    officer = an_officer()
    page = a_page(register, qtbot, officer)
    assert not page.slips_line.isVisible()
    register.slips.reserve(3, "Besok", officer, uuid4())
    register.slips.void([Number("L1", 2026, 2)], "Rusak", HENDRA, uuid4())
    page.refresh()
    assert page.slips_line.text.text().endswith("void: 0001/PGD-L1/2026, 0003/PGD-L1/2026.")
    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.mouseClick(page.slips_line.open, Qt.MouseButton.LeftButton)
    assert asked.args == ["slips"]
    assert not a_page(register, qtbot, an_officer(Role.HANDLER)).slips_line.isVisible()
