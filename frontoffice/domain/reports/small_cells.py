"""Counts of a public paper in which nobody is found again: small ones are left out, and what would give them away.

A count of 1 to 4 is hidden. Since the total is published, so is the smallest count that is not small, with all that
equal it: of what is hidden any two may then be exchanged, and the paper would look the same, so no hidden count can be
computed from the total, also by who knows this rule. A zero says nothing of anybody and stays. Where all are small
nothing of the table is published, not even what it would have listed.

It holds within one paper. Papers of periods that overlap (a month and its quarter) give each other's counts away by
subtraction: an office publishes in one rhythm.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

LEAST: Final = 5  # the smallest count of people that is published


def published(counts: Sequence[int]) -> tuple[int | None, ...] | None:
    """The counts with None for what is hidden, as they may stand beside their total; None: the table as a whole."""
    if not any(map(is_small, counts)):
        return tuple(counts)
    large = [count for count in counts if count >= LEAST]
    if not large:
        return None
    beside = min(large)
    return tuple(None if is_small(count) or count == beside else count for count in counts)


def is_small(count: int) -> bool:
    """Whether a count alone would show somebody."""
    return 0 < count < LEAST


def share(part: int, whole: int) -> Fraction | None:
    """A part of a whole that is published, of 1; None where the part or what it lacks would be a small count."""
    if not whole or is_small(part) or is_small(whole - part):
        return None
    return Fraction(part, whole)
