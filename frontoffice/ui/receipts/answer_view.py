"""A ready text to a complainant as pages show it: what it is for, how long it is, and the text itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText, Sender
from frontoffice.domain.complaint import Complainant
from frontoffice.domain.text.mobile_number import ChatLink, chat_link, mobile_number
from frontoffice.register.commands.send_job import Message, SendJob, SendWay
from frontoffice.settings import Office
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.text_size import px

# --- What is read to a caller: the number spelled for reading aloud, in the Indonesian that is spoken ---

_DIGITS: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SIGNS: Final = {"/": "garis miring", "-": "strip", ".": "titik"}


def spell(text: str) -> str:
    """``0147/PGD-L1/2026`` as it is read aloud: ``nol satu empat tujuh, garis miring, P-G-D, strip, L, satu, …``."""
    return ", ".join(_spell(part) for part in re.findall(r"[0-9]+|[A-Za-z]+|[/.-]", text))


def _spell(part: str) -> str:
    if part.isdigit():
        return " ".join(_DIGITS[int(digit)] for digit in part)
    return _SIGNS.get(part) or "-".join(part.upper())


# --- answer view ---

# --- A ready text as a message to be sent: by which way, to which address, and who takes it ---

WAYS: Final[Mapping[Medium, SendWay]] = {
    Medium.EMAIL: SendWay.EMAIL,
    Medium.SMS: SendWay.SMS,
    Medium.CALL: SendWay.SMS,
}


class SendQueue(Protocol):
    """The queue of messages, as far as a page needs it."""

    def offers(self, way: SendWay) -> bool:
        """Whether the office sends by this way."""

    def queue(self, message: Message, job_id: UUID) -> SendJob:
        """Queue a message in the name of the signed-in officer. Raises Refused and Unavailable."""


class NoSending:
    """Send queue of an office without sending."""

    def offers(self, _way: SendWay) -> bool:
        """Return False: nothing is sent by it."""
        return False

    def queue(self, message: Message, job_id: UUID) -> SendJob:
        """Never asked for, since nothing is offered."""
        raise NotImplementedError


def channel_for(answer: AnswerText | None, who: Complainant, queue: SendQueue) -> SendWay | None:
    """Channel for sending ``answer`` to a complainant; None for none, or where no address for it is known."""
    way = WAYS.get(answer.medium) if answer is not None else None
    return way if way is not None and address_of(way, who) and queue.offers(way) else None


def address_of(way: SendWay, who: Complainant) -> str:
    """Address of the complainant for a channel; "" for an unknown one."""
    if way is SendWay.EMAIL:
        return who.email.strip()
    number = mobile_number(who.phone)
    return f"+{number}" if number else ""  # without it one of another country would be taken for one of this


# --- answer view ---

# --- The office's settings as a message to a complainant is signed with them ---


def sender_of(office: Office) -> Sender:
    """The office as it writes, and how it can be asked."""
    return Sender(
        short_name=office.short_name,
        name=office.name,
        telephone=office.telephone,
        sms=office.sms,
        email=office.email,
        website=office.website,
    )


# --- answer view ---

# --- A ready text brought into WhatsApp: its link is opened by the desktop, and what is too long for one is
# pasted in ---

WAY: Final = "WhatsApp"
Open = Callable[[str], bool]
_BY_NUMBER: Final = frozenset({Medium.CHAT, Medium.SMS, Medium.CALL})


def open_link(url: str) -> bool:
    """Have the desktop open a link; whether it has a program for it."""
    return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode))


def link_of(answer: AnswerText | None, phone: str) -> ChatLink | None:
    """WhatsApp link for sending ``answer`` to ``phone``; None for another medium, or a number without WhatsApp."""
    return chat_link(phone, answer.text) if answer is not None and answer.medium in _BY_NUMBER else None


def open_chat(link: ChatLink, answer: AnswerText, opened_by: Open) -> str:
    """Open it; returns a failure's reason, or "". A text too long for the link is on the clipboard then."""
    if not link.has_text:
        QGuiApplication.clipboard().setText(answer.text)
    if opened_by(link.url):
        return ""
    return QCoreApplication.translate("AnswerChat", "This computer opens no links. Copy the text instead.")


# --- answer view ---

_SHORT_HEIGHT: Final = 72  # four lines
_LETTER_HEIGHT: Final = 168  # nine, what stays free on a screen 768 high
_TITLES: Final[Mapping[Medium, Any]] = {
    Medium.CALL: QT_TRANSLATE_NOOP("AnswerView", "SMS for the caller"),
    Medium.SMS: QT_TRANSLATE_NOOP("AnswerView", "SMS to the complainant"),
    Medium.CHAT: QT_TRANSLATE_NOOP("AnswerView", "Message to the complainant"),
    Medium.EMAIL: QT_TRANSLATE_NOOP("AnswerView", "E-mail to the complainant"),
    Medium.LAPOR: QT_TRANSLATE_NOOP("AnswerView", "Reply on SP4N-LAPOR!"),
    Medium.LETTER: QT_TRANSLATE_NOOP("AnswerView", "Text of a letter"),
    Medium.FAX: QT_TRANSLATE_NOOP("AnswerView", "Text of a fax"),
}
_LETTERS: Final = frozenset({Medium.EMAIL, Medium.LETTER, Medium.FAX})


def show(answer: AnswerText, title: QLabel, length: QLabel, text: QPlainTextEdit) -> None:
    """Show ``answer`` in these; an SMS says how many it takes, and stands out where it is more than one."""
    title.setText(QCoreApplication.translate("AnswerView", _TITLES.get(answer.medium, _TITLES[Medium.CHAT])))
    text.setPlainText(answer.text)
    text.setMaximumHeight(px(_LETTER_HEIGHT if is_letter(answer) else _SHORT_HEIGHT))
    length.setText(length_of(answer))
    theme.mark(length, state="soon" if answer.length and answer.length.parts > 1 else "")


def is_letter(answer: AnswerText) -> bool:
    """Whether it has the lines of a letter, not the few of a message."""
    return answer.medium in _LETTERS


def length_of(answer: AnswerText) -> str:
    """How long it is: of an SMS its letters, how many there is room for, and in how many it goes out."""
    if answer.length is None:
        return QCoreApplication.translate("AnswerView", "{letters} characters").format(letters=len(answer.text))
    text = QCoreApplication.translate("AnswerView", "{letters} of {room} characters, {parts} SMS")
    return text.format(letters=answer.length.letters, room=answer.length.room, parts=answer.length.parts)
