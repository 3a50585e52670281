from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar.working_days import COLLECTIVE, DROPPED, KINDS, LOCAL, NATIONAL, WORKED, DayOff
from frontoffice.domain.codes import CalendarRefusal
from frontoffice.errors import Problem
from frontoffice.ui.admin import calendar_page
from frontoffice.ui.admin.calendar_page import DaysList, kind_word
from frontoffice.ui.widgets.form import child

NATAL = DayOff(date(2028, 12, 25), NATIONAL, "Hari Raya Natal", "usulan", certain=False)
FITRI = DayOff(date(2028, 2, 27), NATIONAL, "Hari Raya Idul Fitri (perkiraan)", "usulan", certain=False)
PILKADA = DayOff(date(2028, 12, 9), LOCAL, "Pilkada", "SE 22/2028")


@pytest.fixture
def listed(qtbot: QtBot) -> DaysList:
    table = QTableWidget()
    qtbot.addWidget(table)
    calendar_page.name_columns(table)
    remarks = QLabel(table)
    remarks.setObjectName("list_remarks")
    made = DaysList(table, QLabel(table), remarks, QCheckBox(table))
    made.show_days([NATAL, FITRI, PILKADA])
    return made


def unmark(listed: DaysList, row: int) -> None:
    item = listed.table.item(row, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)


def test_days_are_listed_by_date_and_all_of_them_marked(listed: DaysList) -> None:
    assert listed.list_checked_days() == (FITRI, PILKADA, NATAL)
    assert calendar_page.cells(PILKADA) == ("Sab, 9 Des 2028", "Local holiday", "Pilkada", "SE 22/2028")


def test_unmarking_is_told_and_what_is_unmarked_stays_so(listed: DaysList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(listed.changed):
        unmark(listed, 2)
    listed.put(DayOff(date(2028, 1, 1), NATIONAL, "Tahun Baru", "SKB"))
    listed.set_decree("SKB")
    assert [day.day for day in listed.list_checked_days()] == [date(2028, 1, 1), FITRI.day, PILKADA.day]


def test_vouching_makes_all_but_estimates_certain_and_can_be_taken_back(listed: DaysList) -> None:
    listed.set_decree("SKB 2028")
    assert [(day.decree, day.certain) for day in listed.list_checked_days()] == [
        ("usulan", False),
        ("SE 22/2028", True),
        ("SKB 2028", True),
    ]
    listed.set_decree("")
    assert listed.list_checked_days() == (FITRI, PILKADA, NATAL)


def test_a_day_that_is_taken_up_leaves_the_list(listed: DaysList, qtbot: QtBot) -> None:
    first = listed.table.item(0, 0)
    assert first is not None
    with qtbot.waitSignal(listed.taken_up) as emitted:
        listed.table.itemActivated.emit(first)
    assert emitted.args == [FITRI]
    assert listed.list_checked_days() == (PILKADA, NATAL)


def test_warnings_of_one_sort_are_told_once_with_their_number(listed: DaysList) -> None:
    listed.show_days([PILKADA])
    past = [
        Problem("day", CalendarRefusal.DAY_PAST, {"day": date(2026, 11, day)}, warning=True) for day in (18, 19, 20)
    ]
    remarks = child(listed.table, QLabel, "list_remarks")
    listed.show_remarks(past)
    assert remarks.text() == (
        "18 November 2026 is past. Open complaints get the days they lost. (And 2 more like this.)"
    )
    assert remarks.property("state") == "soon"
    listed.show_remarks([Problem("decree", CalendarRefusal.DECREE_MISSING)])
    assert remarks.property("state") == "late"
    listed.show_remarks(())
    assert remarks.isHidden()


def test_every_kind_of_day_has_its_word() -> None:
    assert {kind_word(kind) for kind in (NATIONAL, COLLECTIVE, LOCAL, WORKED, DROPPED)}.isdisjoint(KINDS)
