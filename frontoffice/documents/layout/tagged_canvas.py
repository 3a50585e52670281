"""Canvas of a paper for line-by-line drawing: with its properties, its structure, finished for an archive."""

from __future__ import annotations

import functools
import io
from datetime import datetime
from typing import Any

from frontoffice import places
from frontoffice.documents.layout import structure_writing
from frontoffice.documents.layout.archive_pdf import make_archival, set_date
from frontoffice.documents.layout.structure import Structure, finish_page


def begin_canvas(
    size: tuple[float, float], title: str, subject: str, office: str, font: tuple[str, float], made_at: datetime
) -> Any:
    """Begin a canvas of this size in points, without personal names in its properties.

    ``made_at`` in the office's zone.

    It begins in ``font``: else Helvetica would be named, which no paper carries.
    """
    canvas = _class()(io.BytesIO(), size, invariant=1, lang="id-ID", initialFontName=font[0], initialFontSize=font[1])
    set_date(canvas, made_at)
    canvas.setTitle(title)
    canvas.setSubject(subject)
    canvas.setAuthor(office)
    canvas.setCreator(places.NAME)
    canvas.setProducer(places.NAME)
    return canvas


def finish_pdf(canvas: Any) -> bytes:
    """Finish the PDF, with the current page as its last."""
    canvas.showPage()
    make_archival(canvas)
    canvas.save()
    return structure_writing.write_structure(canvas.file.getvalue(), canvas, canvas.structure)


@functools.cache
def _class() -> Any:
    from reportlab.pdfgen.canvas import Canvas  # a tenth of a second, and not needed at every start

    class TaggedCanvas(Canvas):
        """Canvas with content tagged by ``structure.tag_content``, and all else as artifacts."""

        def __init__(self, file: io.BytesIO, size: tuple[float, float], **options: Any) -> None:
            super().__init__(file, size, **options)
            self.file, self.structure = file, Structure()

        def showPage(self) -> None:  # noqa: N802  (reportlab's name)
            """Close the page."""
            finish_page(self)
            super().showPage()

    return TaggedCanvas
