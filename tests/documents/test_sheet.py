from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from frontoffice.documents import sheet
from frontoffice.settings import Office


def pages(story: list[object]) -> int:
    return len(PdfReader(io.BytesIO(sheet.sheet(Office(), "x", "y", story)), strict=True).pages)


@given(st.text(max_size=300))
def test_whatever_was_written_is_laid_out(text: str) -> None:
    assert pages([*sheet.paragraphs(text), sheet.fields([(text[:20], text)])]) >= 1


def test_markup_is_text() -> None:
    assert sheet.plain("<b>&\n\x00") == "&lt;b&gt;&amp;<br/>"


def test_a_table_of_any_length_goes_on_over_pages() -> None:
    assert pages([sheet.table([("a", "b")] * 300, (85, 85), head=True)]) > 3
    assert pages([sheet.table([], (170,))]) == 1


def test_a_cell_higher_than_a_page_is_split() -> None:
    assert pages([sheet.table([("kata " * 3_000, "b")], (85, 85))]) > 1


def test_nobody_signs_where_nobody_is_named() -> None:
    text = PdfReader(io.BytesIO(sheet.sheet(Office(), "x", "y", [sheet.signatures([("", ""), ("Kepala", "")])])))
    assert text.pages[0].extract_text().count("(....") == 1
