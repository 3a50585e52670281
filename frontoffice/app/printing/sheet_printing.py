"""The office's papers on sheets, by a printer of this computer. All of it may take long: off the window's thread.

A queue of CUPS reads PDF: it gets the paper as it is, and answers whether it took it. Qt would paint each page for it,
report no queue that refused the job, and let go of none that was stopped (tried with 6.11). Windows' spooler reads no
PDF: there each page is painted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from frontoffice.documents.layout import pdf_pages
from frontoffice.documents.layout.pdf_pages import PageSize, PdfPages
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.printing import cups, cups_library
from frontoffice.printing.codes import PrintReason, SheetFailure
from frontoffice.printing.cups import CupsQueue
from frontoffice.printing.spooler import SubmissionUnknown
from frontoffice.ui.preview.print_order import PrinterList, PrintOrder

# --- Pages painted for a printer that reads no PDF, as Windows' spooler: each is one image, drawn when its turn
# comes ---

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


# --- sheet printing ---

PAINTS: Final = sys.platform == "win32"
_FAILURES: Final[Mapping[FailureCode, SheetFailure]] = {
    PrintReason.QUEUE_SYSTEM_MISSING: SheetFailure.NO_SYSTEM,
    PrintReason.QUEUE_SYSTEM_DOWN: SheetFailure.SYSTEM_DOWN,
    PrintReason.QUEUE_UNKNOWN: SheetFailure.UNKNOWN,
    PrintReason.QUEUE_REJECTS: SheetFailure.REJECTS,
    PrintReason.QUEUE_STOPPED: SheetFailure.PAUSED,
    PrintReason.QUEUE_REFUSED: SheetFailure.REFUSED,
}


def printers(remembered: str, without: Collection[str]) -> PrinterList:
    """Printers of this computer except ``without``, the printers of receipts.

    Proposed is the one that is remembered, else the computer's own choice. Raises Unavailable: ``sheet_no_system``,
    ``sheet_system_down``.
    """
    try:
        names = tuple(QPrinterInfo.availablePrinterNames()) if PAINTS else cups.page_queues()
        default = QPrinterInfo.defaultPrinterName() if PAINTS else cups.default_queue()
    except Unavailable as error:
        raise _failure(error) from error
    names = tuple(name for name in names if name not in without)
    chosen = next((name for name in (remembered, default, *names) if name in names), "")
    return PrinterList(names, chosen)


def has_duplex(printer: str) -> bool:
    """Whether the printer can print both sides of a sheet by itself, as its driver has it.

    Raises Unavailable (``queue_system_missing``).
    """
    if not PAINTS:
        cups_library.reset_server(cups_library.library())  # by which Qt asks
    one_side = (QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexAuto)
    return any(mode not in one_side for mode in QPrinterInfo.printerInfo(printer).supportedDuplexModes())


def send(
    pdf: bytes,
    title: str,
    order: PrintOrder,
    *,
    stopped: Callable[[], bool],
    on_page: Callable[[int], object],
    on_wait: Callable[[], object],
) -> bool:
    """Give the chosen pages to the printer; False when ``stopped`` said so before all were given.

    ``title`` names the job for everybody who sees the queue: no person. ``on_page`` hears how many pages were given so
    far, ``on_wait`` that a queue takes long. Raises Unavailable with a SheetFailure; after ``sheet_uncertain`` some of
    it may come out.
    """
    if PAINTS:
        return paint(printer_for(order, title), pdf, order, stopped, on_page)
    try:
        _submit(pdf, title, order, stopped, on_wait)
    except SubmissionUnknown as error:
        if stopped():
            return False
        raise Unavailable(SheetFailure.UNCERTAIN) from error
    return True


def _submit(
    pdf: bytes, title: str, order: PrintOrder, stopped: Callable[[], bool], on_wait: Callable[[], object]
) -> None:
    pages = PdfPages(pdf)
    pages.close()
    whole = order.pages == tuple(range(len(pages.sizes)))
    chosen = pdf if whole else pdf_pages.part(pdf, order.pages)
    try:
        queue = CupsQueue(order.printer)
        _demand_ready(queue)
        attributes = _attributes(order, pages.sizes[order.pages[0]])
        queue.add_pages(chosen, title, order.copies, *attributes, stopped=stopped, on_wait=on_wait)
    except ValueError as error:
        raise Unavailable(SheetFailure.UNKNOWN) from error
    except Unavailable as error:
        raise _failure(error) from error


def _demand_ready(queue: CupsQueue) -> None:
    """Require a running queue, since a job in a stopped one would come out unexpectedly."""
    trouble = queue.trouble_for_pages()
    if trouble:
        raise Unavailable(trouble)


def _attributes(order: PrintOrder, first: PageSize) -> tuple[str, ...]:
    """Attributes of the job: A4, black, in the size of the pages; both sides turned as pages are."""
    edge = "short" if first.is_wide else "long"
    sides = f"two-sided-{edge}-edge" if order.duplex else "one-sided"
    return ("media=A4", f"sides={sides}", "collate=true", "print-color-mode=monochrome", "print-scaling=none")


def _failure(error: Unavailable) -> Unavailable:
    return Unavailable(_FAILURES.get(error.code, SheetFailure.REFUSED), **error.facts)
