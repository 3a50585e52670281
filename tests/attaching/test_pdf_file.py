from __future__ import annotations

import io

import pypdf
import pytest
from PIL import Image

from frontoffice.attaching import images, pdf_file
from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.pdf_file import PdfFile
from frontoffice.errors import Refused
from tests.support import hostile_files


def opened(content: bytes) -> PdfFile:
    return PdfFile(content, LIMITS)


def test_pages_and_words_are_those_of_the_file() -> None:
    pdf = opened(hostile_files.pdf(3))
    assert pdf.pages == 3
    assert pdf.text(1000).splitlines()[0] == "Kutipan izin trayek 1"
    assert len(pdf.text(10)) == 10
    assert not pdf.is_signed
    assert not pdf.is_active()


@pytest.mark.parametrize("what", hostile_files.FLATTENED)
def test_what_another_program_would_execute_is_found_however_it_is_spelled(what: str) -> None:
    assert opened(hostile_files.FLATTENED[what]()).is_active()


def test_a_name_within_a_page_s_words_is_no_action() -> None:
    assert not opened(hostile_files.pdf(words="/JavaScript /Launch")).is_active()


def test_a_signature_is_seen() -> None:
    assert opened(hostile_files.signed_pdf()).is_signed
    assert not opened(hostile_files.signed_pdf()).is_active()


@pytest.mark.thorough
def test_a_sheet_of_five_metres_is_drawn_small() -> None:
    drawn = opened(hostile_files.enormous_sheet_pdf()).draw(0, 200)
    assert drawn.width * drawn.height < 9_100_000


def test_pages_are_put_together_in_the_order_of_their_parts() -> None:
    first, second = opened(hostile_files.pdf(2, "Satu")), opened(hostile_files.pdf(1, "Dua"))
    photo = images.as_jpeg(Image.new("RGB", (200, 100), "red"))
    parts = [pdf_file.page_of(first, 1, 90), pdf_file.page_from_jpeg(photo, 200, 100), pdf_file.page_of(second, 0, 0)]
    written = pdf_file.together(parts)
    made = pypdf.PdfReader(io.BytesIO(written))
    assert [page.extract_text().strip() for page in made.pages] == ["Satu 2", "", "Dua 1"]
    assert made.pages[0].rotation == 90
    assert (made.pages[1].mediabox.width, made.pages[1].mediabox.height) == (72, 36)
    assert photo in written  # not decoded and made again


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7"])
def test_what_is_no_pdf_is_damaged(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        opened(content)
    assert refused.value.problems[0].code is FileRefusal.DAMAGED


@pytest.mark.thorough
def test_a_link_to_a_file_or_a_share_is_none_that_stays() -> None:
    links = {
        **dict.fromkeys(
            ("https://dpmptsp.example/izin", "http://example.id", "mailto:a@example.id", "tel:0717"), False
        ),
        **dict.fromkeys(
            ("file:///etc/passwd", "\\\\jahat\\x", "javascript:app.alert(1)", "\u0416://x", "smb://x"), True
        ),
    }
    for target, active in links.items():
        assert PdfFile(hostile_files.link_pdf(target), LIMITS).is_active() == active, target
