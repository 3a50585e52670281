"""The table of consultations: when and how each came, what about, what was answered, who by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QTableView

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.complaint import Channel, Identity
from frontoffice.domain.consultation import Consultation, ConsultationFilter
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, table_columns, theme
from frontoffice.ui.widgets.column_shares import ColumnShares
from frontoffice.ui.widgets.line_table import Index, LineTable, Role


class ConsultationColumn(IntEnum):
    """What tells one consultation from another."""

    WHEN = 0
    CHANNEL = 1
    ABOUT = 2
    ANSWER = 3
    SERVICE = 4
    NAME = 5
    ANSWERED_BY = 6
    CODE = 7


_LONG_MOMENT: Final = "28-08-2026 08.08"  # as wide as any
_LONG_CODE: Final = "WWWWWW"
# Of what those leave: the part that a column has at most, and the letters of average width that it needs at most.
_SHARES: Final[Mapping[int, tuple[float, int]]] = {
    ConsultationColumn.CHANNEL: (0.1, 12),
    ConsultationColumn.ANSWER: (0.22, 40),
    ConsultationColumn.SERVICE: (0.16, 24),
    ConsultationColumn.NAME: (0.16, 22),
    ConsultationColumn.ANSWERED_BY: (0.14, 18),
}


class ConsultationTable(LineTable):
    """Consultations, newest first; one that became a complaint has its sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (
            self.tr("When"),
            self.tr("Channel"),
            self.tr("What about"),
            self.tr("Answer"),
            self.tr("Service"),
            self.tr("Who asked"),
            self.tr("Answered by"),
            self.tr("Code"),
        )

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell and how it is set."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], ConsultationColumn(index.column())
        if role == Role.DisplayRole:
            return _CELLS[column](line)
        if role == Role.FontRole and column is ConsultationColumn.CODE:
            return self.fixed
        if role == Role.DecorationRole and column is ConsultationColumn.ABOUT and line.complaint:
            return theme.icon("record", "done")
        return plain_text.tool_tip(_CELLS[column](line)) if role == Role.ToolTipRole else None


def lay_out(lines: QTableView, table: ConsultationTable) -> ColumnShares:
    """Divide the width of the list: who answered and the service give way before anything is scrolled sideways."""
    table_columns.rule(lines, {})
    fixed = (ConsultationColumn.WHEN, ConsultationColumn.CODE)
    giving_way = (ConsultationColumn.ANSWERED_BY, ConsultationColumn.SERVICE)
    shares = ColumnShares(lines, fixed, _SHARES, ConsultationColumn.ABOUT, giving_way)
    shares.give_room(ConsultationColumn.WHEN, _LONG_MOMENT)
    shares.give_room(ConsultationColumn.CODE, _LONG_CODE, table.fixed)
    return shares


def name_of(one: Consultation) -> str:
    """Who asked, as anyone may see it."""
    hidden = one.inquiry.identity is not Identity.OPEN
    return wording.word(one.inquiry.identity) if hidden else one.inquiry.name


def when(one: Consultation) -> str:
    """Day and time in the office's zone."""
    return f"{dates.in_digits(one.day)} {dates.time_of_day(one.recorded_at, one.zone)[:5]}"


def whole(one: Consultation, name: str) -> str:
    """All that was written, on as many lines as it takes; ``name`` is who asked as it may be seen now."""
    inquiry, translate = one.inquiry, QCoreApplication.translate
    became = (
        translate("Consultations", "It became a complaint; {key:consultation.open} opens it.") if one.complaint else ""
    )
    parts = (inquiry.about, inquiry.answer, name, became)
    return "\n".join(part for part in parts if part)


def words_of(sought: ConsultationFilter, channels: Mapping[str, Channel]) -> str:
    """What a list is limited to, in words."""
    code, service = sought.channel or "", sought.service or ""
    if sought.service == "":
        service = QCoreApplication.translate("Consultations", "no service named")
    parts = (title(sought.period), sought.counter, channels[code].name if code in channels else code, service)
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


_CELLS: Final[Mapping[ConsultationColumn, Callable[[Consultation], str]]] = {
    ConsultationColumn.WHEN: when,
    ConsultationColumn.CHANNEL: lambda one: one.channel_name,
    ConsultationColumn.ABOUT: lambda one: one.inquiry.about,
    ConsultationColumn.ANSWER: lambda one: one.inquiry.answer,
    ConsultationColumn.SERVICE: lambda one: one.inquiry.service,
    ConsultationColumn.NAME: name_of,
    ConsultationColumn.ANSWERED_BY: lambda one: one.inquiry.answered_by,
    ConsultationColumn.CODE: lambda one: one.code,
}
