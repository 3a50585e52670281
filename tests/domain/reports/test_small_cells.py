"""Small counts of a public paper, and who tries to compute them back."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.reports.report import LEAST, is_small, share, suppress_small_cells

COUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([40, 5, 0, 12], (40, 5, 0, 12)),
        ([40, 2, 7, 12], (40, None, None, 12)),
        ([40, 2, 7, 7], (40, None, None, None)),
        ([12, 5, 1], (None, None, None)),
        ([30, 12, 5, 1], (30, None, None, None)),
        ([30, 5, 1, 0], (None, None, None, 0)),
        ([5, 5, 2], (None, None, None)),
        ([4, 4, 4], None),
        ([3], None),
        ([3, 0], None),
        ([], ()),
        ([0, 0], (0, 0)),
    ],
)
def test_small_counts_are_hidden_with_as_many_others_as_leave_each_of_them_open(
    counts: Sequence[int], shown: tuple[int | None, ...] | None
) -> None:
    assert suppress_small_cells(counts) == shown


def every_table(size: int, total: int) -> Iterator[tuple[int, ...]]:
    for counts in itertools.product(range(total + 1), repeat=size):
        if sum(counts) == total:
            yield counts


@given(COUNTS)
def test_no_small_count_is_published(counts: list[int]) -> None:
    shown = suppress_small_cells(counts)
    assert shown is None or not any(is_small(count) for count in shown if count is not None)


@given(st.lists(st.integers(0, 8), min_size=2, max_size=4))
def test_who_knows_the_rule_and_the_total_finds_no_hidden_count(counts: list[int]) -> None:
    """Every table that the paper may come from is tried: each hidden count stays open."""
    shown = suppress_small_cells(counts)
    if shown is None or None not in shown:
        return
    hidden = [place for place, count in enumerate(shown) if count is None]
    rest = sum(counts) - sum(count for count in shown if count is not None)
    possible = []
    for values in every_table(len(hidden), rest):
        table = list(shown)
        for place, value in zip(hidden, values, strict=True):
            table[place] = value
        whole = [count for count in table if count is not None]
        if suppress_small_cells(whole) == shown:
            possible.append(values)
    assert all(len({values[place] for values in possible}) > 1 for place in range(len(hidden)))


def bounds(shown: Sequence[int | None], total: int) -> list[tuple[int, int]]:
    """What linear constraints leave of each hidden count of rows that are listed: at least 1 each, and their sum."""
    hidden = shown.count(None)
    rest = total - sum(count for count in shown if count is not None)
    return [(1, rest - (hidden - 1))] * hidden


@given(st.lists(st.integers(0, 60), min_size=1, max_size=7))
def test_no_hidden_count_lies_in_a_range_narrower_than_the_threshold(counts: list[int]) -> None:
    shown = suppress_small_cells(counts)
    for least, most in bounds(shown or (), sum(counts)):
        assert most - least >= LEAST


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_share_gives_no_small_count_away(part: int, more: int) -> None:
    whole = part + more
    shown = share(part, whole)
    if shown is not None:
        assert shown == Fraction(part, whole)
        assert part == 0 or part >= LEAST
        assert more == 0 or more >= LEAST


def test_a_share_of_nothing_is_none() -> None:
    assert share(0, 0) is None
