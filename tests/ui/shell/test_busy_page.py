from __future__ import annotations

from pytestqt.qtbot import QtBot

from frontoffice.ui.shell.busy_page import BusyPage


def test_it_says_why_one_waits(qtbot: QtBot) -> None:
    page = BusyPage()
    qtbot.addWidget(page)
    assert "journal" in page.reason.text()
    assert page.windowTitle()


def test_it_shows_how_far_it_is_once_that_is_known(qtbot: QtBot) -> None:
    page = BusyPage(is_training=True)
    qtbot.addWidget(page)
    assert (page.bar.minimum(), page.bar.maximum()) == (0, 0)
    page.show_progress(30, 120)
    assert (page.bar.value(), page.bar.maximum()) == (30, 120)
    assert page.bar.accessibleName() == page.reason.text()
