"""Number of entries in one chunk; a pushed one adapts to a slow or often cut line.

What was committed stays, so a piece must fit between two cuts and into the time the centre allows a statement
(``enrolling.py``, 5 minutes). Nothing is remembered for it: every round begins with a piece that passes in half a
minute at 2 kB/s, and the pieces double as long as each takes less than 5 s. A
good line has its full size after nine of them.
"""

from __future__ import annotations

from typing import Final

from frontoffice.register.replication.replica import FIRST_CHUNK, LATE_CHUNK, LIVE_CHUNK, Replica

FIRST: Final = 50
_MANY: Final = 5_000  # entries to pull, from which on chunks are larger
_AT_ONCE: Final = 1.0
_QUICK: Final = 5.0
_SLOW: Final = 20.0


def next_chunk_size(size: int, seconds: float, most: int) -> int:
    """Size of the next piece after one of ``size`` entries sent in ``seconds``.

    Never more than ``most``.

    50 entries in 0.1 s: 200; in 2 s: 100. 400 in 8 s: 400. 400 in 25 s, since the line became slower: 200.
    """
    if seconds < _QUICK:
        return min(size * (4 if seconds < _AT_ONCE else 2), most)
    return max(FIRST, size // 2) if seconds > _SLOW else min(size, most)


def choose_pull_chunk(replica: Replica, total: int) -> int:
    """Number of pulled entries per transaction, for ``total`` entries."""
    if total <= _MANY:
        return LIVE_CHUNK
    is_new = replica.heads().keys() <= replica.mine().keys()
    return FIRST_CHUNK if is_new else LATE_CHUNK
