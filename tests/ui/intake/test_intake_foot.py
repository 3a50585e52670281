from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from frontoffice.settings import Theme
from tests.support.examples import an_intake
from tests.support.intake_desk import ENTER, IntakeDesk, desk
from tests.support.themes import in_theme

__all__ = ["desk"]


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_what_has_no_room_is_left_out_and_what_stands_there_is_whole(desk: IntakeDesk) -> None:
    page = desk.page
    shown = {}
    with in_theme(Theme.LIGHT):
        for width in (640, 683, 1366):
            page.resize(width, 480)
            desk.qtbot.waitUntil(lambda width=width: page.width() == width)  # type: ignore[misc]
            buttons = (page.save_button, page.drafts_button, page.draft_button, page.leave_button)
            shown[width] = [button.objectName() for button in buttons if button.isVisible()]
            for button in buttons:
                assert not button.isVisible() or button.width() >= button.sizeHint().width()
            desk.qtbot.waitUntil(lambda: page.draft_state.width() >= 120)
    assert shown == {
        640: ["save_button", "drafts_button"],
        683: ["save_button", "drafts_button"],
        1366: ["save_button", "drafts_button", "draft_button", "leave_button"],
    }


def test_the_reason_is_asked_last_and_enter_goes_on_to_f9(desk: IntakeDesk) -> None:
    desk.page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    assert desk.where() == "description"
    desk.page.form.focus("event_place")
    desk.press(ENTER)
    assert desk.where() == "why"
    desk.type("salah dengar")
    desk.set("name", "Nurhayati")
    desk.press(ENTER)
    assert desk.where() == "save_button"
    desk.press(ENTER)
    assert [one.intake.complainant.name for one in desk.amended] == ["Nurhayati"]


@pytest.mark.parametrize(("height", "in_a_row"), [(300, True), (700, False)])
def test_on_a_low_page_the_reason_stands_beside_f9(desk: IntakeDesk, height: int, in_a_row: bool) -> None:
    page = desk.page
    page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    page.resize(683, height)

    def top(name: str) -> int:
        part = page.why if name == "why" else page.save_button
        return part.mapTo(page, QPoint()).y()

    desk.qtbot.waitUntil(lambda: (abs(top("why") - top("save")) < page.why.height()) is in_a_row)
    assert page.why.width() > 200
    desk.set("name", "Nurhayati")
    desk.press(Qt.Key.Key_F9)
    desk.page.show_consequences()  # a moment later: nothing of it goes before something is written
    assert desk.problem("why")
    assert desk.where() == "why"
    label = page.findChild(QLabel, "why_label")
    assert label is not None
    assert label.width() >= label.sizeHint().width()
    desk.type("s")
    assert desk.problem("why") == ""
    assert page.rect().contains(page.save_button.rect().translated(page.save_button.mapTo(page, QPoint())))


def test_f9_says_that_it_prints_only_where_somebody_takes_the_paper(desk: IntakeDesk) -> None:
    page = desk.page
    said = {}
    for key in "126":
        desk.choose_channel(key)
        page.show_consequences()
        said[key] = (page.save_button.text(), page.side.preview.caption.text())
    asked_for = ("Save  (F9)", "Preview of the resi, printed only when asked for")
    assert said == {"1": ("Save and print resi  (F9)", "Preview of the resi"), "2": asked_for, "6": asked_for}
