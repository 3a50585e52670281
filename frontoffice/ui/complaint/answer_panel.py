"""Ready text to inform a complainant, in the form of a contact: for the chosen way, to copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from frontoffice.domain.cases.answer_medium import Medium, medium_of
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.complaint import Complainant
from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.receipts import answer_view
from frontoffice.ui.receipts.answer_view import NoSending, SendQueue, channel_for
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.text_size import px
from frontoffice.ui.widgets.wrapped_layouts import wrap_rows

Make = Callable[[Medium], AnswerText | None]
_LINES: Final = {False: 48, True: 104}  # two of a message, six of a letter: the story is read meanwhile
_NOBODY: Final = Complainant()
_ACTIONS: Final = ("copy_answer", "copy_answer_subject", "open_chat", "send_answer")


class AnswerPanel(QWidget):
    """Panel for the answer; ``copied`` carries the text on the clipboard, ``chat_opened`` the text for WhatsApp.

    ``send_asked`` carries the AnswerText that is to be sent by ``queue``. Hidden while there is nothing to inform of.
    """

    copied = Signal(str)
    chat_opened = Signal(str)
    send_asked = Signal(object)

    answer_title: QLabel
    answer_length: QLabel
    answer_copied: QLabel
    answer_subject: QLabel
    answer: QPlainTextEdit
    copy_answer_button: QPushButton
    copy_answer_subject_button: QPushButton
    chat_button: QPushButton
    send_button: QPushButton

    def __init__(self, parent: QWidget, opened_by: answer_view.Open = answer_view.open_link) -> None:
        super().__init__(parent)
        load_ui("complaint/answer_panel", into=self)
        wrap_rows(self, "answer_head")
        self._message = MessageLine(self.answer_copied)
        self._make: Make | None = None
        self._answer: AnswerText | None = None
        self.who, self._opened_by = _NOBODY, opened_by
        self.queue: SendQueue = NoSending()
        self.chat_button.clicked.connect(self._open_chat)
        self.send_button.clicked.connect(self._send)
        self.copy_answer_button.clicked.connect(self._copy)
        self.copy_answer_subject_button.clicked.connect(self._copy_subject)
        bind_keys(
            parent,
            rows_of(COMPLAINT_KEYS, _ACTIONS),
            {
                "copy_answer": self._copy,
                "copy_answer_subject": self._copy_subject,
                "open_chat": self._open_chat,
                "send_answer": self._send,
            },
        )
        self.hide()

    def offer(self, make: Make | None, way: str, who: Complainant | None = None) -> None:
        """Set the function to make the text for the chosen way, and the recipient ``who`` for direct sending.

        None for nothing to inform of, and for nobody to whom it could go.
        """
        self._make, self.who = make, who or _NOBODY
        self.show_for(way)

    def show_for(self, way: str) -> None:
        """Show the text for ``way``, the office's word for how; nothing as long as none is chosen."""
        self._answer = self._make(medium_of("", way)) if self._make is not None and way.strip() else None
        self._message.show("", "done")
        self.setVisible(self._answer is not None)
        if self._answer is None:
            return
        answer_view.show(self._answer, self.answer_title, self.answer_length, self.answer)
        self.answer.setFixedHeight(px(_LINES[answer_view.is_letter(self._answer)]))
        self.answer_subject.setText(self.tr("Subject: {subject}").format(subject=self._answer.subject))
        self.chat_button.setVisible(answer_view.link_of(self._answer, self.who.phone) is not None)
        self.send_button.setVisible(channel_for(self._answer, self.who, self.queue) is not None)
        for widget in (self.answer_subject, self.copy_answer_subject_button):
            widget.setVisible(bool(self._answer.subject))

    def _copy(self) -> None:
        if self._answer is not None:
            QGuiApplication.clipboard().setText(self._answer.text)
            self._message.show(self.tr("Copied"), "done")
            self.copied.emit(self._answer.text)

    def _copy_subject(self) -> None:
        if self._answer is not None and self._answer.subject:
            QGuiApplication.clipboard().setText(self._answer.subject)
            self._message.show(self.tr("Subject copied"), "done")

    def _send(self) -> None:
        if self.isVisible() and channel_for(self._answer, self.who, self.queue) is not None:
            self.send_asked.emit(self._answer)

    def _open_chat(self) -> None:
        link = answer_view.link_of(self._answer, self.who.phone)
        if link is None or self._answer is None:
            return
        answer = self._answer
        problem = answer_view.open_chat(link, answer, self._opened_by)
        if problem:
            self._message.show(problem)
            return
        self.chat_opened.emit(answer.text)
        asked = self.tr("Was it sent? {key:complaint.save} writes it down.")
        pasted = self.tr("Paste the text there ({key:widget.paste}). Was it sent? {key:complaint.save} writes it down.")
        self._message.show(asked if link.has_text else pasted, "soon")
