"""Structure of a paper (tagged PDF), for screen readers: its elements, and their trees written into the PDF.

Headings, paragraphs, cells, figures in words.

What is drawn within ``tag_content`` belongs to an element; elements stand in the order in which they are drawn first.
All else on a page is an artifact, which nobody hears: lines, page numbers, what stands there again.
"""

from __future__ import annotations

import contextlib
import re
import struct
import zlib
from collections.abc import Hashable, Iterable, Iterator, Sequence
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


# --- Structure of a paper written into its PDF: tree of elements, tree of parents, both packed in object streams ---
# A long table has an element for each cell. As plain objects they would be many times the paper; packed they take
# little.

_TO_COME: Final = "9999999999 0 R"  # as wide as any number
_VERSION: Final = b"%PDF-1.7"
_PACKED: Final = 500  # objects in a stream
_ENTRY: Final = struct.Struct(">BIH")
_WHOSE: Final = re.compile(rb"/(Info|Root) (\d+ 0 R)")
_IDENTITY: Final = re.compile(rb"/ID\s*(\[<[0-9a-f]+><[0-9a-f]+>\])")


def declare_structure(canvas: Any) -> None:
    """Declare the structure in the catalog and on each page, before the canvas is saved."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress

    document = canvas._doc  # noqa: SLF001  (of reportlab, which has no other way)
    catalog = document.Catalog
    marked: Any = {"Marked": "true"}
    catalog.MarkInfo = PDFDictionary(marked)
    catalog.StructTreeRoot = _TO_COME
    catalog.__Refs__ = [name for name in catalog.__Refs__ if name != "StructTreeRoot"]
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for place, page in enumerate(document.Pages.pages):
        page.StructParents, page.Tabs = place, "/S"
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])  # as bytes: as letters it takes longer


def write_structure(pdf: bytes, canvas: Any, structure: Structure) -> bytes:
    """Write the structure into the PDF of a saved canvas."""
    document = canvas._doc  # noqa: SLF001
    pages = [document.idToObjectNumberAndVersion[f"Page{no}"][0] for no in range(1, len(document.Pages.pages) + 1)]
    start = int(pdf[pdf.rindex(b"startxref") + len(b"startxref") :].split()[0])
    table, _, trailer = pdf[start:].partition(b"trailer")
    offsets = [int(line[:10]) for line in table.split(b"\n")[2:] if line.strip()]
    first = len(offsets)
    objects = [*_objects(structure, pages, first)]
    entries = [_ENTRY.pack(0, 0, 0xFFFF), *(_ENTRY.pack(1, offset, 0) for offset in offsets[1:])]
    body = bytearray(pdf[:start])
    body[: len(_VERSION)] = _VERSION
    body = body.replace(_TO_COME.encode(), f"{first:>10} 0 R".encode())
    streams: list[tuple[int, bytes]] = []
    for at in range(0, len(objects), _PACKED):
        number = first + len(objects) + len(streams)
        entries += (_ENTRY.pack(2, number, place) for place in range(len(objects[at : at + _PACKED])))
        streams.append((number, _object_stream(first + at, objects[at : at + _PACKED])))
    for number, stream in streams:
        entries.append(_ENTRY.pack(1, len(body), 0))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, stream)
    start, number = len(body), len(entries)
    entries.append(_ENTRY.pack(1, start, 0))
    kept = b"".join(b"/%b %b" % found for found in _WHOSE.findall(trailer))
    (identity,) = _IDENTITY.findall(trailer)
    facts = b"/Type/XRef/Size %d/W[1 4 2]%b/ID%b" % (len(entries), kept, identity)
    return bytes(body) + b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        number,
        _stream(facts, b"".join(entries)),
        start,
    )


def _stream(facts: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (facts, len(packed), packed)


def _object_stream(first: int, objects: Sequence[bytes]) -> bytes:
    places, at = [], 0
    for number, one in enumerate(objects, start=first):
        places.append(b"%d %d" % (number, at))
        at += len(one) + 1
    head = b" ".join(places) + b"\n"
    facts = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return _stream(facts, head + b"\n".join(objects))


def _objects(structure: Structure, pages: Sequence[int], first: int) -> Iterator[bytes]:
    """Root, tree of parents, document and every element, as objects numbered from ``first``."""
    order = [*_in_order(structure, None)]
    numbers = {element: number for number, element in enumerate(order, start=first + 2)}
    nums = (
        f"{place}[{' '.join(f'{numbers[element]} 0 R' for element in held)}]"
        for place, held in enumerate(structure.pages)
    )
    tree = f"/K {first + 2} 0 R/ParentTree {first + 1} 0 R/ParentTreeNextKey {len(structure.pages)}"
    yield f"<</Type/StructTreeRoot{tree}>>".encode()
    yield f"<</Nums[{' '.join(nums)}]>>".encode()
    titled = any(element is not None and element.kind == "H1" for element in order)
    for element in order:
        kids = structure.kids[element]
        if element is not None and len(kids) == 1 and isinstance(kids[0], tuple):  # most of them
            page, number = kids[0]
            whose = f"/P {numbers[element.within]} 0 R/Pg {pages[page]} 0 R/K {number}"
            yield f"<</S/{_kind(element, is_titled=titled)}{whose}{facts_of(element)}>>".encode()
            continue
        on = next((kid[0] for kid in kids if isinstance(kid, tuple)), -1)
        shown = " ".join(
            (str(kid[1]) if kid[0] == on else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
            if isinstance(kid, tuple)
            else f"{numbers[kid]} 0 R"
            for kid in kids
        )
        on_page = f"/Pg {pages[on]} 0 R" if on >= 0 else ""
        if element is None:
            yield f"<</S/Document/P {first} 0 R/K[{shown}]>>".encode()
            continue
        whose = f"/P {numbers[element.within]} 0 R{on_page}/K[{shown}]"
        yield f"<</S/{_kind(element, is_titled=titled)}{whose}{facts_of(element)}>>".encode()


def _kind(element: Element, *, is_titled: bool) -> str:
    """Its standard type; on a paper without a title its headings are of the first level."""
    return "H1" if element.kind == "H2" and not is_titled else element.kind


def facts_of(element: Element) -> str:
    """Alternate text of a figure, and attributes of a table head or figure, as PDF."""
    said = f"/Alt<feff{element.spoken.encode('utf-16-be').hex()}>" if element.spoken else ""
    if element.scope:
        return f"{said}/A<</O/Table/Scope/{element.scope}>>"
    if element.box:
        return f"{said}/A<</O/Layout/BBox[{' '.join(f'{one:.2f}' for one in element.box)}]>>"
    return said


def _in_order(structure: Structure, element: Element | None) -> Iterator[Element | None]:
    yield element
    for kid in structure.kids[element]:
        if isinstance(kid, Element):
            yield from _in_order(structure, kid)
