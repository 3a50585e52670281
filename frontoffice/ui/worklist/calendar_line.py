"""Which years' holidays are not known for certain: a quiet line for whoever keeps the office calendar."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from frontoffice.domain.people import May, Officer, may
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.ui.messages.calendar_sentences import unknown_years
from frontoffice.ui.widgets import plain_text, theme


class CalendarLine(QWidget):
    """Seen by whoever may keep the calendar, while a year is not certain. ``asked``: the calendar shall be shown."""

    asked = Signal()

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self.text = plain_text.label(parent=self, level="muted")
        self.text.setWordWrap(True)
        self.open = QPushButton(self.tr("Office &calendar"), self)
        self.open.setProperty("quiet", True)
        self.open.setProperty("icon_name", "day")
        self.open.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.open)
        theme.dress(self)
        self.hide()

    def refresh(self) -> None:
        """Read the calendar anew; another officer may have come. While it cannot be read, the page itself says so."""
        text = ""
        if may(self._officer(), May.KEEP_CALENDAR):
            with contextlib.suppress(Unavailable):
                text = unknown_years(self._register.calendar.unknown_years())
        self.text.setText(text)
        self.setVisible(bool(text))
