"""The box of the next action: what comes next and by whom, what is wrong about it, and the buttons that it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from frontoffice.ui.complaint.complaint_keys import COMPLAINT_KEYS
from frontoffice.ui.complaint.more_menu import Line
from frontoffice.ui.complaint.step_writing import Purpose
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.elided_text import ElidedText
from frontoffice.ui.widgets.flow_layout import FlowLayout
from frontoffice.ui.widgets.page_keys import keys_of

(_REST_KEY,) = keys_of(COMPLAINT_KEYS, "show_rest")
(MORE_KEY,) = keys_of(COMPLAINT_KEYS, "more")
_GAP: Final = 8
_MARGINS: Final = (12, 6, 12, 8)


@dataclass(frozen=True, slots=True)
class OfferedAction:
    """Something that may be done now: for what the form opens, its words and its key.

    ``primary`` is what comes next; ``aside`` leads out of the way and stands in the menu, not in the box.
    """

    purpose: Purpose
    text: str
    key: str
    primary: bool = False
    aside: bool = False


class NextBox(QFrame):
    """``asked`` carries the purpose of the button that was pressed; ``more`` and ``rest`` are its two other buttons."""

    asked = Signal(object)
    more = Signal()
    rest = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("next", True)
        self._low = self._is_in_line = False
        self.offered: tuple[OfferedAction, ...] = ()
        self._warnings: tuple[tuple[str, str], ...] = ()
        self.buttons: dict[Purpose, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self.next_label = plain_text.label(level="heading", parent=self)
        self.warning_label = plain_text.label(parent=self)
        self.fact_label = plain_text.label(level="muted", parent=self)
        self.rest_label = plain_text.label(parent=self)
        for label in (self.next_label, self.warning_label, self.fact_label, self.rest_label):
            label.setWordWrap(True)
        self._warning = ElidedText(self.warning_label)
        self.rest_label.hide()
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(4)
        for widget in (self.warning_label, self.fact_label, self._row):
            self._line.addWidget(widget)
        self._line.setStretchFactor(self.warning_label, 1)
        self._column.addWidget(self.next_label)
        self._column.addLayout(self._line)
        self._column.addWidget(self.rest_label)
        self._rest_words = self.tr("Why not another step")
        self.rest_button = self._quiet(f"{self._rest_words} ({_REST_KEY})")
        self.rest_button.clicked.connect(self.rest)
        self.more_button = self._quiet(self.tr("More ({})").format(MORE_KEY))
        self.more_button.clicked.connect(self.more)
        self._lay_out(in_line=False)

    def show_next(self, text: str, warnings: Iterable[tuple[str, str]], rest: str) -> None:
        """Say what comes next, what is to be known about it with its state, and why the rest may not be done."""
        self.next_label.setText(text)
        self._warnings = tuple(warnings)
        self.rest_label.setText(rest)
        self.rest_label.setVisible(bool(rest) and not self.rest_label.isHidden())
        self._say()

    def show_actions(self, actions: Iterable[OfferedAction]) -> None:
        """Offer these, the one that comes next first."""
        self.offered = tuple(actions)
        before, self.buttons = self.buttons, {}
        shown = self.buttons
        for action in self.offered:
            if not action.aside:
                self._add(action)
        for last in (self.rest_button, self.more_button):
            self._flow.removeWidget(last)
            self._flow.addWidget(last)
            last.raise_()  # behind the new ones for Tab and a screen reader, too
        for button in before.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        for button in shown.values():
            if self.buttons is shown:  # a page that became low by another line has offered them anew
                button.show()
        self._say()

    def show_low(self, *, is_low: bool) -> None:
        """On a low page only what comes next, in as few lines as that takes; the rest is behind the other keys."""
        if is_low != self._low:
            self._low = is_low
            theme.mark(self, next=not is_low)
            self._lay_out(in_line=self._is_in_line)
            self.show_actions(self.offered)

    def toggle_rest(self) -> None:
        """Show or hide why the other steps may not be taken now, with every warning."""
        self.rest_label.setVisible(self.rest_label.isHidden() and bool(self.rest_label.text()))
        self._say()

    def lines(self, ask: Callable[[Purpose], object]) -> list[Line]:
        """What has no button here, as lines of the menu: actions, and why the other steps may not be taken."""
        lines: list[Line] = [(one.key, one.text, "", partial(ask, one.purpose)) for one in self.behind()]
        if self._low and self.rest_label.text():
            lines.append((_REST_KEY, self._rest_words, "", self.rest.emit))
        return lines

    def behind(self) -> tuple[OfferedAction, ...]:
        """What may be done and has no button here now."""
        return tuple(action for action in self.offered if action.purpose not in self.buttons)

    def _say(self) -> None:
        is_low = self._low and self.rest_label.isHidden()
        if is_low != self._is_in_line:
            self._lay_out(in_line=is_low)
        wrong = [one for one in self._warnings if one[1]]
        facts = [] if is_low else [text for text, state in self._warnings if not state]
        self._warning.show(" ".join(text for text, _ in wrong), wraps=not is_low)
        theme.mark(self.warning_label, state="late" if any(state == "late" for _, state in wrong) else "soon")
        self.warning_label.setMinimumWidth(1)
        self.fact_label.setText(" ".join(facts))
        self.warning_label.setVisible(bool(wrong))
        self.fact_label.setVisible(bool(facts))
        has_first = any(action.primary for action in self.offered)
        self.next_label.setVisible(bool(self.next_label.text()) and not (self._low and has_first))
        self.rest_button.setVisible(bool(self.rest_label.text()) and not self._low)
        self.more_button.setVisible(self._low)
        self._row.setVisible(bool(self.buttons) or not self.rest_button.isHidden() or self._low)
        shown = [*self.buttons.values(), self.rest_button, self.more_button] if self._low else []
        wide = sum(button.sizeHint().width() + _GAP for button in shown if not button.isHidden())
        self._row.setMinimumWidth(wide)
        self.setVisible(bool(self.next_label.text() or self._warnings or self.buttons) or self._low)

    def _lay_out(self, *, in_line: bool) -> None:
        """Let buttons and warning share a line, or stand one below the other: beside all reasons no line is enough."""
        self._is_in_line = in_line
        self._column.setContentsMargins(*((0, 0, 0, 0) if self._low else _MARGINS))
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.RightToLeft if in_line else directions.TopToBottom)

    def _add(self, action: OfferedAction) -> None:
        if self._low and not action.primary and self.buttons:
            return
        button = QPushButton(f"{plain_text.caption(action.text)} ({action.key})", self._row)
        button.setProperty("key", action.key)
        if action.primary:
            button.setProperty("primary", True)
        button.clicked.connect(lambda _checked=False: self.asked.emit(action.purpose))
        self._flow.addWidget(button)
        self.buttons[action.purpose] = button

    def _quiet(self, text: str) -> QPushButton:
        button = QPushButton(text, self._row)
        button.setProperty("quiet", True)
        return button
