"""The keys of the window are those of its pages, of its menu and of its lock."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from frontoffice.domain.people import May
from frontoffice.ui.shell.named_keys import WINDOW_KEYS, keys_of_pages
from frontoffice.ui.shell.page_spec import Page, PageSpec
from frontoffice.ui.widgets.page_keys import PageKey, keys_of


def test_each_page_with_a_key_is_an_action_for_those_who_may_see_it() -> None:
    specs = (
        PageSpec("about", lambda _: Page(QWidget()), key="F12", needs=May.PRINT),
        PageSpec("silent", lambda _: Page(QWidget())),
    )
    assert keys_of_pages(specs) == (PageKey("F12", "about", May.PRINT),)


def test_menu_and_lock_have_one_key_each() -> None:
    assert keys_of(WINDOW_KEYS, "menu") == ("F10",)
    assert keys_of(WINDOW_KEYS, "lock") == ("Ctrl+L",)
