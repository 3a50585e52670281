"""The approved reports: all of them, those of a scope, and those approved at a counter on a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.dates import from_text, local_date, to_text
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.reports.report import Basis, Scope
from frontoffice.register.journal import journal, reading, story_line
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import approved_report


class ApprovalLine(NamedTuple):
    """An approved report as it is listed: of what, when (UTC), by whom, at which counter.

    ``holds`` is False where a later one of the same scope took its place; ``lc`` is its place in the one order.
    """

    entry_id: UUID
    scope: Scope
    approved_at: datetime
    officer: str
    position: str
    desk: str
    lc: int
    zone: str
    holds: bool


class _Row(NamedTuple):
    entry_id: UUID
    period: str
    basis: str
    counter: str
    approved_at: str
    officer: str
    position: str
    desk: str
    lc: int
    zone: str
    holds: int


_TYPES: Final = reading.shape(_Row)
_LINES: Final = (
    "SELECT * FROM (SELECT entry_id, period, basis, counter, approved_at, officer, position, desk, lc, zone,"
    " lead(entry_id) OVER (PARTITION BY period, basis, counter ORDER BY lc, entry_id) IS NULL AS holds, last, first"
    " FROM report_approved){where} ORDER BY last DESC, first DESC, counter, basis, lc DESC, entry_id DESC"
)


def every(connection: apsw.Connection) -> tuple[ApprovalLine, ...]:
    """All approved reports, the newest period first, and of a scope the newest first."""
    return _read(connection, "")


def of_scope(connection: apsw.Connection, scope: Scope) -> tuple[ApprovalLine, ...]:
    """Approved reports of a scope, the newest first: that one holds."""
    where = " WHERE period = ? AND basis = ? AND counter = ?"
    return _read(connection, where, str(scope.period), str(scope.basis), scope.counter)


def of_day(connection: apsw.Connection, on: date, desk: str) -> tuple[ApprovalLine, ...]:
    """List approved reports of a counter on a local date of their own zone, the earliest first."""
    around = [to_text(datetime.fromisoformat(f"{on + timedelta(days=days)}T00:00:00+00:00")) for days in (-1, 2)]
    found = _read(connection, " WHERE desk = ? AND approved_at BETWEEN ? AND ?", desk, *around)
    of_it = [line for line in found if local_date(line.approved_at, line.zone) == on]
    return tuple(sorted(of_it, key=lambda line: line.approved_at))


def entry(connection: apsw.Connection, entry_id: UUID, scope: Scope) -> StoryLine | None:
    """The entry of an approved report; None where there is none."""
    lines = journal.story(connection, approved_report.subject(scope))
    of_it = (line for line in lines if line.entry_id == entry_id and line.kind == EntryKind.REPORT_APPROVED)
    return next(of_it, None)


def _read(connection: apsw.Connection, where: str, *bound: str) -> tuple[ApprovalLine, ...]:
    rows: Any = connection.execute(_LINES.format(where=where), bound)
    kept = reading.validate_rows("report_approved", (row[: len(_TYPES)] for row in rows), _TYPES)
    return tuple(_line(_Row(story_line.as_uuid(row[0]), *row[1:])) for row in kept)


def _line(row: _Row) -> ApprovalLine:
    return ApprovalLine(
        row.entry_id,
        Scope(report_period.parse(row.period), Basis(row.basis), row.counter),
        from_text(row.approved_at),
        row.officer,
        row.position,
        row.desk,
        row.lc,
        row.zone,
        bool(row.holds),
    )
