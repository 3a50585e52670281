"""The day of a step, folded to a button that says it: nearly always today, so its field is shown on a key only."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from frontoffice.domain.text.typed_text import one_line
from frontoffice.ui.complaint.complaint_keys import COMPLAINT_KEYS
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.page_keys import keys_of

ANSWERED: Final = frozenset({"on", "time"})  # empty is today
(_KEY,) = keys_of(COMPLAINT_KEYS, "change_day")


class StepDay(QObject):
    """Folds the fields ``on`` and ``time`` of a step's form into its ``day_button``."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._button = form.child(panel, QPushButton, "day_button")
        self._lines = {name: form.child(panel, QLineEdit, name) for name in ("on", "time")}
        self._asked: frozenset[str] = frozenset()
        self._is_open = False
        self._button.clicked.connect(self.change)
        for line in self._lines.values():
            line.textChanged.connect(self._say)

    def ask(self, fields: Collection[str]) -> None:
        """A form with these fields opens: the day is folded, unless nothing else is asked."""
        self._asked = ANSWERED & frozenset(fields)
        self._is_open = frozenset(fields) <= ANSWERED
        self._show()

    def change(self) -> None:
        """Ask for the day, and of a contact for the hour, in fields of their own."""
        if self._asked:
            self._is_open = True
            self._show()
            form.go_to(self._lines["on"])
            self._lines["on"].selectAll()

    def show_for(self, fields: Collection[str]) -> None:
        """Show them where something is wrong with one of these fields."""
        if self._asked & frozenset(fields):
            self._is_open = True
            self._show()

    def _show(self) -> None:
        for name in self._asked:
            form.child(self._panel, QWidget, f"{name}_box").setVisible(self._is_open)
        self._button.setVisible(bool(self._asked) and not self._is_open)
        self._say()

    def _say(self) -> None:
        day = " ".join(one_line(line.text()) for name, line in self._lines.items() if name in self._asked).strip()
        self._button.setText(self.tr("Day: {day} ({key})").format(day=day or self.tr("today"), key=_KEY))
