from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.limits import Limits
from frontoffice.register.commands.drafts import Draft
from frontoffice.settings import Theme
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from frontoffice.ui.intake.intake_side import WIDTH, DraftsPanel, IntakeSide
from tests.support.examples import MORNING, an_officer
from tests.support.in_front import in_front
from tests.support.same_reader import SameReader
from tests.support.themes import in_theme


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


SITI = an_officer()
FIRST = Draft(uuid4(), SITI.officer_id, MORNING, {"name": "Ali", "description": "Belum\n  ada kabar " + "x" * 200})
SECOND = Draft(uuid4(), uuid4(), MORNING, {"name": "Budi", "identity": "confidential"})
THIRD = Draft(uuid4(), uuid4(), MORNING, {"phone": "0812"})


@pytest.fixture
def panel(qtbot: QtBot) -> DraftsPanel:
    panel = in_front(qtbot, DraftsPanel(), 392, 600)
    panel.show_drafts((FIRST, SECOND, THIRD), {SITI.officer_id: SITI.name}, "WIB")
    panel.focus()
    return panel


def test_each_draft_says_who_when_and_how_it_begins(panel: DraftsPanel) -> None:
    first, second, third = (panel.drafts.item(row).text() for row in range(3))
    assert first.startswith("Ali · 24-11-2026 10.32 WIB · Siti Rahmawati\nBelum ada kabar")
    assert first.endswith("…")
    assert "Budi" not in second
    assert "no description yet" in second
    assert third.startswith("no name yet")


def test_enter_takes_up_the_chosen_one(panel: DraftsPanel, qtbot: QtBot) -> None:
    chosen: list[Draft] = []
    panel.chosen.connect(chosen.append)
    QTest.keyClick(panel.drafts, Qt.Key.Key_Down)
    QTest.keyClick(panel.drafts, Qt.Key.Key_Return)
    assert chosen == [SECOND]


def test_delete_drops_only_after_asking(panel: DraftsPanel, qtbot: QtBot) -> None:
    dropped: list[Draft] = []
    panel.dropped.connect(dropped.append)
    QTest.keyClick(panel.drafts, Qt.Key.Key_Delete)
    assert dropped == []
    assert panel.drop_ask.isVisible()
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)  # the answer in front is to keep it
    assert dropped == []
    assert not panel.drop_ask.isVisible()
    QTest.keyClick(panel.drafts, Qt.Key.Key_Delete)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Delete)
    assert dropped == [FIRST]


def test_there_is_an_answer_to_confirm_only_while_deleting_is_asked(panel: DraftsPanel, qtbot: QtBot) -> None:
    before = panel.confirm
    assert before is None
    QTest.keyClick(panel.drafts, Qt.Key.Key_Delete)
    confirm = panel.confirm
    assert confirm is not None
    with qtbot.waitSignal(panel.dropped):
        confirm()


@pytest.mark.thorough
def test_going_back_goes_one_step(panel: DraftsPanel, qtbot: QtBot) -> None:
    left: list[bool] = []
    panel.left.connect(lambda: left.append(True))
    QTest.keyClick(panel.drafts, Qt.Key.Key_Delete)
    panel.go_back()
    assert left == []
    assert not panel.drop_ask.isVisible()
    panel.go_back()
    assert left == [True]


@pytest.mark.thorough
def test_without_drafts_a_sentence_says_so(panel: DraftsPanel) -> None:
    panel.show_drafts((), {}, "WIB")
    assert panel.drafts_empty.isVisible()
    assert not panel.load_button.isEnabled()


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_every_button_is_whole_at_every_width(panel: DraftsPanel, qtbot: QtBot) -> None:
    with in_theme(Theme.LIGHT):
        for width in (300, 392, 651):
            panel.setFixedSize(width, 400)  # as the side of the page gives no more
            QTest.qWait(1)
            for button in (panel.load_button, panel.drop_button, panel.leave_button):
                assert button.width() >= button.sizeHint().width(), (width, button.text())
                assert panel.rect().contains(button.rect().translated(button.mapTo(panel, QPoint())))
