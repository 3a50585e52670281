"""Pages of the office's own PDFs as images, and some of them as a PDF again: the one door to PDFium.

PDFium keeps state of the whole process and allows one call at a time, whatever the thread: all of them stand behind one
lock. No file of anybody else comes here but as images, which a process of its own made of it (``attaching``).
"""

from __future__ import annotations

import contextlib
import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from frontoffice.documents.layout.archive_pdf import EmbeddedFile

PDFIUM: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points (1/72 inch)."""

    width: float
    height: float

    @property
    def is_wide(self) -> bool:
        """Whether it lies on its side, as the register's pages do."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class PageImage:
    """An image of one page, a byte for each dot: 0 is black. ``stride`` is the bytes from one row to the next."""

    width: int
    height: int
    stride: int
    grey: bytes


class PdfPages:
    """The pages of one PDF, counted from 0; nothing but their sizes is kept. ``close`` it, whatever happens."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        with PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            self._document.init_forms()  # else a signature is not seen
            sizes = (self._document.get_page_size(page) for page in range(len(self._document)))
            self.sizes = tuple(PageSize(*size) for size in sizes)

    def render(self, page: int, scale: float) -> PageImage:
        """Render a page in grey, with ``scale`` dots to a point: the papers of the office have no colours."""
        with PDFIUM:
            opened = self._document[page]
            drawn = opened.render(scale=scale, grayscale=True)
            try:
                return PageImage(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
            finally:
                drawn.close()
                opened.close()

    def close(self) -> None:
        """Let go of the PDF."""
        with PDFIUM:
            self._document.close()


def part(pdf: bytes, pages: Sequence[int]) -> bytes:
    """A PDF of these pages alone, in this order, with their letters as they are."""
    return _import_pages([(pdf, list(pages))])


def join_pdfs(pdfs: Sequence[bytes], carried: EmbeddedFile | None = None) -> bytes:
    """Join PDFs into one PDF, in this order, without PDF/A conformance.

    ``carried`` is a file inside it.

    Files that one of them carries are lost: only pages are joined.
    """
    return _import_pages([(pdf, None) for pdf in pdfs], carried)


def _import_pages(parts: Sequence[tuple[bytes, list[int] | None]], carried: EmbeddedFile | None = None) -> bytes:
    """A new PDF of pages of others; None stands for all of one."""
    import pypdfium2

    with PDFIUM:
        made = pypdfium2.PdfDocument.new()
        try:
            for pdf, pages in parts:
                with contextlib.closing(pypdfium2.PdfDocument(pdf)) as whole:
                    made.import_pages(whole, pages)
            if carried:
                attachment = made.new_attachment(carried.name)
                attachment.set_desc(carried.about)
                attachment.set_data(carried.content)
            written = io.BytesIO()
            made.save(written)
            return written.getvalue()
        finally:
            made.close()
