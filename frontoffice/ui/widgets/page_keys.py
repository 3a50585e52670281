"""The keys of a page in one table, from which its shortcuts are made: a free letter is seen at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontoffice.domain.people import May
from frontoffice.ui.widgets.form import child


@dataclass(frozen=True, slots=True)
class PageKey:
    """A key and the action that it asks for; ``may`` is who has it.

    ``within`` names the one widget in which it holds, "" the whole page.
    """

    key: str
    action: str
    may: May | None = None
    within: str = ""


def bind_keys(
    page: QWidget,
    keys: Iterable[PageKey],
    actions: Mapping[str, Callable[[], object]],
    *,
    repeats: bool = True,
) -> None:
    """Make a shortcut of each key; KeyError when nothing is given for an action, ValueError for one without a key."""
    table = tuple(keys)
    idle = set(actions) - {one.action for one in table}
    if idle:
        raise ValueError(idle)
    for one in table:
        owner = child(page, QWidget, one.within) if one.within else page
        whole, part = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WidgetShortcut
        shortcut = QShortcut(QKeySequence(one.key), owner, context=part if one.within else whole)
        shortcut.setAutoRepeat(repeats)
        shortcut.activated.connect(actions[one.action])


def keys_of(keys: Iterable[PageKey], action: str) -> tuple[str, ...]:
    """The keys of one action, in the order of the table."""
    return tuple(one.key for one in keys if one.action == action)
