from __future__ import annotations

import pytest

from frontoffice.documents.layout.pdf_pages import PageSize
from frontoffice.ui.preview import preview_page
from frontoffice.ui.preview.preview_page import GAP, POINT, Fit, fitting_scale, lay_out, next_step

A4 = PageSize(595.0, 842.0)
WIDE = PageSize(842.0, 595.0)


def test_pages_lie_below_one_another_in_the_middle() -> None:
    made = lay_out((A4, WIDE, A4), 1.0, 1000)
    assert (made.width, made.height) == (1000, GAP + 842 + GAP + 595 + GAP + 842 + GAP)
    assert [(place.x(), place.width()) for place in made.places] == [(202, 595), (79, 842), (202, 595)]
    assert made.places[1].top() == made.places[0].top() + 842 + GAP


def test_a_page_wider_than_the_room_makes_the_layout_wider() -> None:
    assert lay_out((WIDE,), 2.0, 1000).width == 1684 + 2 * GAP


def test_what_is_seen_are_the_pages_in_that_stretch() -> None:
    made = lay_out((A4,) * 300, 1.0, 700)
    assert made.visible_pages(0, 600) == range(1)
    assert made.visible_pages(800, 600) == range(2)
    assert made.visible_pages(100 * 854, 842 + 2 * GAP) == range(100, 101)
    assert made.visible_pages(299 * 854, 5000) == range(299, 300)
    assert lay_out((), 1.0, 700).visible_pages(0, 600) == range(0)


@pytest.mark.parametrize(("top", "page"), [(0, 0), (500, 0), (640, 0), (700, 1), (300 * 854, 299)])
def test_the_page_that_is_looked_at_lies_on_the_upper_third(top: int, page: int) -> None:
    assert lay_out((A4,) * 300, 1.0, 700).page_at(top, 600) == page


def test_fitting_takes_the_widest_page_or_the_whole_of_the_highest() -> None:
    assert fitting_scale((A4, WIDE), Fit.WIDTH, 842 + 2 * GAP, 400) == 1.0
    assert fitting_scale((A4, WIDE), Fit.PAGE, 842 + 2 * GAP, 421 + 2 * GAP) == 0.5
    assert fitting_scale((A4,), Fit.PAGE, 0, 0) > 0


def test_steps_go_up_and_down_from_any_scale_and_end() -> None:
    assert next_step(POINT * 0.9, 1) == POINT
    assert next_step(POINT, 1) == POINT * 1.25
    assert next_step(POINT, -1) == POINT * 0.8
    assert next_step(POINT * 9, 1) == POINT * preview_page.STEPS[-1]
    assert next_step(POINT * 0.1, -1) == POINT * preview_page.STEPS[0]
