from __future__ import annotations

import io

import pypdf
from PIL import Image

from frontoffice.attaching import photo_facts
from tests.support import hostile_files


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body


def in_a_pdf(jpeg: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Filter/DCTDecode>>stream\r\n" + jpeg + b"\r\nendstream\nendobj"


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
