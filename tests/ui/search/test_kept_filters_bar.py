from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.list_filter import NO_FILTER, ListFilter
from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.ui.search.filter_bar import KeptFiltersBar
from tests.support.examples import an_officer

LATE = ListFilter(late=True)


@pytest.fixture
def officer() -> Officer:
    return an_officer()


@pytest.fixture
def bar(qtbot: QtBot, register: Register, officer: Officer) -> Iterator[KeptFiltersBar]:
    page = QWidget()
    qtbot.addWidget(page)
    bar = KeptFiltersBar(register, lambda: officer, page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    bar.refresh()
    yield bar
    page.close()


def kept(bar: KeptFiltersBar) -> list[str]:
    return [button.accessibleName() for button in bar.buttons]


def test_nothing_is_shown_while_nothing_is_kept_or_asked(bar: KeptFiltersBar) -> None:
    assert not bar.isVisible()
    bar.ask_name(NO_FILTER)
    assert not bar.is_asking


def test_a_name_is_asked_for_and_one_that_is_missing_is_said(qtbot: QtBot, bar: KeptFiltersBar) -> None:
    bar.ask_name(LATE)
    QTest.keyClick(bar.name, Qt.Key.Key_Return)
    assert bar.problem.text() == "The name is not filled in yet."
    assert bar.is_asking
    QTest.keyClicks(bar.name, "A & B")
    with qtbot.waitSignal(bar.kept, check_params_cb=lambda name: name == "A & B"):
        QTest.keyClick(bar.name, Qt.Key.Key_Return)
    assert kept(bar) == ["A & B"]
    assert bar.buttons[0].text() == "Ctrl+1  A && B"
    assert not bar.is_asking


def test_a_button_chooses_its_filter_and_stays_marked(
    qtbot: QtBot, bar: KeptFiltersBar, register: Register, officer: Officer
) -> None:
    for place in range(10):
        register.kept_filters.keep(f"{place}", ListFilter(team=f"{place}"), officer.officer_id)
    bar.refresh()
    assert bar.buttons[9].text() == "9"
    with qtbot.waitSignal(bar.chosen, check_params_cb=lambda only: only == ListFilter(team="9")):
        bar.buttons[9].click()
    assert [button.isChecked() for button in bar.buttons] == [False] * 9 + [True]
    bar.delete_filter()
    assert len(kept(bar)) == 9
    bar.delete_filter()
    assert len(kept(bar)) == 9, "nothing is chosen any more"


def test_the_names_on_its_buttons_are_whole_when_the_text_becomes_larger(bar: KeptFiltersBar) -> None:
    bar.ask_name(ListFilter(late=True))
    bar.name.setText("Terlambat di semua loket")
    QTest.keyClick(bar.name, Qt.Key.Key_Return)
    [button] = bar.buttons
    before, font = button.minimumWidth(), bar.font()
    font.setPointSizeF(2 * font.pointSizeF())
    bar.setFont(font)
    assert button.minimumWidth() > 1.5 * before
