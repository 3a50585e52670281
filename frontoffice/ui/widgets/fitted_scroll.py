"""A scroll area no higher than what stands in it, so that what follows it stands right below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea


class FittedScroll(QObject):
    """Keeps the height of ``area``; on a lower page it is scrolled all the same."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._fit)
        content = area.widget()
        assert content is not None  # noqa: S101  (the form has it)
        for watched in (area, content):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure anew on a change of the content or its width."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self._later.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self._area.setMaximumHeight(max(self._area.minimumHeight(), full_height(self._area)))


def full_height(area: QScrollArea) -> int:
    """Height (pixels) of a scroll area's content, at its width there."""
    content = area.widget()
    layout = content.layout() if content is not None else None
    if layout is None:
        return content.sizeHint().height() if content is not None else 0
    width = area.viewport().width()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
