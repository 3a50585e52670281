"""The office's papers on sheets, by a printer of this computer. All of it may take long: off the window's thread.

A queue of CUPS reads PDF: it gets the paper as it is, and answers whether it took it. Qt would paint each page for it,
report no queue that refused the job, and let go of none that was stopped (tried with 6.11). Windows' spooler reads no
PDF: there each page is painted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from typing import Final

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from frontoffice.app.printing import painted_sheets
from frontoffice.documents.layout import pdf_pages
from frontoffice.documents.layout.pdf_pages import PageSize, PdfPages
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.printing import cups, cups_library
from frontoffice.printing.codes import PrintReason, SheetFailure
from frontoffice.printing.cups import CupsQueue
from frontoffice.printing.spooler import SubmissionUnknown
from frontoffice.ui.preview.print_order import PrinterList, PrintOrder

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
    """The printers of this computer but for those ``without``, which print receipts.

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
        cups_library.renew(cups_library.library())  # by which Qt asks
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
        return painted_sheets.paint(painted_sheets.printer_for(order, title), pdf, order, stopped, on_page)
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
    """A job for a queue that stands still would come out when nobody expects it."""
    trouble = queue.trouble_for_pages()
    if trouble:
        raise Unavailable(trouble)


def _attributes(order: PrintOrder, first: PageSize) -> tuple[str, ...]:
    """Of the job: on A4, in black, as large as the pages say; turned over at the edge at which pages are turned."""
    edge = "short" if first.is_wide else "long"
    sides = f"two-sided-{edge}-edge" if order.duplex else "one-sided"
    return ("media=A4", f"sides={sides}", "collate=true", "print-color-mode=monochrome", "print-scaling=none")


def _failure(error: Unavailable) -> Unavailable:
    return Unavailable(_FAILURES.get(error.code, SheetFailure.REFUSED), **error.facts)
