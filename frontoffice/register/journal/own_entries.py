"""Series or desk of an entry.

The subject itself says so, whatever stands in the body beside it.

What an entry says of a series is about a subject that is made of the series' code, so a body that names one and a
subject that is made of another belong together nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.suggestion_box import SERIES as BOX
from frontoffice.register.journal import ids
from frontoffice.register.journal.story_line import StoryLine

# By kind, of what its subject is made (``ids.subject``): of a series, or of a series and day.
_OF_SERIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        EntryKind.NUMBERS_RESERVED: "numbers",
        EntryKind.NUMBERS_VOIDED: "numbers",
        EntryKind.NUMBERS_RESUMED: "numbers",
    }
)
_OF_DAYS: Final[Mapping[str, str]] = MappingProxyType(
    {EntryKind.DAY_CLOSED: "closed", EntryKind.SHIFT_HANDED: "handed"}
)

# What a desk says of itself is about one of its chains (``origins.first_written``), so it is judged by all of them.
OF_DESKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        EntryKind.DESK_CONFIGURED: "desk",
        EntryKind.CLOCK_BEHIND: "desk",
        EntryKind.CLOCK_CONFIRMED: "desk",
        EntryKind.BACKUP_TRIED: "backup",
        EntryKind.KEY_PAPERED: "key papers",
        EntryKind.HISTORY_ACCEPTED: "history",
    }
)


def series_of(subject: UUID, line: StoryLine) -> str | None:
    """Series of an entry about ``subject``; None where it says another than the subject is made of."""
    if line.kind == EntryKind.BOX_OPENED:
        place, _, series = line.number.series.partition("/") if line.number else ("", "", "")
        is_its_own = place == BOX and line.entry_id == subject and line.body.get("series") == series
        return series if is_its_own else None
    series = line.number.series if line.number else str(line.body.get("series", ""))
    if line.kind in _OF_SERIES:
        made_of = (_OF_SERIES[line.kind], series)
    elif line.kind in _OF_DAYS:
        made_of = (_OF_DAYS[line.kind], f"{series}/{line.body.get('day')}")
    else:
        return None
    return series if ids.subject(*made_of) == subject else None


def desk_subject(kind: str, chain: UUID) -> UUID:
    """Subject of an entry of that kind by a desk about itself, by its chain."""
    return ids.subject(OF_DESKS[kind], str(chain))
