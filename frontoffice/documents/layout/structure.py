"""Structure of a paper (tagged PDF), for screen readers.

Headings, paragraphs, cells, figures in words.

What is drawn within ``tag_content`` belongs to an element; elements stand in the order in which they are drawn first.
All else on a page is an artifact, which nobody hears: lines, page numbers, what stands there again.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

ARTIFACT: Final = "/Artifact BMC"
END: Final = "EMC"
_PAINTS: Final = re.compile(r"(?:^|[\s)>\]])(?:S|s|f\*?|F|B\*?|b\*?|Do|Tj|TJ|T\*|sh|EI)(?=\s|$)")


class Marked(str):
    """Operators at the beginning of an element's content, or all content of several elements between BT and ET."""

    __slots__ = ()


@dataclass(frozen=True, eq=False, slots=True)
class Element:
    """A structure element of its standard type; ``within`` None stands for the document itself.

    ``spoken`` is what is said of a figure (its alternate description); ``scope`` is of a table's head: Column or Row.
    """

    kind: str
    within: Element | None = None
    spoken: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None  # of a figure, in points of its page


class Structure:
    """Structure elements of one paper, with their content by page."""

    def __init__(self) -> None:
        self.kids: dict[Element | None, list[Element | tuple[int, int]]] = {None: []}  # or a page and its MCID
        self.pages: list[list[Element]] = []  # by page and MCID
        self._once: set[Hashable] = set()

    def content(self, page: int, element: Element) -> int:
        """A further piece of an element's content on a page (from 0): its number there (MCID, from 0)."""
        self._enter(element)
        while len(self.pages) <= page:
            self.pages.append([])
        held = self.pages[page]
        self.kids[element].append((page, len(held)))
        held.append(element)
        return len(held) - 1

    def opening(self, page: int, element: Element) -> str:
        """PDF operator at the beginning of a further piece of an element's content."""
        return f"/{element.kind} <</MCID {self.content(page, element)}>> BDC"

    def mark_drawn(self, what: Hashable) -> bool:
        """Whether ``what`` was not drawn before; it is now."""
        is_first = what not in self._once
        self._once.add(what)
        return is_first

    def _enter(self, element: Element) -> None:
        if element not in self.kids:
            self.kids[element] = []
            if element.within is not None:
                self._enter(element.within)
            self.kids[element.within].append(element)


def structure_of(canvas: Any) -> Structure | None:
    """Structure of a canvas; None where its paper has none."""
    found: Structure | None = getattr(canvas, "structure", None)
    return found


@contextlib.contextmanager
def tag_content(canvas: Any, element: Element, once: Hashable = None) -> Iterator[None]:
    """Tag everything drawn in this context as content of an element.

    ``once`` names content read aloud only at its first place.
    """
    structure = structure_of(canvas)
    if structure is None or (once is not None and not structure.mark_drawn(once)):
        yield
        return
    code = canvas._code  # noqa: SLF001  (of reportlab, which has no other way)
    code.append(Marked(structure.opening(canvas.getPageNumber() - 1, element)))
    yield
    code.append(END)


def with_artifacts(code: Iterable[str]) -> Iterator[str]:
    """Operators of a page, with all painting outside of tagged elements marked as artifacts."""
    aside: list[str] = []
    within = False
    for operators in code:
        if not within and isinstance(operators, Marked):
            yield from _mark_artifact(aside)
            yield operators
            aside, within = [], operators.endswith(" BDC")
        elif within:
            yield operators
            within = operators != END
        else:
            aside.append(operators)
    yield from _mark_artifact(aside)


def _mark_artifact(aside: list[str]) -> list[str]:
    return [ARTIFACT, *aside, END] if any(map(_PAINTS.search, aside)) else aside


def words_apart(text: Any) -> Any:
    """A text object of reportlab, with a blank behind each of its lines: else the last word runs into the next."""
    show = text._textOut  # noqa: SLF001

    def show_spaced(line: str, ends: int = 0) -> None:
        show(f"{line} " if ends else line, ends)

    text._textOut = show_spaced  # noqa: SLF001
    return text


def finish_page(canvas: Any) -> None:
    """Mark untagged drawing as artifacts, before the page is written; nothing of a paper without structure."""
    if structure_of(canvas) is not None:
        canvas._code[:] = with_artifacts(canvas._code)  # noqa: SLF001
