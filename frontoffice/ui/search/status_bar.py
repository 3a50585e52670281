"""How a complaint stands, in the search, once its number and check code were typed: said, printed, copied.

The complaint is not opened for it, and nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.cases import answer_text
from frontoffice.domain.cases.answer_text import Sender
from frontoffice.domain.cases.case import Case, Reach
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import May, Officer
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.search.search_page import SearchPage
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

STATUS_KEYS: Final = (
    PageKey("Ctrl+Shift+P", "print_status", May.CONTACT),
    PageKey("Ctrl+Shift+C", "copy_status", May.CONTACT),
)
_CODED: Final = re.compile(r"\S+\s+[A-Za-z0-9 ]{6,}")


class StatusBar(QWidget):
    """Status enquiry: ``print_asked`` carries the Complaint and its Case after logging the enquiry."""

    print_asked = Signal(object, object)

    def __init__(
        self, page: SearchPage, register: Register, officer: Callable[[], Officer], sender: Callable[[], Sender]
    ) -> None:
        super().__init__(page)
        self._register, self._officer, self._sender = register, officer, sender
        self._typed = child(page, QLineEdit, "find_field")
        self._asked: tuple[Complaint, Case] | None = None
        self._actions: dict[str, UUID] = {}
        self.said = plain_text.label("", self)
        self.said.setWordWrap(True)
        self.result = plain_text.label("", self)
        self._message = MessageLine(self.result)
        self.print_button = QPushButton(self.tr("Print the status ({key:status.print_status})"), self)
        self.copy_button = QPushButton(self.tr("Copy the status ({key:status.copy_status})"), self)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        column.addLayout(row)
        for part in (self.print_button, self.copy_button, self.result):
            row.addWidget(part)
        row.addStretch(1)
        page.page.insertWidget(page.page.indexOf(page.fold), self)  # beside what was asked, at 200 % too
        self._typed.textChanged.connect(self._look)
        self.print_button.clicked.connect(self._print)
        self.copy_button.clicked.connect(self._copy)
        bind_keys(page, STATUS_KEYS, {"print_status": self._print, "copy_status": self._copy})
        self._forget()

    def show_result(self, text: str, state: str) -> None:
        """Show the result of printing."""
        self._message.show(text, state)

    def hideEvent(self, event: QHideEvent) -> None:
        """Clear the enquiry for the next person."""
        super().hideEvent(event)
        self._forget()

    def _forget(self) -> None:
        self._asked, self._actions = None, {}
        self._message.show("", "")
        self.hide()

    def _look(self, text: str) -> None:
        self._forget()
        if not _CODED.fullmatch(text.strip()):
            return
        with show_errors(self._message.show) as reading:
            subject = self._register.number_faults.find_by_check_code(text)
            if subject is not None:
                self._asked = self._register.complaints.get(subject), self._register.handling.case(subject)
        if reading.worked and self._asked is not None:
            complaint, case = self._asked
            self.said.setText(" ".join(answer_text.status_sentences(complaint, case, self._register.today())))
            may = people.may(self._officer(), May.CONTACT)
            for button in (self.print_button, self.copy_button):
                button.setVisible(may)
            self.show()

    def _print(self) -> None:
        if self._asked is not None and self._write_down(self.tr("Came to the counter")):
            self.print_asked.emit(*self._asked)

    def _copy(self) -> None:
        if self._asked is not None and self._write_down(self.tr("Telephone or message")):
            text = answer_text.status_text(*self._asked, self._sender(), self._register.today())
            QGuiApplication.clipboard().setText(text)
            self._message.show(self.tr("Copied, and written down that somebody asked."), "done")

    def _write_down(self, way: str) -> bool:
        """Log the enquiry with its channel; once for each way, however often it is printed."""
        if self._asked is None:
            return False
        action = self._actions.setdefault(way, new_id())
        with show_errors(self._message.show) as writing:
            attempt = Attempt(way, Reach.ASKED)
            self._register.contacts.log(self._asked[0].subject, attempt, self._officer(), action)
        return writing.worked
