"""One of the office's papers in front: from where it was asked for to where it is left.

A paper is in memory only, until the officer has left it; on the disk is what somebody saved.
"""

from __future__ import annotations

import contextlib
import dataclasses
import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from frontoffice.app.printing import sheet_printing
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import ExpendableWorker, Worker
from frontoffice.documents.layout.pdf_pages import PdfPages
from frontoffice.domain.calendar import dates
from frontoffice.errors import Refused, Unavailable
from frontoffice.paper_layout import SheetChoice
from frontoffice.register.commands.reading_log import ReadWhat
from frontoffice.settings import Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.preview import print_panel
from frontoffice.ui.preview.print_order import OfficePaper, PrinterList, PrintOrder, WordFile
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

# --- The office's papers to a printer of the computer, which may hang: the window does not wait for it ---


class SheetController(QObject):
    """Controller of the printers and of printing sheets.

    ``today`` is the date of the office.

    ``found`` carries a PrinterList, ``none_found`` why there is none, ``duplex_found`` a printer and whether it has
    that, ``given`` how many of how many pages the printer has, ``waiting`` is that its queue takes long,
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
        """Look for the printers, except those of receipts; the last choice for such a paper is proposed."""
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
        """Print the ordered pages of a paper."""
        self._stop.clear()
        self.given.emit(0, len(order.pages))
        title = f"{paper.kind} {dates.in_digits(self._today())}"

        def on_failed(error: Exception) -> None:
            with show_unavailable(lambda failure: self.ended.emit(print_panel.not_sent(paper.kind, failure), "late")):
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
        words = print_panel.success_text if whole else print_panel.abort_text
        self.ended.emit(words(kind, order), "done" if whole else "soon")
        if whole:
            self._remember(SheetChoice(kind, order.printer, order.duplex))

    def _choice(self, kind: str) -> SheetChoice:
        """Print choice for a kind of paper, else that of the last printed paper."""
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


# --- The paper that is shown as a file: saved where its officer wants it, or opened in another program ---


class PaperSaving(QObject):
    """Saves ``paper``, if there is one.

    ``begun`` says that it takes a moment, ``saved`` carries where it is, and whether a program shows it that was to;
    ``refused`` why it is nowhere. ``take`` writes down first what a reader saves.
    """

    begun = Signal()
    saved = Signal(object, bool)
    refused = Signal(str)

    def __init__(self, take: Callable[[ReadWhat, str], object]) -> None:
        super().__init__()
        self._take = take
        self.paper: OfficePaper | None = None

    def save(self, page: QWidget) -> None:
        """Save it; where it holds personal data, the officer is asked over ``page`` in which folder."""
        paper = self.paper
        if paper is not None and paper.keep_in is not None:
            title = QCoreApplication.translate("PreviewPage", "Where to save it; whoever opens that folder reads it")
            choose_folder(page, title, partial(self._save_in, paper.keep_in))
            return
        path = self._keep()
        if path is not None:
            self.saved.emit(path, True)

    def open(self) -> None:
        """Open the paper in the desktop's program for such files."""
        path = self._keep()
        if path is not None:
            self.saved.emit(path, QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def save_word(self, page: QWidget) -> None:
        """Save the paper as a Word file in a folder chosen over ``page``."""
        word = self.paper.word if self.paper is not None else None
        if word is None:
            return
        with show_errors(self.refused.emit) as looking:
            word.need()
        if looking.worked:
            title = QCoreApplication.translate("PreviewPage", "Where to save it; whoever opens that folder reads it")
            choose_folder(page, title, partial(self._write_word, word))

    def _write_word(self, word: WordFile, folder: Path) -> None:
        with show_errors(self.refused.emit) as noting:
            self._note()
        if noting.worked:
            self._have_word_written(word, folder)

    def _have_word_written(self, word: WordFile, folder: Path) -> None:
        self.begun.emit()
        word.write(folder, partial(self._report_word, word), self.refused.emit)

    def _report_word(self, word: WordFile, path: Path) -> None:
        if self.paper is not None and self.paper.word is word:  # else its officer has gone on to another
            self.saved.emit(path, True)

    def _save_in(self, keep_in: Callable[[Path], Path], folder: Path) -> None:
        """Save into the officer's chosen folder, never touched again by the program."""
        with show_errors(self.refused.emit) as saving:
            self._note()
            path = keep_in(folder)
        if saving.worked:
            self.saved.emit(path, True)

    def _note(self) -> None:
        if self.paper is not None:
            self._take(ReadWhat.SAVED, self.paper.heading)

    def _keep(self) -> Path | None:
        """Save the paper, once; where it is, None when the disk refused."""
        paper = self.paper
        if paper is None:
            return None
        if paper.path is None or not paper.path.exists():  # it went with a lock
            with show_errors(self.refused.emit) as saving:
                self._note()
                path = paper.keep()
            if not saving.worked:
                return None
            paper = self.paper = dataclasses.replace(paper, path=path)
        return paper.path


# --- The pages of the paper that is shown, opened and drawn beside the window ---

if TYPE_CHECKING:
    from frontoffice.documents.layout.pdf_pages import PageImage


class PageDrawing(QObject):
    """One paper at a time. ``opened`` carries the sizes of its pages, ``drawn`` a page, its dots to a point, its image.

    What was asked about a paper that was let go is not answered.
    """

    opened = Signal(object)
    drawn = Signal(int, float, object)

    def __init__(self) -> None:
        super().__init__()
        self._paper: OfficePaper | None = None
        self._pages: PdfPages | None = None
        self._worker = Worker("preview")

    def open(self, paper: OfficePaper) -> None:
        """Have the pages of a paper counted."""
        self._paper = paper
        self._worker.run(lambda: _open_pdf(paper.pdf), lambda pages: self._take(paper, pages), _raise)

    def draw(self, page: int, dots: float) -> None:
        """Have a page drawn."""
        pages = self._pages
        if pages is None:
            return

        def show(image: PageImage) -> None:
            if pages is self._pages:
                self.drawn.emit(page, dots, image)

        self._worker.run(lambda: pages.render(page, dots), show, _raise)

    def forget(self) -> None:
        """Let go of the paper."""
        self._paper = None
        if self._pages is not None:
            self._worker.run(self._pages.close, _nothing, _raise)
            self._pages = None

    def end(self) -> None:
        """Stop the worker, then close its open document."""
        self._worker.stop()
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def _take(self, paper: OfficePaper, pages: PdfPages) -> None:
        if paper is not self._paper:
            self._worker.run(pages.close, _nothing, _raise)
            return
        self._pages = pages
        self.opened.emit(pages.sizes)


def _open_pdf(pdf: bytes) -> PdfPages:
    return PdfPages(pdf)


def _nothing(_: object) -> None:
    """Ignore the result of a closed page."""


def _raise(error: Exception) -> None:
    raise error


# --- preview controller ---

if TYPE_CHECKING:
    from frontoffice.ui.preview.preview_page import PreviewPage
    from frontoffice.ui.shell.main_window import MainWindow

_NOTICE: Final = "sheet"  # the line above all pages, where the paper is no longer in front


class PreviewController(QObject):
    """One paper at a time. ``back`` is the page to which leaving it leads; ``today`` is the date of the office.

    ``take`` writes down what a reader prints or saves, and raises Unavailable where that cannot be.
    """

    def __init__(
        self,
        settings: SettingsController,
        window: MainWindow,
        today: Callable[[], date],
        take: Callable[[ReadWhat, str], object],
    ) -> None:
        super().__init__()
        self._take = take
        self._window, self._today = window, today
        self.back = ""
        self._page: PreviewPage | None = None
        self._paper: OfficePaper | None = None
        self._drawing, self._saving = PageDrawing(), PaperSaving(take)
        self._sheets = SheetController(settings, today)

    def connect_page(self, page: PreviewPage) -> None:
        """Connect the page's requests and their results."""
        self._page = page
        drawing, saving, sheets = self._drawing, self._saving, self._sheets
        page.page_wanted.connect(drawing.draw)
        drawing.opened.connect(page.show_sizes)
        drawing.drawn.connect(page.view.show_image)
        page.printer_chosen.connect(sheets.find_duplex)
        page.ordered.connect(self._print)
        page.stop_asked.connect(sheets.stop)
        sheets.found.connect(page.panel.show_printers)
        sheets.none_found.connect(page.panel.show_no_printers)
        sheets.duplex_found.connect(lambda printer, possible: page.panel.show_duplex(printer, possible=possible))
        sheets.given.connect(page.show_progress)
        sheets.waiting.connect(page.show_waiting)
        sheets.ended.connect(self._report)
        page.save_asked.connect(lambda: saving.save(page))
        page.word_asked.connect(lambda: saving.save_word(page))
        page.open_asked.connect(saving.open)
        saving.begun.connect(page.show_begun)
        saving.saved.connect(lambda path, opened: page.show_kept(path, opened=opened))
        saving.refused.connect(lambda why: page.show_outcome(why, "late"))
        page.hidden.connect(self._on_hidden)

    def end(self) -> None:
        """Stop the workers: what was not yet given to a printer is not printed."""
        self._drawing.end()
        self._sheets.end()

    def show(self, paper: OfficePaper, note: str) -> None:
        """Show a paper on the page, with ``note`` said about it, and look for the printers."""
        self.forget()
        page = self._front()
        self._paper = self._saving.paper = paper
        page.show_paper(paper, note)
        self._drawing.open(paper)
        page.panel.show_searching()
        self._sheets.find(paper.kind)

    def forget(self) -> None:
        """Let go of the paper; what was given to a printer goes on."""
        self._paper = self._saving.paper = None
        if self._page is not None:
            self._page.forget()
        self._drawing.forget()

    def _front(self) -> PreviewPage:
        if self._page is None:
            raise RuntimeError("no page to show a paper on")
        return self._page

    def _on_hidden(self) -> None:
        """Another page is in front: its officer is done with the paper, unless the window was only locked."""
        if not self._window.is_locked:
            self.forget()

    def _print(self, order: PrintOrder) -> None:
        paper, page = self._paper, self._front()
        if paper is None:
            return
        with show_errors(lambda why: page.show_outcome(why, "late")) as noting:
            self._take(ReadWhat.PRINTED, paper.heading)
        if noting.worked:
            self._sheets.send(paper, order)

    def _report(self, text: str, state: str) -> None:
        """Say how it went on the page, or above all pages when the officer has gone on to another."""
        page = self._front()
        page.show_outcome(text, state)
        if not page.isVisible():
            self._window.show_notice(text, _NOTICE)
