"""Every control of every page has a name for a screen reader, whoever signed in and whatever opens over the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import INTAKE
from frontoffice.app.window.counter import Counter
from frontoffice.domain.people import Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.centre.joining_page import JoiningPage
from frontoffice.ui.shell.first_start import FirstStart, FirstStep
from frontoffice.ui.shell.start_pages import StartupErrorPage
from tests.support.examples import a_signed_in
from tests.support.opened_pages import SETTINGS, open_everything, tree_of, turn

PARTS = QAccessible.Role
CONTROLS = {
    *(PARTS.Button, PARTS.ButtonMenu, PARTS.CheckBox, PARTS.RadioButton, PARTS.ComboBox, PARTS.EditableText),
    *(PARTS.SpinBox, PARTS.Slider, PARTS.List, PARTS.Table, PARTS.Tree, PARTS.PageTab, PARTS.Link),
}
LEAST = 700


def controls_of(top: QWidget) -> list[QAccessibleInterface]:
    return [part for part in tree_of(top) if part.role() in CONTROLS or _takes_focus(part.object())]


def nameless(top: QWidget) -> list[str]:
    """The controls without a name: a text that may be copied has none while it is empty, nor has a hidden button yet."""
    found = []
    for part in controls_of(top):
        widget = part.object()
        waits = isinstance(widget, QLabel) or (isinstance(widget, QAbstractButton) and not widget.isVisible())
        if not part.text(QAccessible.Text.Name).strip() and not waits:
            found.append(widget.objectName())
    return found


def _takes_focus(widget: object) -> bool:
    return isinstance(widget, QWidget) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize(
    "role",
    [Role.SUPERVISOR, *(pytest.param(role, marks=pytest.mark.thorough) for role in Role if role != "supervisor")],
)
def test_every_control_of_every_page_has_a_name(counter: Counter, role: Role) -> None:
    assert nameless(counter.window) == []
    for opened in open_everything(counter, role):
        assert nameless(counter.window) == [], opened
    assert len(controls_of(counter.window)) > LEAST
    counter.window.lock()
    turn()
    assert nameless(counter.window) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: StartupErrorPage(Unavailable(RegisterFailure.DAMAGED, path="x")),
        lambda: FirstStart(SETTINGS),
        lambda: JoiningPage(SETTINGS),
    ],
)
def test_so_have_those_of_a_page_that_stands_before_there_is_a_counter(qtbot: QtBot, make: type[QWidget]) -> None:
    page = make()
    qtbot.addWidget(page)
    page.show()
    turn()
    assert controls_of(page)
    assert nameless(page) == []
    if isinstance(page, FirstStart):
        for step in FirstStep:
            page.show_step(step)
            assert nameless(page) == [], step


def test_the_choices_of_a_row_are_named_radio_buttons_in_a_named_group(counter: Counter) -> None:
    counter.sign_in(a_signed_in(counter.register))
    row = counter.window.stack.view(INTAKE).form.choices.rows["channel"]
    group = QAccessible.queryAccessibleInterface(row)
    assert (group.role(), group.text(QAccessible.Text.Name)) == (PARTS.Grouping, "Channel")
    buttons = [QAccessible.queryAccessibleInterface(button) for button in row.buttons()]
    assert {button.role() for button in buttons} == {PARTS.RadioButton}
    assert buttons[0].text(QAccessible.Text.Name) == row.buttons()[0].accessibleName() != ""
