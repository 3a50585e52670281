"""One of the office's papers in front: from where it was asked for to where it is left.

A paper is in memory only, until the officer has left it; on the disk is what somebody saved.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from frontoffice.app.window.page_drawing import PageDrawing
from frontoffice.app.window.paper_saving import PaperSaving
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.window.sheet_controller import SheetController
from frontoffice.register.commands.reading_log import ReadWhat
from frontoffice.ui.preview.print_order import OfficePaper, PrintOrder
from frontoffice.ui.widgets.guarded import show_errors

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
        """Connect what the page asks for, and what comes back."""
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
