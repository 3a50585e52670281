"""One of a few, chosen by Alt and a digit, the arrows or the mouse: the buttons stand side by side with their digits.

Letters and digits choose nothing: somebody who types a sentence is not asked to look where the focus is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QGroupBox,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from frontoffice.ui.widgets import plain_text, theme

DIGITS: Final = "1234567890"  # with Alt, in the order of the choices; those behind them have none
_OF_A_LIST: Final = f"{DIGITS}abcdefghijklmnopqrstuvwxyz"  # in a list that somebody opened
_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP: Final = 4
_HELD: Final = "Alt+"
_AROUND: Final = 10  # the border and the padding of a button, both sides
_OPENS: Final = " ▾"
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ALT: Final = Qt.KeyboardModifier.AltModifier
_WITH_ALT: Final = (_ALT, _ALT | Qt.KeyboardModifier.KeypadModifier)
RESIZES_TEXT: Final = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_TYPED: Final = (*_PLAIN, Qt.KeyboardModifier.ShiftModifier)


class ChoiceRow(QGroupBox):
    """Row of exclusive buttons.

    Tab reaches the pressed one, arrows move, Alt and a digit choose.

    For a screen reader it is a group of radio buttons, called by its label; nothing of the group itself is seen.
    Where a page chooses from it by Alt and a digit wherever its focus is, the buttons show their digits (``numbered``).

    ``chosen`` tells a new value, however it came to be; ``moved_on`` that a key was used up and the next field is due;
    ``typed`` carries what was typed while the focus is here: it belongs to the next field of text.
    """

    chosen = Signal(str)
    moved_on = Signal()
    typed = Signal(str)

    def __init__(self, name: str, columns: int, parent: QWidget | None = None, *, numbered: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("choices", True)
        self._columns, self._numbered = columns, numbered
        self._group = QButtonGroup(self)
        self._choices: list[tuple[str, str]] = []
        self._values: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arranged = 0
        self._fill()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group.idToggled.connect(self._on_toggled)

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
        """Choose ``value``, if it is offered."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def choose_digit(self, digit: str) -> None:
        """Choose the button with this digit; where nothing has it, nothing changes."""
        place = DIGITS.index(digit)
        if place < len(self._values):
            self.choose(self._values[place])

    def begin_with(self, value: str) -> None:
        """Choose ``value``, or the first button if it is not offered: nothing of the case before stays chosen."""
        self.choose_first()
        self.choose(value)

    def choose_first(self) -> None:
        """Choose the first button: what a new case begins with."""
        self.choose("".join(self._values[:1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the buttons stand in more lines."""
        super().resizeEvent(event)
        self._fill()
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the whole place for the buttons in every style and font."""
        super().changeEvent(event)
        self._fill()
        if event.type() in RESIZES_TEXT:
            for button in self.buttons():
                measure(button)
            self._arrange()
            self.updateGeometry()

    def _fill(self) -> None:
        """Leave no room for a frame and a title: Qt takes their size from the style of other groups at first."""
        self.setContentsMargins(0, 0, 0, 0)

    def event(self, event: QEvent) -> bool:
        """Take Alt and a digit before the page does, while the keys are here."""
        if event.type() is QEvent.Type.ShortcutOverride and self._place_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Alt and digit, move on by Enter, and forward typed text; everything else is the page's."""
        place = self._place_of(event)
        if place is not None:
            self.choose(self._values[place])
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # to the one now pressed: the next digit means this row, too
        elif event.key() in _ON and event.modifiers() in _PLAIN:
            self.moved_on.emit()
        elif event.text().isprintable() and event.text() and event.modifiers() in _TYPED:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _place_of(self, event: QEvent) -> int | None:
        """Index of the choice for Alt and a digit; None for every other key."""
        if not isinstance(event, QKeyEvent) or event.modifiers() not in _WITH_ALT:
            return None
        digit = chr(event.key()) if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 else ""
        place = DIGITS.index(digit) if digit else len(self._values)
        return place if place < len(self._values) else None

    def buttons(self) -> list[QPushButton]:
        """The buttons, in their order."""
        found = (self._group.button(place) for place in range(len(self._values)))
        return [button for button in found if isinstance(button, QPushButton)]

    def one_line(self) -> int:
        """Width in pixels of all buttons in one line."""
        widths = [button.minimumWidth() for button in self.buttons()]
        return sum(widths) + _GAP * max(0, len(widths) - 1)

    def _button(self, place: int, words: str) -> QPushButton:
        button = QPushButton(f"{self._key_of(place)}{plain_text.caption(words)}", self)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # a reader says that it is one of several
        button.setProperty("choice", True)
        button.setAccessibleName(words)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        measure(button)
        return button

    def _key_of(self, place: int) -> str:
        """How a choice's key is shown: beside each other, the first says that Alt is held."""
        digit = f"{DIGITS[place]} " if self._numbered and place < len(DIGITS) else ""
        return f"{_HELD}{digit}" if digit and not place else digit

    def _arrange(self) -> None:
        """Arrange the buttons in as many columns as fit, up to the wanted number."""
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

    def _on_toggled(self, place: int, pressed: bool) -> None:
        if not pressed:
            return
        for button in self._group.buttons():
            stop = button is self._group.button(place)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._group.button(place))
        self.chosen.emit(self._values[place])


def measure(button: QPushButton, around: int = _AROUND) -> None:
    """Leave room for its words as they are while it is pressed, bold: so nothing moves when it is."""
    button.setMinimumWidth(QFontMetrics(theme.heading_font(button.font())).horizontalAdvance(button.text()) + around)


class FoldingChoice(ChoiceRow):
    """A row in one line: where it does not fit, what is chosen stands there alone, and a list of all is opened by it.

    The keys that choose are the same; in the opened list a digit or letter chooses by itself. More than ``most``
    choices never stand beside each other.
    """

    def __init__(self, name: str, most: int, parent: QWidget | None = None, *, numbered: bool = True) -> None:
        super().__init__(name, most, parent, numbered=numbered)
        self.list: QMenu | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def is_folded(self) -> bool:
        """Return whether only the chosen button is shown."""
        return self._never_whole() or self.width() < self.one_line()

    def sizeHint(self) -> QSize:
        """Size of all buttons side by side, or of the widest one if folded."""
        return QSize(self._compact_width() if self._never_whole() else self.one_line(), self._high())

    def minimumSizeHint(self) -> QSize:
        """The widest choice alone."""
        return QSize(self._compact_width(), self._high())

    def open_list(self) -> None:
        """Open the list of all choices; each is chosen by its key there, too."""
        self.close_list()
        menu = self.list = QMenu(self)
        for value, button in zip(self._values, self.buttons(), strict=True):
            words = plain_text.caption(button.accessibleName())
            key = _OF_A_LIST[self._values.index(value)].upper()
            action = menu.addAction(f"&{key} {words}")
            action.triggered.connect(lambda _=False, value=value: self._on_picked(value))
            if button.isChecked():
                menu.setActiveAction(action)
        under = next((button for button in self.buttons() if button.isVisible()), self)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def close_list(self) -> None:
        """Close the list, if one was opened, for good."""
        if self.list is not None:
            self.list.close()
            self.list.deleteLater()
            self.list = None

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these values, each with its words."""
        super().offer(choices)
        for button in self.buttons():
            button.installEventFilter(self)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a folded row the arrows choose the one before and after, and a press opens the list."""
        if self.is_folded and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                place = min(max(self._group.checkedId() + step, 0), len(self._values) - 1)
                self._pick(self._values[place])
                return True
        return super().eventFilter(watched, event)

    def _key_of(self, place: int) -> str:
        """How a choice's key is shown: in one line there is room for the digit alone."""
        return super()._key_of(place).removeprefix(_HELD)

    def _button(self, place: int, words: str) -> QPushButton:
        button = super()._button(place, words)
        button.setProperty("words", button.text())
        button.clicked.connect(self._on_pressed)
        return button

    def _on_pressed(self) -> None:
        if self.is_folded:
            self.open_list()

    def _on_picked(self, value: str) -> None:
        self._pick(value)
        self.moved_on.emit()

    def _pick(self, value: str) -> None:
        self.choose(value)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Beside each other, or the chosen one alone."""
        buttons, folded = self.buttons(), self.is_folded
        for place, button in enumerate(buttons):
            self._grid.addWidget(button, 0, 0 if folded else place)
            button.setText(f"{button.property('words')}{_OPENS if folded else ''}")
            button.setVisible(button.isChecked() or not folded)
        self._grid.setColumnStretch(0, 1)

    def _on_toggled(self, place: int, pressed: bool) -> None:
        super()._on_toggled(place, pressed)
        if pressed:
            had_focus = any(button.hasFocus() for button in self.buttons())
            self._arrange()
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _never_whole(self) -> bool:
        return len(self._values) > self._columns

    def _compact_width(self) -> int:
        widest = max((button.minimumWidth() for button in self.buttons()), default=0)
        return widest + self.fontMetrics().horizontalAdvance(_OPENS) + _AROUND

    def _high(self) -> int:
        return max((button.sizeHint().height() for button in self.buttons()), default=0)
