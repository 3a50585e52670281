"""The layout of the papers: who gets a copy, and which margins a sheet has room within."""

from __future__ import annotations

import pytest

from frontoffice.paper_layout import PaperLayout


def test_copies_are_divided_by_semicolons_and_what_is_empty_is_nobody() -> None:
    assert PaperLayout(copies=" Gubernur; ;Inspektur Daerah;").copied_to == ("Gubernur", "Inspektur Daerah")
    assert PaperLayout().copied_to == ()


@pytest.mark.parametrize(
    ("margin", "binding", "drawable"), [(20, 0, True), (30, 20, True), (14, 0, False), (20, 21, False)]
)
def test_a_sheet_has_room_within_margins_of_the_form_only(margin: int, binding: int, drawable: bool) -> None:
    assert PaperLayout(margin=margin, binding=binding).is_drawable is drawable
