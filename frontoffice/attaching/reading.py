"""A file read: normalised, examined, refused or kept as it came. Runs in the reading process only."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from PIL import Image

from frontoffice.attaching import content_type, images, pdf_file
from frontoffice.attaching.codes import Change, FileRefusal
from frontoffice.attaching.content_type import Content
from frontoffice.attaching.limits import MOST_DOTS, ReadingLimits
from frontoffice.attaching.pdf_file import ImageSheet, PdfFile
from frontoffice.attaching.requests import Pixels, PlannedPage, ReadFile
from frontoffice.errors import Problem, Refused

# --- Where and with what the photos inside a PDF were taken: overwritten, so that no pixel and no place in the
# file moves ---
# PDFium writes the streams of photos as they came, with all that the camera said of itself. What is overwritten
# becomes a comment (in JPEG 2000 a free box) of zeros of the same length: the image is the same, and so is every
# offset of the PDF. From a JPEG that was packed once more it is taken out, and zeros follow what it is packed to then.

_STREAM: Final = re.compile(rb"stream\r?\n(?=\xff\xd8|\x78[\x01\x5e\x9c\xda]|\0\0\0\x0cjP  )(.*?)endstream", re.DOTALL)
# Exif, XMP and Photoshop's own; colour profiles (APP2) and the kind of colours (APP14) stay. Within the pixels no FF
# stands before such a byte, so that what is found is a segment of this image, or of a smaller one behind it.
_SAYING: Final = re.compile(
    rb"\xff[\xe1\xed](?P<length>..)(?:Exif\x00|http://ns\.adobe\.com/x|Photoshop 3\.0\x00)", re.DOTALL
)
_JPEG: Final = b"\xff\xd8"
_PACKED: Final = b"\x78"
_COMMENT: Final = b"\xff\xfe"
_HEAD: Final = 4  # bytes of marker and length
_BOX: Final = 8  # bytes of a box of JPEG 2000 before what it holds: its length and its type
_LONG_BOX: Final = 16  # where the length stands behind the type
_SAYING_BOXES: Final = (b"uuid", b"xml ")  # Exif, XMP, IPTC; what shows the image needs neither


class NoRoom(Exception):  # noqa: N818  (an answer, not an error)
    """No room for cleaning a photo in its place, because it is damaged or was packed too tightly."""


def strip_photo_metadata(pdf: bytes) -> bytes:
    """Return a PDF from PDFium without camera data in its photos; the very same where there are none. Raises NoRoom."""
    made: bytearray | None = None
    for stream in _STREAM.finditer(pdf):
        start, end = stream.span(1)
        photo = pdf[start:end]
        clean = _strip_facts(photo)
        if clean != photo:
            made = made or bytearray(pdf)
            made[start:end] = clean
    return pdf if made is None else bytes(made)


def _strip_facts(photo: bytes) -> bytes:
    if photo.startswith(_JPEG):
        return _jpeg(photo)
    return _decompress(photo) if photo.startswith(_PACKED) else _jpeg_2000(photo)


def _jpeg(photo: bytes) -> bytes:
    made = bytearray(photo)
    for start, end in _find_segments(photo):
        made[start : start + 2] = _COMMENT
        made[start + _HEAD : end] = bytes(end - start - _HEAD)
    return bytes(made)


def _find_segments(photo: bytes) -> list[tuple[int, int]]:
    """Start and end of each segment with camera data."""
    found = ((one.start(), int.from_bytes(one["length"])) for one in _SAYING.finditer(photo))
    return [(start, min(start + 2 + length, len(photo))) for start, length in found]


def _decompress(stream: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        photo = unpacking.decompress(stream, len(_JPEG))
    except zlib.error:
        return stream
    if photo != _JPEG:
        return stream
    try:
        photo += unpacking.decompress(unpacking.unconsumed_tail)
    except zlib.error:
        raise NoRoom from None
    if not (said := _find_segments(photo)):
        return stream
    left, at = bytearray(), 0
    for start, end in said:
        left += photo[at:start]
        at = max(at, end)
    packed = zlib.compress(bytes(left + photo[at:]), zlib.Z_BEST_COMPRESSION)
    behind = unpacking.unused_data  # the end of the line
    room = len(stream) - len(packed) - len(behind)
    if room < 0:
        raise NoRoom
    return packed + bytes(room) + behind


def _jpeg_2000(photo: bytes) -> bytes:
    made, at = bytearray(photo), 0
    while at + _BOX <= len(photo):
        length, kind, head = int.from_bytes(photo[at : at + 4]), photo[at + 4 : at + _BOX], _BOX
        if length == 1:
            length, head = int.from_bytes(photo[at + _BOX : at + _LONG_BOX]), _LONG_BOX
        end = min(at + length, len(photo)) if length else len(photo)
        if kind in _SAYING_BOXES:
            made[at + 4 : at + _BOX] = b"free"
            made[at + head : end] = bytes(max(0, end - at - head))
        at = max(end, at + head)
    return bytes(made)


# --- reading ---

_FLAT_DOTS: Final = 150
_THUMBNAIL_DOTS: Final = 18


def read(content: bytes, limits: ReadingLimits) -> ReadFile:
    """Return the file as it may be kept; Refused says why not."""
    kind = content_type.of(content)
    return _read_pdf(content, limits) if kind is Content.PDF else _read_images(content, kind, limits)


def draw(content: bytes, page: int, dots: float, limits: ReadingLimits) -> Pixels:
    """Return the pixels of one page of a kept file."""
    return images.pixels(_Source(content, limits).image(page, dots))


def compose(contents: Sequence[bytes], plan: Sequence[PlannedPage], limits: ReadingLimits) -> ReadFile:
    """Put pages of kept files together to one: an image where it is one image, else a PDF.

    A signed PDF is none afterwards: Refused.
    """
    if not plan or len(plan) > limits.pages:
        raise Refused(Problem("", FileRefusal.TOO_MANY_PAGES, {"pages": len(plan), "most": limits.pages}))
    sources = [_Source(content, limits) for content in contents]
    if any(source.pdf and source.pdf.is_signed for source in sources):
        raise Refused(Problem("", FileRefusal.SIGNED_UNCHANGED))
    if len(plan) == 1 and sources[plan[0].source].pdf is None:
        image = images.rotate(sources[plan[0].source].image(0, 0), plan[0].turn)
        kind, written = images.encode(image)
        return ReadFile(written, kind, 1, (images.thumbnail(image),))
    if all(sources[one.source].is_of_images for one in plan):
        pdf = pdf_file.write(sources[one.source].sheet(one.page, one.turn) for one in plan)
    else:
        pdf = pdf_file.together([sources[one.source].part(one.page, one.turn) for one in plan])
    made = PdfFile(pdf, limits)
    return ReadFile(pdf, Content.PDF, made.pages, tuple(_thumbnails(made)), made.text(limits.text))


def flatten(content: bytes, limits: ReadingLimits) -> bytes:
    """Return a PDF of nothing but images of the pages: for printing, whatever the file is."""
    source = _Source(content, limits)
    if source.pdf:
        return _flat(source.pdf, MOST_DOTS)
    return pdf_file.write([source.sheet(0, 0)])


class _Source:
    """A kept file, PDF or image, page by page."""

    def __init__(self, content: bytes, limits: ReadingLimits) -> None:
        kind = content_type.of(content)
        self.pdf = PdfFile(content, limits) if kind is Content.PDF else None
        self._image = None if self.pdf else next(images.pages(content, kind, limits)).image
        self.pages = self.pdf.pages if self.pdf else 1
        self._sheets = pdf_file.read(content) if self.pdf else None

    @property
    def is_of_images(self) -> bool:
        """Whether each page is an image usable in another PDF without change."""
        return self.pdf is None or self._sheets is not None

    def image(self, page: int, dots: float) -> Image.Image:
        if self.pdf:
            return self.pdf.draw(self._require_page(page), dots)
        assert self._image is not None  # noqa: S101  (the one or the other)
        return self._image

    def sheet(self, page: int, turn: int) -> ImageSheet:
        if self._sheets is None:
            return _sheet(images.rotate(self.image(0, 0), turn))
        one = self._sheets[self._require_page(page)]
        return replace(one, turn=(one.turn + turn) % 360)

    def part(self, page: int, turn: int) -> pdf_file.Part:
        if self.pdf:
            return pdf_file.page_of(self.pdf, self._require_page(page), turn)
        image = images.rotate(self.image(0, 0), turn)
        return pdf_file.page_from_jpeg(images.as_jpeg(image), *image.size)

    def _require_page(self, page: int) -> int:
        if not 0 <= page < self.pages:
            raise Refused(Problem("", FileRefusal.DAMAGED))
        return page


def _read_images(content: bytes, kind: Content, limits: ReadingLimits) -> ReadFile:
    changes: set[Change] = set()
    thumbnails, sheets = [], []
    for clean in images.pages(content, kind, limits):  # one page in memory at a time
        last = clean.image
        changes |= clean.changes
        thumbnails.append(images.thumbnail(last))
        sheets.append(_sheet(last))
    single = len(sheets) == 1
    media_type, written = images.encode(last) if single else (Content.PDF, pdf_file.write(sheets))
    in_order = tuple(change for change in Change if change in changes)
    return ReadFile(written, media_type, len(sheets), tuple(thumbnails), changes=in_order)


def _read_pdf(content: bytes, limits: ReadingLimits) -> ReadFile:
    pdf = PdfFile(content, limits)
    active, signed = pdf.is_active(), pdf.is_signed
    if active and signed:
        raise Refused(Problem("", FileRefusal.SIGNED_WITH_SCRIPTS))
    thumbnails = tuple(_thumbnails(pdf))
    text = ""
    with suppress(pdf_file.Unreadable):  # what cannot be searched can still be seen
        text = pdf.text(limits.text)
    if active:
        flat = _flat(pdf, _FLAT_DOTS)
        return ReadFile(flat, Content.PDF, pdf.pages, thumbnails, text, changes=(Change.FLATTENED,))
    if signed or pdf_file.read(content):
        return ReadFile(content, Content.PDF, pdf.pages, thumbnails, text, signed=signed)
    saved = pdf.save_bytes()
    try:
        kept = strip_photo_metadata(saved)
    except NoRoom:
        flat = _flat(pdf, _FLAT_DOTS)
        return ReadFile(flat, Content.PDF, pdf.pages, thumbnails, text, changes=(Change.FLATTENED,))
    changes = () if kept is saved else (Change.CLEANED,)
    return ReadFile(kept, Content.PDF, pdf.pages, thumbnails, text, changes=changes)


def _thumbnails(pdf: PdfFile) -> Iterator[Pixels]:
    return (images.thumbnail(pdf.draw(page, _THUMBNAIL_DOTS)) for page in range(pdf.pages))


def _flat(pdf: PdfFile, dots: int) -> bytes:
    return pdf_file.write(_sheet(pdf.draw(page, dots), pdf.dots_of(page, dots)) for page in range(pdf.pages))


def _sheet(image: Image.Image, dots: float = MOST_DOTS) -> ImageSheet:
    """Return it on a sheet of its own size."""
    width, height = (side * pdf_file.POINTS / dots for side in image.size)
    return ImageSheet(images.as_jpeg(image), width, height)
