"""Tab goes through every page and form as a screen reader finds what stands there, and that is how it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.window.counter import Counter
from frontoffice.domain.people import Role
from frontoffice.ui.complaint.step_form import StepPanel
from frontoffice.ui.widgets import reading_order
from tests.support.opened_pages import a_counter, open_everything, tree_of

MOST = 90  # keys round the fullest page
ROLES = [Role.SUPERVISOR, *(pytest.param(role, marks=pytest.mark.thorough) for role in Role if role != "supervisor")]


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    counter = a_counter(tmp_path)
    qtbot.addWidget(counter.window)
    counter.window.resize(1366, 768)
    with qtbot.waitActive(counter.window):
        counter.window.show()
        counter.window.activateWindow()
    yield counter
    counter.end()


def read_out(top: QWidget) -> list[QWidget]:
    """What a screen reader finds in ``top`` that Tab stops at, in its order."""
    found = (part.object() for part in tree_of(top))
    return [widget for widget in found if isinstance(widget, QWidget) and is_stop(widget)]


def is_stop(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus.value
    stops = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return stops and widget.focusPolicy().value & by_tab == by_tab


def walked(window: QWidget, first: QWidget, key: Qt.Key, most: int) -> list[QWidget]:
    """Where the key leads to from ``first``, until it is there again."""
    first.setFocus()
    found: list[QWidget] = []
    for _ in range(most):
        here = window.focusWidget()
        assert here is not None
        if here not in found[-1:]:  # in a date the key goes from part to part first
            found.append(here)
        QTest.keyClick(here, key)
        if window.focusWidget() is first:
            break
    return found


def called(widgets: list[QWidget]) -> list[str]:
    names = (QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in widgets)
    return [f"{widget.objectName()} {name}" for widget, name in zip(widgets, names, strict=True)]


@pytest.mark.parametrize("role", ROLES)
def test_tab_goes_as_a_screen_reader_finds_what_stands_on_each_page_and_form(counter: Counter, role: Role) -> None:
    window, seen = counter.window, 0
    for opened in open_everything(counter, role):
        forms = [form for form in window.findChildren(StepPanel) if form.isVisible()]
        top = forms[0] if forms else window
        walked(window, read_out(top)[0], Qt.Key.Key_Tab, 20)  # where the focus was, more may be offered
        ring = read_out(top)
        stops = walked(window, ring[0], Qt.Key.Key_Tab, MOST)
        assert called(stops) == called(ring), opened
        if not forms:
            back = walked(window, ring[0], Qt.Key.Key_Backtab, MOST)
            assert called(back) == called([ring[0], *reversed(ring[1:])]), opened
        seen += len(ring)
    assert seen > 200


@pytest.mark.parametrize("role", ROLES)
def test_what_stands_on_a_page_is_found_in_the_order_in_which_it_is_laid_out(counter: Counter, role: Role) -> None:
    window, lost = counter.window, []
    for opened in open_everything(counter, role):
        before = window.findChildren(QWidget)
        reading_order.arrange(window.stack.page(window.page_name).view)
        after = window.findChildren(QWidget)
        lost += [(opened, called([one, other])) for one, other in zip(before, after, strict=True) if one is not other][
            :1
        ]
    assert lost == []


def test_the_strips_above_the_pages_are_gone_through_from_left_to_right(counter: Counter) -> None:
    for strip in (counter.window.header, counter.window.morning):
        before = strip.findChildren(QWidget)
        reading_order.arrange(strip)
        assert called(before) == called(strip.findChildren(QWidget))
