"""Text never read as markup: elided to its width and whole in its tooltip, or wrapped, and folded when long."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from typing import Final, Protocol

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

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


# --- Text as somebody wrote it: never read as markup, selectable, wrapped wherever it must, folded when it is long ---

FOLDED_LINES: Final = 8
FOLDED_CHARACTERS: Final = 1_000
_SHORT: Final = 300
_LONG_WORD: Final = re.compile(r"\S{40}")
_WRAP: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def text_widget(text: str, parent: QWidget | None = None, lines: int = FOLDED_LINES) -> QWidget:
    """Self-wrapping label for a short text, LongText for any other, folded to so many ``lines``."""
    if len(text) > _SHORT or "\n" in text or _LONG_WORD.search(text):
        return LongText(text, parent, lines)
    shown = label(text, parent)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setWordWrap(True)
    return shown


def height_of(text: str, font: QFont, width: float, most: int | None) -> int:
    """How high ``text`` stands when wrapped to ``width`` pixels, or its first ``most`` lines if it has more."""
    height, lines = 0.0, 0
    option = QTextOption()
    option.setWrapMode(_WRAP)
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while most is None or lines < most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            height += line.height()
            lines += 1
        layout.endLayout()
        if lines == most:
            break
    return math.ceil(height)


class _Sheet(QPlainTextEdit):
    """Read-only plain text as high as its lines, up to ``most`` of them."""

    def __init__(self, text: str, most: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._most = most
        self._measured: dict[int, int] = {}
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(_WRAP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setPlainText(text)

    def show_lines(self, most: int | None) -> None:
        """Be as high as ``most`` lines, or as all of them."""
        self._most = most
        self._measured.clear()
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """As high as the lines at this width."""
        if width not in self._measured:
            self.ensurePolished()
            around = 2 * (math.ceil(self.document().documentMargin()) + self.frameWidth())
            self._measured[width] = height_of(self._text, self.font(), max(width - around, 1), self._most) + around
        return self._measured[width]

    def sizeHint(self) -> QSize:
        """Preferred width with its height for width."""
        width = max(self.width(), 256)
        return QSize(256, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(80, 32)


class LongText(QWidget):
    """A text of any length; when it is long, only its beginning until somebody asks for the rest."""

    def __init__(self, text: str, parent: QWidget | None = None, lines: int = FOLDED_LINES) -> None:
        super().__init__(parent)
        self._length, self._lines = len(text), lines
        folds = len(text) > FOLDED_CHARACTERS or text.count("\n") >= lines
        self._folded = folds
        self.sheet = _Sheet(text, lines if folds else None, self)
        self.more = QPushButton(self)
        self.more.setProperty("quiet", True)
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.more.setVisible(folds)
        self.more.clicked.connect(self._fold_or_unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sheet)
        column.addWidget(self.more)
        self._label_button()

    def _fold_or_unfold(self) -> None:
        self._folded = not self._folded
        self.sheet.show_lines(self._lines if self._folded else None)
        self._label_button()

    def _label_button(self) -> None:
        if self._folded:
            self.more.setText(self.tr("Show all {} characters").format(f"{self._length:,}".replace(",", ".")))
        else:
            self.more.setText(self.tr("Show less"))
