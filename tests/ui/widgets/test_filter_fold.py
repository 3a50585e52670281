from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.ui.widgets.filter_fold import FilterFold
from frontoffice.ui.widgets.kept_folds import KeptFolds
from tests.support.examples import an_officer
from tests.support.in_front import in_front


class Hall:
    """A page with a field, a fold, and whoever works there now."""

    def __init__(self, qtbot: QtBot, register: Register, officer: Officer) -> None:
        self.officer = officer
        self.page = QWidget()
        self.field, self.panel = QLineEdit(self.page), QWidget()
        self.first = QLineEdit(self.panel)
        self.panel.setFocusProxy(self.first)
        self.fold = FilterFold(self.panel, "Filter", KeptFolds(register, lambda: self.officer), "hall", self.page)
        column = QVBoxLayout(self.page)
        for part in (self.field, self.fold.button, self.fold):
            column.addWidget(part)
        self.fold.closed.connect(self.field.setFocus)
        in_front(qtbot, self.page, 400, 300)
        self.field.setFocus()


@pytest.fixture
def hall(qtbot: QtBot, register: Register, ratna: Officer) -> Hall:
    return Hall(qtbot, register, ratna)


def test_what_was_left_open_is_open_when_the_program_begins_again(
    qtbot: QtBot, hall: Hall, register: Register, ratna: Officer
) -> None:
    hall.fold.button.click()
    again = Hall(qtbot, register, ratna)
    assert again.panel.isVisible()
    again.fold.button.click()
    assert not Hall(qtbot, register, ratna).panel.isVisible()


def test_its_key_opens_it_and_goes_there_and_from_within_closes_it(hall: Hall) -> None:
    assert not hall.panel.isVisible()
    hall.fold.go()
    assert hall.first.hasFocus()
    hall.field.setFocus()
    hall.fold.go()
    assert hall.first.hasFocus(), "it was open already"
    hall.fold.go()
    assert (hall.panel.isVisible(), hall.field.hasFocus()) == (False, True)


def test_a_click_opens_and_closes_it(hall: Hall) -> None:
    hall.fold.button.click()
    assert (hall.panel.isVisible(), hall.fold.button.isChecked()) == (True, True)
    hall.fold.button.click()
    assert (hall.panel.isVisible(), hall.fold.button.isChecked()) == (False, False)


def test_what_is_set_is_seen_while_it_is_closed_and_its_chip_takes_it_away(qtbot: QtBot, hall: Hall) -> None:
    hall.fold.show_set({"kind": "Kind: Complaint", "late": "Late"})
    assert [chip.accessibleName() for chip in hall.fold.chips.chips.values()] == ["Kind: Complaint  ✕", "Late  ✕"]
    assert hall.fold.chips.isVisible()
    with qtbot.waitSignal(hall.fold.taken_away) as away:
        QTest.keyClick(hall.fold.chips.chips["late"], Qt.Key.Key_Space)
    assert away.args == ["late"]
    hall.fold.show_set({})
    assert not hall.fold.isVisible()


def test_it_stands_for_each_officer_as_that_one_left_it(hall: Hall) -> None:
    mine, other = hall.officer, an_officer(name="Bayu")
    hall.fold.go()
    for officer, is_open in ((other, False), (mine, True)):
        hall.officer = officer
        hall.fold.refresh()
        assert hall.panel.isVisible() is is_open
