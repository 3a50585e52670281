from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from frontoffice.documents.layout import a4_sheet, lettering, row_table
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.settings import Office
from tests.support.papers import texts

HEAD = ("Catatan", "Isi")


def pages(*rows: tuple[str, str], ending: object = None, above: int = 0) -> list[str]:
    story = [*a4_sheet.paragraphs("x\n" * above)] if above else []
    made = row_table.row_table([HEAD, *rows], (20, 24), ending)
    return texts(a4_sheet.sheet(Letterhead(Office()), "x", "y", [*story, made], wide=True))


@pytest.mark.parametrize("word", ["0147/PGD-L1/2026", "24-11-2026", "0812-7171-2026"])
def test_a_number_and_a_date_stay_whole_where_a_line_has_room_for_them(word: str) -> None:
    lettering.register_fonts()
    room = stringWidth(word, lettering.REGULAR, 7)
    assert row_table.wrap_text(f"Izin {word} dan {word}", room + 1) == ("Izin", word, "dan", word)
    assert "".join(row_table.wrap_text(word, room - 1)) == word


def test_a_line_takes_as_many_words_as_have_room() -> None:
    lettering.register_fonts()
    room = stringWidth("satu dua", lettering.REGULAR, 7) + 0.01
    assert row_table.wrap_text("satu dua tiga\n\nx", room) == ("satu dua", "tiga", "", "x")
    assert row_table.wrap_text("satu dua", room - 0.5) == ("satu", "dua")


@given(st.text(max_size=200), st.integers(8, 120))
def test_no_line_is_wider_than_its_cell_and_no_letter_is_lost(text: str, room: int) -> None:
    lettering.register_fonts()
    lines = row_table.wrap_text(text, room)
    assert "".join("".join(lines).split()) == "".join(lettering.replace_missing_letters(text).split())
    assert all(stringWidth(line, lettering.REGULAR, 7) <= room + 0.001 for line in lines)


def test_each_row_stands_once_and_the_head_once_on_each_page() -> None:
    found = pages(*((str(no), f"baris{no:04} <b>&(\\)") for no in range(300)))
    assert len(found) > 5
    assert [page.count("Catatan") for page in found] == [1] * len(found)
    assert re.findall(r"(\d+) baris", " ".join(found)) == [str(no) for no in range(300)]
    assert "baris0007 <b>&(\\)" in found[0]


@pytest.mark.parametrize(
    "text", ["k\n" * 120, *(pytest.param(one, marks=pytest.mark.thorough) for one in ("kata " * 900, "k" * 4_500))]
)
def test_a_cell_higher_than_a_page_goes_on_and_nothing_of_it_is_lost(text: str) -> None:
    assert "".join(pages(("1", text))).count("k") >= text.count("k")


def test_letters_beyond_the_first_fonts_worth_of_them_are_shown_as_well() -> None:
    letters = "".join(chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x391, 0x3A0)))
    written = lettering.replace_missing_letters(letters)
    found = "".join(pages(("1", written), ("2", "Nama Łukasz"), ("3", "Akhir"))).replace(" ", "")
    assert all(letter in found for letter in written if letter != "\N{WHITE SQUARE}")
    assert "NamaŁukasz3Akhir" in found


@pytest.mark.parametrize("many", range(30, 42))
def test_what_stands_beneath_the_last_row_is_on_no_page_without_it(many: int) -> None:
    ending = a4_sheet.signatures_beside("Jumlah", [("Petugas", "Siti"), ("Mengetahui", "Hendra")], 273)
    found = pages(*((str(no), "Nilai") for no in range(many)), ending=ending)
    (last,) = (page for page in found if "Mengetahui" in page)
    assert last is found[-1]
    assert "Jumlah" in last
    assert last.count("Nilai") >= 1


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        ("0120/PGD-LATIHAN/2026", ("0120/PGD-LATIHAN/", "2026")),
        ("0120/PGD-L1/2026", ("0120/PGD-L1/2026",)),
        ("0120/PENGADUANLAYANANTERPADU/2026", ("0120/", "PENGADUANLAYANAN", "TERPADU/2026")),
    ],
)
def test_a_number_that_has_no_room_is_broken_behind_a_slash(number: str, lines: tuple[str, ...]) -> None:
    lettering.register_fonts()
    assert row_table.wrap_text(number, 29 * 72 / 25.4 - 4) == lines
