from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfbase.pdfmetrics import getFont

from frontoffice.documents.layout import a4_sheet, row_table, tables
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.settings import Office
from tests.support.page_extent import extent
from tests.support.papers import texts


def pages(story: list[object]) -> int:
    return len(PdfReader(io.BytesIO(a4_sheet.sheet(Letterhead(Office()), "x", "y", story)), strict=True).pages)


@pytest.mark.thorough
@given(st.text(max_size=300))
def test_whatever_was_written_is_laid_out(text: str) -> None:
    assert pages([*a4_sheet.paragraphs(text)]) >= 1


@pytest.mark.thorough
def test_every_name_has_its_letters_and_they_are_embedded() -> None:
    name = "Nguyễn Thị Ánh, Łukasz Żółć, Gül Şahin, Владимир, Ελένη, Ḥusain ʿAlī"
    pdf = PdfReader(io.BytesIO(a4_sheet.sheet(Letterhead(Office()), "x", "y", a4_sheet.paragraphs(name))))
    assert name in pdf.pages[0].extract_text()
    page: Any = pdf.pages[0]
    fonts = page["/Resources"]["/Font"]
    assert fonts
    for embedded in fonts.values():
        described = embedded["/FontDescriptor"]
        assert "Lato" in described["/FontName"]
        assert "/FontFile2" in described
    font: Any = getFont("Lato-Regular")
    letters = font.face.charToGlyph
    assert [letter for letter in name if ord(letter) not in letters] == []


@pytest.mark.parametrize(("wide", "margin"), [(False, 20), (True, 12)])
def test_lines_go_from_margin_to_margin(wide: bool, margin: float) -> None:
    pdf = a4_sheet.sheet(Letterhead(Office()), "x", "y", a4_sheet.paragraphs("kata " * 100), wide=wide)
    width, left, right = extent(pdf)
    assert width == pytest.approx(297 if wide else 210, abs=0.1)
    assert left == pytest.approx(margin, abs=0.5)
    assert width - margin - 12 < right <= width - margin


@pytest.mark.thorough
def test_headings_and_heads_of_tables_are_bold() -> None:
    story = [a4_sheet.heading("Besar", large=True), a4_sheet.heading("Uraian"), *a4_sheet.paragraphs("Biasa")]
    table = tables.table([("Kepala",), ("Isi",)], (40,), head=True)
    fonts: dict[str, str] = {}

    def note(text: str, _own: object, _line: object, font: Any, _size: float) -> None:
        fonts[text.strip()] = str(font["/BaseFont"]).partition("+")[2] if font else ""

    pdf = a4_sheet.sheet(Letterhead(Office()), "x", "y", [*story, table])
    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    bold = {name for name, font in fonts.items() if font == "Lato-Bold"}
    assert {"Besar", "Uraian", "Kepala"} <= bold
    assert {"Biasa", "Isi"} & bold == set()


@pytest.mark.thorough
def test_nobody_signs_where_nobody_is_named() -> None:
    text = PdfReader(
        io.BytesIO(a4_sheet.sheet(Letterhead(Office()), "x", "y", [a4_sheet.signatures([("", ""), ("Kepala", "")])]))
    )
    assert text.pages[0].extract_text().count("(....") == 1


@pytest.mark.thorough
def test_letters_that_no_font_has_are_named() -> None:
    pdf = PdfReader(
        io.BytesIO(
            a4_sheet.sheet(
                Letterhead(Office()), "x", "y", a4_sheet.paragraphs("Nama: \u0645\u062d\u0645\u062f \U0001f600.")
            )
        )
    )
    assert "Nama: [U+0645 U+062D U+0645 U+062F] [U+1F600]." in pdf.pages[0].extract_text()


@pytest.mark.thorough
def test_a_long_text_begins_right_below_its_heading() -> None:
    story = [*a4_sheet.paragraphs("Awal.\n" * 20), a4_sheet.heading("Uraian"), *a4_sheet.paragraphs("kata " * 500)]
    pdf = PdfReader(io.BytesIO(a4_sheet.sheet(Letterhead(Office()), "x", "y", story)))
    assert "Uraian \nkata kata" in pdf.pages[0].extract_text()


# Lines above: with the first all stands on the first page, with the others it would be torn at its foot.
ABOVE_HEADING, ABOVE_SIGNATURE = (35, 37, 38), (30, 31, 33, 35)


@pytest.mark.thorough
@pytest.mark.parametrize("many", [ABOVE_HEADING, pytest.param(range(30, 52), marks=pytest.mark.long)])
def test_no_heading_stands_alone_at_the_foot_of_a_page(many: Iterable[int]) -> None:
    story = [a4_sheet.heading("Uraian"), *a4_sheet.paragraphs("kata " * 100)]
    assert list(places(many, story, "Uraian", "kata")) == [*_at_first(many, ABOVE_HEADING)]


@pytest.mark.thorough
@pytest.mark.parametrize("many", [ABOVE_SIGNATURE, pytest.param(range(25, 46), marks=pytest.mark.long)])
def test_no_signature_stands_alone_on_its_page(many: Iterable[int]) -> None:
    story = [a4_sheet.heading("Catatan"), *a4_sheet.paragraphs("Tidak dipungut biaya."), a4_sheet.gap()]
    story.append(a4_sheet.signatures([("", ""), ("Kepala Bidang", "Hendra Wijaya")]))
    assert list(places(many, story, "Catatan", "biaya", "Hendra")) == [*_at_first(many, ABOVE_SIGNATURE)]


def places(many: Iterable[int], story: list[object], *words: str) -> Iterator[set[int]]:
    """On which pages the words first stand, below each number of lines."""
    for lines in many:
        above = a4_sheet.paragraphs("\n".join("b" * lines))
        read = PdfReader(io.BytesIO(a4_sheet.sheet(Letterhead(Office()), "x", "y", [*above, *story]))).pages
        texts = [page.extract_text() for page in read]
        yield {next(no for no, text in enumerate(texts) if word in text) for word in words}


def _at_first(many: Iterable[int], some: tuple[int, ...]) -> Iterator[set[int]]:
    return ({0} if lines <= some[0] else {1} for lines in many)


def test_a_short_letter_is_one_page() -> None:
    story = [
        *a4_sheet.paragraphs("Yth. Bapak/Ibu"),
        a4_sheet.gap(),
        a4_sheet.signatures([("", ""), ("Kepala", "Hendra")]),
    ]
    assert pages(story) == 1


def test_a_long_line_is_broken_at_a_word() -> None:
    words = "tersebut pemohon " * 3_000
    parts = list(a4_sheet.break_line(words, 20_000))
    assert len(parts) == 3
    assert " ".join(parts).split() == words.split()
    assert all(part.split()[-1] in ("tersebut", "pemohon") for part in parts)
    assert list(a4_sheet.break_line("x" * 25, 10)) == ["x" * 10, "x" * 10, "x" * 5]
    assert list(a4_sheet.break_line("", 10)) == [""]


# --- A signature is on no page without what is signed, however long that is ---


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
