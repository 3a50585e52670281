"""Setup of printers: the search, and probe and test page of a printer not yet in the settings."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from frontoffice.app.printing import print_task
from frontoffice.app.printing.dispatch import log_failure
from frontoffice.app.printing.print_task import Devices, PrinterTestResult, Printout
from frontoffice.app.workers.background import Background
from frontoffice.domain.receipts import Line, Receipt
from frontoffice.errors import Unavailable
from frontoffice.printing import discovery, probe
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Printer, Transport

# --- The page that is printed to see whether a printer is set up rightly ---


def probe_printout(chosen: Printer, folder: Path, made_at: datetime, *, torn: bool) -> Printout:
    """The probe's page for a printer or its queue; in a folder it is the sample."""
    cuts = chosen.cut != "none"
    data = probe.probe_page(chosen.name, chosen.columns, native_qr=True, cut=cuts, code_page=chosen.code_page)
    title = f"uji {new_id()}"
    return Printout(sample_receipt(chosen.columns), chosen, title, "CETAK UJI", folder, made_at, torn, data=data)


def sample_receipt(columns: int) -> Receipt:
    """Short test page for width, letters and code: what has to be right before the first receipt."""
    ruler = "".join(str(column % 10) for column in range(1, columns + 1))
    lines = (
        Line("CETAK UJI", bold=True, wide=2, tall=2, align="center"),
        Line(ruler),
        Line("." * columns),
        Line("ABCDEFGHIJKLM abcdefghijklm"),
        Line("0123456789 !?#%&()+-/:;"),
        Line("Baris terbalik", inverted=True, align="center"),
        Line(kind="qr", align="center"),
        Line(f"{columns} kolom: baris angka di atas penuh dan tidak terlipat."[:columns]),
    )
    return Receipt(columns, lines, "CETAK UJI", 0)


# --- printer setup ---

SearchResult = tuple[FoundPrinter, ...] | Unavailable


class PrinterSetup:
    """Search and test of printers, each in its own thread from ``thread``; whoever owns those stops them.

    ``is_torn`` says of a printer's identity whether its last paper was cut short, ``now`` is the office's time: at the
    first start there is no register to ask.
    """

    def __init__(
        self,
        is_torn: Callable[[str], bool],
        now: Callable[[], datetime],
        folder: Path,
        devices: Devices,
        thread: Callable[[str], Background],
    ) -> None:
        self._is_torn, self._now = is_torn, now
        self._folder, self._devices, self._thread = folder, devices, thread
        self._search: discovery.PrinterDiscovery | None = None
        self._ends = threading.Event()

    def print_test(self, chosen: Printer, on_result: Callable[[PrinterTestResult], None]) -> None:
        """Probe a printer before it is in the settings and print a test page; ``on_result`` gets the result."""
        try:
            torn = self._is_torn(chosen.identity)
        except Unavailable as error:
            on_result(PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=error.code)))
            return
        printout = probe_printout(chosen, self._folder, self._now(), torn=torn)

        def on_failed(error: Exception) -> None:
            log_failure(error)
            on_result(PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=PrintReason.FAILED)))

        stopped, thread = self._ends.is_set, self._thread("test")
        thread.run(lambda: print_task.run_printer_test(printout, self._devices, stopped), on_result, on_failed)

    def search(self, transport: Transport, on_result: Callable[[SearchResult], None]) -> None:
        """Search printers of that transport in a separate thread; a search before it is cancelled."""
        self.stop_search()
        search = self._search = discovery.PrinterDiscovery()
        self._thread("find").run(
            lambda: search.find(transport),
            lambda found: None if search.stopped else on_result(found),
            lambda error: on_result(error) if isinstance(error, Unavailable) else log_failure(error),
        )

    def stop_search(self) -> None:
        """Cancel the search."""
        if self._search is not None:
            self._search.stop()

    def end(self) -> None:
        """Stop a test page and the search."""
        self._ends.set()
        self.stop_search()
