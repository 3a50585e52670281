"""One table of keys makes a page's shortcuts, and no page has one key for two things."""

from __future__ import annotations

from collections import Counter as Tally

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.complaint.complaint_keys import COMPLAINT_KEYS
from frontoffice.ui.day.day_keys import DAY_KEYS
from frontoffice.ui.intake.recorded_page import RECORDED_KEYS
from frontoffice.ui.printers.unprinted_page import UNPRINTED_KEYS
from frontoffice.ui.receipts.other_printer_choice import OTHER_PRINTER_KEYS
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, keys_of

PAGES = {
    "complaint": COMPLAINT_KEYS,
    "day": DAY_KEYS,
    "recorded": (*RECORDED_KEYS, *OTHER_PRINTER_KEYS),
    "unprinted": (*UNPRINTED_KEYS, *OTHER_PRINTER_KEYS),
}


@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
def test_no_key_of_a_page_does_two_things(keys: tuple[PageKey, ...]) -> None:
    times = Tally((one.key.casefold(), one.within) for one in keys)
    assert [key for key, count in times.items() if count > 1] == []


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    around = QVBoxLayout(page)
    for kind, name in ((QPushButton, "press"), (QLineEdit, "note")):
        widget = kind(page)
        widget.setObjectName(name)
        around.addWidget(widget)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_a_key_holds_on_the_whole_page_or_in_its_widget_only(page: QWidget) -> None:
    pressed: list[str] = []
    keys = (PageKey("Ctrl+F", "find"), PageKey("Down", "leave", within="note"))
    bind_keys(page, keys, {"find": lambda: pressed.append("find"), "leave": lambda: pressed.append("leave")})
    note, button = page.findChild(QLineEdit), page.findChild(QPushButton)
    assert note is not None
    assert button is not None
    for widget in (button, note):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Down)
    assert pressed == ["find", "find", "leave"]


def test_a_key_without_an_action_or_an_action_without_a_key_is_an_error(page: QWidget) -> None:
    with pytest.raises(KeyError):
        bind_keys(page, [PageKey("Y", "whole")], {})
    with pytest.raises(ValueError, match="broken"):
        bind_keys(page, [PageKey("Y", "whole")], {"whole": page.close, "broken": page.close})


def test_the_keys_of_an_action_come_in_the_order_of_the_table() -> None:
    assert keys_of(COMPLAINT_KEYS, "step") == tuple("123456789")
