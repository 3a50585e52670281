"""Paragraphs of the papers, each heard as what it is: reportlab's, with an element of the paper's structure."""

from __future__ import annotations

import contextlib
import functools
from typing import Any

from frontoffice.documents.layout.lettering import paragraph_style, plain
from frontoffice.documents.layout.structure import Element, tag_content


def paragraph(text: str, style: str, element: Element | None = None) -> Any:
    """Text in a style, never markup, and of what it is a part; a paragraph of its own without ``element``."""
    return of_markup(plain(text), style, element or Element("P"))


def of_markup(markup: str, style: str, element: Element | None) -> Any:
    """The same of what is ready for reportlab; without ``element`` nobody hears it."""
    made = _class()(markup, paragraph_style(style))
    made.element = element
    return made


@functools.cache
def _class() -> Any:
    from reportlab.platypus import Paragraph

    class SpokenParagraph(Paragraph):
        """A paragraph that is content of an element, also where it goes on; the head of a table only once."""

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
