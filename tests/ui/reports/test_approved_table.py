"""The approved reports as they are listed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtGui import QBrush

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import Basis, Scope
from frontoffice.register.queries.approved_reports import ApprovalLine
from frontoffice.register.register import Register
from frontoffice.ui.reports import approved_page
from frontoffice.ui.reports.approved_page import ApprovedColumn, ApprovedTable
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.table_rows import Role
from tests.support.approvals import NOVEMBER, approved
from tests.support.examples import an_intake, an_officer


def a_line(period: str = "2026-11", **changes: Any) -> ApprovalLine:
    line = ApprovalLine(
        entry_id=UUID(int=1),
        scope=Scope(parse(period)),
        approved_at=datetime(2026, 12, 1, 1, 30, tzinfo=UTC),
        officer="Hendra <b>Wijaya",
        position="Kepala Bidang",
        desk="L1",
        lc=7,
        zone="WIT",
        holds=True,
    )
    return line._replace(**changes)


LINES = (
    a_line(),
    a_line(holds=False, officer="Yuliana Putri"),
    a_line("2026-Q3", scope=Scope(parse("2026-Q3"), Basis.RECORDED, "L2")),
)


def cells(table: ApprovedTable, row: int) -> list[str]:
    return [str(table.data(table.index(row, column))) for column in ApprovedColumn]


def test_a_row_says_of_what_when_and_by_whom() -> None:
    table = ApprovedTable()
    table.show_found(LINES, "")
    assert cells(table, 0) == [
        *("November 2026", "Semua loket", "By date received", "01-12-2026 10.30 WIT"),
        *("Hendra <b>Wijaya, Kepala Bidang", "Holds"),
    ]
    assert cells(table, 1)[-1] == "Replaced by a later one"
    assert cells(table, 2)[:3] == ["Triwulan III 2026", "Loket L2", "By date recorded"]
    tip = str(table.data(table.index(0, ApprovedColumn.BY), Role.ToolTipRole))
    assert "&lt;b&gt;" in tip


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("", [0, 1, 2]),
        ("november", [0, 1]),
        ("2026-q3", [2]),
        ("putri NOV", [1]),
        ("l2 putri", []),
        ("laporan bulanan november 2026", [0, 1]),
        (str(UUID(int=1)), [0, 1, 2]),
    ],
)
def test_every_word_must_stand_somewhere_in_a_row(words: str, rows: list[int]) -> None:
    table = ApprovedTable()
    table.show_found(LINES, words)
    assert list(table.lines) == [LINES[row] for row in rows]


def test_what_holds_is_seen_by_its_colour_too() -> None:
    table = ApprovedTable()
    table.show_found(LINES, "")
    brushes = [table.data(table.index(row, ApprovedColumn.STATE), Role.ForegroundRole) for row in (0, 1)]
    assert all(isinstance(brush, QBrush) for brush in brushes)
    assert [brush.color().name() for brush in brushes] == [theme.now().done.lower(), theme.now().muted.lower()]
    assert table.line(9) is None
    assert table.data(table.index(0, 0), Role.DecorationRole) is None


@pytest.mark.thorough
def test_beside_a_report_stands_how_many_of_its_figures_changed(register: Register) -> None:
    def now() -> tuple[str, int]:
        return approved_page.latest_approval_text(register, register.reports.figures(NOVEMBER))

    assert now() == ("", 0)
    approved(register)
    assert now() == ("Approved 24-11-2026 10.32 WIB by Hendra Wijaya.", 0)
    register.complaints.record(an_intake(), an_officer(), uuid4())
    assert now()[1] > 0


def test_one_sentence_says_how_a_report_stands() -> None:
    assert approved_page.approval_text(LINES[0]) == "Approved 01-12-2026 10.30 WIT by Hendra <b>Wijaya."
