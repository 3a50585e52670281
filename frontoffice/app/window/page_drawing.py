"""The pages of the paper that is shown, opened and drawn beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontoffice.app.workers.background import Worker
from frontoffice.documents.layout.pdf_pages import PdfPages
from frontoffice.ui.preview.print_order import OfficePaper

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
        """Stop the worker, then close what it had open."""
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
    """A page that is closed has nothing to report."""


def _raise(error: Exception) -> None:
    raise error
