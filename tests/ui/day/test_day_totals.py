from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.register.queries.day_query import DayTotals
from frontoffice.ui.day.day_totals import DayTotalsStrip

CHANNELS = {"counter": "Loket", "fax": "Faks"}


@pytest.fixture
def strip(qtbot: QtBot) -> DayTotalsStrip:
    strip = DayTotalsStrip()
    qtbot.addWidget(strip)
    strip.show_totals(DayTotals(all=3, by_channel={"counter": 3}, by_kind={"complaint": 3}, unprinted=1), {}, CHANNELS)
    return strip


@pytest.mark.thorough
def test_totals_that_are_nothing_are_there_but_do_nothing(strip: DayTotalsStrip) -> None:
    assert strip.button("kind", "input").text() == "Input 0"
    assert not strip.button("kind", "input").isEnabled()
    assert strip.button("state", "unprinted").isEnabled()


def test_channels_of_which_nothing_came_are_left_out(strip: DayTotalsStrip) -> None:
    with pytest.raises(KeyError):
        strip.button("channel", "fax")
    strip.show_totals(DayTotals(all=1, by_channel={"fax": 1}), {}, CHANNELS)
    assert strip.button("channel", "fax").text() == "Faks 1"
    with pytest.raises(KeyError):
        strip.button("channel", "counter")


def test_a_button_says_which_filter_it_stands_for(qtbot: QtBot, strip: DayTotalsStrip) -> None:
    with qtbot.waitSignal(strip.chosen) as chosen:
        strip.button("channel", "counter").click()
    assert chosen.args == ["channel", "counter"]


def test_what_is_filtered_by_is_marked(strip: DayTotalsStrip) -> None:
    assert strip.button("", "").isChecked()
    strip.show_totals(DayTotals(all=3), {"state": "cancelled"}, CHANNELS)
    assert strip.button("state", "cancelled").isChecked()
    assert strip.button("state", "cancelled").isEnabled()  # it is the way back
    assert not strip.button("", "").isChecked()
