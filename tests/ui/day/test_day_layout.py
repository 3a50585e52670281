from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.day.day_page import DayPage
from frontoffice.ui.widgets.form import child
from tests.support.examples import a_signed_in, an_intake
from tests.support.in_front import in_front


def test_a_narrow_page_has_the_filter_where_the_title_stood_and_shorter_words(qtbot: QtBot, register: Register) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    register.complaints.record(an_intake(), supervisor, uuid4())
    page = in_front(qtbot, DayPage(register, lambda: supervisor), 1366, 640)
    page.start()
    head, filters = child(page, QHBoxLayout, "head"), child(page, QHBoxLayout, "filters")
    assert filters.indexOf(page.text_filter) == 0
    assert "Ctrl+P" in page.closing.print_page.text()
    page.resize(683, 340)
    qtbot.waitUntil(page.day_title.isHidden)
    assert head.indexOf(page.text_filter) > 0
    assert "Ctrl+P" not in page.closing.print_page.text()
    page.resize(1366, 640)
    qtbot.waitUntil(page.day_title.isVisible)
    assert filters.indexOf(page.text_filter) == 0
    assert "Ctrl+P" in page.closing.print_page.text()
