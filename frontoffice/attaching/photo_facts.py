"""Where and with what the photos inside a PDF were taken: overwritten, so that no pixel and no place in the file moves.

PDFium writes the streams of JPEG images as they came, with all that the camera said of itself. What is overwritten
becomes a comment of zeros of the same length: the image is the same, and so is every offset of the PDF.
"""

from __future__ import annotations

import re
from typing import Final

_JPEG: Final = re.compile(rb"stream\r?\n(?=\xff\xd8)(.*?)endstream", re.DOTALL)
# Exif, XMP and Photoshop's own; colour profiles (APP2) and the kind of colours (APP14) stay. Within the pixels no FF
# stands before such a byte, so that what is found is a segment of this image, or of a smaller one behind it.
_SAYING: Final = re.compile(
    rb"\xff[\xe1\xed](?P<length>..)(?:Exif\x00|http://ns\.adobe\.com/x|Photoshop 3\.0\x00)", re.DOTALL
)
_COMMENT: Final = b"\xff\xfe"
_HEAD: Final = 4  # bytes of marker and length


def without(pdf: bytes) -> bytes:
    """Return a PDF that PDFium wrote without them; the very same where there are none."""
    made: bytearray | None = None
    for stream in _JPEG.finditer(pdf):
        start, end = stream.span(1)
        for said in _SAYING.finditer(pdf, start, end):
            made = made or bytearray(pdf)
            at = said.start()
            behind = min(at + 2 + int.from_bytes(said["length"]), end)
            made[at : at + 2] = _COMMENT
            made[at + _HEAD : behind] = bytes(behind - at - _HEAD)
    return pdf if made is None else bytes(made)
