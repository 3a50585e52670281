"""Structure of a paper written into its PDF: tree of elements, tree of parents, both packed in object streams.

A long table has an element for each cell. As plain objects they would be many times the paper; packed they take little.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from frontoffice.documents.layout.structure import Element, Structure

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
