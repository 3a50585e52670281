"""What a cell of a workbook takes."""

import pytest

from frontoffice.documents.layout.workbook import cell_text


@pytest.mark.parametrize("text", ["", "Budi", "<r>x", "x</r>", "=1", "x" * 32_767])
def test_a_text_stays_as_it_is(text: str) -> None:
    assert cell_text(text) == text


def test_a_text_that_is_longer_than_a_cell_ends_in_dots() -> None:
    assert cell_text("x" * 32_768) == "x" * 32_766 + "\N{HORIZONTAL ELLIPSIS}"


def test_what_the_library_would_write_as_markup_is_made_none() -> None:
    assert cell_text("<r><t>x</t></r>") == "<r><t>x</t></r> "
    longest = "<r>" + "x" * 40_000 + "</r>"
    assert len(cell_text(longest)) <= 32_767
