"""What a person or another desk wrote, shown as the letters it is: never as markup, a link, an image or a mnemonic.

Qt guesses: a label or a tooltip whose text looks like HTML becomes a document that opens the files it names. So no
label is made and no tooltip set but here, and by the forms; ``tests/test_plain_text.py`` walks every page and the code.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Protocol

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class _Tipped(Protocol):
    def setToolTip(self, text: str, /) -> object: ...


def label(text: str = "", parent: QWidget | None = None, level: str = "") -> QLabel:
    """A label that shows its text as it was written; ``level`` is its place in the style sheet."""
    made = QLabel(parent)
    make_plain(made)
    if level:
        made.setProperty("level", level)
    made.setText(text)
    return made


def make_plain(made: QLabel) -> None:
    """Let a label that exists show its text as it was written, whatever it will be."""
    made.setTextFormat(Qt.TextFormat.PlainText)


def set_tool_tip(owner: _Tipped, text: str) -> None:
    """Give a widget or an item its tooltip."""
    owner.setToolTip(tool_tip(text))


def tool_tip(text: str) -> str:
    """A tooltip that Qt shows as ``text``: what it would take for markup is escaped, all else stays as it is."""
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
    """The text of a button or a line of a menu that Qt shows as ``text``: an ampersand underlines no letter."""
    return text.replace("&", "&&")
