from __future__ import annotations

import io
import re
import zlib

import pypdf
import pytest
from PIL import Image

from frontoffice.attaching import photo_facts
from frontoffice.attaching.limits import ReadingLimits
from frontoffice.attaching.pdf_file import PdfFile
from tests.support import hostile_files


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
    made = photo_facts.without(pdf)
    assert len(made) == len(pdf)
    assert not any(word in made for word in (b"GPS", b"xmpmeta", b"Pangkalpinang", b"\xff\xe1", b"\xff\xed"))
    assert all(one in made for one in kept)
    assert made == pdf.replace(b"".join(said), b"".join(segment(0xFE, bytes(len(one) - 4)) for one in said))


def test_a_segment_that_says_it_is_longer_than_its_image_ends_with_it() -> None:
    pdf = in_a_pdf(b"\xff\xd8\xff\xe1\xff\xffExif\0\0rusak")
    made = photo_facts.without(pdf)
    assert made.endswith(b"endstream\nendobj")
    assert b"rusak" not in made


def test_what_is_no_photo_is_left_alone() -> None:
    letters = b"\xff\xe1\0\x09Exif\0\0x"
    for pdf in (hostile_files.pdf(), letters, in_a_pdf(hostile_files.image()), in_a_pdf(b"\xff\xd8") + letters):
        assert photo_facts.without(pdf) is pdf


def test_a_photo_of_a_phone_in_a_pdf_is_the_same_image() -> None:
    before = hostile_files.pdf_with_photo()
    after = photo_facts.without(before)
    (photo,), (kept,) = (pypdf.PdfReader(io.BytesIO(one)).pages[1].images for one in (before, after))
    assert Image.open(io.BytesIO(kept.data)).tobytes() == Image.open(io.BytesIO(photo.data)).tobytes()


def test_a_photo_that_was_packed_once_more_says_nothing_either() -> None:
    before = hostile_files.pdf_with_packed_photo()
    after = photo_facts.without(before)
    assert len(after) == len(before)
    photo, kept = map(unpacked, (before, after))
    assert b"Merek Ponsel" in photo
    assert b"Exif" not in kept
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(photo)).tobytes()
    shown = [PdfFile(one, ReadingLimits()).draw(1, 40).tobytes() for one in (before, after)]
    assert shown[0] == shown[1]


def test_what_is_left_of_a_photo_that_was_cut_says_nothing() -> None:
    cut = in_a_pdf(zlib.compress(hostile_files.photo_with_gps())[:-900])
    assert b"Exif" not in unpacked(photo_facts.without(cut))


def test_a_photo_in_jpeg_2000_says_nothing_either() -> None:
    before = hostile_files.pdf_with_photo_in_jpeg_2000()
    after = photo_facts.without(before)
    assert len(after) == len(before)
    assert b"Merek Ponsel" in before
    assert not [word for word in (b"Merek", b"xmpmeta", b"Exif->") if word in after]
    shown = [PdfFile(one, ReadingLimits()).draw(1, 40).tobytes() for one in (before, after)]
    assert shown[0] == shown[1]
    assert len(set(shown[0])) > 1


def test_a_box_that_has_no_end_is_left_at_the_end_of_its_image() -> None:
    head = b"\0\0\0\x0cjP  \r\n\x87\n"
    for box in (b"\0\0\0\0uuidrusak", b"\xff\xff\xff\xffxml rusak", b"\0\0\0\1uuid" + b"\xff" * 8 + b"rusak"):
        assert b"rusak" not in photo_facts.without(in_a_pdf(head + box))
    for box in (b"\0\0\0\3jp2c", b"\0\0\0\1jp2c", b"jp2"):
        assert photo_facts.without(in_a_pdf(head + box)) == in_a_pdf(head + box)


def test_packed_data_that_is_no_photo_or_damaged_is_left_alone() -> None:
    for data in (
        b"\x78\x9c\xff\xffrusak",
        b"\x78\x9crusak",
        zlib.compress(b"abc"),
        zlib.compress(hostile_files.image()),
    ):
        assert photo_facts.without(in_a_pdf(data)) == in_a_pdf(data)


def test_a_packed_photo_that_is_damaged_is_named() -> None:
    packed = bytearray(zlib.compress(hostile_files.photo_with_gps()))
    packed[600:700] = b"\xff" * 100
    with pytest.raises(photo_facts.NoRoom):
        photo_facts.without(in_a_pdf(bytes(packed)))


def test_a_photo_that_has_no_room_in_its_place_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = in_a_pdf(zlib.compress(hostile_files.photo_with_gps()))
    monkeypatch.setattr(zlib, "Z_BEST_COMPRESSION", zlib.Z_NO_COMPRESSION)  # as if it had been packed better
    with pytest.raises(photo_facts.NoRoom):
        photo_facts.without(packed)
