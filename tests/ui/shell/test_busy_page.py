from __future__ import annotations

from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.busy_page import BusyPage


def test_it_says_why_one_waits(qtbot: QtBot) -> None:
    page = BusyPage()
    qtbot.addWidget(page)
    assert "journal" in page.text()
    assert page.windowTitle()
