"""Complaints as they leave the register in a list: each of a report's lines with what the complainant wrote, whole.

Read piece by piece, so that a list of any length takes no more memory than its ids. What who asked for confidence
wrote is without their name and numbers (``domain.masked_text``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.masked_text import masked
from frontoffice.domain.report import Selection
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_fold
from frontoffice.register.projection.complaint_columns import SUMMARY
from frontoffice.register.queries import report_selection
from frontoffice.register.queries.reports import ReportLine, count_working_days
from frontoffice.register.unit_of_work import UnitOfWork

_AT_ONCE: Final = 500
_TYPES: Final = (int, int, *reading.shape(ReportLine))


class WholeLine(NamedTuple):
    """A line and all of what was written, masked where the identity is hidden."""

    line: ReportLine
    description: str


class WholeLines:
    """Lists of complaints that leave the register."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def ids(self, selection: Selection) -> list[int]:
        """The rows of a selection by day and number, for :meth:`read`."""
        with self._unit.reading():
            connection, today = self._unit.connection, self._unit.today()
            count_working_days(connection, self._unit.calendar)
            found = report_selection.where(selection, today)
            rows: Any = connection.execute(
                f"SELECT id FROM complaint WHERE {found.sql}"
                f" ORDER BY {report_selection.day_column(selection.scope)}, series, year, no, id",
                found.bound,
            )
            return [row_id for (row_id,) in rows]

    def read(self, ids: Sequence[int]) -> Iterator[WholeLine]:
        """The complaints of these rows in their order; one that is gone meanwhile is left out."""
        for at in range(0, len(ids), _AT_ONCE):
            with self._unit.reading():
                page = list(_read(self._unit.connection, ids[at : at + _AT_ONCE]))
            yield from page


def _read(connection: apsw.Connection, ids: Sequence[int]) -> Iterator[WholeLine]:
    rows: Any = connection.execute(
        f"SELECT id, may_offer, {', '.join(ReportLine._fields)} FROM complaint"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    found = {row[0]: row[1:] for row in reading.checked("complaint", rows, _TYPES)}
    for row_id in ids:
        if row := found.get(row_id):
            line = ReportLine(UUID(bytes=row[1]), *row[2:])
            yield WholeLine(line, _description(connection, line, is_hidden=not row[0]))


def _description(connection: apsw.Connection, line: ReportLine, *, is_hidden: bool) -> str:
    """What the read table has not whole, or must not show, comes from the entries."""
    if not is_hidden and len(line.summary) < SUMMARY:
        return line.summary
    complaint = complaint_fold.fold_without_case(journal.story(connection, line.subject))
    return line.summary if complaint is None else masked(complaint.intake.description, complaint.intake.complainant)
