from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.numbering import Number
from frontoffice.domain.slips import SlipUse, find_gaps, in_words, parse_use, runs
from tests.support.examples import MORNING
from tests.support.slips import BLOCK, slip


def test_a_slip_is_one_of_its_block_alone() -> None:
    assert Number("L1", 2026, 54) in BLOCK
    assert not any(one in BLOCK for one in (Number("L1", 2026, 55), Number("L1", 2027, 52), Number("L2", 2026, 52)))
    assert BLOCK.text(51) == "0051/PGD-L1/2026"


def test_what_a_draft_keeps_of_a_slip_is_read_back() -> None:
    use = SlipUse(Number("L1", 2026, 51), MORNING)
    assert parse_use(str(use)) == use
    for text in ("", "L1/2026 x", "L1/2026/a 2026-11-24T03:32:00Z", "L1/2026/1 gestern"):
        with pytest.raises(ValueError, match=r".*"):
            parse_use(text)


def test_slips_stand_as_unbroken_runs() -> None:
    found = runs(map(slip, (54, 51, 53, 52, 63, 61, 62, 70)))
    assert [(first.number.no, last.number.no) for first, last in found] == [(51, 54), (61, 63), (70, 70)]


@pytest.mark.parametrize(
    ("covered", "last", "left"),
    [
        ((), 0, ()),
        ((), 3, ((1, 3),)),
        (((1, 3),), 3, ()),
        (((2, 2), (5, 5)), 7, ((1, 1), (3, 4), (6, 7))),
        (((3, 9), (1, 4)), 7, ()),
        (((1, 1), (9, 12)), 7, ((2, 7),)),
        (((1, 9), (3, 4)), 10, ((10, 10),)),
        (((0, 0),), 999_999_999, ((1, 999_999_999),)),
    ],
)
def test_what_no_run_covers_is_told_as_runs(
    covered: tuple[tuple[int, int], ...], last: int, left: tuple[tuple[int, int], ...]
) -> None:
    assert find_gaps(covered, last) == left


@given(st.lists(st.tuples(st.integers(-2, 14), st.integers(-2, 14))), st.integers(0, 14))
def test_runs_that_are_left_and_runs_that_cover_are_all_numbers_once(covered: list[tuple[int, int]], last: int) -> None:
    known = {no for first, end in covered for no in range(first, end + 1)}
    left = [no for first, end in find_gaps(covered, last) for no in range(first, end + 1)]
    assert left == [no for no in range(1, last + 1) if no not in known]


def test_runs_read_as_short_as_they_can_be_and_twenty_at_most() -> None:
    assert in_words(((5, 9), (12, 12))) == "5-9, 12"
    assert in_words((no, no) for no in range(1, 99)).endswith("19, 20")
