"""What a person types is text or nothing, wherever the focus is: it chooses nothing, and nothing is written by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,  # noqa: TID251  (whose focus it is)
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, INTAKE, RECORDED, open_complaint
from frontoffice.app.window.page_registry import PAGES
from frontoffice.domain.complaint import Kind
from frontoffice.domain.people import Role
from frontoffice.ui.shell.page_spec import SIGN_IN
from tests.support.examples import a_signed_in, an_intake
from tests.support.opened_pages import turn
from tests.support.typed_pages import choices, entries, focuses, takes_text, type_here
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
SENTENCE = "abc 14 hari 3 minggu u 1"


def pages(desk: Desk, role: Role) -> Iterator[tuple[QWidget, Callable[[], object]]]:
    """Every page that the role has, in front, and what brings it there anew."""
    window = desk.counter.window
    recorded = [desk.record(desk.supervisor, an_intake()) for _ in range(3)][-1]
    desk.counter.sign_in(a_signed_in(desk.counter.register, role, f"Budi {role}"))
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    opened = {spec.name: partial(window.go, spec.name) for spec in PAGES if spec is not RECORDED}
    opened[COMPLAINT.name] = partial(open_complaint, desk.counter, recorded.subject)
    for name, go in opened.items():
        go()
        turn()
        if window.page_name == name and name != SIGN_IN:
            yield window.stack.view(window.stack.specs[name]), go


@pytest.mark.thorough
@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_a_sentence_typed_at_any_focus_of_any_page_is_text_or_nothing(desk: Desk, role: Role) -> None:
    faults = []
    for page, go in pages(desk, role):
        for at in range(len([*focuses(page)])):
            go()
            turn()
            widget = dict(enumerate(focuses(page))).get(at)
            if widget is None:
                continue
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            before = choices(desk, page)
            type_here(SENTENCE, page)
            after = choices(desk, page)
            changed = (
                {} if takes_text(widget) else {one: of for one, of in after.of.items() if before.of.get(one) != of}
            )
            if changed or after.entries != before.entries:
                faults.append((type(page).__name__, widget.objectName(), changed, after.entries - before.entries))
            QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert faults == []


@pytest.mark.thorough
def test_no_letter_or_digit_on_the_complaint_page_writes_an_entry(desk: Desk) -> None:
    subject = desk.record(desk.officer).subject
    desk.sign_in(desk.officer)
    desk.counter.window.show()
    before = entries(desk)
    for letter in "abcdefghijklmnopqrstuvwxyz1234567890":
        open_complaint(desk.counter, subject)
        type_here(letter, desk.counter.window)
        type_here(letter.upper(), desk.counter.window)
        QTest.keyClick(QApplication.focusWidget() or desk.counter.window, Qt.Key.Key_Escape)
    assert entries(desk) == before


@pytest.mark.thorough
@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_enter_presses_the_focused_button_of_every_page(desk: Desk, role: Role) -> None:
    faults = []
    for page, go in pages(desk, role):
        buttons = [one for one in focuses(page) if isinstance(one, QPushButton) and not one.property("choice")]
        for button in buttons:
            go()
            turn()
            if not button.isVisible() or not button.isEnabled():
                continue
            button.blockSignals(True)  # what it does is another test's: whether it is pressed is seen by its check
            button.setCheckable(True)
            before = button.isChecked()
            button.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(button, Qt.Key.Key_Return)
            was_pressed = button.isChecked() is not before
            button.setChecked(before)
            button.blockSignals(False)
            if not was_pressed:
                faults.append((type(page).__name__, button.objectName() or button.text()))
    assert faults == []


@pytest.mark.thorough
def test_two_weeks_typed_without_looking_at_the_channel_have_no_wrong_one(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.officer)
    window, recorded = desk.counter.window, []
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.stack.view(INTAKE).recorded.connect(lambda one: recorded.append(one.complaint.intake))
    stories = ("ada petugas kasar", "14 hari menunggu", "2026 saya urus", "3 minggu izin", "0 kabar", "b loket tutup")
    for day in range(10):
        for place in range(12):
            window.go(INTAKE.name)
            story = f"{stories[place % len(stories)]} {day} {place}"
            type_here(story, window)
            for key, text in ((Qt.Key.Key_Tab, "Budi Santoso"), (Qt.Key.Key_Tab, "081234567890")):
                QTest.keyClick(QApplication.focusWidget() or window, key)
                type_here(text, window)
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F9)
            assert recorded[-1].description == story
    assert len(recorded) == 120
    assert {(one.channel, one.kind) for one in recorded} == {("counter", Kind.COMPLAINT)}
