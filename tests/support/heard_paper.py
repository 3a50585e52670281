"""What is heard of a paper: its structure walked as a screen reader does, and held against what stands on its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

SHOWS = {
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"Do",
    b"S",
    b"s",
    b"f",
    b"f*",
    b"F",
    b"B",
    b"B*",
    b"b",
    b"b*",
    b"sh",
    b"INLINE IMAGE",
}
TEXT = {b"Tj", b"TJ"}


@dataclass
class Heard:
    """An element: its type, what is said of it, and its kids, or the text of its content (letters of ASCII)."""

    kind: str
    spoken: str = ""
    scope: str = ""
    kids: list[Heard] = field(default_factory=list)
    text: str = ""

    def every(self, kind: str) -> Iterator[Heard]:
        """All elements of that type beneath it, in their order."""
        for kid in self.kids:
            if kid.kind == kind:
                yield kid
            yield from kid.every(kind)

    def all_text(self) -> str:
        """Its text and that of all beneath it, in the order in which it is heard."""
        return " ".join(" ".join([self.text, *(kid.all_text() for kid in self.kids)]).split())


def heard(pdf: bytes) -> Heard:
    """The document as it is heard.

    Asserts that what its pages show is content of one element or an artifact, and that each content is heard once.
    """
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/Lang"] == "id-ID"
    sheets: list[Any] = [*reader.pages]
    shown = [_shown(page, reader) for page in sheets]
    places = {page.indirect_reference.idnum: place for place, page in enumerate(sheets)}
    tree = root["/StructTreeRoot"]
    nums = tree["/ParentTree"]["/Nums"]
    parents = {int(nums[at]): [one.idnum for one in nums[at + 1].get_object()] for at in range(0, len(nums), 2)}
    for place, page in enumerate(sheets):
        assert page["/Tabs"] == "/S"
        assert [*shown[place]] == [*range(len(parents.get(page["/StructParents"], ())))], "each content has its number"
    found: list[tuple[int, int]] = []

    def walked(reference: Any, parent: int) -> Heard:
        element = reference.get_object()
        assert element.raw_get("/P").idnum == parent
        attributes = element.get("/A", {})
        made = Heard(element["/S"][1:], str(element.get("/Alt", "")), str(attributes.get("/Scope", ""))[1:])
        kids = element["/K"]
        for kid in kids if isinstance(kids, list) else [kids]:
            inner: Any = kid.get_object()
            if isinstance(inner, dict) and "/S" in inner:
                made.kids.append(walked(kid, reference.idnum))
                continue
            is_elsewhere = isinstance(inner, dict)
            on = (inner if is_elsewhere else element).raw_get("/Pg")
            number = int(inner["/MCID"] if is_elsewhere else inner)
            place = places[on.idnum]
            found.append((place, number))
            assert parents[sheets[place]["/StructParents"]][number] == reference.idnum
            made.text += shown[place][number]
        return made

    document = walked(tree.raw_get("/K"), root.raw_get("/StructTreeRoot").idnum)
    assert document.kind == "Document"
    assert sorted(found) == [(place, number) for place, of in enumerate(shown) for number in of]
    return document


def _shown(page: Any, reader: PdfReader) -> dict[int, str]:
    """The text of each content of a page by its number; nothing is shown outside of one, but as an artifact."""
    found: dict[int, str] = {}
    open_now: list[int | None] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BMC":
            assert operands == ["/Artifact"]
            open_now.append(None)
        elif operator == b"BDC":
            number = int(operands[1]["/MCID"])
            assert number not in found, "a number is of one content"
            found[number] = ""
            open_now.append(number)
        elif operator == b"EMC":
            open_now.pop()
        elif operator in SHOWS:
            assert len(open_now) == 1, f"{operator!r} {operands} is nobody's"
            if operator in TEXT and open_now[0] is not None:
                found[open_now[0]] += _text(operands[0])
    assert not open_now
    return found


def _text(operand: Any) -> str:
    raw = operand.original_bytes if hasattr(operand, "original_bytes") else b""
    return "".join(chr(code) if 32 <= code < 127 else "?" for code in raw)  # the first fonts' worth is that of ASCII
