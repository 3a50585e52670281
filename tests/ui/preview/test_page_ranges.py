from __future__ import annotations

import pytest

from frontoffice.ui.preview.page_ranges import parse_pages


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("  ", (0, 1, 2, 3, 4)),
        ("3", (2,)),
        ("1-3,5", (0, 1, 2, 4)),
        (" 2 - 3 ; 1", (1, 2, 0)),
        ("4-", (3, 4)),
        ("2,1-3", (1, 0, 2)),
        ("5-5", (4,)),
    ],
)
def test_what_is_typed_means_these_pages(typed: str, pages: tuple[int, ...]) -> None:
    assert parse_pages(typed, 5) == pages


def test_what_is_no_page_of_the_paper_is_refused() -> None:
    cases: list[str] = ["0", "6", "3-1", "1-6", "-3", "a", "1,,2", ",", "1-2-3", "9" * 30, "1-999999", "٣"]
    for typed in cases:
        assert parse_pages(typed, 5) is None
