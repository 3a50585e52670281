"""Photos and scans, decoded by Pillow and made anew: upright, at most 200 dots to the inch, nothing but pixels left.

Where and when a photo was taken, its thumbnail, its colour profile and whatever hangs on behind the image are gone.
Runs in the reading process only.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, PngImagePlugin

from frontoffice.attaching.codes import Change, FileRefusal
from frontoffice.attaching.content_type import Content
from frontoffice.attaching.limits import A3_LONG, A4_LONG, MOST_DOTS, ReadingLimits
from frontoffice.attaching.requests import THUMBNAIL, Pixels
from frontoffice.errors import Problem, Refused

_QUALITY: Final = 82
_ORIENTATION: Final = 0x0112
_READ: Final = {
    Content.JPEG: "JPEG",
    Content.PNG: "PNG",
    Content.TIFF: "TIFF",
    Content.WEBP: "WEBP",
    Content.BMP: "BMP",
    Content.GIF: "GIF",
}
_SIXTEEN_BITS: Final = 256
_LEAST_DOTS: Final = 30  # what says less says nothing

Image.MAX_IMAGE_PIXELS = None  # the bound is ours, and is asked before a pixel is decoded
PngImagePlugin.MAX_TEXT_MEMORY = PngImagePlugin.MAX_TEXT_CHUNK


@dataclass(frozen=True, slots=True)
class CleanImage:
    """Cleaned image of a page, with its changes."""

    image: Image.Image
    changes: frozenset[Change]


def pages(content: bytes, kind: Content, limits: ReadingLimits) -> Iterator[CleanImage]:
    """Yield each page of an image file: a TIFF may have several, of what moves only the first is taken."""
    with Image.open(io.BytesIO(content), formats=[_READ[kind]]) as image:
        count = int(getattr(image, "n_frames", 1))
        several = kind is Content.TIFF
        if several and count > limits.pages:
            raise Refused(Problem("", FileRefusal.TOO_MANY_PAGES, {"pages": count, "most": limits.pages}))
        for page in range(count if several else 1):
            if several:
                image.seek(page)
            clean = _clean(image, limits)
            moved = frozenset({Change.FIRST_FRAME} if count > 1 and not several else ())
            yield CleanImage(clean.image, clean.changes | moved)


def encode(image: Image.Image) -> tuple[Content, bytes]:
    """Return the image as a file: PNG for black and white, JPEG for the rest."""
    written = io.BytesIO()
    if image.mode == "1":
        image.save(written, "PNG", optimize=True)
        return Content.PNG, written.getvalue()
    image.save(written, "JPEG", quality=_QUALITY, optimize=True, dpi=(MOST_DOTS, MOST_DOTS))
    return Content.JPEG, written.getvalue()


def as_jpeg(image: Image.Image) -> bytes:
    """Return an image of any mode as JPEG."""
    return encode(image.convert("L") if image.mode == "1" else image)[1]


def rotate(image: Image.Image, turn: int) -> Image.Image:
    """Return it turned clockwise by a multiple of 90 degrees."""
    ways = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return image.transpose(ways[turn % 360]) if turn % 360 else image


def pixels(image: Image.Image, longest: int = 0) -> Pixels:
    """Return the image's pixels, with a longer side of at most ``longest`` if given."""
    shown = image.convert("RGB")
    if longest:
        shown.thumbnail((longest, longest))
    return Pixels(shown.width, shown.height, shown.tobytes())


def thumbnail(image: Image.Image) -> Pixels:
    """Return it as small as it stands in a row of pages."""
    return pixels(image, THUMBNAIL)


def _clean(image: Image.Image, limits: ReadingLimits) -> CleanImage:
    changes = set()
    most = _most_side(image)
    width, height = image.size
    if image.format == "JPEG":
        image.draft(None, (most, most))  # decodes a large photo at an eighth, a quarter or a half
    if image.width * image.height > limits.pixels:
        facts = {"width": width, "height": height, "most": limits.pixels // 1_000_000}
        raise Refused(Problem("", FileRefusal.TOO_MANY_PIXELS, facts))
    exif = image.getexif()
    if len(exif):
        changes.add(Change.CLEANED)
    if exif.get(_ORIENTATION, 1) != 1:
        changes.add(Change.TURNED)
    plain = _plain(ImageOps.exif_transpose(image))
    if max(width, height) > most:
        changes.add(Change.SHRUNK)
        if plain.mode == "1":
            plain = plain.convert("L")
        plain.thumbnail((most, most), Image.Resampling.LANCZOS)
    only = Image.frombytes(plain.mode, plain.size, plain.tobytes())  # pixels, and nothing that came with them
    return CleanImage(only, frozenset(changes))


def _plain(image: Image.Image) -> Image.Image:
    """Convert an image to black and white, grey or RGB, with white for transparency."""
    if image.mode in ("1", "L", "RGB"):
        return image
    if image.mode.startswith("I"):
        return image.point(lambda value: value / _SIXTEEN_BITS).convert("L")
    if image.has_transparency_data:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        paper.alpha_composite(whole)
        return paper.convert("RGB")
    return image.convert("L" if image.mode in ("LA", "F") else "RGB")


def _most_side(image: Image.Image) -> int:
    """How long the longer side may be: by the scanner's word where that makes a sheet, else as an A4 sheet."""
    try:
        dots = max(float(dot) for dot in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        dots = 0.0
    inches = max(image.size) / dots if dots >= _LEAST_DOTS else 0.0
    return round((inches if A4_LONG < inches <= A3_LONG else A4_LONG) * MOST_DOTS)
