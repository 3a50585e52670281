"""The strip at the top of the window: where to go and by which key, what day it is, who is here."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from frontoffice.domain.people import Officer
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import draw

KEYS: Final = {"record": "F2", "day": "F3", "work": "F4", "find": "F6", "paper": "F8", "help": "F1"}
_NARROWEST: Final = 480


class Header(QWidget):
    """Buttons that tell their key; ``asked`` names the page. Where the words do not fit, the keys alone remain."""

    asked = Signal(str)

    record: QToolButton
    day: QToolButton
    work: QToolButton
    find_page: QToolButton
    paper: QToolButton
    menu: QToolButton
    help: QToolButton
    training: QLabel
    moment: QLabel
    officer: QToolButton

    def __init__(self) -> None:
        super().__init__()
        draw("shell/header", onto=self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_NARROWEST)
        self.unprinted = 0
        self._waiting = 0
        self._front = ""
        self.why_not: dict[str, str] = {}  # why a page is not offered at this desk at all, instead of its key
        self._nobody = True
        self.buttons = {
            "record": self.record,
            "day": self.day,
            "work": self.work,
            "find": self.find_page,
            "paper": self.paper,
            "help": self.help,
        }
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._pressed(name))
        self.officer.setToolTip(self.tr("Lock, or let somebody else sign in (Ctrl+L)"))

    def show_front(self, name: str) -> None:
        """Mark the page in front."""
        self._front = name
        for one, button in self.buttons.items():
            button.setChecked(one == name)
        self._show_texts()

    def show_officer(self, officer: Officer | None, allowed: Collection[str]) -> None:
        """Say who is here; only the pages in ``allowed`` can be asked for."""
        self._nobody = officer is None
        for name, button in self.buttons.items():
            button.setEnabled(name in allowed and name not in self.why_not)
        self.menu.setEnabled(officer is not None)
        self.officer.setVisible(officer is not None)
        if officer is not None:
            self.officer.setText(f"{officer.name}\n{wording.word(officer.role)} · Ctrl+L")

    def show_unprinted(self, count: int) -> None:
        """Say how many papers are still to come."""
        self.unprinted = count
        theme.mark(self.paper, state="soon" if count else "", icon_colour="soon" if count else "text")
        theme.dress(self.paper)
        self._show_texts()

    def show_waiting(self, count: int, *, late: bool) -> None:
        """Say how many complaints wait for who is here; ``late`` when any is past its date."""
        self._waiting = count
        theme.mark(self.work, state="late" if late else "", icon_colour="late" if late else "text")
        theme.dress(self.work)
        self._show_texts()

    def show_moment(self, text: str) -> None:
        """Show day and time."""
        if self.moment.text() != text:
            self.moment.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave only the keys where the words do not fit."""
        super().resizeEvent(event)
        self._show_texts()

    def _pressed(self, name: str) -> None:
        self.show_front(self._front)  # until the window has gone there
        self.asked.emit(name)

    def _show_texts(self) -> None:
        """Every word that fits; the first to go are those whose icon says as much."""
        worded = {*KEYS, "menu"}
        self._write(worded)
        for gone in (("menu",), ("help",), ("paper",), tuple(KEYS)):
            if self.sizeHint().width() <= self.width():
                return
            worded.difference_update(gone)
            self._write(worded)

    def _write(self, worded: Collection[str]) -> None:
        """Give the buttons in ``worded`` their words, the others their key alone."""
        told = {
            "record": self.tr("Record"),
            "day": self.tr("Today's register"),
            "work": self.tr("Needs action"),
            "find": self.tr("Find"),
            "paper": self.tr("Not yet printed"),
            "help": self.tr("Back to sign-in") if self._nobody and self._front == "help" else self.tr("Help"),
        }
        for name, text in told.items():
            key = KEYS[name]
            many = {"paper": self.unprinted, "work": self._waiting}.get(name, 0)
            count = f" ({many})" if many else ""
            count += "\N{EN SPACE}" if many and name == self._front else ""  # the page in front is set heavier
            self.buttons[name].setText((f"{key} {text}" if name in worded else key) + count)
            self.buttons[name].setToolTip(self.why_not.get(name) or f"{text} ({key})")
        menu = self.tr("F10 Menu")  # lupdate looks into no f-string
        self.menu.setText(menu if "menu" in worded else "F10")
