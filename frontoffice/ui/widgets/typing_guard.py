"""Keep a typed sentence from deciding anything: where no text is typed, its letters choose no line and press no button.

Qt's lists, tables and closed combo boxes go to the next line that begins with a typed letter, and Space presses the
button or opens the list that has the focus. Somebody who types a story without looking meets all of them. A list that
was opened still takes letters, and Space by itself still presses; Tab, arrows, Enter or the mouse end the sentence.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_HELD: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_MODIFIERS: Final = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_MEANT: Final = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)
_TEXTS: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_CHOSEN_BY_LETTERS: Final = (QComboBox, QAbstractItemView)


class TypingGuard(QObject):
    """Watches whatever widget has the focus, and that one alone: every event of the application would take too long."""

    def __init__(self, focus_changed: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._is_sentence = False  # a letter was typed where no text is, and nothing else since
        focus_changed.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a typed letter that would choose a line, and a Space in the midst of a sentence."""
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._is_sentence = self._is_sentence and event.reason() not in _MEANT
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or event.key() in _MODIFIERS:
            return False
        if not _is_typed(event) or _takes_text(watched):
            self._is_sentence = False
            return False
        if event.key() != Qt.Key.Key_Space:
            self._is_sentence = True
            return event.type() is QEvent.Type.KeyPress and isinstance(watched, _CHOSEN_BY_LETTERS)
        if self._is_sentence:
            event.accept()  # else Qt looks for a shortcut of Space
        return self._is_sentence

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)


def _is_typed(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and event.modifiers() in _HELD


def _takes_text(widget: QObject) -> bool:
    """Whether something is typed into it, or it is a list that somebody opened."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QAbstractItemView):
        return widget.window().windowType() is Qt.WindowType.Popup
    return isinstance(widget, _TEXTS)
