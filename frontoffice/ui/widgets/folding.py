"""What stands beside each other, one below the other where there is no room for it, as on a scaled screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QWidget

from frontoffice.ui.widgets import text_size
from frontoffice.ui.widgets.seen_size import SeenSize


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


def fold_where_narrow(page: QWidget, layouts: Iterable[QBoxLayout], least: int) -> None:
    """Fold these while less of ``page`` is seen than ``least`` pixels of width, more where text is larger."""
    seen, folded = SeenSize(page), tuple(layouts)

    def fit() -> None:
        is_folded = seen.now().width() < least * text_size.factor()
        for layout in folded:
            fold(layout, is_folded=is_folded)

    seen.changed.connect(fit)


def _widths(layout: QBoxLayout) -> list[int]:
    items = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
    return [item.minimumSize().width() for item in items]
