"""A chart on the screen: the drawing of the paper as SVG, in the colours of the theme and the size of the letters."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontoffice.documents.layout.chart import Chart, ChartColours, as_text
from frontoffice.ui.widgets import text_size, theme

_DRAWN_POINTS: Final = 9.0  # the letters of a drawing
_LEAST: Final = QSize(240, 200)
_SMALLER: Final = 0.92  # than the letters around it


class ChartView(QWidget):
    """A picture; a screen reader has its title and, as its description, every number of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self._drawn: tuple[object, ...] = ()
        self._renderer = QSvgRenderer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        text_size.design(self, _LEAST)

    def show_chart(self, chart: Chart) -> None:
        """Show this chart instead of the one before."""
        self.chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(as_text(chart))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, anew when size, theme or numbers are others."""
        super().paintEvent(event)
        if self.chart is None or not self.width() or not self.height():
            return
        self._draw(self.chart)
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()

    def _draw(self, chart: Chart) -> None:
        scale = self.fontInfo().pixelSize() * _SMALLER / _DRAWN_POINTS
        wanted = (chart, self.size().toTuple(), scale, theme.now())
        if wanted == self._drawn:
            return
        from frontoffice.documents.layout import chart_drawing

        theme.load_paper_font()
        source = chart_drawing.svg(chart, round(self.width() / scale), round(self.height() / scale), _colours())
        self._renderer.load(QByteArray(source.encode()))
        self._drawn = wanted


def _colours() -> ChartColours:
    """The theme's, series in the order of a report: received, done, and parts."""
    now = theme.now()
    fills = (now.accent, now.done, now.soon, now.edge, now.late)
    return ChartColours(text=now.text, muted=now.muted, line=now.line, ground=now.surface, fills=fills)
