from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.register.queries.urgency import LATE, LATER, SOON, TODAY
from frontoffice.ui.widgets import theme
from frontoffice.ui.worklist.urgency_bar import UrgencyBar
from tests.support.themes import colours_of


@pytest.fixture
def bar(qtbot: QtBot) -> UrgencyBar:
    bar = UrgencyBar()
    qtbot.addWidget(bar)
    bar.resize(800, 40)
    bar.show()
    bar.show_counts({LATE: 3, TODAY: 0, SOON: 1, LATER: 4}, SOON)
    return bar


def test_each_part_has_its_count_its_share_and_its_colour(bar: UrgencyBar) -> None:
    assert [part.share for part in bar.parts.values()] == [3 / 8, 0, 1 / 8, 4 / 8]
    late = theme.now().late.lower()
    assert late in colours_of(bar.parts[LATE].grab().toImage())
    assert late not in colours_of(bar.parts[LATER].grab().toImage())


def test_a_part_says_what_it_stands_for(qtbot: QtBot, bar: UrgencyBar) -> None:
    assert (bar.parts[SOON].isChecked(), bar.parts[LATE].isChecked()) == (True, False)
    assert not bar.parts[TODAY].isEnabled()
    with qtbot.waitSignal(bar.chosen) as chosen:
        bar.parts[LATE].click()
    assert chosen.args == [LATE]


def test_what_is_not_counted_cannot_be_chosen(bar: UrgencyBar) -> None:
    bar.show_counts({}, "")
    assert not any(part.isEnabled() or part.share for part in bar.parts.values())
