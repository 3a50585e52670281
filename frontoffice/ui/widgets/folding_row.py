"""A row of parts that stand side by side, or beneath one another where the width is not enough for that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_BESIDE: Final = QBoxLayout.Direction.LeftToRight
_BENEATH: Final = QBoxLayout.Direction.TopToBottom


class FoldingRow(QWidget):
    """Parts with their stretch. ``least`` is the width from which on they stand side by side; 0: when all fit."""

    def __init__(
        self, parts: Sequence[tuple[QWidget, int]], least: int = 0, gap: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._least, self._gap = [part for part, _ in parts], least, gap
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for part, stretch in parts:
            self._row.addWidget(part, stretch)

    @property
    def is_folded(self) -> bool:
        """Whether the parts stand beneath one another."""
        return self._row.direction() == _BENEATH

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part, as high as it is laid out now."""
        widest = max(map(_least, self._parts), default=0)
        return QSize(widest, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the parts side by side or beneath one another."""
        super().resizeEvent(event)
        shown = [part for part in self._parts if not part.isHidden()]
        needed = sum(map(_least, shown)) + self._gap * (len(shown) - 1)
        self._row.setDirection(_BESIDE if self.width() >= max(self._least, needed) else _BENEATH)


def _least(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
