from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable

import pypdf
import pytest
from PIL import Image

from frontoffice.attaching import reading
from frontoffice.attaching.codes import Change, FileRefusal
from frontoffice.attaching.content_type import Content
from frontoffice.attaching.limits import LIMITS, ReadingLimits
from frontoffice.attaching.pdf_file import PdfFile
from frontoffice.attaching.requests import PlannedPage, ReadFile
from frontoffice.errors import Refused
from tests.support import hostile_files


def read(content: bytes) -> ReadFile:
    return reading.read(content, LIMITS)


@pytest.mark.parametrize("what", hostile_files.FLATTENED)
def test_a_pdf_with_programs_or_files_inside_becomes_images_and_stays_searchable(what: str) -> None:
    file = read(hostile_files.FLATTENED[what]())
    assert file.changes == (Change.FLATTENED,)
    assert file.text == "Kutipan izin trayek 1"
    left = PdfFile(file.content, LIMITS)
    assert not left.is_active()
    assert left.text(100) == ""
    page = pypdf.PdfReader(io.BytesIO(file.content)).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((595, 842), abs=1)


def test_a_photo_inside_a_pdf_no_longer_says_where_it_was_taken_and_looks_the_same() -> None:
    before = hostile_files.pdf_with_photo("Budi Santoso")
    file = read(before)
    assert file.changes == (Change.CLEANED,)
    was, now = (pypdf.PdfReader(io.BytesIO(one)) for one in (before, file.content))
    (photo,), (kept,) = was.pages[1].images, now.pages[1].images
    assert photo.image is not None
    assert kept.image is not None
    assert b"Merek Ponsel" in before
    assert b"Merek Ponsel" not in file.content
    assert photo.image.tobytes() == kept.image.tobytes()
    assert now.pages[0].extract_text().strip() == "Kutipan izin trayek 1"
    assert now.metadata is not None
    assert now.metadata.author == "Budi Santoso", "what the paper says of itself stays with it"


@pytest.mark.thorough
@pytest.mark.parametrize("make", [hostile_files.pdf_with_packed_photo, hostile_files.pdf_with_photo_in_jpeg_2000])
def test_a_photo_that_stands_in_a_pdf_in_another_way_says_it_no_longer_either(make: Callable[[], bytes]) -> None:
    file = read(make())
    assert file.changes == (Change.CLEANED,)
    assert reading.strip_photo_metadata(file.content) is file.content
    assert file.text.startswith("Kutipan izin trayek")


def test_a_photo_that_cannot_be_cleaned_in_its_place_makes_images_of_its_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zlib, "Z_BEST_COMPRESSION", zlib.Z_NO_COMPRESSION)
    file = read(hostile_files.pdf_with_packed_photo())
    assert file.changes == (Change.FLATTENED,)
    assert b"Merek Ponsel" not in file.content


def test_a_born_digital_pdf_keeps_its_letters() -> None:
    file = read(hostile_files.pdf(2))
    assert (file.media_type, file.pages, file.changes) == (Content.PDF, 2, ())
    assert [one.height for one in file.thumbnails] == [180, 180]
    assert pypdf.PdfReader(io.BytesIO(file.content)).pages[1].extract_text().strip() == "Kutipan izin trayek 2"


def test_a_signed_pdf_stays_byte_for_byte() -> None:
    content = hostile_files.signed_pdf()
    assert read(content).content == content
    assert read(content).signed


def test_what_hangs_on_behind_an_image_is_gone() -> None:
    file = read(hostile_files.png_with_zip_behind())
    assert file.media_type is Content.JPEG
    assert b"buka.exe" not in file.content


def test_a_scan_of_several_pages_becomes_one_pdf() -> None:
    sheets = [Image.new("L", (400, 500), grey) for grey in (0, 128, 255)]
    written = io.BytesIO()
    sheets[0].save(written, "TIFF", save_all=True, append_images=sheets[1:])
    file = read(written.getvalue())
    assert (file.media_type, file.pages) == (Content.PDF, 3)
    assert [one.rgb[0] for one in file.thumbnails] == pytest.approx([0, 128, 255], abs=2)


def test_pages_of_papers_are_put_together_ordered_and_turned() -> None:
    photo, pdf = read(hostile_files.image()), read(hostile_files.pdf(3))
    plan = [PlannedPage(1, 2), PlannedPage(0, 0, 90), PlannedPage(1, 0, 180)]
    made = reading.compose([photo.content, pdf.content], plan, LIMITS)
    assert (made.media_type, made.pages) == (Content.PDF, 3)
    assert made.text.split() == ["Kutipan", "izin", "trayek", "3", "Kutipan", "izin", "trayek", "1"]
    assert made.thumbnails[1].height > made.thumbnails[1].width  # it lay on its side before


def test_one_image_stays_an_image() -> None:
    photo = read(hostile_files.image())
    turned = reading.compose([photo.content], [PlannedPage(0, 0, 90)], LIMITS)
    assert turned.media_type is Content.JPEG
    assert (turned.thumbnails[0].width, turned.thumbnails[0].height) == (135, 180)


@pytest.mark.parametrize("plan", [[], [PlannedPage(0, 7)], [PlannedPage(0, 0)] * 101])
def test_pages_that_are_not_there_or_too_many_are_refused(plan: list[PlannedPage]) -> None:
    with pytest.raises(Refused):
        reading.compose([hostile_files.pdf()], plan, LIMITS)


def test_a_signed_pdf_is_not_taken_apart() -> None:
    with pytest.raises(Refused) as refused:
        reading.compose([hostile_files.signed_pdf()], [PlannedPage(0, 0)], LIMITS)
    assert refused.value.problems[0].code is FileRefusal.SIGNED_UNCHANGED


@pytest.mark.thorough
def test_what_is_printed_is_images_of_the_same_size() -> None:
    for content, size in ((hostile_files.pdf(2), (595, 842)), (hostile_files.image(), (288, 216))):
        page = pypdf.PdfReader(io.BytesIO(reading.flatten(content, LIMITS))).pages[0]
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=1)
        assert page.extract_text() == ""


def test_a_page_is_drawn_as_large_as_it_is_asked_for() -> None:
    drawn = reading.draw(hostile_files.pdf(), 0, 72, LIMITS)
    assert (drawn.width, drawn.height) == (595, 842)


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body


def in_a_pdf(jpeg: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Filter/DCTDecode>>stream\r\n" + jpeg + b"\r\nendstream\nendobj"


def unpacked(pdf: bytes) -> bytes:
    """The first photo of a PDF that was packed once more."""
    found = (
        zlib.decompressobj().decompress(one[1]) for one in re.finditer(rb"stream\r?\n(?=(\x78.*))", pdf, re.DOTALL)
    )
    return next(one for one in found if one.startswith(b"\xff\xd8"))


def test_what_a_camera_said_is_zeros_of_the_same_length_and_all_else_stays() -> None:
    said = (
        segment(0xE1, b"Exif\0\0GPS 2.13 S"),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04Pangkalpinang"),
    )
    kept = (segment(0xE0, b"JFIF\0"), segment(0xE2, b"ICC_PROFILE\0sRGB"), segment(0xEE, b"Adobe\0d"))
    pdf = in_a_pdf(b"\xff\xd8" + b"".join((*kept, *said)) + b"\xff\xda\0\x02\x11\x22\xff\xd9")
    made = reading.strip_photo_metadata(pdf)
    assert len(made) == len(pdf)
    assert not any(word in made for word in (b"GPS", b"xmpmeta", b"Pangkalpinang", b"\xff\xe1", b"\xff\xed"))
    assert all(one in made for one in kept)
    assert made == pdf.replace(b"".join(said), b"".join(segment(0xFE, bytes(len(one) - 4)) for one in said))


def test_a_segment_that_says_it_is_longer_than_its_image_ends_with_it() -> None:
    pdf = in_a_pdf(b"\xff\xd8\xff\xe1\xff\xffExif\0\0rusak")
    made = reading.strip_photo_metadata(pdf)
    assert made.endswith(b"endstream\nendobj")
    assert b"rusak" not in made


def test_what_is_no_photo_is_left_alone() -> None:
    letters = b"\xff\xe1\0\x09Exif\0\0x"
    for pdf in (hostile_files.pdf(), letters, in_a_pdf(hostile_files.image()), in_a_pdf(b"\xff\xd8") + letters):
        assert reading.strip_photo_metadata(pdf) is pdf


def test_a_photo_of_a_phone_in_a_pdf_is_the_same_image() -> None:
    before = hostile_files.pdf_with_photo()
    after = reading.strip_photo_metadata(before)
    (photo,), (kept,) = (pypdf.PdfReader(io.BytesIO(one)).pages[1].images for one in (before, after))
    assert Image.open(io.BytesIO(kept.data)).tobytes() == Image.open(io.BytesIO(photo.data)).tobytes()


def test_a_photo_that_was_packed_once_more_says_nothing_either() -> None:
    before = hostile_files.pdf_with_packed_photo()
    after = reading.strip_photo_metadata(before)
    assert len(after) == len(before)
    photo, kept = map(unpacked, (before, after))
    assert b"Merek Ponsel" in photo
    assert b"Exif" not in kept
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(photo)).tobytes()
    shown = [PdfFile(one, ReadingLimits()).draw(1, 40).tobytes() for one in (before, after)]
    assert shown[0] == shown[1]


def test_what_is_left_of_a_photo_that_was_cut_says_nothing() -> None:
    cut = in_a_pdf(zlib.compress(hostile_files.photo_with_gps())[:-900])
    assert b"Exif" not in unpacked(reading.strip_photo_metadata(cut))


def test_a_photo_in_jpeg_2000_says_nothing_either() -> None:
    before = hostile_files.pdf_with_photo_in_jpeg_2000()
    after = reading.strip_photo_metadata(before)
    assert len(after) == len(before)
    assert b"Merek Ponsel" in before
    assert not [word for word in (b"Merek", b"xmpmeta", b"Exif->") if word in after]
    shown = [PdfFile(one, ReadingLimits()).draw(1, 40).tobytes() for one in (before, after)]
    assert shown[0] == shown[1]
    assert len(set(shown[0])) > 1


def test_a_box_that_has_no_end_is_left_at_the_end_of_its_image() -> None:
    head = b"\0\0\0\x0cjP  \r\n\x87\n"
    for box in (b"\0\0\0\0uuidrusak", b"\xff\xff\xff\xffxml rusak", b"\0\0\0\1uuid" + b"\xff" * 8 + b"rusak"):
        assert b"rusak" not in reading.strip_photo_metadata(in_a_pdf(head + box))
    for box in (b"\0\0\0\3jp2c", b"\0\0\0\1jp2c", b"jp2"):
        assert reading.strip_photo_metadata(in_a_pdf(head + box)) == in_a_pdf(head + box)


def test_packed_data_that_is_no_photo_or_damaged_is_left_alone() -> None:
    for data in (
        b"\x78\x9c\xff\xffrusak",
        b"\x78\x9crusak",
        zlib.compress(b"abc"),
        zlib.compress(hostile_files.image()),
    ):
        assert reading.strip_photo_metadata(in_a_pdf(data)) == in_a_pdf(data)


def test_a_packed_photo_that_is_damaged_is_named() -> None:
    packed = bytearray(zlib.compress(hostile_files.photo_with_gps()))
    packed[600:700] = b"\xff" * 100
    with pytest.raises(reading.NoRoom):
        reading.strip_photo_metadata(in_a_pdf(bytes(packed)))


def test_a_photo_that_has_no_room_in_its_place_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = in_a_pdf(zlib.compress(hostile_files.photo_with_gps()))
    monkeypatch.setattr(zlib, "Z_BEST_COMPRESSION", zlib.Z_NO_COMPRESSION)  # as if it had been packed better
    with pytest.raises(reading.NoRoom):
        reading.strip_photo_metadata(packed)
