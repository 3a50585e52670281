"""One place for the bounds of an entry; the centre's own are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import frontoffice.sync
from frontoffice.domain.entries import entry_bounds
from frontoffice.domain.entries.entry_bounds import (
    HIGHEST_NO,
    HIGHEST_YEAR,
    LAST_CLOCK,
    LEAP,
    LEAPS_END,
    MOST_BODY,
    MOST_WORDS,
)

FUNCTIONS = Path(frontoffice.sync.__file__).parent / "schema" / "functions"


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        (
            "within_bounds",
            {entry_bounds.HIGHEST_NO, entry_bounds.HIGHEST_YEAR, entry_bounds.MOST_WORDS, entry_bounds.MOST_PARENTS},
        ),
        ("check_entries", {entry_bounds.LEAP, entry_bounds.LEAPS_END}),
        ("check_payloads", {entry_bounds.SALT, entry_bounds.MOST_BODY}),
        ("is_shallow", {entry_bounds.MOST_LEVELS}),
        ("levels", {entry_bounds.MOST_LEVELS, entry_bounds.MOST_LEVELS + 1}),
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
    assert entry_bounds.are_bounded((), None, None, bytes(16 * entry_bounds.MOST_PARENTS))
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
        ((), 2026, 1, bytes(16 * (entry_bounds.MOST_PARENTS + 1))),
    ):
        assert not entry_bounds.are_bounded(texts, year, no, parents)


def test_a_desk_counts_on_from_any_clock_that_leaves_room_for_every_other() -> None:
    assert entry_bounds.is_reached(LEAPS_END, 0)
    assert not entry_bounds.is_reached(LEAPS_END + 1, LEAPS_END - LEAP)
    assert entry_bounds.is_reached(LEAPS_END + LEAP, LEAPS_END)
    assert entry_bounds.is_reached(LAST_CLOCK - 1, LAST_CLOCK - 2)
    assert not entry_bounds.is_reached(LAST_CLOCK, LAST_CLOCK - 1)


def nested(levels: int, within: bytes = b"") -> bytes:
    return b'{"a":[' * (levels // 2) + b"[" * (levels % 2) + within + b"]" * (levels % 2) + b"]}" * (levels // 2)


def test_a_body_has_a_hundred_levels_at_most() -> None:
    assert entry_bounds.is_body_bounded(None)
    assert entry_bounds.is_body_bounded(b"x" * MOST_BODY)
    assert not entry_bounds.is_body_bounded(b"x" * (MOST_BODY + 1))
    for levels, within, is_bounded in (
        (100, b"", True),
        (101, b"", False),
        (100, b"{},[],{}" * 500, False),
        (99, b"{},[],{}" * 500, True),
        (100, b'"' + b"[{" * 500 + b'"', True),  # text
        (100, b'"\\\\"[', False),
        (100, b'"\\"[', True),
        (100, b'"[\n[', True),  # text that has no end
        (101, b"\0", True),  # which is no JSON, whoever reads it
    ):
        assert entry_bounds.is_body_bounded(nested(levels, within)) is is_bounded, (levels, within[:20])


def test_what_is_open_counts_and_not_what_was() -> None:
    assert entry_bounds.is_shallow(b"[]" * 10_000)
    assert entry_bounds.is_shallow(b"]" * 500 + b"[" * 100)
    assert not entry_bounds.is_shallow(b"]" * 500 + b"[" * 101)
    assert not entry_bounds.is_shallow(b"[" * MOST_BODY)
