"""What the program itself writes as PDF: held against the rules of PDF/A-2b that a file of images can break."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
from PIL import Image

from frontoffice.attaching import pdf_file, reading
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.pdf_file import ImageSheet
from frontoffice.attaching.requests import PlannedPage
from tests.support import hostile_files


def a_jpeg(mode: str) -> bytes:
    written = io.BytesIO()
    Image.new(mode, (80, 60), 90).save(written, "JPEG")
    return written.getvalue()


COLOUR, GREY = hostile_files.image(), a_jpeg("L")
SHEETS = (ImageSheet(COLOUR, 595.44, 841.68), ImageSheet(GREY, 288.0, 216.0, 90))
PAGE = {"/Type", "/Parent", "/MediaBox", "/Rotate", "/Resources", "/Contents"}
FORBIDDEN = {"/SMask", "/Interpolate", "/Mask", "/OPI", "/Alternates"}
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"


def faults(content: bytes) -> list[str]:
    """What an archive would not take of it."""
    pdf = pypdf.PdfReader(io.BytesIO(content), strict=True)
    root: Any = pdf.root_object
    (intent,) = root["/OutputIntents"]
    profile = intent["/DestOutputProfile"].get_object()
    icc = profile.get_data()
    images: list[Any] = [_image(page) for page in pdf.pages]
    body = content[: content.index(b"\nxref\n") + 1]
    wrong = {
        "head": not re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", content),
        "end": not content.endswith(b"%%EOF\n"),
        "trailer": "/ID" not in pdf.trailer or bool({"/Info", "/Encrypt"} & {*pdf.trailer}),
        "metadata": _conformance(root["/Metadata"].get_object()) != ["2", "B"],
        "intent": (intent["/S"], profile["/N"], icc[12:20], icc[8] < 5) != ("/GTS_PDFA1", 3, b"mntrRGB ", True),
        "page": any({*page.keys()} != PAGE for page in pdf.pages),
        "image": any(FORBIDDEN & {*image.keys()} for image in images),
        "objects": len(re.findall(rb"(?:^|\n)\d+ 0 obj\n", body)) != len(re.findall(rb"\nendobj\n", body)),
    }
    return [name for name, is_so in wrong.items() if is_so]


def _image(page: Any) -> Any:
    return page["/Resources"]["/XObject"]["/I"]


def _conformance(xmp: Any) -> list[str | None]:
    described = ET.fromstring(xmp.get_data())  # noqa: S314  (ours)
    return ["filtered"] * ("/Filter" in xmp) + [
        one.text for name in ("part", "conformance") for one in described.iter(PDFA + name)
    ]


def test_it_is_what_an_archive_takes_and_shows_its_images_as_they_are() -> None:
    content = pdf_file.write(SHEETS)
    assert faults(content) == []
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert [_image(page)._data for page in pages] == [COLOUR, GREY]
    assert [[float(side) for side in page.mediabox[2:]] for page in pages] == [[595.44, 841.68], [288.0, 216.0]]
    assert [page.rotation for page in pages] == [0, 90]


@pytest.mark.parametrize(
    ("part", "instead"),
    [(b"<pdfaid:part>2", b"<pdfaid:part>1"), (b"/ID", b"/IE"), (b"/GTS_PDFA1", b"/GTS_PDFX1"), (b"%\xe2", b"% ")],
)
def test_the_rules_above_find_what_breaks_them(part: bytes, instead: bytes) -> None:
    assert faults(pdf_file.write(SHEETS).replace(part, instead, 1))


def test_what_was_written_here_is_known_again_and_nothing_else() -> None:
    content = pdf_file.write(SHEETS)
    assert pdf_file.read(content) == SHEETS
    others = [content + b"\n", content[:-1], content.replace(b"/Rotate 90", b"/Rotate 91"), hostile_files.pdf(), b""]
    others += [
        content.replace(GREY[-90:-80], bytes(10)),
        content.replace(b"/Type /Catalog", b"/Type /Catalog /AA 5 0 R"),
    ]
    others += [content.replace(COLOUR, b"x" * len(COLOUR)), content[:600]]
    for other in others:
        assert pdf_file.read(other) is None


@pytest.mark.parametrize("jpeg", [b"", b"\xff\xd8\xff", hostile_files.image("PNG"), a_jpeg("CMYK")])
def test_what_is_no_grey_or_coloured_jpeg_is_not_written(jpeg: bytes) -> None:
    with pytest.raises((ValueError, OSError)):
        pdf_file.write([ImageSheet(jpeg, 100, 100)])


def test_scans_stay_so_however_their_pages_are_turned_ordered_split_and_joined() -> None:
    scans = [reading.read(hostile_files.image("PNG", size=(80 + no, 60)), LIMITS) for no in range(3)]
    whole = reading.compose([one.content for one in scans], [PlannedPage(no, 0) for no in range(3)], LIMITS)
    assert faults(whole.content) == []
    other = reading.compose([whole.content], [PlannedPage(0, 2, 90), PlannedPage(0, 0)], LIMITS)
    assert faults(other.content) == []
    sheets, changed = pdf_file.read(whole.content), pdf_file.read(other.content)
    assert sheets
    assert changed
    assert [(one.jpeg, one.turn) for one in changed] == [(sheets[2].jpeg, 90), (sheets[0].jpeg, 0)]
    assert reading.read(other.content, LIMITS).content == other.content
    assert reading.read(other.content, LIMITS).pages == 2


@pytest.mark.thorough
def test_what_is_made_images_of_is_so_too() -> None:
    for content in (reading.read(hostile_files.script_pdf(), LIMITS).content, reading.flatten(COLOUR, LIMITS)):
        assert faults(content) == []
