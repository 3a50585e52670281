"""The same letter or SP4N-LAPOR! item with two numbers, from two desks before their exchange.

An item is known by its channel and its number there, as the intake knows it (``typed_text.same_item``). What was
entered in SP4N-LAPOR! holds that item as well, whichever way it came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from typing import Final, TypeVar

from frontoffice.domain.complaint import SP4N, Complaint, Status
from frontoffice.domain.text.printable_text import same_item

FREED: Final = frozenset({Status.CANCELLED, Status.MERGED})
"""States in which a complaint holds no item."""
_Held = TypeVar("_Held", bound=Hashable)


def items(complaint: Complaint, in_sp4n: str = "") -> frozenset[str]:
    """Keys of the items of a complaint, none once merged or cancelled; ``in_sp4n`` is its number there."""
    if complaint.status in FREED or complaint.erased:
        return frozenset()
    return keys(complaint.intake.channel, complaint.intake.external_id) | keys(SP4N, in_sp4n)


def keys(channel: str, number: str) -> frozenset[str]:
    """Key of an item of a channel; empty without a number. A number of SP4N-LAPOR! is the same without its ``#``."""
    item = same_item(number)
    if channel == SP4N:
        item = item.lstrip("#")
    return frozenset({f"{channel} {item}"}) if item else frozenset()


def find_repeated(held: Mapping[_Held, Collection[str]]) -> frozenset[_Held]:
    """Find the holders of items with more than one holder."""
    holders = Counter(key for items_of_one in held.values() for key in items_of_one)
    return frozenset(one for one, items_of_one in held.items() if any(holders[key] > 1 for key in items_of_one))
