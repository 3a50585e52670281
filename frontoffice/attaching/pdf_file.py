"""A PDF of anybody's in PDFium: counted, examined, drawn, put together with others. In the reading process only.

PDFium here has neither JavaScript nor XFA and opens no forms, so nothing in a file is executed. What would be, in
another program, is looked for all the same: the file is copied to people.
"""

from __future__ import annotations

import hashlib
import io
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.limits import MOST_DOTS, ReadingLimits
from frontoffice.colour_profile import SRGB
from frontoffice.errors import Problem, Refused

# --- A PDF of nothing but images, written here byte by byte: PDF/A-2b, which an archive can keep for good ---
# Colours are named by an output intent (sRGB), what it is by XMP; there is neither transparency, font nor action. The
# same sheets give the same bytes, so whatever was written here is known again and changed without loss. Runs in the
# reading process only.

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
    """Return the sheets of a PDF written by this module, None for any other."""
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


# --- pdf file ---

Part = Callable[[Any], None]  # adds its pages to PDFium's document
Unreadable = pypdfium2.PdfiumError
POINTS: Final = 72.0  # to the inch
_MOST_DRAWN: Final = 9_000_000  # pixels of one page: A3 at 200 dots is 7.7 million
_NO_SECURITY: Final = -1

# Names of actions and parts that a viewer would execute, start, send or unpack. A copy that PDFium wrote spells every
# name out and has no compressed objects, so that none hides; streams are data, and are left out.
_ACTIVE: Final = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToE|GoToR|RichMedia|Rendition|Movie|Sound|3D|XFA|"
    rb"EmbeddedFiles?|Filespec)(?=[\s/<>\[\]()]|$)"
    rb"|/URI\s*(?:<(?!<)|\((?!(?:https?|mailto|tel):))"  # a link to a file or a share, or one that cannot be read here
)
_STREAM: Final = re.compile(rb">>\s*stream\r?\n.*?endstream", re.DOTALL)


class PdfFile:
    """One PDF and its pages, counted from 0. Refused when it cannot be opened, is locked or has too many pages."""

    def __init__(self, content: bytes, limits: ReadingLimits) -> None:
        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise Refused(Problem("", FileRefusal.ENCRYPTED if locked else FileRefusal.DAMAGED)) from None
        self.pages = len(self._document)
        if not self.pages:
            raise Refused(Problem("", FileRefusal.DAMAGED))
        if self.pages > limits.pages:
            raise Refused(Problem("", FileRefusal.TOO_MANY_PAGES, {"pages": self.pages, "most": limits.pages}))

    @property
    def document(self) -> Any:
        """PDFium's own, for :func:`together`."""
        return self._document

    @property
    def is_signed(self) -> bool:
        """Whether somebody signed it electronically; whether the signature holds is another question."""
        return bool(pdfium.FPDF_GetSignatureCount(self._document) > 0)

    def is_active(self) -> bool:
        """Whether the PDF has anything executable, startable or unpackable in it, or a lock without a password."""
        if pdfium.FPDF_GetSecurityHandlerRevision(self._document) != _NO_SECURITY:
            return True
        if pdfium.FPDFDoc_GetJavaScriptActionCount(self._document) > 0 or self._document.count_attachments() > 0:
            return True
        return bool(_ACTIVE.search(_STREAM.sub(b">>", self.save_bytes())))

    def save_bytes(self) -> bytes:
        """Return it as PDFium writes it, whole: without what an earlier version of it held behind the last."""
        return _save_bytes(self._document)

    def text(self, most: int) -> str:
        """Return the text of its pages, at most so many letters; none of a scan."""
        found: list[str] = []
        left = most
        for number in range(self.pages):
            page = self._document[number]
            words = page.get_textpage()
            part = words.get_text_bounded(errors="replace")[:left]
            found.append(part)
            left -= len(part)
            words.close()
            page.close()
            if left <= 0:
                break
        return _plain_text("\n".join(found))[:most]

    def dots_of(self, number: int, wanted: float) -> float:
        """Return at how many dots to the inch a page is drawn: fewer than wanted where the sheet is enormous."""
        width, height = self._document.get_page_size(number)
        if not (0 < width < math.inf and 0 < height < math.inf):
            raise Refused(Problem("", FileRefusal.DAMAGED))
        return min(wanted, MOST_DOTS, POINTS * math.sqrt(_MOST_DRAWN / (width * height)))

    def draw(self, number: int, wanted: float) -> Image.Image:
        """Draw a page in colour, at :meth:`dots_of`."""
        scale = self.dots_of(number, wanted) / POINTS
        page = self._document[number]
        drawn = page.render(scale=scale, may_draw_forms=False)
        try:
            image: Image.Image = drawn.to_pil().convert("RGB").copy()
            return image
        finally:
            drawn.close()
            page.close()


def together(parts: Iterable[Part]) -> bytes:
    """Write a new PDF; each part adds its pages to it."""
    made = pypdfium2.PdfDocument.new()
    for add in parts:
        add(made)
    return _save_bytes(made)


def page_of(source: PdfFile, number: int, turn: int) -> Part:
    """Return a part with one page of another PDF, turned clockwise."""

    def add(made: Any) -> None:
        made.import_pages(source.document, [number])
        if turn:
            page = made[len(made) - 1]
            page.set_rotation((page.get_rotation() + turn) % 360)

    return add


def page_from_jpeg(jpeg: bytes, width: int, height: int) -> Part:
    """Return a part with one image on a sheet of its own size, its bytes unchanged."""

    def add(made: Any) -> None:
        wide, high = width * POINTS / MOST_DOTS, height * POINTS / MOST_DOTS
        page = made.new_page(wide, high)
        image = pypdfium2.PdfImage.new(made)
        image.load_jpeg(io.BytesIO(jpeg), inline=True)
        image.set_matrix(pypdfium2.PdfMatrix().scale(wide, high))
        page.insert_obj(image)
        page.gen_content()

    return add


def _save_bytes(document: Any) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _plain_text(text: str) -> str:
    lines = ("".join(letter if letter.isprintable() else " " for letter in line) for line in text.splitlines())
    return "\n".join(" ".join(line.split()) for line in lines).strip()
