from __future__ import annotations

from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.chip_line import ChipLine


def test_each_hidden_value_is_a_chip_that_says_when_it_is_pressed(qtbot: QtBot) -> None:
    line = ChipLine()
    qtbot.addWidget(line)
    line.show_chips({"sector": "Sector: R&D", "wish": "Wish: one\ntwo " + "three " * 20})
    pressed: list[str] = []
    line.pressed.connect(pressed.append)
    assert not line.isHidden()
    assert line.chips["sector"].text() == "Sector: R&&D", "no letter is underlined"
    assert line.chips["wish"].text().startswith("Wish: one two three")
    assert line.chips["wish"].text().endswith("…")
    assert line.chips["wish"].toolTip().endswith("three")
    line.chips["wish"].click()
    assert pressed == ["wish"]


def test_no_value_takes_no_room_and_another_text_keeps_the_chip(qtbot: QtBot) -> None:
    line = ChipLine()
    qtbot.addWidget(line)
    line.show_chips({"sector": "Sector: A"})
    chip = line.chips["sector"]
    line.show_chips({"sector": "Sector: B"})
    assert line.chips["sector"] is chip
    line.show_chips({})
    assert line.isHidden()
    assert line.chips == {}
    assert chip.text() + chip.accessibleName() == "", "nothing of it is read until Qt deletes it"
