"""One place for the bounds of an entry; the centre's own are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import frontoffice.sync
from frontoffice.domain.entries import entry_bounds
from frontoffice.domain.entries.entry_bounds import HIGHEST_NO, HIGHEST_YEAR, LAST_CLOCK, LEAP, LEAPS_END, MOST_WORDS

FUNCTIONS = Path(frontoffice.sync.__file__).parent / "schema" / "functions"


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("within_bounds", {entry_bounds.HIGHEST_NO, entry_bounds.HIGHEST_YEAR, entry_bounds.MOST_WORDS}),
        ("check_entries", {entry_bounds.LEAP, entry_bounds.LEAPS_END}),
        ("check_payloads", {entry_bounds.SALT, entry_bounds.MOST_BODY}),
        ("check_quarantine", {entry_bounds.SALT, entry_bounds.MOST_BODY, 40}),  # of why it was put aside: the centre's
    ],
)
def test_the_centre_has_the_same_bounds(name: str, bounds: set[int]) -> None:
    source = (FUNCTIONS / f"journal.{name}.sql").read_text(encoding="utf-8")
    found = re.findall(r"(?:>|<>|<=|BETWEEN 0 AND|THEN|ELSE) (\d+)\b", source)
    assert {int(number) for number in found} - {0} == bounds


def test_what_an_entry_says_is_bounded_at_each_edge() -> None:
    full = ("x" * (MOST_WORDS - 16), None)
    assert entry_bounds.are_bounded(full, HIGHEST_YEAR, HIGHEST_NO, bytes(16))
    assert entry_bounds.are_bounded((), None, None, b"")
    assert entry_bounds.are_bounded((), 0, 0, b"")
    for texts, year, no, parents in (
        ((*full, "x"), 2026, 1, bytes(16)),
        (("é" * (MOST_WORDS // 2), "x"), 2026, 1, b""),
        (full, 2026, 1, bytes(32)),
        (("kind\0",), 2026, 1, b""),
        ((), HIGHEST_YEAR + 1, 1, b""),
        ((), -1, 1, b""),
        ((), 2026, HIGHEST_NO + 1, b""),
        ((), 2026, 2**63 - 1, b""),
        ((), 2026, -1, b""),
        ((), 2026, 1, bytes(15)),
    ):
        assert not entry_bounds.are_bounded(texts, year, no, parents)


def test_a_desk_counts_on_from_any_clock_that_leaves_room_for_every_other() -> None:
    assert entry_bounds.is_reached(LEAPS_END, 0)
    assert not entry_bounds.is_reached(LEAPS_END + 1, LEAPS_END - LEAP)
    assert entry_bounds.is_reached(LEAPS_END + LEAP, LEAPS_END)
    assert entry_bounds.is_reached(LAST_CLOCK - 1, LAST_CLOCK - 2)
    assert not entry_bounds.is_reached(LAST_CLOCK, LAST_CLOCK - 1)
