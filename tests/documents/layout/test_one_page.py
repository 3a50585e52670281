"""A story on one page."""

from __future__ import annotations

from typing import Any

import pytest

from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office
from tests.support.papers import texts


def story(lines: int) -> list[Any]:
    return [
        *a4_sheet.paragraphs("\n".join(["Baris"] * lines)),
        a4_sheet.heading("Akhir"),
        *a4_sheet.paragraphs("Habis"),
    ]


def test_tables_are_narrowed_once_whether_it_is_made_smaller_or_not() -> None:
    layout = PaperLayout(margin=28, binding=10)
    for lines in (5, 38):
        made = tables.table([["kata"]], (170,))
        parts = a4_sheet.fit_page([made, *story(lines)], layout)
        pdf = a4_sheet.sheet(Letterhead(Office(), layout=layout), "Contoh", "Contoh", parts)
        assert len(texts(pdf)) == 1
        assert round(made._colWidths[0] / 72 * 25.4, 3) == 144.0, lines


def pages(parts: list[Any]) -> int:
    return len(texts(a4_sheet.sheet(Letterhead(Office()), "Contoh", "Contoh", parts)))


@pytest.mark.thorough
@pytest.mark.parametrize("lines", [20, 35, 36, 37, 38, 40, 45, 50])
def test_what_is_a_little_too_long_is_one_page(lines: int) -> None:
    assert pages(a4_sheet.fit_page(story(lines))) == 1


def test_what_fits_is_left_as_it_is() -> None:
    parts = story(20)
    assert a4_sheet.fit_page(parts) == parts


@pytest.mark.thorough
def test_what_would_be_too_small_to_read_takes_its_pages() -> None:
    parts = story(90)
    assert a4_sheet.fit_page(parts) == parts
    assert pages(parts) == 3


@pytest.mark.thorough
def test_the_longest_of_these_would_be_two_pages_as_it_is() -> None:
    assert [pages(story(lines)) for lines in (20, 38, 50)] == [1, 2, 2]
