"""Search for confidential complaints with a lost receipt: what was typed is looked for among them, for a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.complaint import Status
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import one_line
from frontoffice.register.queries.search import SearchResult
from frontoffice.register.register import Register
from frontoffice.ui.messages.field_labels import word_of
from frontoffice.ui.search.search_page import SearchPage
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.wrapped_layouts import SeenSize

LOST_RECEIPT_KEYS: Final = (
    PageKey("Ctrl+Shift+I", "ask", May.REVEAL),
    PageKey("Return", "open_hidden", within="hidden_found"),
    PageKey("Enter", "open_hidden", within="hidden_found"),
)
_LINES: Final = 96  # pixels, four lines
_HIGH: Final = 24  # lines of text: a page that is not higher is low


class LostReceiptBar(QWidget):
    """Bar beneath the search; ``opened`` carries the subject of a found complaint."""

    opened = Signal(object)

    def __init__(self, page: SearchPage, register: Register, officer: Callable[[], Officer]) -> None:
        super().__init__(page)
        self._register, self._officer = register, officer
        self._typed = child(page, QLineEdit, "find_field")
        self._text = ""
        self._found: tuple[SearchResult, ...] = ()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.button = QPushButton(self.tr("Who lost the resi and asked for confidence… ({key:lost_receipt.ask})"), self)
        self.button.setProperty("quiet", True)
        self.reasons = ReasonBar(self)
        self.said = plain_text.label("")
        self.message = MessageLine(self.said)
        self.found = QListWidget(self)
        self.found.setObjectName("hidden_found")
        self.found.setAccessibleName(self.tr("Confidential complaints that were found"))
        self.found.setFixedHeight(_LINES)
        for part in (self.button, self.reasons, self.said, self.found):
            inside.addWidget(part)
        around = page.layout()
        if around is not None:
            around.addWidget(self)
        self.button.clicked.connect(self.ask)
        self._seen = SeenSize(page)
        self._seen.changed.connect(self._fit)
        self.reasons.given.connect(self._look)
        self.reasons.closed.connect(self._typed.setFocus)
        self.found.itemDoubleClicked.connect(lambda _item: self._open())
        self._typed.textChanged.connect(self._forget)
        bind_keys(page, LOST_RECEIPT_KEYS[:1], {"ask": self.ask})
        bind_keys(self, LOST_RECEIPT_KEYS[1:], {"open_hidden": self._open})
        self._forget()

    def _fit(self) -> None:
        """Hide the button on a low page in favour of the results: the key asks there, too."""
        self.button.setVisible(self._seen.now().height() >= _HIGH * self.fontMetrics().lineSpacing())

    def ask(self) -> None:
        """Ask for the reason for searching the typed text among the confidential complaints."""
        self._forget()
        self._text = one_line(self._typed.text())
        if not self._text:
            self.message.show(self.tr("Type the whole name or number first."), "soon")
            self._typed.setFocus()
            return
        question = self.tr(
            "Why is “{text}” looked for among the confidential? The reason and your name are written down."
        )
        self.reasons.ask(self._text, question.format(text=self._text), self.tr("Look for it"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Clear the results on leaving the page."""
        super().hideEvent(event)
        self._forget()

    def _forget(self) -> None:
        self._found = ()
        self.found.clear()
        self.found.hide()
        self.message.show("")
        self.reasons.forget()

    def _look(self, why: str) -> None:
        with show_errors(self.reasons.show_problem) as looking:
            self._found = self._register.lost_receipt.find(self._text, why, self._officer())
        if not looking.worked:
            return
        self.reasons.forget()
        self.found.addItems([_line(one) for one in self._found])
        self.found.setVisible(bool(self._found))
        if self._found:
            self.message.show(
                self.tr("%n complaint(s) found; that is written in each story.", "", len(self._found)), "done"
            )
            self.found.setCurrentRow(0)
            self.found.setFocus()
        else:
            self.message.show(self.tr("Nobody confidential has that whole name or number."), "soon")
            self._typed.setFocus()

    def _open(self) -> None:
        subject: UUID | None = self._found[self.found.currentRow()].subject if self._found else None
        if subject is not None:
            self.opened.emit(subject)


def _line(one: SearchResult) -> str:
    return " · ".join(
        part for part in (one.number_text, one.recorded_on, one.service, word_of(Status, one.status)) if part
    )
