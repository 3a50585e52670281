"""What reports count and list: every figure of a scope, and the complaints behind each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.calendar.working_day_count import WorkingDayCount
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.domain.complaint import Kind
from frontoffice.domain.reports.report import Cut, Figures, OpenDay, Scope, Selection
from frontoffice.register.journal import reading
from frontoffice.register.queries import canonical, hidden_words, report_figures, report_selection
from frontoffice.register.unit_of_work import UnitOfWork


class ReportLine(NamedTuple):
    """One complaint as text (dates in ISO form, "" for none; the name as anyone may see it); flags are 0 or 1.

    What is no complaint has no due date, whatever the read table keeps.
    """

    subject: UUID
    number_text: str
    series: str
    recorded_on: str
    received_on: str
    channel: str
    channel_name: str
    kind: str
    name: str
    regency: str
    sector: str
    service: str
    category: str
    level: str
    summary: str
    status: str
    waits: str
    clock_on: str
    due_on: str
    due_provisional: int
    responded_on: str
    response_late: int
    action: str
    outcome: str
    answer: str
    closed_on: str
    cycle: int
    assignee: str
    team: str
    officer: str
    letter_no: str
    missing: str
    conflict: int
    extended_until: str


def report_line(row: Sequence[Any]) -> ReportLine:
    """A row of the read table, in the order of the line's fields."""
    line = ReportLine(UUID(bytes=row[0]), *row[1:])
    if line.kind == Kind.COMPLAINT:
        return line
    return line._replace(due_on="", due_provisional=0, extended_until="")


@dataclass(frozen=True, slots=True)
class ReportList:
    """Some of the complaints of a selection, by day and number; ``total`` of them there are.

    ``hidden`` are never among the lines: they are counted by where somebody lives who asked for confidence.
    """

    lines: tuple[ReportLine, ...]
    total: int
    hidden: int = 0


_TYPES: Final = reading.shape(ReportLine)
_WHERE: Final = frozenset({Cut.REGENCY, Cut.DISTRICT})


class Reports:
    """The figures of a period, and the list behind each."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def figures(self, scope: Scope) -> Figures:
        """Every figure of a scope, as of now."""
        with self._unit.reading():
            return report_figures.figures(self._unit, scope)

    def labels(self) -> Mapping[Cut, Mapping[str, str]]:
        """The office's words for the codes of each cut; what has none is its own word."""
        with self._unit.reading():
            return report_figures.labels(self._unit)

    def not_closed(self, scope: Scope) -> tuple[OpenDay, ...]:
        """The days before today whose page has complaints and was never closed, the oldest first."""
        with self._unit.reading():
            return report_figures.not_closed(self._unit.connection, scope, self._unit.today())

    def count(self, selection: Selection) -> int:
        """How many complaints a selection has."""
        with self._unit.reading():
            return self._count(selection)

    def listing(self, selection: Selection, limit: int, offset: int = 0) -> ReportList:
        """The complaints of a selection by day and number, from the one at ``offset`` on."""
        with self._unit.reading():
            connection, known = self._unit.connection, canonical.lists(self._unit)
            total = self._count(selection)
            found = report_selection.where(selection, self._unit.today(), known)
            hidden = 0
            if _WHERE & {cut for cut, _ in selection.cuts}:
                found &= report_selection.Part("may_offer = 1")
                hidden = total - self._many(found)
            kept = reading.validate_rows(
                "complaint",
                connection.execute(
                    f"SELECT {', '.join(ReportLine._fields)} FROM complaint WHERE {found.sql}"
                    f" ORDER BY {report_selection.day_column(selection.scope)}, series, year, no, id LIMIT ? OFFSET ?",
                    (*found.bound, limit, offset),
                ),
                _TYPES,
            )
            lines = hidden_words.mask_lines(connection, map(report_line, kept))
        return ReportList(tuple(map(canonical.to_show(known), lines)), total, hidden)

    def _count(self, selection: Selection) -> int:
        known = canonical.lists(self._unit)
        count_working_days(self._unit.connection, self._unit.calendar)
        return self._many(report_selection.where(selection, self._unit.today(), known))

    def _many(self, found: report_selection.Part) -> int:
        many: int = self._unit.connection.execute(f"SELECT count(*) FROM complaint WHERE {found.sql}", found.bound).get
        return many


def count_working_days(connection: apsw.Connection, calendar: OfficeCalendar) -> None:
    """Give the connection its function of working days between two dates (ISO), by that calendar."""
    counted = WorkingDayCount(calendar)

    def working_days(*dates: object) -> int:
        earlier, later = (date.fromisoformat(str(day)) for day in dates)
        return counted.between(earlier, later)

    connection.create_scalar_function("working_days", working_days, 2, deterministic=True)
