from __future__ import annotations

from PySide6.QtWidgets import QLabel

from frontoffice.domain.complaint import Manner
from tests.support.intake_desk import IntakeDesk, desk

__all__ = ["desk"]


def test_the_number_is_asked_for_by_the_channels_own_word(desk: IntakeDesk) -> None:
    label = desk.page.findChild(QLabel, "external_id_label")
    assert label is not None
    desk.choose_channel("0")
    assert label.text() == "SP4N-LAPOR! number"
    desk.page.start()
    desk.choose_channel("3")
    assert label.text() == "Letter number or id"


def test_the_manner_is_that_of_the_channel(desk: IntakeDesk) -> None:
    manners = []
    for key in "192":
        desk.choose_channel(key)
        manners.append(desk.page.form.choices.manner)
    assert manners == [Manner.ORAL, Manner.WRITTEN, Manner.ORAL]


def test_the_head_of_the_page_shows_as_much_as_it_has_room_for(desk: IntakeDesk) -> None:
    choices, received = desk.page.form.choices, desk.page.form.received_now
    whole = choices.fit(has_names=True, has_time=True, is_folded=False)
    assert received.isVisible()
    folded = choices.fit(has_names=False, has_time=False, is_folded=True)
    assert folded < whole
    assert not received.isVisible()
    assert choices.rows["kind"].is_folded
    desk.choose_channel("3")
    desk.set("channel", "counter")
    assert not received.isVisible()
