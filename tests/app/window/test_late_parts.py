"""Parts of a counter that are made late: once, joined to what listens, ended with it."""

from __future__ import annotations

from frontoffice.ui.shell.morning_strip import SLIPS
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_a_part_is_made_once(desk: Desk) -> None:
    counter = desk.counter
    for part in ("recovery_reminder", "centre", "files", "documents", "backups", "file_check", "morning", "previews"):
        assert getattr(counter, part) is getattr(counter, part), part


def test_what_a_part_asks_for_reaches_the_pages(desk: Desk) -> None:
    pressed: list[str] = []
    desk.counter.pressing_asked.connect(pressed.append)
    desk.counter.morning.begin()
    desk.counter.window.morning.asked.emit(SLIPS)
    assert pressed == [SLIPS]
