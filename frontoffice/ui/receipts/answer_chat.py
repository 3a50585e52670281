"""A ready text brought into WhatsApp: its link is opened by the desktop, and what is too long for one is pasted in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.text.chat_link import ChatLink, chat_link

WAY: Final = "WhatsApp"
Open = Callable[[str], bool]
_BY_NUMBER: Final = frozenset({Medium.CHAT, Medium.SMS, Medium.CALL})


def open_link(url: str) -> bool:
    """Have the desktop open a link; whether it has something that does."""
    return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode))


def link_of(answer: AnswerText | None, phone: str) -> ChatLink | None:
    """The link by which ``answer`` reaches ``phone``; None for another medium, or a number without WhatsApp."""
    return chat_link(phone, answer.text) if answer is not None and answer.medium in _BY_NUMBER else None


def open_chat(link: ChatLink, answer: AnswerText, opened_by: Open) -> str:
    """Open it; why it could not be, "" where it was. A text that the link has no room for is on the clipboard then."""
    if not link.has_text:
        QGuiApplication.clipboard().setText(answer.text)
    if opened_by(link.url):
        return ""
    return QCoreApplication.translate("AnswerChat", "This computer opens no links. Copy the text instead.")
