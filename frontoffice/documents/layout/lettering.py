"""Paragraphs of the papers, each tagged for screen readers: reportlab's, with an element of the paper's structure."""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections.abc import Container
from typing import Any, Final
from xml.sax.saxutils import escape

from frontoffice.documents.layout.structure import Element, tag_content

# --- Letters of the office's papers: fonts that each carries, styles of its text, what people wrote as letters ---

REGULAR: Final = "Lato-Regular"  # has the letters of every name written in Latin, Greek or Cyrillic
BOLD: Final = "Lato-Bold"
EMBEDDED: Final = ("FONTNAME", (0, 0), (-1, -1), REGULAR)  # of a table, which names Helvetica for empty cells, too
_INDENT: Final = 8  # blanks


def plain(text: str) -> str:
    """Text as reportlab's paragraphs take it: nothing in it is markup, lines stay lines, a line's indent its indent.

    Letters that the font lacks are named by their numbers in Unicode: they stand in the register as they were written.
    """
    lines = (_indent_markup(line) for line in replace_missing_letters(text).split("\n"))
    return "<br/>".join(lines)


def replace_missing_letters(text: str) -> str:
    """Replace characters missing in the fonts of the papers.

    ``[U+4E2D U+6587]`` for those they lack, nothing for what is none.
    """
    letters = _letters()
    printable = (c for c in text if c == "\n" or c.isprintable())
    parts = itertools.groupby(printable, lambda c: c == "\n" or ord(c) in letters)
    return "".join("".join(part) if has else f"[{' '.join(f'U+{ord(c):04X}' for c in part)}]" for has, part in parts)


def _indent_markup(line: str) -> str:
    """A line as markup, with its leading blanks."""
    content = line.lstrip(" ")
    return "&nbsp;" * min(len(line) - len(content), _INDENT) + escape(content)


@functools.cache
def paragraph_style(name: str) -> Any:
    """Paragraph style by name, in the embedded font of every paper."""
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    register_fonts()
    text = ParagraphStyle("text", fontName=REGULAR, fontSize=11, leading=14, spaceAfter=3, splitLongWords=1)
    cell = ParagraphStyle("cell", text, fontSize=9.5, leading=12.5, spaceAfter=0)
    small = ParagraphStyle("small_cell", text, fontSize=7, leading=8.8, spaceAfter=0)
    styles = {
        "text": text,
        "right": ParagraphStyle("right", text, alignment=TA_RIGHT),
        "closing": ParagraphStyle("closing", text),  # the sentence that ends a letter
        "field": ParagraphStyle("field", text, spaceAfter=0),
        "cell": cell,
        "note": ParagraphStyle("note", text, fontSize=8.5, leading=10.8, spaceAfter=0),
        "head": ParagraphStyle("head", cell, fontName=BOLD),
        "small_cell": small,
        "small_head": ParagraphStyle("small_head", small, fontName=BOLD),
        "large_cell": ParagraphStyle("large_cell", text, fontSize=13, leading=17, spaceAfter=0),
        "large_head": ParagraphStyle("large_head", text, fontName=BOLD, fontSize=13, leading=17, spaceAfter=0),
        "number": ParagraphStyle("number", cell, alignment=TA_RIGHT),
        "number_head": ParagraphStyle("number_head", cell, fontName=BOLD, alignment=TA_RIGHT),
        "small_number": ParagraphStyle("small_number", small, alignment=TA_RIGHT),
        "small_number_head": ParagraphStyle("small_number_head", small, fontName=BOLD, alignment=TA_RIGHT),
        "heading": ParagraphStyle("heading", text, fontName=BOLD, spaceBefore=6, spaceAfter=2),
        "large": ParagraphStyle("large", text, fontName=BOLD, fontSize=13, leading=17, alignment=TA_CENTER),
        "middle": ParagraphStyle("middle", text, alignment=TA_CENTER, spaceAfter=0),
        "poster": ParagraphStyle("poster", text, fontSize=16, leading=21, alignment=TA_CENTER),
        "poster_number": ParagraphStyle(
            "poster_number", text, fontName=BOLD, fontSize=44, leading=52, alignment=TA_CENTER
        ),
    }
    return styles[name]


@functools.lru_cache(maxsize=1)
def _letters() -> Container[int]:
    from reportlab.pdfbase.pdfmetrics import getFont

    register_fonts()
    font: Any = getFont(REGULAR)
    letters: Container[int] = font.face.charToGlyph
    return letters


@functools.lru_cache(maxsize=1)
def register_fonts() -> None:
    """Have the fonts known to reportlab; their files are read once."""
    import fontpkg_lato
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name in (REGULAR, BOLD):
        registerFont(TTFont(name, fontpkg_lato.ROOT / "files" / f"{name}.ttf"))


# --- paragraph ---


def paragraph(text: str, style: str, element: Element | None = None) -> Any:
    """Paragraph of plain text (no markup) in a style, as content of ``element``.

    A paragraph of its own without ``element``.
    """
    return of_markup(plain(text), style, element or Element("P"))


def of_markup(markup: str, style: str, element: Element | None) -> Any:
    """Paragraph of reportlab markup; without ``element`` nobody hears it."""
    made = _class()(markup, paragraph_style(style))
    made.element = element
    return made


@functools.cache
def _class() -> Any:
    from reportlab.platypus import Paragraph

    class SpokenParagraph(Paragraph):
        """Paragraph tagged as content of an element, also on continuation pages; the head of a table only once."""

        element: Element | None

        def split(self, width: float, height: float) -> list[Any]:
            """The same parts, of the same element."""
            parts: list[Any] = super().split(width, height)
            for part in parts:
                part.element = self.element
            return parts

        def draw(self) -> None:
            """Draw it as content of its element."""
            heard = tag_content(self.canv, self.element, once=self) if self.element else contextlib.nullcontext()
            with heard:
                super().draw()

    return SpokenParagraph
