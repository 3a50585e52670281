"""The menu holds what a role may do, in the words for what it may do there."""

from __future__ import annotations

from itertools import pairwise
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.window.page_registry import PAGES
from frontoffice.domain.people import Officer, Role
from frontoffice.settings import Theme
from frontoffice.ui.shell.main_window import PageMenu
from frontoffice.ui.shell.page_spec import OfferedPages
from frontoffice.ui.widgets import text_size, theme

EVERYBODY = {"officers", "calendar", "centre", "about"}
KEEPERS = EVERYBODY | {
    *("limits", "lists", "exports", "settings", "printers", "backups", "recovery", "update", "connecting")
}
KNOWN = KEEPERS | {"last_number", "box", "slips", "consultations"}


class Menu:
    """The menu, where it led to, and how often it locked."""

    def __init__(self, parent: QWidget) -> None:
        self.gone_to: list[str] = []
        self.locked = 0
        self.parent, self.menu = parent, PageMenu(PAGES, self.gone_to.append, ("Loc&k", self._lock), parent)

    def _lock(self) -> None:
        self.locked += 1

    def visible(self) -> set[str]:
        """Of the pages that are named here."""
        assert self.menu.page_actions.keys() >= KNOWN
        return {name for name in KNOWN if self.menu.page_actions[name].isVisible()}


@pytest.fixture
def shown(qtbot: QtBot) -> Menu:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Menu(parent)


def officer(role: Role) -> Officer:
    return Officer(uuid4(), "Siti Rahmawati", role)


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.OFFICER, EVERYBODY | {"last_number", "box", "slips", "consultations"}),
        (Role.HANDLER, EVERYBODY | {"consultations"}),
        (Role.ADMINISTRATOR, KEEPERS),
        (Role.SUPERVISOR, KNOWN),
    ],
)
def test_it_holds_what_a_role_may_do(shown: Menu, role: Role, seen: set[str]) -> None:
    shown.menu.show_for(officer(role), OfferedPages(training=False))
    assert shown.visible() == seen


def test_what_the_office_switched_off_is_not_in_it(shown: Menu) -> None:
    shown.menu.show_for(officer(Role.OFFICER), OfferedPages(off=frozenset({"consultations"})))
    assert shown.visible() == EVERYBODY | {"last_number", "box", "slips"}


def test_what_is_rare_stands_behind_one_line_and_is_opened_from_there(shown: Menu) -> None:
    shown.menu.show_for(officer(Role.SUPERVISOR), OfferedPages(rare=frozenset({"slips", "centre"})))
    assert shown.visible() == KNOWN - {"slips", "centre"}
    assert {name for name, action in shown.menu.rare_actions.items() if action.isVisible()} == {"slips", "centre"}
    shown.menu.rare_actions["centre"].trigger()
    assert shown.gone_to == ["centre"]
    shown.menu.show_for(officer(Role.HANDLER), OfferedPages(rare=frozenset({"slips"})))
    assert not any(action.isVisible() for action in shown.menu.rare_actions.values())


def test_training_has_no_connection_to_the_centre(shown: Menu) -> None:
    shown.menu.show_for(officer(Role.SUPERVISOR), OfferedPages(training=True))
    assert shown.visible() == KNOWN - {
        "backups",
        "recovery",
        "update",
        "connecting",
    }


def test_who_keeps_no_officers_finds_the_own_pin_there(shown: Menu) -> None:
    action = shown.menu.page_actions["officers"]
    for role, has_pin in ((Role.OFFICER, True), (Role.SUPERVISOR, False)):
        shown.menu.show_for(officer(role), OfferedPages(training=False))
        assert ("PIN" in action.text()) is has_pin


def test_an_action_leads_to_its_page_and_the_last_one_locks(shown: Menu) -> None:
    shown.menu.page_actions["lists"].trigger()
    shown.menu.actions()[-1].trigger()
    assert (shown.gone_to, shown.locked) == (["lists"], 1)


def test_everybody_chooses_the_size_of_text_there_and_sees_which_is_in_use(shown: Menu, qtbot: QtBot) -> None:
    shown.menu.show_for(officer(Role.OFFICER), OfferedPages())
    *_, sizes = (action.menu() for action in shown.menu.actions() if action.menu())
    assert isinstance(sizes, QMenu)
    assert [action.text() for action in sizes.actions()] == ["100 %", "125 %", "150 %", "175 %", "200 %"]
    text_size.use(150)
    try:
        shown.menu.open_under(shown.parent)
        assert [action.text() for action in sizes.actions() if action.isChecked()] == ["150 %"]
    finally:
        text_size.use(100)
        shown.menu.close()
    with qtbot.waitSignal(shown.menu.text_size_asked) as asked:
        sizes.actions()[-1].trigger()
    assert asked.args == [200]


def test_the_key_of_the_lock_stands_in_its_text_and_takes_no_column_of_its_own(shown: Menu) -> None:
    lock = shown.menu.lock_action
    assert lock.text().endswith("(Ctrl+L)")
    assert lock.shortcut().toString() == "Ctrl+L"
    assert not lock.isShortcutVisibleInContextMenu()


@pytest.mark.parametrize(
    ("key", "leads_to"), [(Qt.Key.Key_F10, []), (Qt.Key.Key_F3, ["day"]), (Qt.Key.Key_F1, ["help"])]
)
def test_over_the_open_menu_a_pages_key_leads_there_and_its_own_closes_it(
    shown: Menu, key: Qt.Key, leads_to: list[str]
) -> None:
    shown.menu.show_for(officer(Role.SUPERVISOR), OfferedPages())
    shown.menu.open_under(shown.parent)
    QTest.keyClick(shown.menu, key)
    assert (shown.menu.isVisible(), shown.gone_to) == (False, leads_to)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_at_each_opening_it_is_one_column_of_its_own_width(shown: Menu, qapp: theme.Application, percent: int) -> None:
    text_size.use(percent)
    theme.apply(qapp, Theme.LIGHT)
    menu = shown.menu
    menu.show_for(officer(Role.SUPERVISOR), OfferedPages())
    for _ in range(3):
        menu.open_under(shown.parent)
        whole = [menu.actionGeometry(action) for action in menu.actions() if action.isVisible()]
        assert (menu.columnCount(), {one.x() for one in whole}) == (1, {whole[0].x()})
        assert menu.width() < whole[0].width() + 40
        assert whole[0].y() >= 0
        assert menu.property("dense") is (
            percent > 100
        )  # its lines are close together where it is higher than the screen
        menu.close()
    text_size.use(100)
    theme.apply(qapp, Theme.LIGHT)


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        (Role.OFFICER, ["Work at the counter", "The office", "This computer"]),
        (Role.ADMINISTRATOR, ["The office", "This computer"]),
        (Role.SUPERVISOR, ["Work at the counter", "The office", "This computer"]),
    ],
)
def test_pages_stand_under_three_headings_of_which_none_is_empty(shown: Menu, role: Role, headings: list[str]) -> None:
    shown.menu.show_for(officer(role), OfferedPages())
    seen = [action for action in shown.menu.actions() if action.isVisible() and not action.isSeparator()]
    assert [action.text() for action in seen if not action.isEnabled()] == headings
    assert all(after.isEnabled() for one, after in pairwise(seen) if not one.isEnabled())
