"""What reminds on F4 besides complaints: a quiet line that says it, and a button that leads to its page."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.slips import Slip, runs
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.ui.messages.calendar_sentences import unknown_years
from frontoffice.ui.widgets import plain_text, theme


class ReminderLine(QWidget):
    """Seen while ``read`` has something to say. ``asked``: its page shall be shown."""

    asked = Signal()

    def __init__(self, read: Callable[[], str], button: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._read = read
        self.text = plain_text.label(parent=self, level="muted")
        self.text.setWordWrap(True)
        self.open = QPushButton(button, self)
        self.open.setProperty("quiet", True)
        self.open.setProperty("icon_name", icon)
        self.open.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.open)
        theme.dress(self)
        self.hide()

    def refresh(self) -> None:
        """Read it anew; another officer may have come. While it cannot be read, the page itself says so."""
        text = ""
        with contextlib.suppress(Unavailable):
            text = self._read()
        self.text.setText(text)
        self.setVisible(bool(text))


def calendar_reminder(register: Register, officer: Officer) -> str:
    """Which years' holidays are not known for certain, for whoever keeps the calendar."""
    return unknown_years(register.calendar.unknown_years()) if may(officer, May.KEEP_CALENDAR) else ""


def box_reminder(register: Register, officer: Officer) -> str:
    """That the suggestion box is to be opened, or an opening goes on, for whoever records."""
    if not may(officer, May.RECORD):
        return ""
    begun = register.box_openings.find_open()
    if begun is not None:
        words = translate(
            "ReminderLine", "The suggestion box was opened on {}; sheets or its closing are still missing."
        )
        return words.format(dates.in_words(begun.day))
    due = register.box_openings.due_on()
    if due is None or due > register.today():
        return ""
    words = translate("ReminderLine", "The suggestion box is to be opened: due on {}.")
    return words.format(dates.in_words(due))


def slips_reminder(register: Register, officer: Officer) -> str:
    """That slips are neither recorded nor void, for whoever records."""
    found = register.slips.open() if may(officer, May.RECORD) else ()
    if not found:
        return ""
    words = translate("ReminderLine", "Numbered slips that are neither recorded nor void: {}.")
    return words.format(", ".join(_run(*run) for run in runs(found)))


def _run(first: Slip, last: Slip) -> str:
    return first.text if first == last else f"{first.text} - {last.text}"


translate = QCoreApplication.translate  # by this name lupdate finds its texts
