"""A PDF of nothing but images, written here byte by byte: PDF/A-2b, which an archive can keep for good.

Colours are named by an output intent (sRGB), what it is by XMP; there is neither transparency, font nor action. The
same sheets give the same bytes, so whatever was written here is known again and changed without loss.
Runs in the reading process only.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PIL import Image

from frontoffice.colour_profile import SRGB

_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # letters above 127: no program takes it for a text
_FIRST: Final = 5  # the number of the first page's object
_EACH: Final = 3  # objects of a page: itself, what it draws, its image
_XMP: Final = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_SHEET: Final = re.compile(
    rb"/MediaBox \[0 0 (\d+\.\d\d) (\d+\.\d\d)\] /Rotate (\d+) .*?/Filter /DCTDecode /Length (\d+) >>\nstream\n",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class ImageSheet:
    """A JPEG, grey or in colour, on a sheet of its size in points, turned clockwise as it is shown."""

    jpeg: bytes = field(repr=False)
    width: float
    height: float
    turn: int = 0


def write(sheets: Iterable[ImageSheet]) -> bytes:
    """Return the PDF of these sheets."""
    pages = list(sheets)
    numbers = range(_FIRST, _FIRST + _EACH * len(pages), _EACH)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    intent = "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile 4 0 R"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R /OutputIntents [<< {intent} >>] >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        _stream("/Type /Metadata /Subtype /XML", _XMP),
        _stream("/N 3", SRGB),
    ]
    for number, sheet in zip(numbers, pages, strict=True):
        objects += _page(number, sheet)
    return _file(objects)


def read(content: bytes) -> tuple[ImageSheet, ...] | None:
    """Return the sheets of a PDF that was written here, and None for any other."""
    if not content.startswith(_HEAD):
        return None
    found, at = [], 0
    while here := _SHEET.search(content, at):
        width, height, turn, length = here.groups()
        at = here.end() + int(length)
        found.append(ImageSheet(content[here.end() : at], float(width), float(height), int(turn)))
    try:
        return tuple(found) if found and write(found) == content else None
    except (OSError, ValueError, SyntaxError):  # no image, whatever it says
        return None


def _page(number: int, sheet: ImageSheet) -> Sequence[bytes]:
    with Image.open(io.BytesIO(sheet.jpeg), formats=["JPEG"]) as image:
        (wide, high), mode = image.size, image.mode
    colours = {"L": "DeviceGray", "RGB": "DeviceRGB"}.get(mode)
    if colours is None:
        raise ValueError(mode)
    size = f"{sheet.width:.2f} {sheet.height:.2f}"
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Rotate {sheet.turn % 360}"
        f" /Resources << /XObject << /I {number + 2} 0 R >> >> /Contents {number + 1} 0 R >>"
    )
    drawn = f"q {sheet.width:.2f} 0 0 {sheet.height:.2f} 0 0 cm /I Do Q"
    image_is = f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /ColorSpace /{colours} /BitsPerComponent 8"
    return page.encode(), _stream("", drawn.encode()), _stream(f"{image_is} /Filter /DCTDecode", sheet.jpeg)


def _stream(words: str, data: bytes) -> bytes:
    head = f"<< {words} /Length {len(data)} >>" if words else f"<< /Length {len(data)} >>"
    return b"%b\nstream\n%b\nendstream" % (head.encode(), data)


def _file(objects: Sequence[bytes]) -> bytes:
    parts, places, at = [_HEAD], [], len(_HEAD)
    for number, one in enumerate(objects, start=1):
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, one))
        places.append(at)
        at += len(parts[-1])
    made = hashlib.sha256(b"".join(parts)).hexdigest()[:32].upper()
    lines = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    parts.append(f"xref\n0 {count}\n0000000000 65535 f \n{lines}".encode())
    parts.append(f"trailer\n<< /Size {count} /Root 1 0 R /ID [<{made}> <{made}>] >>\nstartxref\n{at}\n%%EOF\n".encode())
    return b"".join(parts)
