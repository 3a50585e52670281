"""Requests of the printers page: a printer is tried, and printers are searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontoffice.app.window.receipt_controller import ReceiptController
from frontoffice.errors import Unavailable
from frontoffice.settings import Printer, Transport
from frontoffice.ui.printers.printers_page import PrintersPage

if TYPE_CHECKING:
    from frontoffice.app.printing.print_task import PrinterTestResult
    from frontoffice.app.printing.printer_setup import PrinterSetup


class PrinterRequests(QObject):
    """Runner of the page's printer tests and searches, with their results shown there."""

    def __init__(self, page: PrintersPage, printing: ReceiptController) -> None:
        super().__init__(page)
        self._page, self._printing = page, printing
        self._setup: PrinterSetup | None = None  # None until something is searched
        page.test_asked.connect(self._print_test)
        page.find_asked.connect(self._search)
        page.find_stopped.connect(self._stop_search)

    def _print_test(self, printer: Printer) -> None:
        self._printing.desk.setup.print_test(printer, self._show_test)

    def _show_test(self, tried: PrinterTestResult) -> None:
        reason = tried.outcome.reason
        failure = Unavailable(reason) if reason and not tried.worked else None
        self._page.show_test(failure, tried.findings, may_be_out=tried.may_be_out)

    def _search(self, transport: Transport) -> None:
        self._setup = self._printing.desk.setup
        self._setup.search(transport, self._page.show_found)

    def _stop_search(self) -> None:
        if self._setup is not None:
            self._setup.stop_search()
