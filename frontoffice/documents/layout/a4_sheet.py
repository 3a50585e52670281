"""Fitting a notice or handout onto one page: a little too long, it is made smaller while it can be read."""

from __future__ import annotations

import functools
import io
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from frontoffice import places
from frontoffice.documents.layout.archive_pdf import make_archival, set_date
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.layout.lettering import EMBEDDED, REGULAR, of_markup, paragraph, plain, register_fonts
from frontoffice.documents.layout.structure import Element, Structure, finish_page, words_apart, write_structure
from frontoffice.paper_layout import PaperLayout

# --- A4 layout with letterhead and page numbers, and its parts: headings, paragraphs of any length, signatures ---
# What people wrote is never markup. A wide sheet is landscape, for register pages. Documents of the training register
# are marked across their head.

# --- What is signed goes with its signatures: the end of a text or table and the places to sign stand on one
# page ---

_AN_END: Final = 26.0  # points of a text or table that go to the page of its signatures: two lines, or a row
_ENOUGH: Final = 40  # letters: a place with its date, or a count, is no text that is signed
_LINES: Final = 2  # of such a text, at least
_A_LINE: Final = 90  # letters, about
_SIGNS_OFF: Final = ("right", "heading", "closing")  # styles of what is not signed itself
_A_SHORT_PART: Final = 800
_FORCE_SPLIT: Final = 0xFFFFFF  # points: higher than any page, as reportlab's own KeepTogether says


def take_along(parts: list[Any]) -> tuple[Any, list[Any]]:
    """Move the end of the story to the signatures: the text or table before it (None for none), and what follows it.

    A short text goes as a whole, with its heading; two lines go at least, the sentence that ends a letter not counted.
    A page that was begun on purpose ends the search.
    """
    from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak, Paragraph, Spacer
    from reportlab.platypus.flowables import CallerMacro

    taken: list[Any] = []
    letters = lines = 0
    while parts and (letters < _ENOUGH or lines < _LINES) and not isinstance(parts[-1], (PageBreak, KeepTogether)):
        last = parts.pop()
        if isinstance(last, CondPageBreak):
            continue
        if isinstance(last, Paragraph) and len(last.getPlainText()) < _A_SHORT_PART:
            if last.style.name not in _SIGNS_OFF:
                letters += len(last.getPlainText())
                lines += 1 + len(last.getPlainText()) // _A_LINE
        elif not isinstance(last, (Spacer, CallerMacro)):
            return last, taken
        taken.insert(0, last)
    if parts and isinstance(parts[-1], Paragraph) and parts[-1].style.name == "heading":
        taken.insert(0, parts.pop())
    return None, taken


def keep_ending(above: Sequence[Any], body: Any, ending: Sequence[Any]) -> Any:
    """Flowable of a text or table over several pages, its end on the same page as ``ending``.

    ``above`` is its heading.
    """
    return _flowable()(above, body, ending)


@functools.cache
def _flowable() -> Any:
    from reportlab.platypus import KeepTogether, PageBreak
    from reportlab.platypus.flowables import NullDraw

    class KeptEnding(NullDraw):
        """Stands for its parts until a page splits it into them."""

        def __init__(self, above: Sequence[Any], body: Any, ending: Sequence[Any]) -> None:
            super().__init__()
            self._above, self._body, self._ending = [*above], body, [*ending]

        def wrap(self, width: float, _height: float) -> tuple[float, float]:
            """Refuse the whole, so that it is split."""
            return width, _FORCE_SPLIT

        def split(self, width: float, height: float) -> list[Any]:
            """Everything if it fits, else the fitting part; the rest and the ending go to the next page."""
            above, body, below = (self._height(parts, width) for parts in (self._above, [self._body], self._ending))
            if above + body + below <= height:
                return [*self._above, self._body, *self._ending]
            parts = self._body.split(width, min(height - above, body - _AN_END))
            if len(parts) > 1:
                first, *rest = parts
                whole = rest[0] if len(rest) == 1 else KeepTogether(rest)
                return [*self._above, first, PageBreak(), KeptEnding((), whole, self._ending)]
            if getattr(self, "_postponed", False):  # alone on a page, and has no room there either
                return [*self._above, self._body, KeepTogether(self._ending)]
            return []

        def _height(self, parts: Sequence[Any], width: float) -> float:
            spaces: float = sum(one.getSpaceBefore() + one.getSpaceAfter() for one in parts)
            return spaces + sum(float(one.wrapOn(self.canv, width, _FORCE_SPLIT)[1]) for one in parts)

    return KeptEnding


# --- a4 sheet ---

_MM: Final = 72 / 25.4
MARGIN: Final = 20 * _MM
_HEAD: Final = 30 * _MM
_FOOT: Final = 16 * _MM
_SPARED: Final = 4 * _MM  # of a wide sheet, which is low, above and below
AROUND: Final = _HEAD + _FOOT + 14 * _MM  # above and below what is written
WIDE_MARGIN: Final = 12  # mm
A_FEW_LINES: Final = 24 * _MM
_BARE: Final = 18 * _MM  # more room on a page without letterhead
BY_HAND, ELECTRONIC = 15.0, 28.0  # mm, to sign: a stamp of the electronic signature is a code of 25 mm
_LONGEST_PART: Final = 20_000  # laying out one paragraph over many pages takes time in its square


def sheet(head: Letterhead, title: str, footer: str, story: Sequence[Any], *, wide: bool = False) -> bytes:
    """The story as a PDF with letterhead and ``footer`` beside the page numbers.

    Its properties say ``title``, the office as its author, when it is made, and the program without a version: a
    report that was approved is the same bytes in the next. A wide sheet, which is bound above, keeps its
    margins; the letterhead is on its first page, a line with the office's name on the others.
    """
    from reportlab.lib.pagesizes import A4, landscape  # a tenth of a second, not needed at every start
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    register_fonts()
    size = landscape(A4) if wide else A4
    width, height = size
    left, right = (WIDE_MARGIN * _MM,) * 2 if wide else _margins(head.layout)
    written = io.BytesIO()
    properties: Any = {"author": head.office.name, "subject": title, "creator": places.NAME, "producer": places.NAME}
    start: Any = {"initialFontName": REGULAR}
    paper: Any = BaseDocTemplate(written, pagesize=size, title=title, invariant=1, lang="id-ID", **properties, **start)
    spared = _SPARED if wide else 0.0

    def frame(more: float) -> Any:
        high = height - AROUND + 2 * spared + more
        return Frame(left, _FOOT + 6 * _MM - spared, width - left - right, high, 0, 0, 0, 0)

    def first(canvas: Any, _paper: Any) -> None:
        head.draw(canvas, size, left, right)
        head.mark_training(canvas, size)

    def next_page(canvas: Any, _paper: Any) -> None:
        if wide:
            head.draw_short(canvas, size, left, right)
        head.mark_training(canvas, size)

    once: Any = {"autoNextPageTemplate": "next"} if wide or head.layout.letterhead_once else {}
    paper.addPageTemplates(
        [
            PageTemplate("sheet", [frame(0)], onPage=first, **once),
            PageTemplate("next", [frame(_BARE)], onPage=next_page),
        ]
    )
    if not wide:
        scale_tables(story, narrowing(head.layout))
    parts = _keep_with_text(story)
    drawn: list[Any] = []

    def begin(canvas: Any) -> None:
        drawn.append(canvas)
        set_date(canvas, head.made_there)

    structure = Structure()
    paper.build(parts, canvasmaker=functools.partial(_canvas_class(), footer, (left, right), structure, begin))
    return write_structure(written.getvalue(), drawn[0], structure)


def narrowing(layout: PaperLayout) -> float:
    """Width between a layout's margins relative to the width between margins of 20 mm, the base of all papers."""
    from reportlab.lib.pagesizes import A4

    left, right = _margins(layout)
    return (A4[0] - (left + right)) / (A4[0] - 2 * MARGIN)


def _margins(layout: PaperLayout) -> tuple[float, float]:
    right = layout.margin * _MM
    return right + layout.binding * _MM, right


def scale_tables(parts: Iterable[Any], scale: float) -> None:
    """Scale tables to the width between the margins: they are laid out for margins of 20 mm."""
    from reportlab.platypus import KeepTogether, Table

    for part in parts if scale != 1 else ():
        if isinstance(part, KeepTogether):
            inside: Any = part
            scale_tables(inside._content, scale)  # noqa: SLF001
        elif isinstance(part, Table):
            part._argW = part._colWidths = [one * scale for one in part._argW]  # type: ignore[attr-defined]  # noqa: SLF001


def _keep_with_text(story: Iterable[Any]) -> list[Any]:
    """Group the story so that no heading stands alone at the foot of a page, and no signature alone on one."""
    from reportlab.platypus import CondPageBreak, KeepTogether

    parts: list[Any] = []
    every = list(story)
    for place, part in enumerate(every):
        if isinstance(part, KeepTogether):
            signed: Any = part
            body, taken = take_along(parts)
            ending = [*taken, *signed._content]  # noqa: SLF001  (nested: always a new page)
            above = [parts.pop()] if body is not None and parts and _is_heading(parts[-1]) else []
            parts.append(KeepTogether(ending) if body is None else keep_ending(above, body, ending))
            continue
        if _is_heading(part):
            parts.append(CondPageBreak(max(A_FEW_LINES, _begins(every[place:]))))
        parts.append(part)
    return parts


def _begins(parts: Sequence[Any]) -> float:
    """Height of headings with the first row of the table below them; 0 where they head none."""
    from reportlab.platypus import Table

    headings = list(itertools.takewhile(_is_heading, parts))
    headed = parts[len(headings) : len(headings) + 1]
    if not headed or not isinstance(headed[0], Table):
        return 0.0
    table: Any = headed[0]
    table.wrap(_ANY_HEIGHT, _ANY_HEIGHT)
    rows: list[float] = table._rowHeights[: table.repeatRows + 1]  # noqa: SLF001
    return len(headings) * _A_HEADING + sum(rows)


_ANY_HEIGHT: Final = 100_000.0
_A_HEADING: Final = 22.0  # points, with what is above and below it


def _is_heading(part: Any) -> bool:
    from reportlab.platypus import Paragraph

    return isinstance(part, Paragraph) and part.style.name == "heading"


def heading(text: str, *, large: bool = False) -> Any:
    """A heading in the middle (large) or at the side."""
    return paragraph(text, "large" if large else "heading", Element("H1" if large else "H2"))


def paragraphs(text: str, style: str = "text") -> list[Any]:
    """Running text, one paragraph for each line, long ones in parts so that any length fits the pages."""
    lines = [part for line in text.split("\n") for part in break_line(line, _LONGEST_PART)]
    return [of_markup(plain(line) or "&nbsp;", style, Element("P") if line.strip() else None) for line in lines]


def break_line(line: str, most: int) -> Iterator[str]:
    """Split a line into parts of at most ``most`` letters, at a blank if possible; at least one part."""
    while len(line) > most:
        at = line.rfind(" ", 0, most + 1)
        at = at if at > 0 else most
        yield line[:at]
        line = line[at:].removeprefix(" ")
    yield line


def gap(millimetres: float = 4) -> Any:
    """Vertical space."""
    from reportlab.platypus import Spacer

    return Spacer(1, millimetres * _MM)


def new_page() -> Any:
    """Page break."""
    from reportlab.platypus import PageBreak

    return PageBreak()


def call_when_drawn(call: Callable[[], None]) -> Any:
    """Flowable without a mark: calls on reaching its page, and gives the paper up on an exception."""
    from reportlab.platypus.flowables import CallerMacro

    return CallerMacro(drawCallable=lambda *_where: call())


def room(millimetres: float) -> Any:
    """Conditional page break, if less than that height is left on the page."""
    from reportlab.platypus import CondPageBreak

    return CondPageBreak(millimetres * _MM)


def keep_together(*parts: Any) -> Any:
    """Parts on one page together, on the next if this one has no room for all of them."""
    from reportlab.platypus import KeepTogether

    return KeepTogether(list(parts))


def signatures(
    people: Sequence[tuple[str, str]],
    width: float = 170,
    below: Sequence[Any] = (),
    room: float = BY_HAND,
) -> Any:
    """Places to sign, side by side and kept together: what they are, and their name below; ``width`` in mm.

    More than three stand in pairs, one beneath the other. ``below`` is what stays with them on their page, such as who
    gets a copy. ``room`` is between the two, in mm.
    """
    from reportlab.platypus import Spacer

    beside = len(people) if len(people) <= _ABREAST else 2
    rows = [people[at : at + beside] for at in range(0, len(people), beside)]
    places = [part for row in rows for part in (Spacer(1, 4 * _MM), _signature_table(row, width / beside, room))]
    return keep_together(*places, *below)


_ABREAST: Final = 3


def signatures_beside(words: str, people: Sequence[tuple[str, str]], width: float) -> Any:
    """Words and, at their right, places to sign: one part, ``width`` in mm. None where the words are too many."""
    from reportlab.platypus import Table

    beside = _PLACE * len(people)
    lines = paragraphs(words, "note")
    left = (width - beside) * _MM
    if sum(line.wrap(left, _HIGHEST)[1] for line in lines) > _HIGHEST:
        return None
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    style += [("RIGHTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), _MM)]
    return Table(
        [[lines, _signature_table(people, _PLACE, _LOW)]],
        [left, beside * _MM],
        style=[EMBEDDED, *style, ("BOTTOMPADDING", (0, 0), (-1, -1), 0)],
    )


_PLACE: Final = 56.0  # mm, to sign
_LOW: Final = 11.0  # mm, on a sheet that is low itself
_HIGHEST: Final = 130.0  # points


def _signature_table(people: Sequence[tuple[str, str]], width: float, high: float = BY_HAND) -> Any:
    from reportlab.platypus import Spacer, Table

    heard = [Element("P") if role or name else None for role, name in people]  # each with the name beneath it
    top = [of_markup(plain(role), "middle", one) for (role, _), one in zip(people, heard, strict=True)]
    room = [Spacer(1, high * _MM) for _ in people]
    names = [
        of_markup(plain(name or ("(..............................)" if role else "")), "middle", one)
        for (role, name), one in zip(people, heard, strict=True)
    ]
    return Table(
        [top, room, names],
        [width * _MM] * len(people),
        style=[EMBEDDED, ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("VALIGN", (0, 1), (-1, -1), "TOP")],
    )


@functools.cache
def _canvas_class() -> Any:
    from reportlab.pdfgen.canvas import Canvas

    class Numbered(Canvas):
        """Canvas with page x of y: keeps each page until the number of pages is known."""

        def __init__(
            self,
            footer: str,
            margins: tuple[float, float],
            structure: Structure | None,
            made: Callable[[Any], None],
            *args: Any,
            **options: Any,
        ) -> None:
            super().__init__(*args, **options)
            self._footer, self._margins, self.structure = footer, margins, structure
            self._kept: list[dict[str, Any]] = []
            made(self)

        def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> Any:  # noqa: N802
            """Text object with words separated at line ends, for screen readers."""
            begun = super().beginText(x, y, direction)
            return words_apart(begun) if self.structure else begun

        def showPage(self) -> None:  # noqa: N802  (reportlab's name)
            """Keep the page."""
            self._kept.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]

        def save(self) -> None:
            """Number every page, then write them all."""
            for page, kept in enumerate(self._kept, start=1):
                self.__dict__.update(kept)
                width = self._pagesize[0]  # type: ignore[attr-defined]
                self.setFont(REGULAR, 7.5)
                self.drawString(self._margins[0], _FOOT - 4 * _MM, self._footer)
                which = f"Halaman {page} dari {len(self._kept)}"
                self.drawRightString(width - self._margins[1], _FOOT - 4 * _MM, which)
                finish_page(self)
                super().showPage()
            make_archival(self)
            super().save()

    return Numbered


# --- one page ---

_SMALLEST: Final = 0.7  # of its size
_SURE: Final = 3.0  # points between what is measured and what a page takes


def fit_page(story: Iterable[Any], layout: PaperLayout | None = None) -> list[Any]:
    """Parts of an upright sheet, without places to sign, for one page; as they are where they fit, or never could."""
    scale = narrowing(layout or PaperLayout())
    parts = list(story)
    scale_tables(parts, scale)
    if (whole := _whole(parts, scale)) is not None:
        return [whole]
    scale_tables(parts, 1 / scale)  # the sheet will
    return parts


def _whole(parts: list[Any], narrow: float) -> Any:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import KeepInFrame

    width, height = (A4[0] - 2 * MARGIN) * narrow, A4[1] - AROUND - _SURE
    whole: Any = KeepInFrame(width, height, parts)
    _, high = whole.wrapOn(None, width, height)
    scale = getattr(whole, "_scale", 1.0)
    has_room = scale == 1 and high < height - A_FEW_LINES  # else a heading might be sent to another page
    return None if has_room or scale * _SMALLEST > 1 else whole
