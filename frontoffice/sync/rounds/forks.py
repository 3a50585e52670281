"""Binary search for the fork point of a chain: hashes agree up to there and nowhere after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

PROBES: Final = 32


def fork_point(
    differs_at: int, mine: Callable[[int], bytes | None], theirs: Callable[[Sequence[int]], Mapping[int, bytes]]
) -> int:
    """The last place at which both branches agree, 0 for none; they are known to differ at ``differs_at``.

    ``theirs`` is asked for many places at once: each question is a way to the centre and back.
    """
    same, other = 0, differs_at
    while other - same > 1:
        step = max(1, (other - same) // (PROBES + 1))
        asked = range(same + step, other, step)
        known = theirs(asked)
        for seq in asked:
            if known.get(seq) != mine(seq):
                other = seq
                break
            same = seq
    return same
