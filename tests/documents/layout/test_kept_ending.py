"""A signature is on no page without what is signed, however long that is."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from frontoffice.documents.layout import a4_sheet, row_table, tables
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.settings import Office
from tests.support.papers import texts

SIGNED = ("Kepala Dinas,", "Nama Pejabat\nNIP 1980")


def rows(many: int) -> list[Any]:
    return [tables.table([("No.", "Isi"), *((str(no), f"baris {no}") for no in range(many))], (30, 140), head=True)]


def drawn_rows(many: int) -> list[Any]:
    return [row_table.row_table([("No.", "Isi"), *((str(no), f"baris {no}") for no in range(many))], (30, 140))]


def words(many: int) -> list[Any]:
    return a4_sheet.paragraphs("baris " * many * 12)


def short_lines(many: int) -> list[Any]:
    return a4_sheet.paragraphs("\n".join(f"baris {no} dari sebuah uraian yang agak pendek" for no in range(many)))


@pytest.mark.parametrize("count_beneath", [False, True])
@pytest.mark.parametrize("content", [rows, drawn_rows, words, short_lines])
def test_a_signature_is_on_no_page_without_the_end_of_what_is_signed(
    content: Callable[[int], list[Any]], count_beneath: bool
) -> None:
    for many in range(25, 60):
        beneath = a4_sheet.paragraphs(f"Jumlah {many}.") if count_beneath else []
        dated = a4_sheet.paragraphs("Pangkalpinang, 1 Desember 2026", "right")
        story = [a4_sheet.heading("Isi"), *content(many), a4_sheet.gap(2), *beneath, *dated]
        pages = texts(a4_sheet.sheet(Letterhead(Office()), "x", "x", [*story, a4_sheet.signatures([SIGNED])]))
        (signed,) = [page for page in pages if "NIP 1980" in page]
        assert "baris" in signed, (content.__name__, many)
        assert len(pages) <= 3
        assert " ".join(pages).count("NIP 1980") == 1


def test_a_heading_goes_with_the_table_that_goes_with_its_signature() -> None:
    for many in range(25, 45):
        story = [*short_lines(many), a4_sheet.heading("Akhirnya"), *rows(1), a4_sheet.signatures([SIGNED])]
        pages = texts(a4_sheet.sheet(Letterhead(Office()), "x", "x", story))
        assert [page for page in pages if "Akhirnya" in page] == [page for page in pages if "baris 0 " in page][-1:]


def test_what_has_no_room_together_on_any_page_is_written_all_the_same() -> None:
    many = [SIGNED] * 16
    pages = texts(a4_sheet.sheet(Letterhead(Office()), "x", "x", [*rows(1), a4_sheet.signatures(many)]))
    assert " ".join(pages).count("NIP 1980") == 16


def test_a_heading_stays_with_the_first_row_of_its_table() -> None:
    high = [tables.table([("Nama", "baris pertama " * 150)], (20, 150))]
    for many in range(20, 45):
        story = [*short_lines(many), a4_sheet.heading("Judul langkah"), *high]
        pages = texts(a4_sheet.sheet(Letterhead(Office()), "x", "x", story))
        (headed,) = [page for page in pages if "Judul langkah" in page]
        assert "baris pertama" in headed, many


def test_a_long_name_of_the_office_goes_on_in_another_line_and_can_be_read() -> None:
    name = "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Koperasi, Usaha Kecil, Tenaga Kerja dan Transmigrasi"
    pdf = a4_sheet.sheet(Letterhead(Office(name=name)), "x", "x", short_lines(1))
    sizes: list[float] = []
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.append(size) if "MODAL" in text else None)
    assert name.upper() in " ".join(texts(pdf))
    assert min(sizes) >= 10
