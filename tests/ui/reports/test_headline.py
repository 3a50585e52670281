from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar import report_period
from frontoffice.domain.reports.report import Scope, Selection, Subset
from frontoffice.ui.reports.headline import Headline
from tests.support.november_figures import SCOPE, made_up_figures


@pytest.fixture
def headline(qtbot: QtBot) -> Headline:
    shown = Headline()
    qtbot.addWidget(shown)
    shown.resize(1334, 120)
    shown.show()
    shown.show_figures(made_up_figures())
    shown.show_more(is_open=True)
    return shown


def texts(headline: Headline, row: int, columns: range) -> list[str]:
    return [headline.buttons[row, column].text() for column in columns]


def test_what_came_over_and_in_less_what_was_done_is_the_rest(headline: Headline) -> None:
    assert texts(headline, 0, range(4)) == ["20", "57", "25", "52"]
    assert texts(headline, 1, range(4)) == ["7", "43", "30", "20"]
    assert texts(headline, 2, range(4)) == ["1", "11", "12", "0"]


def test_each_figure_opens_its_list_of_its_own_period(headline: Headline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(headline.asked) as asked:
        headline.buttons[1, 2].click()
    assert asked.args == [Selection(Scope(report_period.parse("2026-10")), Subset.DONE)]
    with qtbot.waitSignal(headline.asked) as asked:
        headline.buttons[0, 4].click()
    assert asked.args == [Selection(SCOPE, Subset.LATE)]


def test_days_not_closed_are_no_complaints(headline: Headline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(headline.days_asked):
        headline.buttons[0, 5].click()


def test_a_screen_reader_hears_what_is_counted_and_when(headline: Headline) -> None:
    assert headline.buttons[0, 1].accessibleName() == "Received, November 2026: 57"
    assert headline.buttons[0, 4].accessibleName() == "Late, November 2026: 9"


def test_arrows_move_between_figures_and_stay_at_the_edge(headline: Headline, qtbot: QtBot) -> None:
    with qtbot.waitActive(headline):
        headline.activateWindow()
    headline.buttons[0, 0].setFocus()
    for down, right, place in ((0, 1, (0, 1)), (1, 0, (1, 1)), (0, -1, (1, 0)), (0, -1, (1, 0)), (-1, 0, (0, 0))):
        headline.move_focus(down, right)
        assert headline.buttons[place].hasFocus(), place
    for _ in range(9):
        headline.move_focus(0, 1)
    assert headline.buttons[0, 5].hasFocus()


def test_to_the_right_of_a_short_column_the_nearest_figure_above_is_next(headline: Headline, qtbot: QtBot) -> None:
    with qtbot.waitActive(headline):
        headline.activateWindow()
    headline.buttons[2, 4].setFocus()
    headline.move_focus(0, 1)
    assert headline.buttons[1, 5].hasFocus()


def test_the_year_before_is_not_said_twice_of_a_year(headline: Headline) -> None:
    headline.show_figures(made_up_figures(scope=Scope(report_period.parse("2026"))))
    assert not headline.buttons[1, 0].isHidden()
    assert headline.buttons[2, 0].isHidden()
    headline.show_figures(made_up_figures())
    assert not headline.buttons[2, 0].isHidden()


def test_seven_figures_are_seen_at_first_and_arrows_stay_among_them(headline: Headline, qtbot: QtBot) -> None:
    headline.show_more(is_open=False)
    shown = {place for place, button in headline.buttons.items() if not button.isHidden()}
    assert shown == {(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 4), (2, 4)}
    with qtbot.waitActive(headline):
        headline.activateWindow()
    headline.buttons[2, 4].setFocus()
    headline.move_focus(0, 1)
    assert headline.buttons[2, 4].hasFocus()
    headline.move_focus(0, -1)
    assert headline.buttons[0, 3].hasFocus()
