"""The lines of the worklist as a table: what is left of each limit, what comes next, whose and about what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QBrush, QColor

from frontoffice.domain import dates
from frontoffice.domain.complaint import Status
from frontoffice.domain.handling import HandlingContext
from frontoffice.domain.limits import END_OF_DAY
from frontoffice.domain.steps import Step
from frontoffice.register.projection.complaint_columns import NEVER, UNDECIDED
from frontoffice.register.queries.worklist import WorkLine, Worklist
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.line_table import Index, LineTable, Role

_SOON: Final = 3


class WorklistColumn(IntEnum):
    """What an officer needs to see to choose what comes first."""

    LEFT = 0
    NUMBER = 1
    NEXT = 2
    NAME = 3
    SUMMARY = 4
    SERVICE = 5
    TEAM = 6


# What it is about is read first: at 1366 pixels all other columns together leave it 300 pixels and more.
WIDTHS: Final[Mapping[int, int]] = {
    WorklistColumn.LEFT: 31,
    WorklistColumn.NUMBER: 17,
    WorklistColumn.NEXT: 23,
    WorklistColumn.NAME: 18,
    WorklistColumn.SUMMARY: 36,
    WorklistColumn.SERVICE: 14,
    WorklistColumn.TEAM: 13,
}
# Short words for a narrow column, where the step's own name is a sentence.
_SHORT: Final[Mapping[str, object]] = {
    Step.REVIEW: QT_TRANSLATE_NOOP("WorkTable", "Review"),
    Step.INFORM: QT_TRANSLATE_NOOP("WorkTable", "Tell of the action"),
    Step.CONVEY: QT_TRANSLATE_NOOP("WorkTable", "Tell of the result"),
}


class WorkTable(LineTable):
    """The lines of the worklist, the most urgent first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.list = Worklist((), 0)
        self._now = ("", "")
        self.names = (
            self.tr("Time left"),
            self.tr("Number"),
            self.tr("Next"),
            self.tr("Complainant"),
            self.tr("Description"),
            self.tr("Service"),
            self.tr("Team"),
        )

    def show_list(self, page: Worklist, office: HandlingContext) -> None:
        """Show these lines instead of those before."""
        self.list, self._now = page, (office.today.isoformat(), office.time)
        self.show_lines(page.lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell and how it is set."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], WorklistColumn(index.column())
        if role == Role.DisplayRole:
            return self.text(line, column)
        if role == Role.FontRole and column is WorklistColumn.NUMBER:
            return self.fixed
        if role in (Role.ForegroundRole, Role.DecorationRole):
            return self._dressed(self._sign(line, column), role)
        if role == Role.ToolTipRole:
            return plain_text.tool_tip(self.text(line, column))
        return None

    def text(self, line: WorkLine, column: WorklistColumn) -> str:
        """What stands in a column of a line."""
        if column is WorklistColumn.LEFT:
            return self.left(line)
        if column is WorklistColumn.NEXT and not line.waits:  # closed, and something is still owed elsewhere
            return field_labels.word_of(Status, line.status)
        if column is WorklistColumn.NEXT:
            sentence = wording.word(Status.CONVEYED) if line.waits == Step.SATISFIED else self._next(line.waits)
            sentence += self.tr(" (cycle {})").format(line.cycle) if line.cycle > 1 else ""
            return self.tr("Filed late: {}").format(sentence) if line.late_filing == UNDECIDED else sentence
        name = {
            WorklistColumn.NUMBER: "number_text",
            WorklistColumn.NAME: "name",
            WorklistColumn.SUMMARY: "summary",
        }.get(column)
        if name is None:
            name = "service" if column is WorklistColumn.SERVICE else "team"
        return str(getattr(line, name))

    def _next(self, step: str) -> str:
        return self.tr(str(_SHORT[step])) if step in _SHORT else field_labels.word_of(Step, step)

    def row_of(self, subject: object) -> int:
        """The row of a complaint; -1 when it is not shown."""
        return next((row for row, line in enumerate(self.list.lines) if line.subject == subject), -1)

    def left(self, line: WorkLine) -> str:
        """How much time is left, in words."""
        if line.conflict:
            return self.tr("To be checked: two desks")
        if line.clock_on == NEVER:
            return self.tr("No limit")
        day = self._day(date.fromisoformat(line.clock_on))
        day += f" {line.clock_time}" if line.clock_time != END_OF_DAY else ""
        day += self.tr(" (provisional)") if line.clock_provisional else ""
        left = self.list.left[line.clock_on]
        if line.clock_on < self._now[0]:
            text = self.tr("{} day(s) late").format(-left)
        elif self._is_late(line):
            text = self.tr("late since today")
        else:
            text = self.tr("{} day(s) left").format(left) if left else self.tr("today")
        return f"{text} \N{MIDDLE DOT} {day}"

    def _is_late(self, line: WorkLine) -> bool:
        return (line.clock_on, line.clock_time) < self._now

    def _day(self, day: date) -> str:
        """The day, without its year where that is this one's."""
        return dates.short(day).removesuffix(f" {self._now[0][:4]}")

    def _dressed(self, sign: tuple[str, str] | None, role: int) -> Any:
        if sign is None:
            return None
        state, icon = sign
        return QBrush(QColor(getattr(theme.now(), state))) if role == Role.ForegroundRole else theme.icon(icon, state)

    def _sign(self, line: WorkLine, column: WorklistColumn) -> tuple[str, str] | None:
        """The state and the icon of a cell; its words say the same."""
        if column is WorklistColumn.NEXT and line.late_filing == UNDECIDED:
            return "soon", "warning"
        return self._urgency(line) if column is WorklistColumn.LEFT else None

    def _urgency(self, line: WorkLine) -> tuple[str, str]:
        if line.conflict or self._is_late(line):
            return "late", "late"
        if line.clock_on == NEVER:
            return "muted", "day"
        return ("soon", "warning") if self.list.left[line.clock_on] <= _SOON else ("text", "day")
