"""A ready text to a complainant as pages show it: what it is for, how long it is, and the text itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.text_size import px

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
