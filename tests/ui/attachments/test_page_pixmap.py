from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from frontoffice.attaching.results import Pixels
from frontoffice.ui.attachments import page_pixmap

pytestmark = pytest.mark.usefixtures("qapp")


def test_pixels_are_shown_as_they_are() -> None:
    shown = page_pixmap.pixmap(Pixels(2, 2, b"\xff\0\0\0\xff\0\0\0\xff\xff\xff\xff")).toImage()
    assert [shown.pixelColor(x, y) for y in (0, 1) for x in (0, 1)] == [
        QColor(n) for n in ("red", "lime", "blue", "white")
    ]


def test_paper_has_an_edge_on_paper() -> None:
    shown = page_pixmap.draw_frame(page_pixmap.pixmap(Pixels(5, 5, b"\xff" * 75))).toImage()
    assert shown.pixelColor(0, 0) != QColor("white")
    assert shown.pixelColor(2, 2) == QColor("white")
