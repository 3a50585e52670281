"""What is typed of slips in the drawer, and who is asked for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from frontoffice.domain.people import Role
from frontoffice.ui.widgets import form
from tests.support.examples import a_signed_in
from tests.support.slip_page_desk import SlipPageDesk


@pytest.mark.parametrize(
    ("first", "last", "on", "field"),
    [
        ("x", "5", "24-11-2026", "again_first"),
        ("3", "0005/PGD-L1/2025", "24-11-2026", "again_last"),
        ("3", "5", "", "again_on"),
        ("3", "5", "25-11-2026", "again_on"),
        ("3", "7", "24-11-2026", "again_first"),
        ("5", "3", "24-11-2026", "again_last"),
    ],
)
def test_what_cannot_lie_in_the_drawer_stands_beside_its_field(
    came_back: SlipPageDesk, first: str, last: str, on: str, field: str
) -> None:
    page = came_back.page
    for line, text in ((page.again.first, first), (page.again.last, last), (page.again.on, on)):
        line.setText(text)
    page.again.button.click()
    if page.asking.isVisible():
        came_back.type("Di laci")
        came_back.press(Qt.Key.Key_Return)
    assert came_back.register.slips.all() == ()
    assert form.child(page, QLabel, f"{field}_problem").text() != ""
    assert page.again.first.text() == first


@pytest.mark.thorough
def test_who_does_not_record_is_not_asked_for_lost_slips(came_back: SlipPageDesk) -> None:
    came_back.officer = a_signed_in(came_back.register, Role.HANDLER)
    came_back.page.hand_over()
    assert not came_back.page.again.is_asked
    came_back.page.again.button.click()
    assert came_back.page.asking.isHidden()
