from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.register.queries.day_query import DayTotals
from frontoffice.ui.day.day_totals import DayTotalsStrip


@pytest.fixture
def strip(qtbot: QtBot) -> DayTotalsStrip:
    strip = DayTotalsStrip()
    qtbot.addWidget(strip)
    strip.show_totals(DayTotals(all=3, unprinted=1), {})
    return strip


def test_five_chips_stand_in_their_order(strip: DayTotalsStrip) -> None:
    texts = [button.text() for button in strip.buttons]
    assert texts == ["All 3", "Not reviewed 0", "Papers 0", "Not printed 1", "Cancelled 0"]
    assert strip.states == {"", "unreviewed", "incomplete", "unprinted", "cancelled"}


@pytest.mark.thorough
def test_totals_that_are_nothing_are_there_but_do_nothing(strip: DayTotalsStrip) -> None:
    assert not strip.button("cancelled").isEnabled()
    assert strip.button("unprinted").isEnabled()


def test_a_button_says_which_filter_it_stands_for(qtbot: QtBot, strip: DayTotalsStrip) -> None:
    with qtbot.waitSignal(strip.chosen) as chosen:
        strip.button("unprinted").click()
    assert chosen.args == ["unprinted"]


def test_what_is_filtered_by_is_marked(strip: DayTotalsStrip) -> None:
    assert strip.button("").isChecked()
    strip.show_totals(DayTotals(all=3), {"state": "cancelled"})
    assert strip.button("cancelled").isChecked()
    assert strip.button("cancelled").isEnabled()  # it is the way back
    assert not strip.button("").isChecked()
