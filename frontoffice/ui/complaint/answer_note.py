"""What a ready text that was copied or opened in WhatsApp leaves in the form of a contact: what was said, and how."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from frontoffice.domain.cases.answer_medium import Medium, medium_of
from frontoffice.domain.cases.case import Reach, reaches
from frontoffice.ui.complaint.answer_panel import AnswerPanel
from frontoffice.ui.receipts import answer_chat


class AnswerNote(QObject):
    """Never takes the place of what was typed or chosen."""

    def __init__(self, answer: AnswerPanel, channel: QComboBox, reach: QComboBox, text: QPlainTextEdit) -> None:
        super().__init__(answer)
        self._channel, self._reach, self._text = channel, reach, text
        self._taken = ""
        answer.copied.connect(self._take)
        answer.chat_opened.connect(self._take_chat)

    def own_text(self) -> str:
        """What an officer typed: not the text that was copied, as long as it stands there alone."""
        text = self._text.toPlainText()
        return "" if text.strip() == self._taken else text

    def _take(self, text: str) -> None:
        """A text that was copied is what is said; by a way that is written it is to be sent."""
        if self._text.toPlainText().strip() in ("", self._taken):
            self._text.setPlainText(text)
        self._taken = text.strip()
        if not self._reach.currentText() and reaches(self._channel.currentText(), Reach.SENT):
            self._reach.setCurrentIndex(self._reach.findData(Reach.SENT))

    def _take_chat(self, text: str) -> None:
        """What was opened in WhatsApp goes by it, whatever way was chosen before."""
        if medium_of("", self._channel.currentText()) is not Medium.CHAT:
            self._channel.setEditText(answer_chat.WAY)
        self._take(text)
