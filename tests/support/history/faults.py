"""What the checker says: which promise was broken, in which store, and by what."""

from __future__ import annotations

from typing import NamedTuple


class BrokenPromise(NamedTuple):
    """One broken promise, by its rule."""

    rule: str
    where: str
    what: str
