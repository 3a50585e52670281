"""A complaint as it leaves the register in a list: with its whole narrative, and without who asked for confidence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.complaint import Identity
from frontoffice.domain.masked_text import masked
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_fold
from frontoffice.register.projection.complaint_columns import SUMMARY


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


_OF_TABLE: Final = ("may_offer", "summary", *(name for name in ExportLine._fields if name != "description"))
_COLUMNS: Final = ", ".join(_OF_TABLE)
_TYPES: Final = (int, bytes, int, str, *reading.shape(ExportLine)[:-1])


def read(connection: apsw.Connection, ids: Sequence[int], *, identities: bool) -> Iterator[ExportLine]:
    """The complaints of these rows in their order; one that is gone meanwhile is left out.

    ``identities`` shows who asked for confidence.
    """
    rows: Any = connection.execute(
        f"SELECT id, subject, {_COLUMNS} FROM complaint WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    found = {row[0]: row[1:] for row in reading.checked("complaint", rows, _TYPES)}
    for row_id in ids:
        if row := found.get(row_id):
            yield _line(connection, row, identities=identities)


def _line(connection: apsw.Connection, row: tuple[Any, ...], *, identities: bool) -> ExportLine:
    """What the read table has not whole, or must not show, comes from the entries."""
    subject, is_open, summary, *rest = row
    line = ExportLine._make((*rest, summary))
    if is_open and len(summary) < SUMMARY:
        return line
    complaint = complaint_fold.fold_without_case(journal.story(connection, UUID(bytes=subject)))
    if complaint is None:
        return line
    who, text = complaint.intake.complainant, complaint.intake.description
    if identities and who.identity is Identity.CONFIDENTIAL:
        return line._replace(name=who.name, phone=who.phone, description=text)
    return line._replace(description=masked(text, who))
