"""Teams and agencies that were typed and stand in no list of the office: which names of an entry are said to be so.

The name itself is kept as any other: letters address it, and a list that has it later counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

OFFICERS: Final = "officers"
TECHNICAL: Final = "technical"
AGENCY: Final = "agency"
_PARTS: Final = (OFFICERS, TECHNICAL, AGENCY)


def parts(said: object) -> frozenset[str]:
    """The parts of an entry that it says are in no list; what another program wrote otherwise says nothing."""
    return frozenset(part for part in _PARTS if part in said) if isinstance(said, (list, tuple)) else frozenset()


def body_of(unlisted: Iterable[str], names: Mapping[str, str]) -> list[str] | None:
    """What the entry says of these parts: those that have a name; None for none."""
    found = {*unlisted}
    return [part for part in _PARTS if part in found and names.get(part)] or None


def mark_unlisted(names: Mapping[str, object], unlisted: frozenset[str], mark: str) -> tuple[str, ...]:
    """The names that there are, in their order; one that is in no list as ``mark`` writes it."""
    written = ((part, str(name)) for part, name in names.items() if name)
    return tuple(mark.format(name) if part in unlisted else name for part, name in written)
