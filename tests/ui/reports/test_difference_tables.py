"""Differences and their complaints as tables."""

from __future__ import annotations

from PySide6.QtGui import QBrush

from frontoffice.documents.reports.report_differences import DifferenceLine
from frontoffice.ui.reports.difference_tables import CauseTable, DifferenceColumn, DifferenceTable
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.line_table import Role
from tests.support.compared_reports import a_cause

LINES = (
    DifferenceLine("Masuk <b>", "57", "58", "+1", is_running=False, causes=(a_cause(), a_cause(13))),
    DifferenceLine("Terlambat", "9", "3", "−6", is_running=True),
)


def test_a_row_has_the_figure_from_what_to_what_and_by_how_many_complaints() -> None:
    table = DifferenceTable()
    table.show_lines(LINES)
    rows = [[table.data(table.index(row, column)) for column in DifferenceColumn] for row in (0, 1)]
    assert rows == [["Masuk <b>", "57", "58", "+1", "2"], ["Terlambat", "9", "3", "−6", ""]]
    assert "&lt;b&gt;" in str(table.data(table.index(0, 0), Role.ToolTipRole))
    assert table.data(table.index(0, 0), Role.ForegroundRole) is None
    brush = table.data(table.index(1, 0), Role.ForegroundRole)
    assert isinstance(brush, QBrush)
    assert brush.color().name() == theme.now().muted.lower()
    assert table.data(table.index(0, DifferenceColumn.WAS), Role.TextAlignmentRole) is not None


def test_a_cause_is_a_complaint_and_what_came_about_it() -> None:
    table = CauseTable()
    table.show_lines((a_cause(),))
    assert [table.data(table.index(0, column)) for column in (0, 1)] == [
        "0012/PGD-L1/2026",
        "dicatat 03-12-2026; Pengadu puas, pengaduan selesai 03-12-2026",
    ]
    assert table.subject(0) == a_cause().subject
    assert table.subject(1) is None
    assert table.data(table.index(0, 0), Role.FontRole) is not None
