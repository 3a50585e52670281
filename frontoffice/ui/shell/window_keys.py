"""The keys of the window, which hold on every page: those of the pages themselves, of the menu, and of the lock."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from frontoffice.ui.shell.page_spec import PageSpec
from frontoffice.ui.widgets.page_keys import PageKey

WINDOW_KEYS: Final = (
    PageKey("F10", "menu"),
    PageKey("Ctrl+L", "lock"),
    PageKey("Shift+F1", "read_notices"),
    PageKey("Shift+Esc", "understand"),  # the notice in front, or the strip of the morning
    PageKey("Ctrl++", "larger"),
    PageKey("Ctrl+=", "larger"),  # the same key without Shift
    PageKey("Ctrl+-", "smaller"),
    PageKey("Ctrl+0", "usual_size"),
    PageKey("Esc", "stop_reading"),  # on a page that everybody may read; elsewhere Esc belongs to the pages
)


def keys_of_pages(specs: Iterable[PageSpec[Any]]) -> tuple[PageKey, ...]:
    """The key of each page that has one; its action is the page's name."""
    return tuple(PageKey(spec.key, spec.name, spec.needs) for spec in specs if spec.key)
