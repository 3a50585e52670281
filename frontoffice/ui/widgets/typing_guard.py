"""Key handling for any focus.

A typed sentence decides nothing, a chord is no text, Enter presses a button, F9 answers a question.

Qt's lists, tables and closed combo boxes go to the next line that begins with a typed letter, and Space presses the
button or opens the list that has the focus. Somebody who types a story without looking meets all of them. A list that
was opened still takes letters, and Space by itself still presses; Tab, arrows, Enter or the mouse end the sentence.

A letter with Alt held is a command. Where none is listening (the page of that key went away between Alt and the letter,
with a role taken at another desk), Qt would write the letter into the text that has the focus by then.

Enter presses the focused button before a page's own Enter, which is for its fields and lines. F9 answers the question
that stands open on the page in front before it is the page's: what that would save or print is not what was asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol, TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)

_HELD: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_MODIFIERS: Final = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_ALONE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ALT: Final = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSED: Final = (QPushButton, QToolButton)
_MEANT: Final = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)
_TEXTS: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_CHOSEN_BY_LETTERS: Final = (QComboBox, QAbstractItemView)


class OpenQuestion(Protocol):
    """Part of a page with a question while visible, and one confirming answer."""

    def confirm(self) -> object:
        """Confirm the question."""


class TypingGuard(QObject):
    """Event filter on the focused widget only: every event of the application would take too long."""

    def __init__(self, focus_changed: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._is_sentence = False  # a letter was typed where no text is, and nothing else since
        focus_changed.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow letters choosing a row, Space within a sentence and unheard chords; press, and answer."""
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._is_sentence = self._is_sentence and event.reason() not in _MEANT
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or event.key() in _MODIFIERS:
            return False
        if event.type() is QEvent.Type.KeyPress and _is_chord(event) and _takes_text(watched):
            return True
        if not _is_typed(event) or _takes_text(watched):
            self._is_sentence = False
            return _act(event, _meant_by(watched, event))
        if event.key() != Qt.Key.Key_Space:
            self._is_sentence = True
            return event.type() is QEvent.Type.KeyPress and isinstance(watched, _CHOSEN_BY_LETTERS)
        return self._is_sentence

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)


def _meant_by(focused: QObject, event: QKeyEvent) -> Callable[[], object] | None:
    """Action of Enter or F9 here, before those of the page; None where that has them."""
    if not isinstance(focused, QWidget) or event.modifiers() not in _ALONE:
        return None
    if event.key() in _ENTER and isinstance(focused, _PRESSED) and not focused.property("choice"):
        return focused.click
    if event.key() == Qt.Key.Key_F9:
        question = _open_question(focused.window())
        return question.confirm if question is not None else None
    return None


def _act(event: QKeyEvent, meant: Callable[[], object] | None) -> bool:
    """Accept the key event, hiding it from the page's shortcuts, and run its action, ignoring auto-repeat."""
    if meant is None:
        return False
    event.accept()
    if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
        meant()
    return True


def _open_question(window: QWidget) -> OpenQuestion | None:
    """Open question on the front page."""
    pages = window.findChild(QStackedWidget)
    page = (pages.currentWidget() if pages is not None else None) or window
    seen = (one for one in page.findChildren(QWidget) if one.isVisible())
    return next((one for one in seen if _asks(one)), None)


def _asks(widget: QWidget) -> TypeGuard[OpenQuestion]:
    """Whether it has the verb now: a page may have a button of that name."""
    return callable(getattr(widget, "confirm", None))


def _is_typed(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and event.modifiers() in _HELD


def _is_chord(event: QKeyEvent) -> bool:
    """Return whether a printable key is pressed with Alt, which is not AltGr."""
    return bool(event.text()) and event.text().isprintable() and event.modifiers() in _ALT


def _takes_text(widget: QObject) -> bool:
    """Return whether the widget accepts text or is an opened list."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QAbstractItemView):
        return widget.window().windowType() is Qt.WindowType.Popup
    return isinstance(widget, _TEXTS)
