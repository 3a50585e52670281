"""Where and with what the photos inside a PDF were taken: overwritten, so that no pixel and no place in the file moves.

PDFium writes the streams of photos as they came, with all that the camera said of itself. What is overwritten becomes
a comment (in JPEG 2000 a free box) of zeros of the same length: the image is the same, and so is every offset of the
PDF. From a JPEG that was packed once more it is taken out, and zeros follow what it is packed to then.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

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
    """A photo that is damaged, or was packed more tightly than it can be here, is not cleaned in its place."""


def without(pdf: bytes) -> bytes:
    """Return a PDF that PDFium wrote without them; the very same where there are none. Raises NoRoom."""
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
    """Where the segments begin and end that say it."""
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
