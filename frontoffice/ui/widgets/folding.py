"""What stands beside each other, one below the other where there is no room for it, as on a scaled screen."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout


def least_beside(layout: QBoxLayout) -> int:
    """The width (pixels) that its items need beside each other."""
    widths = _widths(layout)
    return sum(widths) + layout.spacing() * (len(widths) - 1)


def least_below(layout: QBoxLayout) -> int:
    """The width (pixels) that its items need one below the other."""
    return max(_widths(layout), default=0)


def fold(layout: QBoxLayout, *, is_folded: bool) -> None:
    """Let its items stand one below the other, or beside each other."""
    directions = QBoxLayout.Direction
    layout.setDirection(directions.TopToBottom if is_folded else directions.LeftToRight)


def _widths(layout: QBoxLayout) -> list[int]:
    items = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
    return [item.minimumSize().width() for item in items]
