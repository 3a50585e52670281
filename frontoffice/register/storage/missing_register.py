"""Previously present, now missing register.

A drive that is not mounted, a moved folder, a file that was emptied.

To make a new one in its place would give its numbers a second time and bury what may still be saved. So whoever opens
asks first, and only somebody's word begins a new register; what is left of the old one is kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import damage, opening
from frontoffice.register.storage.high_water_mark import HighWaterMark

_REMAINS: Final = ("", "-wal", "-shm")


def demand(path: Path, mark: HighWaterMark | None, *, was_set_up: Callable[[], bool]) -> None:
    """Raises Unavailable (``register_missing``) when there was a register at ``path`` and none is there now.

    ``was_set_up`` is whether the desk has settings that were saved after its register was made. Nothing is touched.
    """
    with opening.disk(path):
        if damage.is_blank(path):
            was_seen = mark is not None and bool(mark.desks_at(path))
            damage.demand_one(path, must_exist=was_seen or was_set_up())


def set_aside(path: Path, stamp: str) -> None:
    """Rename the remains of a lost register, to clear its path for a new one without any loss.

    Raises Unavailable, ``register_in_use`` when there is a register after all.
    """
    with opening.disk(path):
        if not damage.is_blank(path):
            raise Unavailable(RegisterFailure.IN_USE, path=str(path))
        for end in _REMAINS:
            left = path.with_name(path.name + end)
            if left.exists():
                left.replace(path.with_name(f"{path.stem}.lost-{stamp}{path.suffix}{end}"))
