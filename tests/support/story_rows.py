"""A row of the journal as a story reads it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from frontoffice.domain.calendar.dates import to_text
from tests.support.examples import MORNING

ENTRY, ORIGIN, PARENT = UUID(int=1), UUID(int=2), UUID(int=3)


def a_row(**changes: Any) -> tuple[Any, ...]:
    """A row of the journal by its columns, in their order."""
    columns: dict[str, Any] = {
        "origin": ORIGIN.bytes,
        "seq": 4,
        "prev": b"before",
        "hash": b"digest",
        "lc": 5,
        "entry_id": ENTRY.bytes,
        "subject": ENTRY.bytes,
        "kind": "complaint.noted",
        "v": 1,
        "occurred_at": to_text(MORNING),
        "recorded_at": to_text(MORNING),
        "zone": "WITA",
        "officer": "Siti Rahmawati",
        "role": "officer",
        "series": "L1",
        "year": 2026,
        "no": 147,
        "parents": PARENT.bytes + ORIGIN.bytes,
        "content_hash": b"",
    }
    return tuple((columns | changes).values())
