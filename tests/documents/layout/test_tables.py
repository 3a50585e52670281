from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.settings import Office
from tests.support.papers import texts

SENTENCE = "Pada tanggal tersebut pemohon datang ke loket membawa berkas. "


def pages(story: list[object], *, wide: bool = False) -> list[str]:
    pdf = a4_sheet.sheet(Letterhead(Office()), "x", "y", story, wide=wide)
    return texts(pdf)


@pytest.mark.thorough
@given(st.text(max_size=300))
def test_whatever_was_written_is_laid_out(text: str) -> None:
    assert pages([tables.fields([(text[:20], text)]), tables.table([(text, text)], (20, 20))])


@pytest.mark.thorough
def test_a_table_of_any_length_goes_on_over_pages() -> None:
    assert len(pages([tables.table([("a", "b")] * 300, (85, 85), head=True)])) > 3
    assert len(pages([tables.table([], (170,))])) == 1


@pytest.mark.parametrize("many", range(34, 46))
def test_a_sum_stands_on_no_page_without_rows_before_it(many: int) -> None:
    made = tables.table([("a", "b"), *[("Nilai", "1")] * many, ("Jumlah", str(many))], (85, 85), head=True)
    (last,) = (page for page in pages([tables.keep_sum_row_on_page(made)]) if "Jumlah" in page)
    assert last.count("Nilai") >= 2


@pytest.mark.seconds
@pytest.mark.long  # twenty seconds: no complaint has so long a story
def test_a_table_of_ten_thousand_rows_loses_none() -> None:
    rows = [(str(number), "Siti Rahmawati") for number in range(10_000)]
    text = " ".join(pages([tables.table(rows, (85, 85))]))
    assert re.findall(r"(\d+) Siti Rahmawati", text) == [number for number, _ in rows]


@pytest.mark.parametrize("wide", [pytest.param(False, marks=pytest.mark.thorough), True])
@pytest.mark.parametrize(
    "text",
    [
        "k\n" * 120,
        *(pytest.param(text, marks=pytest.mark.thorough) for text in ("kata " * 900, "k" * 4_500, "W" * 1_500)),
        *(pytest.param(text, marks=pytest.mark.long) for text in ("kata " * 4_000, "k" * 20_000, "k\n" * 5_000)),
    ],
)
def test_a_cell_higher_than_a_page_goes_on_and_nothing_of_it_is_lost(text: str, wide: bool) -> None:
    content = "".join(pages([tables.table([("a", "b"), ("1", text)], (20, 24), head=True)], wide=wide))
    assert content.count("k") >= text.count("k")


@pytest.mark.thorough
def test_words_stay_whole_in_a_long_cell() -> None:
    content = " ".join(pages([tables.table([("1", SENTENCE * 300)], (20, 150))])).split()
    assert content.count("tersebut") == 300
    assert "ter" not in content


@pytest.mark.thorough
def test_a_row_that_a_page_has_room_for_is_never_torn() -> None:
    rows = [(f"awal{no:02}", f"{SENTENCE * 9}akhir{no:02}") for no in range(40)]
    content = pages([tables.table([("Awal", "Akhir"), *rows], (20, 50), head=True)])
    assert len(content) > 5
    for page in content:
        for no in range(40):
            assert (f"awal{no:02}" in page) == (f"akhir{no:02}" in page)


@pytest.mark.thorough
def test_the_head_stands_once_on_each_page() -> None:
    rows = [(str(no), SENTENCE * (60 if no == 5 else 4)) for no in range(30)]
    content = pages([tables.table([("Catatan", "Isi"), *rows], (20, 50), head=True)])
    assert [page.count("Catatan") for page in content] == [1] * len(content)


def test_the_colon_stands_near_the_name() -> None:
    short, long = tables.fields([("Hal", "x")]), tables.fields([("Batas SP4N-LAPOR!", "x")])
    assert short._colWidths[0] < long._colWidths[0] < 150
