"""Pages painted for a printer that reads no PDF, as Windows' spooler: each is one image, drawn when its turn comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from frontoffice.documents.layout.pdf_pages import PageSize, PdfPages
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import SheetFailure
from frontoffice.ui.preview.print_order import PrintOrder

FINEST: Final = 300  # dots to an inch: letters are sharp, and a page takes 9 MB while it is drawn
_POINTS: Final = 72  # to an inch
_BAND: Final = 128  # rows of dots
_BAD: Final = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def printer_for(order: PrintOrder, title: str) -> QPrinter:
    """The printer set up for an order. Raises Unavailable (``sheet_unknown``)."""
    found = QPrinterInfo.printerInfo(order.printer)
    if found.isNull():
        raise Unavailable(SheetFailure.UNKNOWN)
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setCollateCopies(True)
    return printer


def paint(
    printer: QPrinter, pdf: bytes, order: PrintOrder, stopped: Callable[[], bool], on_page: Callable[[int], object]
) -> bool:
    """Paint the pages; False when ``stopped`` said so before the last. ``on_page`` hears how many are painted.

    Raises Unavailable: ``sheet_refused`` when the printer took nothing, ``sheet_uncertain`` when it took a part.
    """
    pages = PdfPages(pdf)
    painter = QPainter()
    try:
        _set_up(printer, order, pages.sizes[order.pages[0]])
        if not painter.begin(printer):
            raise Unavailable(SheetFailure.REFUSED)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        wanted = order.pages if printer.copyCount() == order.copies else order.pages * order.copies
        for done, page in enumerate(wanted):
            if stopped():
                printer.abort()
                return False
            if done:
                _turn(printer, pages.sizes[page])
            _paint_page(painter, printer, pages, page)
            on_page(done + 1)
        if not painter.end() or printer.printerState() in _BAD:
            raise Unavailable(SheetFailure.UNCERTAIN)
    finally:
        if painter.isActive():
            painter.end()
        pages.close()
    return True


def _set_up(printer: QPrinter, order: PrintOrder, first: PageSize) -> None:
    printer.setFullPage(True)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    if printer.supportsMultipleCopies():
        printer.setCopyCount(order.copies)
    sides = QPrinter.DuplexMode.DuplexShortSide if first.is_wide else QPrinter.DuplexMode.DuplexLongSide
    printer.setDuplex(sides if order.duplex else QPrinter.DuplexMode.DuplexNone)
    _lay(printer, first)


def _lay(printer: QPrinter, size: PageSize) -> None:
    """The sheet of a page, upright or on its side, without margins: those of the paper are in the page itself."""
    upright = QSizeF(min(size.width, size.height), max(size.width, size.height))
    sheet = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    side = QPageLayout.Orientation.Landscape if size.is_wide else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(sheet, side, QMarginsF()))


def _turn(printer: QPrinter, size: PageSize) -> None:
    _lay(printer, size)
    if not printer.newPage():
        raise Unavailable(SheetFailure.UNCERTAIN)


def _paint_page(painter: QPainter, printer: QPrinter, pages: PdfPages, page: int) -> None:
    dots = min(printer.resolution(), FINEST) / _POINTS
    image = pages.render(page, dots)
    drawn = QImage(image.grey, image.width, image.height, image.stride, QImage.Format.Format_Grayscale8)
    larger = printer.resolution() / _POINTS / dots
    for top in range(0, image.height, _BAND):  # while Qt paints, no other thread of Python runs
        high = min(_BAND, image.height - top)
        target = QRectF(0, top * larger, image.width * larger, high * larger)
        painter.drawImage(target, drawn, QRectF(0, top, image.width, high))
