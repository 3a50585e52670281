"""The strip under the header after signing in: what presses this morning, each number with the key to its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from frontoffice.ui.widgets import form, plain_text, theme
from frontoffice.ui.widgets.flow_layout import FlowLayout
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

MOST_ITEMS: Final = 9
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨"  # the key is no part of the number that is counted
_READ: Final = "morning_read"
MORNING_KEYS: Final = (
    *(PageKey(f"Alt+{place}", f"morning_{place}") for place in range(1, MOST_ITEMS + 1)),
    PageKey("Alt+0", _READ),
)


@dataclass(frozen=True, slots=True)
class MorningItem:
    """One thing that presses: its code, what it says, and its state as the style sheet has it."""

    code: str
    text: str
    state: str = ""


class MorningStrip(QFrame):
    """One line of items; hidden while there is none. ``asked`` carries the code of one, ``read`` that it was read."""

    asked = Signal(str)
    read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("morning")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.items: tuple[MorningItem, ...] = ()
        self._items_place = QWidget(self)
        self._flow = FlowLayout(self._items_place, gap=4)
        self._title = plain_text.label(self.tr("This morning: Alt+"), self, "heading")
        self.buttons = [self._button(place) for place in range(1, MOST_ITEMS + 1)]
        self.understood = QPushButton(self.tr("Understood (Alt+0)"), self)
        self.understood.setProperty("quiet", True)
        self.understood.setProperty("icon_name", "check")
        self.understood.clicked.connect(self.read)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.addWidget(self._title)
        row.addWidget(self._items_place, 1)
        row.addWidget(self.understood)
        theme.dress(self)
        actions = {f"morning_{place}": partial(self._ask, place - 1) for place in range(1, MOST_ITEMS + 1)}
        bind_keys(self, MORNING_KEYS, {**actions, _READ: self.understood.click})
        self.hide()

    def show_items(self, items: Sequence[MorningItem]) -> None:
        """Show these, the first nine; without any there is no strip."""
        self.items = tuple(items[:MOST_ITEMS])
        for place, button in enumerate(self.buttons):
            item = self.items[place] if place < len(self.items) else None
            button.setVisible(item is not None)
            if item is not None:
                button.setText(plain_text.caption(f"{_CIRCLED[place]} {item.text}"))
                button.setAccessibleName(f"{item.text}, Alt+{place + 1}")
                theme.mark(button, state=item.state)
        self.setVisible(bool(self.items))
        form.settle(self._items_place)

    def _button(self, place: int) -> QPushButton:
        button = QPushButton(self._items_place)
        button.setProperty("total", True)
        button.setProperty("pressing", True)
        plain_text.set_tool_tip(button, f"Alt+{place}")
        button.clicked.connect(partial(self._ask, place - 1))
        self._flow.addWidget(button)
        return button

    def _ask(self, place: int) -> None:
        if place < len(self.items):
            self.asked.emit(self.items[place].code)
