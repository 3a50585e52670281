from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QModelIndex

from frontoffice.register.queries.reports import ReportLine, ReportList
from frontoffice.ui.reports.report_list import PART, ReportColumn, ReportListTable
from frontoffice.ui.widgets.line_table import Role

_TEXTS = dict.fromkeys(ReportLine._fields, "")
_NUMBERS = dict.fromkeys(("due_provisional", "response_late", "cycle", "conflict"), 0)


def a_line(no: int) -> ReportLine:
    stated = {
        "subject": uuid4(),
        "number_text": f"{no:04}/PGD-L1/2026",
        "received_on": "2026-11-24",
        "kind": "complaint",
        "name": "<b>Siti</b>",
        "summary": "Loket tutup",
        "status": "registered",
        "due_on": "2026-12-14",
    }
    return ReportLine(**{**_TEXTS, **_NUMBERS, **stated})  # type: ignore[arg-type]


LINES = tuple(a_line(no) for no in range(1, 2 * PART + 31))
asked: list[tuple[int, int]] = []


def read(limit: int, offset: int) -> ReportList:
    asked.append((limit, offset))
    return ReportList(LINES[offset : offset + limit], len(LINES))


def cell(table: ReportListTable, column: ReportColumn, role: int = Role.DisplayRole) -> object:
    return table.data(table.index(0, column), role)


def test_a_line_says_which_complaint_it_is_and_how_far() -> None:
    table = ReportListTable(read)
    table.show_list(read(PART, 0))
    assert [cell(table, column) for column in ReportColumn] == [
        "0001/PGD-L1/2026",
        "24-11-2026",
        "Complaint",
        "<b>Siti</b>",
        "Loket tutup",
        "",
        "Registered",
        "14-12-2026",
    ]
    assert "&lt;b&gt;" in str(cell(table, ReportColumn.NAME, Role.ToolTipRole))


def test_a_long_list_is_read_in_parts_until_its_end() -> None:
    asked.clear()
    table = ReportListTable(read)
    table.show_list(ReportList(LINES[:PART], len(LINES)))
    while table.canFetchMore(QModelIndex()):
        table.fetchMore(QModelIndex())
    assert asked == [(PART, PART), (PART, 2 * PART)]
    assert table.rowCount() == len(LINES)
    assert table.row_of(LINES[-1].subject) == len(LINES) - 1


def test_a_list_that_cannot_be_read_on_ends_where_it_is() -> None:
    table = ReportListTable(lambda _limit, _offset: ReportList((), 0))
    table.show_list(ReportList(LINES[:PART], len(LINES)))
    table.fetchMore(QModelIndex())
    assert not table.canFetchMore(QModelIndex())
    assert (table.rowCount(), table.row_of(uuid4())) == (PART, -1)
