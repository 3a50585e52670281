from __future__ import annotations

import io

import pytest
from PIL import Image

from frontoffice.attaching import images
from frontoffice.attaching.codes import Change, FileRefusal
from frontoffice.attaching.content_type import Content
from frontoffice.attaching.images import CleanImage
from frontoffice.attaching.limits import LIMITS
from frontoffice.errors import Refused
from tests.support import hostile_files


def only(content: bytes, kind: Content = Content.JPEG) -> CleanImage:
    (clean,) = images.pages(content, kind, LIMITS)
    return clean


@pytest.mark.thorough
def test_a_photo_stands_upright_and_does_not_say_where_it_was_taken() -> None:
    clean = only(hostile_files.photo_with_gps())
    assert clean.image.size == (1753, 2338)  # A4 at 200 dots to the inch, by the nearest pixel
    assert clean.changes == {Change.SHRUNK, Change.CLEANED, Change.TURNED}
    _, written = images.encode(clean.image)
    assert b"Merek" not in written
    assert not Image.open(io.BytesIO(written)).getexif()
    grey = clean.image.convert("L")
    above, below = grey.crop((800, 50, 900, 150)), grey.crop((800, 2200, 900, 2300))
    assert max(above.tobytes()) < 100 < min(below.tobytes())  # what was left is above now


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("size", "dots", "longest"),
    [
        ((2480, 3508), 300, 2338),  # A4
        ((3508, 4961), 300, 3307),  # A3: a larger sheet has more dots
        ((1240, 1754), 150, 1754),  # fewer than 200 stay
        ((2800, 2100), 72, 2338),  # what a camera says, of a sheet that would be over a metre
        ((2800, 2100), 1, 2338),
    ],
)
def test_a_scan_has_at_most_200_dots_to_the_inch(size: tuple[int, int], dots: int, longest: int) -> None:
    clean = only(hostile_files.image(size=size, dpi=(dots, dots)))
    assert max(clean.image.size) == pytest.approx(longest, abs=1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK", "RGB"])
def test_every_kind_of_image_becomes_grey_colour_or_black_and_white(mode: str) -> None:
    written = io.BytesIO()
    kind = Content.TIFF if mode == "CMYK" else Content.PNG
    Image.new(mode, (40, 30)).save(written, kind.name)
    clean = only(written.getvalue(), kind)
    assert clean.image.mode in ("1", "L", "RGB")
    assert images.encode(clean.image)[0] is (Content.PNG if clean.image.mode == "1" else Content.JPEG)


def test_where_nothing_is_there_is_white_paper() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(written, "PNG")
    assert only(written.getvalue(), Content.PNG).image.getpixel((4, 4)) == (255, 255, 255)


def test_of_what_moves_the_first_image_is_taken_and_said() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    assert Change.FIRST_FRAME in only(written.getvalue(), Content.GIF).changes


@pytest.mark.parametrize("bomb", [hostile_files.huge_png, hostile_files.huge_jpeg])
def test_an_image_of_too_many_dots_is_refused_before_one_of_them_is_decoded(bomb: object) -> None:
    content = bomb()  # type: ignore[operator]
    kind = Content.PNG if content.startswith(b"\x89") else Content.JPEG
    with pytest.raises(Refused) as refused:
        only(content, kind)
    assert refused.value.problems[0].code is FileRefusal.TOO_MANY_PIXELS


def test_a_turn_is_clockwise() -> None:
    image = Image.new("L", (2, 1))
    image.putpixel((0, 0), 255)
    assert [images.rotate(image, turn).tobytes() for turn in (0, 90, 180, 270)] == [
        b"\xff\0",
        b"\xff\0",
        b"\0\xff",
        b"\0\xff",
    ]
    assert [images.rotate(image, turn).size for turn in (90, 360)] == [(1, 2), (2, 1)]
