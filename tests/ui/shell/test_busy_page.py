from __future__ import annotations

from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.busy_page import Waiting


def test_it_says_why_one_waits(qtbot: QtBot) -> None:
    page = Waiting()
    qtbot.addWidget(page)
    assert "journal" in page.text()
    assert page.windowTitle()
