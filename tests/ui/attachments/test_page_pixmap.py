from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from frontoffice.attaching.requests import Pixels
from frontoffice.ui.attachments import attachment_viewer

pytestmark = pytest.mark.usefixtures("qapp")


def test_pixels_are_shown_as_they_are() -> None:
    shown = attachment_viewer.pixmap(Pixels(2, 2, b"\xff\0\0\0\xff\0\0\0\xff\xff\xff\xff")).toImage()
    assert [shown.pixelColor(x, y) for y in (0, 1) for x in (0, 1)] == [
        QColor(n) for n in ("red", "lime", "blue", "white")
    ]


def test_paper_has_an_edge_on_paper() -> None:
    shown = attachment_viewer.draw_frame(attachment_viewer.pixmap(Pixels(5, 5, b"\xff" * 75))).toImage()
    assert shown.pixelColor(0, 0) != QColor("white")
    assert shown.pixelColor(2, 2) == QColor("white")
