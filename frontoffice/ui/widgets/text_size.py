"""Size of text and of everything measured with it.

Sizes of forms, rows of tables, icons, where a page folds.

The desktop's size holds, and this computer's percentage of it. A size is written for 10.5 points and multiplied by
:func:`factor`; what a form or a page gave a widget stays with the widget, so that another size reaches it as well.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from frontoffice import replacing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView, QTableView

BASE_POINTS: Final = 10.5  # of text for which every size is written
LARGEST: Final = 2.0  # times that, whatever desktop and percentage make of it: every page is held to be whole in it
STEPS: Final = (100, 125, 150, 175, 200)  # per cent
ROW: Final = 32  # of a table
ANY: Final = 16_777_215  # pixels: as many as Qt knows
_log = logging.getLogger(__name__)
_PERCENT: Final = "text_percent"
_TABLE: Final = "QTableView"
_SMALL_ICON: Final = 16  # pixels, of a line
_DESIGNED: Final = "designed_size"


def percent() -> int:
    """The percentage in use."""
    application = QCoreApplication.instance()
    return int((application.property(_PERCENT) if application else None) or STEPS[0])


def use(wanted: int) -> None:
    """Have this percentage in use; whoever dresses the application gives it the font."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_PERCENT, wanted)


def restore(file: Path) -> None:
    """Load and apply this computer's text size percentage; the usual one where nothing says so that makes sense."""
    try:
        kept = int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return
    use(kept if kept in STEPS else STEPS[0])


def keep(file: Path) -> None:
    """Keep the percentage in use on this computer."""
    try:
        replacing.write_whole(file, f"{percent()}\n".encode("ascii"))
    except OSError as error:  # the next start has the one before, and nothing worse
        _log.warning("the size of text was not kept: %s", type(error).__name__)


def step(by: int) -> int:
    """Percentage ``by`` steps from the current one, within the available steps."""
    at = min(range(len(STEPS)), key=lambda place: abs(STEPS[place] - percent()))
    return STEPS[max(0, min(at + by, len(STEPS) - 1))]


def desktop_points() -> float:
    """Text size in points set by the desktop."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()


def points(desktop: float, wanted: int) -> float:
    """The size of text for a desktop's and a percentage; never smaller than what every size is written for."""
    return min(max(BASE_POINTS, desktop) * wanted / 100, BASE_POINTS * LARGEST)


def factor() -> float:
    """Scale factor of the text relative to the design sizes."""
    return max(1.0, QGuiApplication.font().pointSizeF() / BASE_POINTS)


def px(pixels: int) -> int:
    """A size in pixels as large as text is."""
    return round(pixels * factor())


def design(widget: QWidget, least: QSize | None = None, most: QSize | None = None) -> None:
    """Give a widget its ``least`` and its ``most``, 0 or as many pixels as Qt knows for none; both follow the text."""
    low, high = least or QSize(0, 0), most or QSize(ANY, ANY)
    widget.setProperty(_DESIGNED, [low.width(), low.height(), high.width(), high.height()])
    _fit(widget)


def keep_designs(widgets: Iterable[QWidget]) -> None:
    """Scale the form's sizes of these widgets with the text from now on."""
    for widget in widgets:
        least, most = widget.minimumSize(), widget.maximumSize()
        if least != QSize(0, 0) or most != QSize(ANY, ANY):
            design(widget, least, most)
        if factor() > 1 and widget.inherits(_TABLE):
            _fit_table(cast("QTableView", widget), factor())


def follow(window: QWidget, times: float) -> None:
    """Bring everything in ``window`` to another size of text, ``times`` the one before; pages fold anew."""
    widgets = (window, *window.findChildren(QWidget))
    for widget in widgets:
        if widget.property(_DESIGNED):
            _fit(widget)
        if widget.inherits(_TABLE):
            _fit_table(cast("QTableView", widget), times)
    for widget in widgets:
        if "resizeEvent" in vars(type(widget)):  # one of the program's, which fits in what it has by its width
            QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))


def _fit(widget: QWidget) -> None:
    """The style sheet sets heights and widths as well: what was not designed is not touched."""
    low_width, low_height, high_width, high_height = _design_sizes(widget)
    if low_width:
        widget.setMinimumWidth(px(low_width))
    if low_height:
        widget.setMinimumHeight(px(low_height))
    if high_width != ANY:
        widget.setMaximumWidth(px(high_width))
    if high_height != ANY:
        widget.setMaximumHeight(px(high_height))


def _design_sizes(widget: QWidget) -> Sequence[int]:
    kept: Sequence[int] = widget.property(_DESIGNED)
    return kept


def _fit_table(table: QTableView, times: float) -> None:
    rows = table.verticalHeader()
    least, usual = rows.minimumSectionSize(), rows.defaultSectionSize()
    rows.setMinimumSectionSize(round(least * times))
    rows.setDefaultSectionSize(round(usual * times))
    table.setIconSize(QSize(px(_SMALL_ICON), px(_SMALL_ICON)))
    _fit_columns(table.horizontalHeader(), times)
    view = table.viewport()
    QCoreApplication.sendEvent(view, QResizeEvent(view.size(), view.size()))  # for whoever fills it with columns


def _fit_columns(head: QHeaderView, times: float) -> None:
    for column in range(head.count()):
        if head.sectionResizeMode(column) is head.ResizeMode.Interactive and not head.isSectionHidden(column):
            head.resizeSection(column, round(head.sectionSize(column) * times))
