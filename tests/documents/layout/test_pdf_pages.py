"""Pages as images and as a part of the whole, of real papers; read back with another library."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from reportlab.platypus import PageBreak

from frontoffice.documents.layout import a4_sheet, pdf_pages
from frontoffice.documents.layout.archive_pdf import EmbeddedFile
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.layout.pdf_pages import PageSize, PdfPages
from frontoffice.settings import Office

A4 = (595, 842)


def a_paper(pages: int, *, wide: bool = False) -> bytes:
    story = [part for no in range(pages) for part in (a4_sheet.heading(f"Halaman ke-{no + 1}"), PageBreak())]
    return a4_sheet.sheet(Letterhead(Office()), "Berkas", "0001/PGD-L1/2026", story, wide=wide)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return a_paper(3)


@pytest.fixture
def opened(paper: bytes) -> Iterator[PdfPages]:
    pages = PdfPages(paper)
    yield pages
    pages.close()


def test_each_page_has_its_size_in_points(opened: PdfPages) -> None:
    assert [(round(size.width), round(size.height)) for size in opened.sizes] == [A4] * 3
    assert not opened.sizes[0].is_wide


def test_a_page_of_the_register_lies_on_its_side() -> None:
    pages = PdfPages(a_paper(1, wide=True))
    assert pages.sizes[0].is_wide
    assert PageSize(10, 10).is_wide is False
    pages.close()


@pytest.mark.thorough
def test_a_page_is_drawn_black_on_white_as_large_as_was_asked(opened: PdfPages) -> None:
    image = opened.render(0, 2.0)
    assert (image.width, image.height) == (1191, 1684)
    assert len(image.grey) == image.stride * image.height
    assert (max(image.grey), min(image.grey)) == (255, 0)
    margin = image.grey[: image.stride * 10]
    assert set(margin) == {255}


def test_two_pages_are_not_the_same_image(opened: PdfPages) -> None:
    assert opened.render(0, 1.0).grey != opened.render(1, 1.0).grey
    assert opened.render(1, 1.0).grey == opened.render(1, 1.0).grey


def test_a_part_has_the_pages_that_were_chosen_in_their_order(paper: bytes) -> None:
    chosen = PdfReader(io.BytesIO(pdf_pages.part(paper, (2, 0))))
    texts = [page.extract_text() for page in chosen.pages]
    assert ["Halaman ke-3" in texts[0], "Halaman ke-1" in texts[1], len(texts)] == [True, True, 2]


@pytest.mark.thorough
def test_papers_that_are_joined_have_all_their_pages_in_order(paper: bytes) -> None:
    other = pdf_pages.part(paper, (2,))
    whole = PdfReader(io.BytesIO(pdf_pages.join_pdfs([paper, other])), strict=True)
    texts = [page.extract_text() for page in whole.pages]
    assert ["Halaman ke-3" in text for text in texts] == [False, False, True, True]


def test_several_threads_draw_what_one_would_have_drawn(opened: PdfPages, paper: bytes) -> None:
    alone = [opened.render(page, 1.0).grey for page in range(3)]
    drawn: list[bytes] = []

    def draw() -> None:
        pages = PdfPages(paper)
        drawn.extend(pages.render(page, 1.0).grey for page in range(3))
        pages.close()

    threads = [threading.Thread(target=draw) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(drawn) == sorted(alone * 3)


def test_a_file_can_be_carried_by_what_was_joined(paper: bytes) -> None:
    file = EmbeddedFile("bukti.json", "Bukti", b"{}")
    reader = PdfReader(io.BytesIO(pdf_pages.join_pdfs([paper, paper], file)))
    assert (len(reader.pages), reader.attachments) == (6, {"bukti.json": [b"{}"]})
    assert PdfReader(io.BytesIO(pdf_pages.join_pdfs([paper, paper]))).attachments == {}
