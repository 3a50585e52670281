"""The program in another theme, and the colours of what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication  # noqa: TID251  (it is dressed)

from frontoffice.settings import Theme
from frontoffice.ui.widgets import theme


@contextmanager
def in_theme(chosen: Theme) -> Iterator[None]:
    """The whole program in this theme; afterwards in the light one, without its style sheet."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, chosen)
    try:
        yield
    finally:
        theme.apply(application, Theme.LIGHT)
        application.setStyleSheet("")


def colours_of(image: QImage) -> set[str]:
    """The colours of the fully opaque points."""
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {point.name() for point in points if point.alpha() == 255}
