from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.lights_line import BackupStatusLight


@pytest.mark.parametrize(
    ("how", "text", "state", "why"),
    [
        (lambda light: light.show_whole("10.32"), "Copy whole 10.32", "", ""),
        (lambda light: light.show_old("10.32"), "Copy of 10.32", "soon", "older than a day of work"),
        (
            lambda light: light.show_failed("10.32", "No room."),
            "Copy of 10.32, the last one failed",
            "soon",
            "No room.",
        ),
        (lambda light: light.show_beside("10.32"), "Copy of 10.32, on the same disk", "soon", "lost with that disk"),
        (lambda light: light.show_none(), "No copy yet", "late", "register is lost"),
    ],
)
def test_it_says_in_words_what_its_colour_says(qtbot: QtBot, how: object, text: str, state: str, why: str) -> None:
    light = BackupStatusLight()
    qtbot.addWidget(light)
    assert light.isHidden()
    how(light)  # type: ignore[operator]
    assert light.text() == light.accessibleName() == text
    assert light.property("state") == state
    assert why in light.toolTip()
    assert not light.isHidden()
