from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.documents.layout.chart import Chart, ChartForm, Series
from frontoffice.ui.reports.chart_view import ChartView
from frontoffice.ui.widgets import theme

CHART = Chart(ChartForm.BARS, "Kanal", ("Loket", "Telepon"), (Series("Masuk", (31, 6)),))


def colours(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def is_close(one: QColor, other: QColor) -> bool:
    """Colours of SVG are whole percents."""
    return all(
        abs(a - b) <= 3 for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    )


def test_the_bars_are_seen_in_the_colour_of_the_theme(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(500, 160)
    view.show_chart(CHART)
    assert any(is_close(QColor(name), QColor(theme.now().accent)) for name in colours(view))


def test_a_screen_reader_is_given_the_title_and_every_number(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(CHART)
    assert view.accessibleName() == "Kanal"
    assert view.accessibleDescription() == "Kanal. Loket: 31; Telepon: 6"


@pytest.mark.thorough
def test_without_a_chart_nothing_is_drawn(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(500, 160)
    assert len(colours(view)) == 1
