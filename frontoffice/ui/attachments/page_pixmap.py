"""Pixels from the reading process on the screen: copied, with nothing to decode."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from frontoffice.attaching.results import Pixels
from frontoffice.ui.widgets import theme


def pixmap(pixels: Pixels) -> QPixmap:
    """The image, as large as it was drawn."""
    image = QImage(pixels.rgb, pixels.width, pixels.height, 3 * pixels.width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image.copy())  # its bytes belong to us


def draw_frame(page: QPixmap) -> QPixmap:
    """The page with a thin edge: paper is white, and so may be what it lies on."""
    with QPainter(page) as painter:
        painter.setPen(QColor(theme.now().line))
        painter.drawRect(0, 0, page.width() - 1, page.height() - 1)
    return page
