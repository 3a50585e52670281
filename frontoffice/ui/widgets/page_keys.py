"""Table of a page's keys, as source of its shortcuts.

A free letter is seen at once.

No other module of the program makes a shortcut. What is no key of a page stays with its widget: Enter and Tab, which
end a field of a form, and the arrows of a row of choices. Letters, digits and Space are text wherever somebody types
them: a key of a page holds Alt or Ctrl with them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontoffice.domain.people import May
from frontoffice.ui.widgets.completing import close_list
from frontoffice.ui.widgets.form import child

_ESC: Final = "Esc"
_ONCE: Final = frozenset({"F9", "Ctrl+P", "Ctrl+Shift+P"})  # they write down, or print what that says goes out


@dataclass(frozen=True, slots=True)
class PageKey:
    """Key and its action.

    ``may`` is who has it.

    ``within`` names the widget that must have the focus, itself or a child of it. "" is the whole page: the key holds
    as long as the page is seen and no menu or dialog stands over it, also when Tab went on into the window's header.
    """

    key: str
    action: str
    may: May | None = None
    within: str = ""


WIDGETS_OWN: Final = (  # what lists, fields and forms take by themselves, for the texts that name it
    PageKey("Enter", "take"),
    PageKey("Esc", "back"),
    PageKey("F9", "save"),
    PageKey("Ctrl+V", "paste"),
    PageKey("Delete", "remove"),
)


def bind_keys(
    page: QWidget,
    keys: Iterable[PageKey],
    actions: Mapping[str, Callable[[], object]],
    *,
    repeats: bool = True,
) -> tuple[QShortcut, ...]:
    """Make a shortcut of each key; KeyError when nothing is given for an action, ValueError for one without a key.

    A key that is held down does it again and again where it ``repeats``; those that write down never do.
    """
    table = tuple(keys)
    idle = set(actions) - {one.action for one in table}
    if idle:
        raise ValueError(idle)
    made = []
    for one in table:
        shortcut = QShortcut(QKeySequence(one.key), _owner(page, one.within))
        if one.within:  # not by the constructor: together with a slot, PySide lets its context fall
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(repeats and one.key not in _ONCE)
        does = actions[one.action]
        shortcut.activated.connect(partial(_close_list_or, page, does) if one.key == _ESC else does)
        made.append(shortcut)
    return tuple(made)


def rows_of(keys: Iterable[PageKey], actions: Container[str]) -> tuple[PageKey, ...]:
    """The rows of a table for these actions: a part of a page binds its own."""
    return tuple(one for one in keys if one.action in actions)


def keys_of(keys: Iterable[PageKey], action: str) -> tuple[str, ...]:
    """The keys of one action, in the order of the table."""
    return tuple(one.key for one in keys if one.action == action)


def _close_list_or(page: QWidget, action: Callable[[], object]) -> None:
    """Close the list open over a field; only where none is, Esc does more."""
    if not close_list(page):
        action()


def _owner(page: QWidget, within: str) -> QWidget:
    return page if within in ("", page.objectName()) else child(page, QWidget, within)
