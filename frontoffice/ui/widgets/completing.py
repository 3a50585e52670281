"""Editable combo boxes with proposals, matched by the beginning of any word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QWidget

# --- Lists and menus that stand over a page while something is chosen ---


def close_list(page: QWidget) -> bool:
    """Close the list of proposals or choices open over a field of the page; whether there was one."""
    for combo in page.findChildren(QComboBox):
        if combo.view().isVisible():
            combo.hidePopup()
            return True
    for completer in page.findChildren(QCompleter):
        popup = completer.popup()
        if popup is not None and popup.isVisible():
            popup.hide()
            return True
    return False


def close_popups(window: QWidget) -> None:
    """Close every menu and list open over the window, including those opened by Qt."""
    while close_list(window):
        pass
    for widget in window.findChildren(QWidget):
        if widget.windowType() is Qt.WindowType.Popup and widget.isVisible():
            widget.close()


def open_dialogs(window: QWidget) -> list[QDialog]:
    """Dialogs open over the window."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def close_all(window: QWidget) -> None:
    """Close every dialog, menu and list open over the window, discarding its choice."""
    for dialog in open_dialogs(window):
        dialog.reject()
    close_popups(window)


# --- completing ---

_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
MOST_SHOWN: Final = 10
_BESIDE: Final = 32  # pixels beside a proposal: the scroll bar and the edges of the list
_TO_THE_EDGE: Final = 8


class Completing(QObject):
    """Makes ``combo`` propose while typing; ``moved_on`` is emitted when a key ended it and the next field is due.

    Enter takes the marked proposal, or the only one there is; Tab keeps what was typed unless one is marked.
    """

    moved_on = Signal()

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo)
        self._combo = combo
        completer = QCompleter(combo.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(MOST_SHOWN)
        combo.setCompleter(completer)
        line = combo.lineEdit()
        assert line is not None  # noqa: S101  (one that completes is typed into)
        line.setPlaceholderText(self.tr("Type part of a word"))
        self._completer = completer
        popup = completer.popup()
        assert popup is not None  # noqa: S101  (the completion mode has one)
        self._popup = popup
        self._popup.installEventFilter(self)
        combo.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the choice with Enter or Tab at once; keep the wheel from changing a field on scrolling past."""
        if watched is self._popup and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._finish_on_key(event)
        if event.type() is QEvent.Type.Show and watched is self._popup:
            self._widen()
        if event.type() is QEvent.Type.Wheel and watched is self._combo:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _widen(self) -> None:
        """Widen the proposals to their full text, up to the window's edge: many begin with the same words."""
        self._popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        window = self._combo.window()
        room = window.width() - self._combo.mapTo(window, QPoint()).x() - _TO_THE_EDGE
        wanted = self._popup.sizeHintForColumn(0) + _BESIDE
        self._popup.setMinimumWidth(max(self._combo.width(), min(wanted, room)))

    def _finish_on_key(self, event: QKeyEvent) -> bool:
        if event.key() not in _ON:
            return False
        QTimer.singleShot(0, self, self.moved_on.emit)
        if event.key() != Qt.Key.Key_Tab and self._completer.completionCount() == 1:
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))  # the only one: Enter means it
        if self._popup.currentIndex().isValid():
            return False  # the completer takes what is marked
        self._popup.hide()
        return True


def offer(combo: QComboBox, texts: Iterable[str]) -> None:
    """Set the proposals of ``combo`` without changing its text."""
    before = combo.currentText()
    combo.blockSignals(True)
    combo.clear()
    combo.addItems(list(texts))
    combo.setCurrentIndex(-1)
    combo.setEditText(before)
    combo.blockSignals(False)
