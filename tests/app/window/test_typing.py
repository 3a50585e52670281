"""What a person types is text or nothing, wherever the focus is: it chooses nothing, and nothing is written by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,  # noqa: TID251  (whose focus it is)
    QComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, INTAKE, RECORDED, open_complaint
from frontoffice.app.window.page_registry import PAGES
from frontoffice.domain.complaint import Channel, Identity, Kind
from frontoffice.domain.people import Role
from frontoffice.ui.shell.page_spec import SIGN_IN
from frontoffice.ui.widgets.choice_row import ChoiceRow
from tests.support.examples import a_signed_in, an_intake
from tests.support.opened_pages import turn
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
SENTENCE = "abc 14 hari 3 minggu u 1"


@dataclass(frozen=True)
class Choices:
    """What is chosen on a page, by the widgets that show it, and how many entries the journal has."""

    of: dict[str, object]
    entries: int


def choices(desk: Desk, page: QWidget) -> Choices:
    found: dict[str, object] = {}
    for at, widget in enumerate(page.findChildren(QWidget)):
        name = f"{at} {type(widget).__name__} {widget.objectName()}"
        match widget:
            case ChoiceRow():
                found[name] = widget.value()
            case QComboBox() if not widget.isEditable():
                found[name] = widget.currentIndex()
            case QAbstractItemView():
                found[name] = widget.currentIndex().row()
            case QAbstractButton() if widget.isCheckable():
                found[name] = widget.isChecked()
    return Choices(found, entries(desk))


def entries(desk: Desk) -> int:
    return sum(head.seq for head in desk.counter.register.replica.heads().values())


def focuses(page: QWidget) -> Iterator[QWidget]:
    """Every widget of a page that takes the focus now."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def type_at(widget: QWidget) -> None:
    """Type the sentence where the keys are, and on wherever they go."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    for letter in SENTENCE:
        QTest.keyClicks(QApplication.focusWidget() or widget.window(), letter)
    turn()


@pytest.mark.thorough
@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.READER])
def test_a_sentence_typed_at_any_focus_of_any_page_chooses_nothing_and_writes_nothing(
    desk: Desk, qtbot: QtBot, role: Role
) -> None:
    window = desk.counter.window
    recorded = [desk.record(desk.supervisor, an_intake()) for _ in range(3)][-1]
    who = a_signed_in(desk.counter.register, role, f"Budi {role}")
    desk.counter.sign_in(who)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    opened = {spec.name: partial(window.go, spec.name) for spec in PAGES if spec.name not in (SIGN_IN, RECORDED.name)}
    opened[COMPLAINT.name] = partial(open_complaint, desk.counter, recorded.subject)
    faults = []
    for name, go in opened.items():
        go()
        turn()
        if window.page_name != name:
            continue
        page = window.stack.view(window.stack.specs[name])
        places = len([*focuses(page)])
        for at in range(places):
            go()
            turn()
            widget = dict(enumerate(focuses(page))).get(at)
            if widget is None:
                continue
            before = choices(desk, page)
            type_at(widget)
            after = choices(desk, page)
            if after != before:
                changed = {one: (before.of.get(one), value) for one, value in after.of.items() if before.of.get(one) != value}
                faults.append((name, type(widget).__name__, widget.objectName(), changed, after.entries - before.entries))
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert faults == []
