"""One place for the bounds of an entry; the centre's own are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import frontoffice.sync
from frontoffice.domain.entries import kind_spec
from frontoffice.domain.entries.kind_spec import (
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
            {kind_spec.HIGHEST_NO, kind_spec.HIGHEST_YEAR, kind_spec.MOST_WORDS, kind_spec.MOST_PARENTS},
        ),
        ("check_entries", {kind_spec.LEAP, kind_spec.LEAPS_END}),
        ("check_payloads", {kind_spec.SALT, kind_spec.MOST_BODY}),
        ("is_shallow", {kind_spec.MOST_LEVELS}),
        ("levels", {kind_spec.MOST_LEVELS, kind_spec.MOST_LEVELS + 1}),
        ("check_quarantine", {kind_spec.SALT, kind_spec.MOST_BODY, 40}),  # of why it was put aside: the centre's
    ],
)
def test_the_centre_has_the_same_bounds(name: str, bounds: set[int]) -> None:
    source = (FUNCTIONS / f"journal.{name}.sql").read_text(encoding="utf-8")
    found = re.findall(r"(?:>|<>|<=|BETWEEN 0 AND|THEN|ELSE) (\d+)\b", source)
    assert {int(number) for number in found} - {0} == bounds


def test_what_an_entry_says_is_bounded_at_each_edge() -> None:
    full = ("x" * (MOST_WORDS - 16), None)
    assert kind_spec.are_bounded(full, HIGHEST_YEAR, HIGHEST_NO, bytes(16))
    assert kind_spec.are_bounded((), None, None, b"")
    assert kind_spec.are_bounded((), 0, 0, b"")
    assert kind_spec.are_bounded((), None, None, bytes(16 * kind_spec.MOST_PARENTS))
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
        ((), 2026, 1, bytes(16 * (kind_spec.MOST_PARENTS + 1))),
    ):
        assert not kind_spec.are_bounded(texts, year, no, parents)


def test_a_desk_counts_on_from_any_clock_that_leaves_room_for_every_other() -> None:
    assert kind_spec.is_reached(LEAPS_END, 0)
    assert not kind_spec.is_reached(LEAPS_END + 1, LEAPS_END - LEAP)
    assert kind_spec.is_reached(LEAPS_END + LEAP, LEAPS_END)
    assert kind_spec.is_reached(LAST_CLOCK - 1, LAST_CLOCK - 2)
    assert not kind_spec.is_reached(LAST_CLOCK, LAST_CLOCK - 1)


def nested(levels: int, within: bytes = b"") -> bytes:
    return b'{"a":[' * (levels // 2) + b"[" * (levels % 2) + within + b"]" * (levels % 2) + b"]}" * (levels // 2)


def test_a_body_has_a_hundred_levels_at_most() -> None:
    assert kind_spec.is_body_bounded(None)
    assert kind_spec.is_body_bounded(b"x" * MOST_BODY)
    assert not kind_spec.is_body_bounded(b"x" * (MOST_BODY + 1))
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
        assert kind_spec.is_body_bounded(nested(levels, within)) is is_bounded, (levels, within[:20])


def test_what_is_open_counts_and_not_what_was() -> None:
    assert kind_spec.is_shallow(b"[]" * 10_000)
    assert kind_spec.is_shallow(b"]" * 500 + b"[" * 100)
    assert not kind_spec.is_shallow(b"]" * 500 + b"[" * 101)
    assert not kind_spec.is_shallow(b"[" * MOST_BODY)
