"""A complaint as it leaves the register in a list: with its whole narrative, and without who asked for confidence."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_fold

MASK: Final = "\N{MEDIUM SHADE}" * 4
_SHORT: Final = 3  # letters of a part of a name that may be a word besides


class ExportLine(NamedTuple):
    """One complaint: dates in ISO form, "" for none; codes as the register has them."""

    number_text: str
    received_on: str
    recorded_on: str
    kind: str
    channel_name: str
    service: str
    category: str
    status: str
    due_on: str
    responded_on: str
    late_days: int
    cycle: int
    team: str
    officer: str
    missing: str
    name: str
    phone: str
    description: str


_OF_STORY: Final = ("name", "phone", "description")
_COLUMNS: Final = ", ".join(name for name in ExportLine._fields if name not in _OF_STORY)
_TYPES: Final = (bytes, *reading.shape(ExportLine)[: -len(_OF_STORY)])


def read(connection: apsw.Connection, row_id: int, *, identities: bool) -> ExportLine | None:
    """The complaint of that row; None where it went away meanwhile. ``identities`` shows who asked for confidence."""
    rows: Any = connection.execute(f"SELECT subject, {_COLUMNS} FROM complaint WHERE id = ?", (row_id,))
    kept = reading.checked("complaint", rows, _TYPES)
    if not kept:
        return None
    subject, *row = kept[0]
    complaint = complaint_fold.fold_without_case(journal.story(connection, UUID(bytes=subject)))
    if complaint is None:
        return None
    who, text = complaint.intake.complainant, complaint.intake.description
    if who.identity is not Identity.CONFIDENTIAL:
        return ExportLine._make((*row, complaint.shown_name, who.phone, text))
    if identities:
        return ExportLine._make((*row, who.name, who.phone, text))
    return ExportLine._make((*row, complaint.shown_name, "", masked(text, who)))


def masked(text: str, who: Complainant) -> str:
    """A text without the name, telephone and NIK of who asked for confidence, however its letters are cased."""
    for hidden in (who.name, *(part for part in who.name.split() if len(part) > _SHORT), who.phone, who.nik):
        if hidden:
            text = re.sub(rf"(?<!\w){re.escape(hidden)}(?!\w)", MASK, text, flags=re.IGNORECASE)
    return text
