"""The menu of the pages that are seldom wanted, and of the lock (F10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from frontoffice.domain.people import Officer, may
from frontoffice.ui.shell.page_spec import MenuGroup, OfferedPages, PageSpec, may_see
from frontoffice.ui.shell.window_keys import WINDOW_KEYS
from frontoffice.ui.widgets import text_size, theme
from frontoffice.ui.widgets.page_keys import keys_of

_ICON = "icon_name"
(_KEY,) = keys_of(WINDOW_KEYS, "menu")


class PageMenu(QMenu):
    """One action for each page with a text for the menu, under three headings; text size and lock at the end.

    It is one column, scrolled where the screen is lower than that: a second one would hide the page.

    ``text_size_asked`` carries the percentage that was chosen.
    """

    text_size_asked = Signal(int)

    def __init__(
        self,
        specs: Iterable[PageSpec[Any]],
        go: Callable[[str], object],
        lock: tuple[str, Callable[[], object]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        every = tuple(specs)
        self._specs = tuple(spec for spec in every if spec.menu_text)
        self._by_key = {spec.key: partial(go, spec.name) for spec in every if spec.key}
        self.page_actions: dict[str, QAction] = {}
        self._headings: dict[MenuGroup, QAction] = {}
        for group in MenuGroup:
            self._add_group(group, go)
        self.addSeparator()
        self._sizes = self._add_sizes()
        (key,) = keys_of(WINDOW_KEYS, "lock")  # holds over an open menu, too
        self.lock_action = self._add(f"{lock[0]} ({key})", "lock", lock[1])
        self.lock_action.setShortcut(key)
        self.lock_action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.lock_action.setShortcutVisibleInContextMenu(False)  # its column would make the menu wider than a screen
        parent.addAction(self.lock_action)

    def show_for(self, officer: Officer | None, offered: OfferedPages) -> None:
        """Offer what this officer may see, in the words for what they may do there."""
        for spec in self._specs:
            action = self.page_actions[spec.name]
            action.setVisible(may_see(spec, officer, offered))
            if spec.own_menu and officer is not None:
                right, own_text = spec.own_menu
                action.setText(_entry_text(spec, spec.menu_text if may(officer, right) else own_text))
        for group, heading in self._headings.items():
            of_group = (self.page_actions[spec.name] for spec in self._specs if spec.menu_group is group)
            heading.setVisible(any(action.isVisible() for action in of_group))

    def open_under(self, button: QWidget) -> None:
        """Open the menu below its button, its icons in the colours of now."""
        for action in self.actions():
            if action.property(_ICON):
                action.setIcon(theme.icon(str(action.property(_ICON))))
        for percent, action in self._sizes.items():
            action.setChecked(percent == text_size.percent())
        self.popup(button.mapToGlobal(QPoint(0, button.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the key of a page leads, over the open menu too; its own key closes it."""
        key = QKeySequence(event.keyCombination()).toString()
        if key != _KEY and key not in self._by_key:
            super().keyPressEvent(event)
            return
        self.close()
        if key != _KEY:
            self._by_key[key]()

    def _add_group(self, group: MenuGroup, go: Callable[[str], object]) -> None:
        headings = {
            MenuGroup.WORK: self.tr("Work at the counter"),
            MenuGroup.OFFICE: self.tr("The office"),
            MenuGroup.COMPUTER: self.tr("This computer"),
        }
        heading = self._headings[group] = QAction(headings[group], self, enabled=False)
        letters = heading.font()
        letters.setBold(True)
        heading.setFont(letters)
        self.addAction(heading)
        for spec in self._specs:
            if spec.menu_group is group:
                text = _entry_text(spec, spec.menu_text)
                self.page_actions[spec.name] = self._add(text, spec.icon, partial(go, spec.name))

    def _add_sizes(self) -> dict[int, QAction]:
        """How large text is on this computer: anybody's to choose, for the eyes are whoever's sit here."""
        sizes = QMenu(self.tr("Text si&ze"), self)
        self.addMenu(sizes)
        added = {}
        for percent in text_size.STEPS:
            action = added[percent] = QAction(f"{percent} %", self, checkable=True)
            action.triggered.connect(partial(self.text_size_asked.emit, percent))
            sizes.addAction(action)
        return added

    def _add(self, text: str, icon: str, then: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setProperty(_ICON, icon)
        action.triggered.connect(then)
        self.addAction(action)
        return action


def _entry_text(spec: PageSpec[Any], source: str) -> str:
    """The menu's text for a page with its key, whose last letter is the one to press where the text has none."""
    text = QCoreApplication.translate("MainWindow", source)
    if not spec.key:
        return text
    key = spec.key if "&" in text else f"{spec.key[:-1]}&{spec.key[-1]}"
    return f"{text} ({key})"
