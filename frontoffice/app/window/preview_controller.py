"""The office's papers on the screen and to a printer of the computer; the window waits for neither.

One worker draws pages, another speaks with printers, which may hang. A paper is in memory only, until the officer has
left it; on the disk is what somebody saved.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from frontoffice.app.background import ExpendableWorker, Worker
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain import dates
from frontoffice.errors import Refused, Unavailable
from frontoffice.settings import SheetChoice, Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.preview import outcome_words
from frontoffice.ui.preview.print_order import OfficePaper, PrinterList, PrintOrder
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import guarded, guarded_failure

if TYPE_CHECKING:
    from pathlib import Path

    from frontoffice.documents.pdf_pages import PageImage, PdfPages
    from frontoffice.ui.preview.preview_page import PreviewPage
    from frontoffice.ui.shell.main_window import MainWindow

_NOTICE: Final = "sheet"  # the line above all pages, where the paper is no longer in front
_log = logging.getLogger(__name__)


class PreviewController(QObject):
    """One paper at a time. ``back`` is the page to which leaving it leads; ``today`` is the date of the office."""

    _given = Signal(int, int)  # from the printers' thread

    def __init__(self, settings: SettingsController, window: MainWindow, today: Callable[[], date]) -> None:
        super().__init__()
        self._settings, self._window, self._today = settings, window, today
        self.back = ""
        self._page: PreviewPage | None = None
        self._paper: OfficePaper | None = None
        self._pages: PdfPages | None = None
        self._stop = threading.Event()
        self._drawer = Worker("preview")
        self._printers = ExpendableWorker("sheets")

    def connect_page(self, page: PreviewPage) -> None:
        """Connect what the page asks for."""
        self._page = page
        page.page_wanted.connect(self._draw)
        page.printer_chosen.connect(self._find_duplex)
        page.ordered.connect(self._print)
        page.stop_asked.connect(self._stop.set)
        page.save_asked.connect(self._save)
        page.open_asked.connect(self._open)
        page.hidden.connect(self._hidden)
        self._given.connect(page.show_progress)

    def end(self) -> None:
        """Stop both workers: what was not yet given to a printer is not printed."""
        self._stop.set()
        self._drawer.stop()
        self._printers.stop()
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def show(self, paper: OfficePaper, note: str) -> None:
        """Show a paper on the page, with ``note`` said about it, and look for the printers."""
        self.forget()
        page = self._front()
        self._paper = paper
        page.show_paper(paper, note)
        self._drawer.run(lambda: _opened(paper.pdf), lambda pages: self._show_pages(paper, pages), _raise)
        page.panel.show_searching()
        choice = self._choice(paper.kind)
        receipts = frozenset(
            one.address
            for one in self._settings.current.printers
            if one.transport in (Transport.CUPS, Transport.WINDOWS)
        )
        self._printers.run(
            lambda: _found(choice.printer, receipts),
            lambda found: page.panel.show_printers(dataclasses.replace(found, duplex=choice.duplex)),
            self._show_no_printers,
        )

    def forget(self) -> None:
        """Let go of the paper; what was given to a printer goes on."""
        self._paper = None
        if self._page is not None:
            self._page.forget()
        if self._pages is not None:
            self._drawer.run(self._pages.close, _nothing, _raise)
            self._pages = None

    def _front(self) -> PreviewPage:
        if self._page is None:
            raise RuntimeError("no page to show a paper on")
        return self._page

    def _hidden(self) -> None:
        """Another page is in front: its officer is done with the paper, unless the window was only locked."""
        if not self._window.is_locked:
            self.forget()

    def _show_pages(self, paper: OfficePaper, pages: PdfPages) -> None:
        if paper is not self._paper:
            self._drawer.run(pages.close, _nothing, _raise)
            return
        self._pages = pages
        self._front().show_sizes(pages.sizes)

    def _draw(self, page: int, dots: float) -> None:
        pages = self._pages
        if pages is None:
            return

        def show(image: PageImage) -> None:
            if pages is self._pages:
                self._front().view.show_image(page, dots, image)

        self._drawer.run(lambda: pages.render(page, dots), show, _raise)

    def _show_no_printers(self, error: Exception) -> None:
        with guarded_failure(lambda failure: self._front().panel.show_no_printers(wording.unavailable(failure))):
            raise error

    def _find_duplex(self, printer: str) -> None:
        panel = self._front().panel

        def show(possible: bool) -> None:
            panel.show_duplex(printer, possible=possible)

        self._printers.run(lambda: _has_duplex(printer), show, self._show_no_printers)

    def _print(self, order: PrintOrder) -> None:
        paper = self._paper
        if paper is None:
            return
        self._stop.clear()
        self._front().show_progress(0, len(order.pages))
        title = f"{paper.kind} {dates.in_digits(self._today())}"

        def failed(error: Exception) -> None:
            with guarded_failure(lambda failure: self._report(outcome_words.not_sent(paper.kind, failure), "late")):
                raise error

        self._printers.run(
            lambda: self._send(paper.pdf, title, order), lambda whole: self._sent(paper.kind, order, whole), failed
        )

    def _send(self, pdf: bytes, title: str, order: PrintOrder) -> bool:
        """Run in the printers' thread."""
        from frontoffice.app.printing import sheet_printing

        def given(done: int) -> None:
            self._given.emit(done, len(order.pages))

        return sheet_printing.send(pdf, title, order, stopped=self._stop.is_set, on_page=given)

    def _sent(self, kind: str, order: PrintOrder, whole: bool) -> None:
        words = outcome_words.sent if whole else outcome_words.stopped
        self._report(words(kind, order), "done" if whole else "soon")
        if whole:
            self._remember(SheetChoice(kind, order.printer, order.duplex))

    def _report(self, text: str, state: str) -> None:
        """Say how it went on the page, or above all pages when the officer has gone on to another."""
        page = self._front()
        page.show_outcome(text, state)
        if not page.isVisible():
            self._window.show_notice(text, _NOTICE)

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

    def _save(self) -> None:
        paper = self._paper
        if paper is not None and paper.keep_in is not None:
            title = QCoreApplication.translate("PreviewPage", "Where to save it; whoever opens that folder reads it")
            choose_folder(self._front(), title, partial(self._save_in, paper.keep_in))
            return
        path = self._keep()
        if path is not None:
            self._front().show_kept(path)

    def _save_in(self, keep_in: Callable[[Path], Path], folder: Path) -> None:
        """In the folder that the officer chose, which the program never touches again."""
        with guarded(lambda why: self._front().show_outcome(why, "late")) as saving:
            path = keep_in(folder)
        if saving.worked:
            self._front().show_kept(path)

    def _open(self) -> None:
        path = self._keep()
        if path is not None:
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            self._front().show_kept(path, opened=opened)

    def _keep(self) -> Path | None:
        """Save the paper, once; where it is, None when the disk refused."""
        paper = self._paper
        if paper is None:
            return None
        if paper.path is None or not paper.path.exists():  # it went with a lock
            with guarded(lambda why: self._front().show_outcome(why, "late")) as saving:
                path = paper.keep()
            if not saving.worked:
                return None
            paper = self._paper = dataclasses.replace(paper, path=path)
        return paper.path


def _opened(pdf: bytes) -> PdfPages:
    from frontoffice.documents.pdf_pages import PdfPages  # PDFium

    return PdfPages(pdf)


def _found(remembered: str, without: frozenset[str]) -> PrinterList:
    from frontoffice.app.printing import sheet_printing  # Qt's printing

    return sheet_printing.printers(remembered, without)


def _has_duplex(printer: str) -> bool:
    from frontoffice.app.printing import sheet_printing

    return sheet_printing.has_duplex(printer)


def _nothing(_: object) -> None:
    """A page that is closed has nothing to report."""


def _raise(error: Exception) -> None:
    raise error
