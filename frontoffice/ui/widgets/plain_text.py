"""Label with its text elided to the available width; whole in its tooltip and for who has it read aloud."""

from __future__ import annotations

from bisect import bisect_right
from typing import Protocol

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

# --- What a person or another desk wrote, shown as the letters it is: never as markup, a link, an image or a
# mnemonic ---
# Qt guesses: a label or a tooltip whose text looks like HTML becomes a document that opens the files it names. So no
# label is made and no tooltip set but here, and by the forms; ``tests/test_plain_text.py`` walks every page and the
# code.


class _Tipped(Protocol):
    def setToolTip(self, text: str, /) -> object: ...


def label(text: str = "", parent: QWidget | None = None, level: str = "") -> QLabel:
    """Label with its text displayed literally; ``level`` is its place in the style sheet."""
    made = QLabel(parent)
    make_plain(made)
    if level:
        made.setProperty("level", level)
    made.setText(text)
    return made


def make_plain(made: QLabel) -> None:
    """Set an existing label to display any text literally."""
    made.setTextFormat(Qt.TextFormat.PlainText)


def set_tool_tip(owner: _Tipped, text: str) -> None:
    """Give a widget or an item its tooltip."""
    owner.setToolTip(tool_tip(text))


def tool_tip(text: str) -> str:
    """Tooltip for literal display of ``text``: what it would take for markup is escaped, all else stays as it is."""
    might_be = "<" in text or "&lt;" in text  # all that Qt looks for; most have neither
    if not might_be or not QtGui.Qt.mightBeRichText(text):
        return text
    return QtGui.Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)


def cut(text: str, metrics: QtGui.QFontMetrics, room: int) -> str:
    """The text, or as many of its first words as there is ``room`` for (in pixels) before an ellipsis.

    A first word that is longer than that is cut itself. Qt's own ``elidedText`` would break any word.
    """
    if metrics.horizontalAdvance(text) <= room:
        return text
    fitting = bisect_right(range(len(text)), room, key=lambda end: metrics.horizontalAdvance(f"{text[:end]}…"))
    kept = text[: max(fitting - 1, 0)]
    if not text[len(kept)].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return f"{kept.rstrip()}…"


def caption(text: str) -> str:
    """Button or menu caption for the literal display of ``text``: an ampersand underlines no letter."""
    return text.replace("&", "&&")


# --- elided text ---


class ElidedText(QObject):
    """Keeps ``label`` to its width; ``whole`` is its text as it was given."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label, self.whole, self._wraps = label, "", False
        label.installEventFilter(self)

    def show(self, text: str, *, wraps: bool = False) -> None:
        """Show this text, elided to one line; all of it where it ``wraps``."""
        self.whole, self._wraps = text, wraps
        self._label.setWordWrap(wraps)
        set_tool_tip(self._label, text)
        self._label.setAccessibleName(text)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit it to its new width."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = max(self._label.width() - 2, 0)
        elided = self._label.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        self._label.setText(self.whole if self._wraps else elided)
