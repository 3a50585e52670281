"""The office's papers to a printer of the computer, which may hang: the window does not wait for it."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from frontoffice.app.printing import sheet_printing
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import ExpendableWorker
from frontoffice.domain.calendar import dates
from frontoffice.errors import Refused, Unavailable
from frontoffice.paper_layout import SheetChoice
from frontoffice.settings import Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.preview import outcome_words
from frontoffice.ui.preview.print_order import OfficePaper, PrinterList, PrintOrder
from frontoffice.ui.widgets.guarded import show_unavailable


class SheetController(QObject):
    """Which printers there are, and what is sent to one. ``today`` is the date of the office.

    ``found`` carries a PrinterList, ``none_found`` why there is none, ``duplex_found`` a printer and whether it has
    that, ``on_progress`` how many of how many pages the printer has, ``waiting`` is that its queue takes long,
    ``ended`` carries how that ended and the state to show it in.
    """

    found = Signal(object)
    none_found = Signal(str)
    duplex_found = Signal(str, bool)
    given = Signal(int, int)  # from the printers' thread, too
    waiting = Signal()  # from there
    ended = Signal(str, str)

    def __init__(self, settings: SettingsController, today: Callable[[], date]) -> None:
        super().__init__()
        self._settings, self._today = settings, today
        self._stop = threading.Event()
        self._worker = ExpendableWorker("sheets")

    def find(self, kind: str) -> None:
        """Look for the printers; proposed is the one that was chosen for such a paper. Those of receipts are none."""
        choice = self._choice(kind)
        receipts = frozenset(
            one.address
            for one in self._settings.current.printers
            if one.transport in (Transport.CUPS, Transport.WINDOWS)
        )
        self._worker.run(
            lambda: _find_printers(choice.printer, receipts),
            lambda found: self.found.emit(dataclasses.replace(found, duplex=choice.duplex)),
            self._report_none,
        )

    def find_duplex(self, printer: str) -> None:
        """Ask whether a printer prints on both sides."""
        self._worker.run(
            lambda: _has_duplex(printer), lambda possible: self.duplex_found.emit(printer, possible), self._report_none
        )

    def send(self, paper: OfficePaper, order: PrintOrder) -> None:
        """Send what is ordered of a paper."""
        self._stop.clear()
        self.given.emit(0, len(order.pages))
        title = f"{paper.kind} {dates.in_digits(self._today())}"

        def on_failed(error: Exception) -> None:
            with show_unavailable(lambda failure: self.ended.emit(outcome_words.not_sent(paper.kind, failure), "late")):
                raise error

        self._worker.run(
            lambda: self._send(paper.pdf, title, order),
            lambda whole: self._on_sent(paper.kind, order, whole),
            on_failed,
        )

    def stop(self) -> None:
        """Give the printer no further page."""
        self._stop.set()

    def end(self) -> None:
        """Stop the worker: what was not yet given to a printer is not printed."""
        self._stop.set()
        self._worker.stop()

    def _report_none(self, error: Exception) -> None:
        with show_unavailable(lambda failure: self.none_found.emit(wording.unavailable(failure))):
            raise error

    def _send(self, pdf: bytes, title: str, order: PrintOrder) -> bool:
        """Run in the printers' thread."""

        def on_progress(done: int) -> None:
            self.given.emit(done, len(order.pages))

        return sheet_printing.send(
            pdf, title, order, stopped=self._stop.is_set, on_page=on_progress, on_wait=self.waiting.emit
        )

    def _on_sent(self, kind: str, order: PrintOrder, whole: bool) -> None:
        words = outcome_words.success_text if whole else outcome_words.abort_text
        self.ended.emit(words(kind, order), "done" if whole else "soon")
        if whole:
            self._remember(SheetChoice(kind, order.printer, order.duplex))

    def _choice(self, kind: str) -> SheetChoice:
        """What was chosen for such a paper, else for the one that was printed last."""
        known = self._settings.current.sheet_choices
        return next((choice for choice in known if choice.kind == kind), known[-1] if known else SheetChoice())

    def _remember(self, choice: SheetChoice) -> None:
        settings = self._settings.current
        others = tuple(one for one in settings.sheet_choices if one.kind != choice.kind)
        learned = dataclasses.replace(settings, sheet_choices=(*others, choice))
        if learned != settings:
            with contextlib.suppress(Unavailable, Refused):  # it is proposed anew the next time
                self._settings.keep(learned)


def _find_printers(remembered: str, without: frozenset[str]) -> PrinterList:
    return sheet_printing.printers(remembered, without)


def _has_duplex(printer: str) -> bool:
    return sheet_printing.has_duplex(printer)
