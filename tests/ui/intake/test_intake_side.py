from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.domain.limits import Limits
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from frontoffice.ui.intake.intake_side import WIDTH, IntakeSide
from tests.support.same_reader import SameReader


@pytest.fixture
def side(qtbot: QtBot) -> IntakeSide:
    side = IntakeSide(AttachmentsPanel(SameReader(), lambda: Limits({})))
    qtbot.addWidget(side)
    side.show()
    return side


def test_the_resi_stands_there_until_something_is_opened(side: IntakeSide) -> None:
    turned: list[bool] = []
    side.turned.connect(lambda: turned.append(True))
    assert not side.is_open
    side.open_count()
    assert side.currentWidget() is side.counted
    side.open_drafts()
    assert side.currentWidget() is side.drafts
    side.go_back()
    assert side.currentWidget() is side.preview
    side.close_panel()
    assert len(turned) == 3


def test_a_panel_that_has_much_to_say_makes_the_page_no_higher(side: IntakeSide) -> None:
    side.open_drafts()
    side.drafts.show_drafts((), {}, "WIB")
    assert not side.hasHeightForWidth()
    assert side.minimumSizeHint().height() < 300


def test_on_a_narrow_page_it_shows_only_while_a_panel_is_open(side: IntakeSide) -> None:
    side.fit(beside=True)
    assert side.maximumWidth() == WIDTH
    side.fit(beside=False)
    assert not side.isVisible()
    side.open_count()
    side.fit(beside=False)
    assert side.isVisible()
    assert side.maximumWidth() > WIDTH
