"""Text as somebody told it: never read as markup, selectable, wrapped wherever it must, folded when it is long."""

from __future__ import annotations

import math
import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

FOLDED_LINES: Final = 8
_SHORT: Final = 300
_LONG_WORD: Final = re.compile(r"\S{40}")


def text_widget(text: str, parent: QWidget | None = None) -> QWidget:
    """A label for a short text that wraps by itself, a LongText for everything else."""
    if len(text) > _SHORT or "\n" in text or _LONG_WORD.search(text):
        return LongText(text, parent)
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setText(text)
    return label


class _Sheet(QPlainTextEdit):
    """Read-only plain text that is as high as its lines, up to ``most`` of them."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.most: int | None = FOLDED_LINES
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlainText(text)

    def lines(self) -> int:
        """How many lines the text has at the present width."""
        return max(1, math.ceil(self.document().size().height()))

    def fit(self) -> None:
        """Become as high as the lines that are shown."""
        shown = self.lines() if self.most is None else min(self.lines(), self.most)
        around = 2 * math.ceil(self.document().documentMargin()) + self.height() - self.viewport().height()
        self.setFixedHeight(math.ceil(shown * self.fontMetrics().lineSpacing()) + around)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(80, 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()


class LongText(QWidget):
    """A text of any length; what goes beyond some lines is folded away behind a button that says how much there is."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length = len(text)
        self.sheet = _Sheet(text, self)
        self.more = QPushButton(self)
        self.more.setProperty("quiet", True)
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.more.clicked.connect(self._unfold_or_fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sheet)
        column.addWidget(self.more)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whether there is more to show depends on the width."""
        super().resizeEvent(event)
        self._say()

    def _unfold_or_fold(self) -> None:
        self.sheet.most = None if self.sheet.most is not None else FOLDED_LINES
        self.sheet.fit()
        self._say()

    def _say(self) -> None:
        self.more.setVisible(self.sheet.most is None or self.sheet.lines() > FOLDED_LINES)
        if self.sheet.most is None:
            self.more.setText(self.tr("Show less"))
        else:
            self.more.setText(self.tr("Show all {} characters").format(f"{self._length:,}".replace(",", ".")))
