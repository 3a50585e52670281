"""The light: a word with every colour."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.lights_line import CentreStatusLight


def test_it_is_hidden_until_something_is_known_and_then_says_it_in_words(qtbot: QtBot) -> None:
    light = CentreStatusLight()
    qtbot.addWidget(light)
    assert light.isHidden()
    light.show_state("late", "soon", "Pusat: tidak terjangkau sejak 08.05")
    assert not light.isHidden()
    assert light.text() == "Pusat: tidak terjangkau sejak 08.05"
    assert not light.icon().isNull()
    assert light.property("state") == "soon"
    light.show_state("ok", "done", "Pusat: tersambung")
    assert light.property("state") == ""


def test_pressing_it_asks_for_its_page(qtbot: QtBot) -> None:
    light = CentreStatusLight()
    qtbot.addWidget(light)
    light.show_state("ok", "done", "Pusat: tersambung")
    with qtbot.waitSignal(light.clicked):
        light.click()
