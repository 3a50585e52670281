"""The strip under the header after signing in: what presses this morning, each number with the key to its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from frontoffice.ui.messages.window_sentences import NoticeRank
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.text_size import ANY

UNPRINTED: Final = "unprinted"  # codes of what is in no group of the worklist
DAYS: Final = "days"
SLIPS: Final = "slips"
BACKUP: Final = "backup"
CENTRE: Final = "centre"
MOST_ITEMS: Final = 9
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨"  # the key is no part of the number that is counted
_MARGIN: Final = 16
_GAP: Final = 4
MORNING_KEYS: Final = tuple(PageKey(f"Ctrl+Shift+{place}", f"morning_{place}") for place in range(1, MOST_ITEMS + 1))
_HELD: Final = MORNING_KEYS[0].key.removesuffix("1")


@dataclass(frozen=True, slots=True)
class MorningItem:
    """Urgent item: its code, what it says, and its state as the style sheet has it."""

    code: str
    text: str
    state: str = ""


class MorningStrip(QFrame):
    """One line of items, as many as fit; hidden while there is none.

    ``asked`` carries the code of one that was pressed, seen or not, ``read`` that the strip was read, ``changed`` that
    other items are shown. ``more`` opens what stands behind it; behind something itself, it has its keys and no height.
    """

    asked = Signal(str)
    read = Signal()
    changed = Signal()
    rank = NoticeRank.MORNING

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("morning")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.items: tuple[MorningItem, ...] = ()
        title = self.tr("This morning ({keys}digit):").format(keys=_HELD)
        self._title = plain_text.label(title, self, "heading")
        self.buttons = [self._button(place) for place in range(1, MOST_ITEMS + 1)]
        self._is_behind = False
        self.more = QPushButton(self)
        self.more.setProperty("quiet", True)
        self.more.hide()
        self.understood = QPushButton(self.tr("Understood ({key:window.understand})"), self)
        self.understood.setProperty("quiet", True)
        self.understood.setProperty("icon_name", "check")
        self.understood.clicked.connect(self.read)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 3, _MARGIN, 3)
        row.setSpacing(_GAP)
        row.addWidget(self._title)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.more)
        row.addWidget(self.understood)
        theme.dress(self)
        actions = {f"morning_{place}": partial(self._ask, place - 1) for place in range(1, MOST_ITEMS + 1)}
        bind_keys(self, MORNING_KEYS, actions)
        self.hide()

    def show_items(self, items: Sequence[MorningItem]) -> None:
        """Show these, the first nine; without any there is no strip."""
        self.items = tuple(items[:MOST_ITEMS])
        for place, button in enumerate(self.buttons):
            if place < len(self.items):
                item = self.items[place]
                button.setAccessibleName(f"{item.text}, {MORNING_KEYS[place].key}")
                plain_text.set_tool_tip(button, button.accessibleName())
                theme.mark(button, state=item.state)
        self.setVisible(bool(self.items))
        self._fit()
        self.changed.emit()

    def show_among(self, others: int, opens: str, *, is_folded: bool) -> None:  # noqa: ARG002  (it is one line always)
        """Stand before so many notices; ``opens`` is the text of their opening button."""
        self.more.setText(opens)
        self.more.setVisible(bool(others))
        self._fit()

    def show_behind(self, *, is_behind: bool) -> None:
        """Be seen, or have its keys alone while something worse is."""
        self._is_behind = is_behind
        self.setMaximumHeight(0 if is_behind else ANY)
        self._fit()

    @property
    def read_button(self) -> QPushButton:
        """Button for dismissing the strip."""
        return self.understood

    def minimumSizeHint(self) -> QSize:
        """However narrow: what does not fit is not shown."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many items as fit now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the first items whole, as far as the line goes, and of those behind them the key: they press as well."""
        margins = self.contentsMargins()
        besides = [self._title, self.understood, *([] if self.more.isHidden() else [self.more])]
        taken = sum(one.sizeHint().width() + _GAP for one in besides) + 2 * _MARGIN
        room = self.width() - taken - margins.left() - margins.right()
        whole = [plain_text.caption(f"{_CIRCLED[place]} {item.text}") for place, item in enumerate(self.items)]
        texts = whole
        for count in range(len(whole), -1, -1):  # the first keeps its words even where keys end beyond the line
            texts = [*whole[:count], *_CIRCLED[count : len(whole)]]
            if sum(map(_width, self.buttons, texts[:1] if count == 1 else texts)) <= room:
                break
        for button, text in zip(self.buttons, [*texts, *[""] * (MOST_ITEMS - len(texts))], strict=True):
            room -= _width(button, text)
            button.setText(text)
            button.setVisible(bool(text) and room >= 0 and not self._is_behind)

    def _button(self, place: int) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("total", True)
        button.setProperty("pressing", True)
        button.clicked.connect(partial(self._ask, place - 1))
        return button

    def _ask(self, place: int) -> None:
        if place < len(self.items):
            self.asked.emit(self.items[place].code)


def _width(button: QPushButton, text: str) -> int:
    """Width of a button with this text, including the gap behind it."""
    letters = button.fontMetrics()
    return button.sizeHint().width() + _GAP + letters.horizontalAdvance(text) - letters.horizontalAdvance(button.text())
