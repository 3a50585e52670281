"""The page of copies on a small screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from frontoffice.register.register import Register
from frontoffice.ui.admin.backup_page import BackupPage
from tests.support.in_front import in_front

TWICE = 683  # pixels of 1366 at 200 %


@pytest.mark.parametrize("is_running", [False, True])
def test_it_is_no_wider_than_a_small_screen_at_twice_the_size(
    qtbot: QtBot, register: Register, is_running: bool
) -> None:
    page = in_front(qtbot, BackupPage(register), TWICE, 600)
    if is_running:
        page.show_running()
    assert page.minimumSizeHint().width() <= TWICE - 40  # beside the scroll bar
    assert page.width() == TWICE
    assert page.places.mapTo(page, page.places.rect().bottomLeft()).y() < page.copies.mapTo(page, QPoint()).y()


def test_where_there_is_room_the_places_stand_beside_the_copies(qtbot: QtBot, register: Register) -> None:
    page = in_front(qtbot, BackupPage(register), 1366, 640)
    assert page.places.mapTo(page, page.places.rect().topRight()).x() < page.copies.mapTo(page, QPoint()).x()
    assert page.places.mapTo(page, page.places.pos()).y() == page.copies.mapTo(page, page.copies.pos()).y()
