"""Complaints as they leave the register in a list: each of a report's lines with what the complainant wrote, whole.

Read piece by piece, so that a list of any length takes no more memory than its ids. What who asked for confidence
wrote, and what was decided about it, is without their name and numbers (``domain.masked_text``), unless their
identities are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import apsw

from frontoffice.domain.complaint import Identity, outside_numbers
from frontoffice.domain.masked_text import mask_known, mask_text
from frontoffice.domain.reports.report import Selection
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_fold
from frontoffice.register.projection.complaint_columns import SUMMARY
from frontoffice.register.queries import canonical, report_selection
from frontoffice.register.queries.reports import ReportLine, count_working_days, report_line
from frontoffice.register.unit_of_work import UnitOfWork

_AT_ONCE: Final = 500


class WholeLine(NamedTuple):
    """Report line with its full texts, masked in case of a hidden identity.

    Working days late (0: in time).

    ``line.letter_no`` is the number of a letter only, ``sp4n_no`` the number in SP4N-LAPOR!, both as they were written.
    """

    line: ReportLine
    description: str
    phone: str = ""
    late_days: int = 0
    sp4n_no: str = ""


_OF_TABLE: Final = ("may_offer", "phone", "late_days", *ReportLine._fields)
_ENTERED: Final = "coalesce((SELECT number FROM sp4n WHERE sp4n.complaint = complaint.id), '')"
_COLUMNS: Final = ", ".join((_ENTERED, *_OF_TABLE))
_TYPES: Final = (int, str, int, str, int, *reading.shape(ReportLine))


class WholeLines:
    """Full complaint lists for export from the register."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def ids(self, selection: Selection) -> list[int]:
        """The rows of a selection by day and number, for :meth:`read`."""
        with self._unit.reading():
            connection, known = self._unit.connection, canonical.lists(self._unit)
            count_working_days(connection, self._unit.calendar)
            found = report_selection.where(selection, self._unit.office_time(), known)
            rows: Any = connection.execute(
                f"SELECT id FROM complaint WHERE {found.sql}"
                f" ORDER BY {report_selection.day_column(selection.scope)}, series, year, no, id",
                found.bound,
            )
            return [row_id for (row_id,) in rows]

    def read(self, ids: Sequence[int], *, identities: bool = False) -> Iterator[WholeLine]:
        """The complaints of these rows in their order, without missing ones.

        ``identities`` shows who asked for confidence.
        """
        for at in range(0, len(ids), _AT_ONCE):
            with self._unit.reading():
                connection, known = self._unit.connection, canonical.lists(self._unit)
                page = list(_read(connection, ids[at : at + _AT_ONCE], identities=identities))
            shown = canonical.build_display_mapper(known)
            yield from (one._replace(line=shown(one.line)) for one in page)


def _read(connection: apsw.Connection, ids: Sequence[int], *, identities: bool) -> Iterator[WholeLine]:
    rows: Any = connection.execute(
        f"SELECT id, {_COLUMNS} FROM complaint WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ).fetchall()  # no cursor is kept while others are asked for
    found = {row[0]: row[1:] for row in reading.validate_rows("complaint", rows, _TYPES)}
    for row_id in ids:
        if row := found.get(row_id):
            entered, is_open, phone, late_days, *rest = row
            line = report_line(rest)
            whole = WholeLine(line, line.summary, phone, late_days)
            if not is_open or len(line.summary) >= SUMMARY:
                whole = _whole(connection, whole, identities=identities)
            numbers = outside_numbers(line.channel, whole.line.letter_no, entered)
            yield whole._replace(line=whole.line._replace(letter_no=numbers.letter), sp4n_no=numbers.sp4n)


def _whole(connection: apsw.Connection, short: WholeLine, *, identities: bool) -> WholeLine:
    """Complete a line with texts shortened or withheld in the read table, from the entries."""
    complaint = complaint_fold.fold_without_case(journal.story(connection, short.line.subject))
    if complaint is None:
        return short
    who, text = complaint.intake.complainant, complaint.intake.description
    if identities and who.identity is Identity.CONFIDENTIAL:
        return short._replace(line=short.line._replace(name=who.name), description=text, phone=who.phone)
    line = short.line._replace(action=mask_text(short.line.action, who, complaint.earlier))
    if who.identity is not Identity.OPEN:
        item = mask_known(complaint.intake.external_id, who, complaint.earlier)
        line = line._replace(regency="", letter_no=item)
    return short._replace(line=line, description=mask_text(text, who, complaint.earlier))
