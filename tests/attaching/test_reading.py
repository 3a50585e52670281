from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pypdf
import pytest
from PIL import Image

from frontoffice.attaching import photo_facts, reading
from frontoffice.attaching.codes import Change, FileRefusal
from frontoffice.attaching.content_type import Content
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.pdf_file import PdfFile
from frontoffice.attaching.results import PlannedPage, ReadFile
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
    assert photo_facts.without(file.content) is file.content
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
