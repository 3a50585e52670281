"""Text as somebody wrote it: never read as markup, selectable, wrapped wherever it must, folded when it is long."""

from __future__ import annotations

import math
import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from frontoffice.ui.widgets import plain_text

FOLDED_LINES: Final = 8
FOLDED_CHARACTERS: Final = 1_000
_SHORT: Final = 300
_LONG_WORD: Final = re.compile(r"\S{40}")
_WRAP: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def text_widget(text: str, parent: QWidget | None = None, lines: int = FOLDED_LINES) -> QWidget:
    """Self-wrapping label for a short text, LongText for any other, folded to so many ``lines``."""
    if len(text) > _SHORT or "\n" in text or _LONG_WORD.search(text):
        return LongText(text, parent, lines)
    label = plain_text.label(text, parent)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label


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
