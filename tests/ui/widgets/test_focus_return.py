"""Where the keys were is where they are again."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.focus_return import FocusReturn
from tests.support.in_front import in_front


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.first, self.second = QLineEdit(), QLineEdit()
        column.addWidget(self.first)
        column.addWidget(self.second)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return in_front(qtbot, Page())


def test_the_field_that_had_the_keys_gets_them_again(page: Page) -> None:
    back = FocusReturn(page, page.first.setFocus)
    page.second.setFocus()
    back.remember()
    page.first.setFocus()
    back.give_back()
    assert page.second.hasFocus()


def test_a_field_that_is_hidden_or_gone_gives_way_to_the_other(page: Page) -> None:
    back = FocusReturn(page, page.first.setFocus)
    page.second.setFocus()
    back.remember()
    page.second.hide()
    back.give_back()
    assert page.first.hasFocus()
    page.second.show()
    page.second.setFocus()
    back.remember()
    shiboken6.delete(page.second)
    back.give_back()
    assert page.first.hasFocus()


def test_nothing_remembered_is_the_other(page: Page) -> None:
    page.second.setFocus()
    FocusReturn(page, page.first.setFocus).give_back()
    assert page.first.hasFocus()
