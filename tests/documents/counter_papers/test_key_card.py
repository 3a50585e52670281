from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from frontoffice.documents.counter_papers import key_card
from frontoffice.documents.counter_papers.key_card import DAILY_SIZE, LARGEST, KeyGroup, KeyLine, format_keys
from tests.support.papers import MADE_AT

GROUP = KeyGroup("Mencatat (F2)", (KeyLine(("F9",), "Simpan"), KeyLine(("Return", "Enter"), "Isian berikutnya")))


def pages(daily: tuple[KeyLine, ...] = (), groups: tuple[KeyGroup, ...] = (GROUP,)) -> list[str]:
    pdf = key_card.key_card("DPMPTSP", daily, groups, MADE_AT)
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("Return", "Enter"), "Enter"),
        (("F9", "Ctrl+P"), "F9, Ctrl+P"),
        (("1", "2", "3", "4"), "1-4"),
        (("Ctrl+1", "Ctrl+2", "Ctrl+3"), "Ctrl+1-3"),
        (("1", "2"), "1, 2"),
        (("F1", "F2", "F3"), "F1, F2, F3"),
        (("Ctrl++", "Ctrl+="), "Ctrl++, Ctrl+="),
        (("+", "-"), "+, -"),
        (("Space",), "Spasi"),
        (("Ctrl+Right",), "Ctrl+\N{RIGHTWARDS ARROW}"),
        (("Up", "Down"), "\N{UPWARDS ARROW}, \N{DOWNWARDS ARROW}"),
    ],
)
def test_keys_are_spelled_as_a_person_reads_them(keys: tuple[str, ...], text: str) -> None:
    assert format_keys(keys) == text


def test_each_page_stands_under_its_name_with_keys_and_words() -> None:
    (text,) = pages()
    for part in ("Kartu Tombol", "DPMPTSP", "Mencatat (F2)", "F9", "Simpan", "Enter", "Isian berikutnya"):
        assert part in text
    assert "24 November 2026, halaman 1" in text


def test_a_long_name_of_the_office_stands_in_lines_one_beneath_the_other() -> None:
    name = "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Koperasi, Usaha Kecil, Tenaga Kerja dan Transmigrasi"
    heights: dict[str, float] = {}

    def note(text: str, _cm: object, line: list[float], _font: object, _size: float) -> None:
        heights.update((word, line[5]) for word in ("Dinas", "Transmigrasi") if word in text)

    pdf = key_card.key_card(name, (), (GROUP,), MADE_AT)
    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    assert heights["Dinas"] > heights["Transmigrasi"]


def test_many_keys_take_two_sides_in_smaller_letters_and_none_is_left_out() -> None:
    lines = tuple(KeyLine((f"Ctrl+Shift+F{no}",), f"Pekerjaan {no}.") for no in range(420))
    texts = pages(groups=(KeyGroup("Banyak", lines), GROUP))
    assert len(texts) == key_card.SIDES
    assert all(any(f"Pekerjaan {no}." in text for text in texts) for no in range(420))
    assert "Banyak (lanjutan)" in texts[1]


def test_daily_keys_are_the_largest_of_the_card() -> None:
    sizes: dict[str, float] = {}

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        sizes[text.strip()] = max(size, sizes.get(text.strip(), 0.0))

    pdf = key_card.key_card("DPMPTSP", (KeyLine(("F2", "F3"), "Catat"),), (GROUP,), MADE_AT)
    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    assert sizes["F2"] == DAILY_SIZE
    assert max(size for text, size in sizes.items() if text not in ("F2", "")) < DAILY_SIZE
    assert sizes["Simpan"] == LARGEST
