"""One of a few, chosen by one key: the buttons stand side by side and carry the key that chooses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from frontoffice.ui.widgets import plain_text

KEYS: Final = "1234567890abcdefghijklmnopqrstuvwxyz"
_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP: Final = 4
_AROUND: Final = 10  # the border and the padding of a button, both sides
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ChoiceRow(QWidget):
    """Buttons of which one is pressed; Tab reaches the pressed one, arrows move, a button's key chooses it.

    ``chosen`` tells a new value, however it came to be; ``moved_on`` that a key was used up and the next field is due.
    """

    chosen = Signal(str)
    moved_on = Signal()

    def __init__(self, name: str, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._columns = columns
        self._group = QButtonGroup(self)
        self._choices: list[tuple[str, str]] = []
        self._values: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arranged = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group.idToggled.connect(self._toggled)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these values, each with its words; what was chosen stays chosen when it is among them."""
        if list(choices) == self._choices:
            return
        before = self.value()
        self._choices = list(choices)
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._values = [value for value, _ in choices]
        for place, (_, words) in enumerate(choices):
            self._group.addButton(self._button(place, words), place)
        self._arrange()
        self.choose_first()
        self.choose(before)

    def value(self) -> str:
        """The value chosen, "" while nothing is offered."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else ""

    def choose(self, value: str) -> None:
        """Choose ``value``; one that is not offered changes nothing."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def choose_first(self) -> None:
        """Choose what is offered first: what a new case begins with."""
        self.choose("".join(self._values[:1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the buttons stand in more lines."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key, or go on by Enter; everything else is the page's."""
        key = event.text().lower()
        places = len(self._values)
        if key and key in KEYS[:places] and event.modifiers() in _PLAIN:
            self.choose(self._values[KEYS.index(key)])
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # to the one now pressed: from there it goes on
            self.moved_on.emit()
        elif event.key() in _ON and event.modifiers() in _PLAIN:
            self.moved_on.emit()
        else:
            super().keyPressEvent(event)

    def buttons(self) -> list[QPushButton]:
        """The buttons, in their order."""
        found = (self._group.button(place) for place in range(len(self._values)))
        return [button for button in found if isinstance(button, QPushButton)]

    def one_line(self) -> int:
        """The width in pixels in which all that is offered stands in one line."""
        widths = [button.minimumWidth() for button in self.buttons()]
        return sum(widths) + _GAP * max(0, len(widths) - 1)

    def _button(self, place: int, words: str) -> QPushButton:
        key = KEYS[place].upper() if place < len(KEYS) else ""
        button = QPushButton(f"{key} {plain_text.caption(words)}", self)
        button.setCheckable(True)
        button.setProperty("choice", True)
        button.setAccessibleName(words)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        bold = button.font()
        bold.setBold(True)  # as it is while pressed; so nothing moves when it is
        button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button.text()) + _AROUND)
        return button

    def _arrange(self) -> None:
        """As many columns as fit, at most those that were wanted."""
        buttons = self.buttons()
        columns = next((n for n in range(self._columns, 1, -1) if self._fits(buttons, n)), 1)
        if buttons and (columns != self._arranged or self._grid.itemAt(0) is None):
            for place, button in enumerate(buttons):
                self._grid.addWidget(button, place // columns, place % columns)
                button.show()
            for column in range(self._columns):
                self._grid.setColumnStretch(column, int(column < columns))
            self._arranged = columns

    def _fits(self, buttons: list[QPushButton], columns: int) -> bool:
        widest = [
            max(button.minimumWidth() for button in buttons[column::columns])
            for column in range(min(columns, len(buttons)))
        ]
        return sum(widest) + _GAP * (columns - 1) <= self.width()

    def _toggled(self, place: int, pressed: bool) -> None:
        if not pressed:
            return
        for button in self._group.buttons():
            stop = button is self._group.button(place)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._group.button(place))
        self.chosen.emit(self._values[place])
