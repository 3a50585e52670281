from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.wrapped_layouts import SeenSize


def test_a_page_that_asks_for_more_than_there_is_has_the_size_of_what_is_seen(qtbot: QtBot) -> None:
    area, page = QScrollArea(widgetResizable=True), QWidget()
    qtbot.addWidget(area)
    seen, changes = SeenSize(page), []
    seen.changed.connect(lambda: changes.append(seen.now()))
    page.resize(400, 300)
    assert seen.now() == QSize(400, 300)
    page.setMinimumSize(900, 800)
    area.setWidget(page)
    area.resize(500, 400)
    area.show()
    qtbot.waitUntil(lambda: seen.now() == area.viewport().size())
    before = len(changes)
    area.resize(300, 200)
    qtbot.waitUntil(lambda: len(changes) > before)
    assert page.size() == QSize(900, 800)
    assert changes[-1] == area.viewport().size()
