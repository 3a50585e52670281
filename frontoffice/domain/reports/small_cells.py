"""Counts of a public paper in which nobody is found again: small ones are left out, and what would give them away.

A count of 1 to 4 is hidden. Since the total is published, so are the smallest counts that are not small, one after the
other with all that equal it, until each hidden count may be anything in a range of five or more. Of what is hidden any
two may be exchanged, and the paper looks the same, as long as its rows do not stand by their size: so no hidden count
can be computed from the total, also by who knows this rule. A zero says nothing of anybody and stays. Where no count is
left, nothing of the table is published, not even what it would have listed.

It holds within one paper. Papers of periods that overlap (a month and its quarter) give each other's counts away by
subtraction: an office publishes in one rhythm.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

LEAST: Final = 5  # the smallest count of people that is published


def suppress_small_cells(counts: Sequence[int], known: int | None = None) -> tuple[int | None, ...] | None:
    """The counts with None for what is hidden, as they may stand beside their total; None: the table as a whole.

    ``known`` is the place of a count that another table of the paper may tell: the others stay open without it, too.
    """
    if not any(map(is_small, counts)):
        return tuple(counts)
    for beside in sorted({count for count in counts if count >= LEAST}):
        hidden = [count for count in counts if 0 < count <= beside]
        without = [count for place, count in enumerate(counts) if 0 < count <= beside and place != known]
        if _is_open(hidden) and (_is_open(without) or not without):
            return tuple(None if 0 < count <= beside else count for count in counts)
    return None


def _is_open(hidden: Sequence[int]) -> bool:
    """Whether each of them may be anything from 1 to 6 at least, while all keep their sum."""
    return sum(hidden) - len(hidden) >= LEAST


def is_small(count: int) -> bool:
    """Whether a count alone would show somebody."""
    return 0 < count < LEAST


def share(part: int, whole: int) -> Fraction | None:
    """A part of a whole that is published, of 1; None where the part or what it lacks would be a small count."""
    if not whole or is_small(part) or is_small(whole - part):
        return None
    return Fraction(part, whole)
