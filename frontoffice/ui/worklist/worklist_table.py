"""The lines of the worklist as a table, under headings of their urgency: what is left, by when, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.limits import END_OF_DAY
from frontoffice.register.projection.complaint_columns import NEVER, UNDECIDED
from frontoffice.register.queries.urgency import LATE, LATER, SOON, TODAY, urgency
from frontoffice.register.queries.worklist import WorkLine, Worklist
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.table_rows import Index, LineTable, Role

_TO: Final = "\N{RIGHTWARDS ARROW}"
_NO_INDEX: Final = QModelIndex()
_DOT: Final = " \N{MIDDLE DOT} "


class WorklistColumn(IntEnum):
    """Columns of the worklist."""

    LEFT = 0
    DUE = 1
    NUMBER = 2
    NEXT = 3
    NAME = 4
    SUMMARY = 5
    WHO = 6


FIXED: Final = (WorklistColumn.LEFT, WorklistColumn.DUE, WorklistColumn.NUMBER)
# Of what those leave: the part that a column has at most, and the letters of average width that it needs at most.
SHARES: Final[Mapping[int, tuple[float, int]]] = {
    WorklistColumn.NEXT: (0.4, 22),
    WorklistColumn.NAME: (0.2, 18),
    WorklistColumn.WHO: (0.2, 20),
}
# Short words for a narrow column, where the step's own name is a sentence.
_SHORT: Final[Mapping[str, object]] = {
    Step.REVIEW: QT_TRANSLATE_NOOP("WorkTable", "Review"),
    Step.INFORM: QT_TRANSLATE_NOOP("WorkTable", "Tell of the action"),
    Step.CONVEY: QT_TRANSLATE_NOOP("WorkTable", "Tell of the result"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above the lines of one urgency; ``many`` of them there are, None where nobody counted them."""

    urgency: str
    many: int | None


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split() if part[0].isalpha()).upper()


class WorkTable(LineTable):
    """The lines of the worklist, the most urgent first. ``rows`` are lines and, where they are sorted, headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.list = Worklist((), 0)
        self.rows: tuple[WorkLine | Heading, ...] = ()
        self._now, self._is_beside = ("", ""), False
        self.names = (
            self.tr("Left"),
            self.tr("Next due"),
            self.tr("Number"),
            self.tr("Next"),
            self.tr("Complainant"),
            self.tr("Description"),
            self.tr("In charge"),
        )

    def show_list(self, page: Worklist, office: HandlingContext, *, grouped: bool = True) -> None:
        """Show these lines instead of those before; ``grouped``: under headings."""
        self.beginResetModel()
        self.list, self._now, self.lines = page, (office.today.isoformat(), office.time), page.lines
        self.rows = tuple(self._group_rows()) if grouped else page.lines
        self.endResetModel()

    def show_beside(self, *, is_beside: bool) -> None:
        """Show the handler's initials before the next step, without room for a column of names."""
        was_beside, self._is_beside = self._is_beside, is_beside
        if is_beside != was_beside and self.rows:
            whole = self.index(0, WorklistColumn.NEXT), self.index(len(self.rows) - 1, WorklistColumn.NEXT)
            self.dataChanged.emit(*whole)

    def _group_rows(self) -> list[WorkLine | Heading]:
        shown = self.list.lines
        whole = len(shown) == self.list.total  # then all of them are here to be counted
        counts: Mapping[str, int] = Counter(map(self._urgency, shown)) if whole else self.list.urgent
        rows: list[WorkLine | Heading] = []
        for one, lines in groupby(shown, self._urgency):
            rows += [Heading(one, counts.get(one)), *lines]
        return rows

    def line(self, row: int) -> WorkLine | None:
        """The line in ``row``; None where there is none, or a heading."""
        there = self.rows[row] if 0 <= row < len(self.rows) else None
        return None if isinstance(there, Heading) else there

    def row_of(self, subject: object) -> int:
        """The row of a complaint; -1 when it is not shown."""
        return next((row for row in range(len(self.rows)) if (line := self.line(row)) and line.subject == subject), -1)

    def nearest(self, row: int) -> int:
        """The row of a line at ``row``, or below a heading there; the last where there is no more."""
        row = min(max(row, 0), len(self.rows) - 1)
        return row + 1 if row >= 0 and self.line(row) is None else row

    def headings(self) -> tuple[int, ...]:
        """The rows of headings."""
        return tuple(row for row, there in enumerate(self.rows) if isinstance(there, Heading))

    def longest(self, column: WorklistColumn) -> str:
        """The longest text of a column, by its letters."""
        return max((self.text(line, column) for line in self.list.lines), key=len, default="")

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row per line, and one per heading."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed over by the arrows."""
        return super().flags(index) if self.line(index.row()) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text or formatting of a cell for ``role``."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        line, column = self.line(index.row()), WorklistColumn(index.column())
        if line is None:
            return self._of_heading(index.row(), column, role)
        if role == Role.DisplayRole:
            return self.text(line, column)
        return self._looks(line, column, role)

    def _looks(self, line: WorkLine, column: WorklistColumn, role: int) -> Any:
        if role == Role.FontRole and column is WorklistColumn.NUMBER:
            return self.fixed
        if role in (Role.ForegroundRole, Role.DecorationRole):
            return self._style_for_role(self._sign(line, column), role)
        if role == Role.ToolTipRole:
            return plain_text.tool_tip(self._in_full(line, column))
        return None

    def _of_heading(self, row: int, column: WorklistColumn, role: int) -> Any:
        there = self.rows[row]
        if not isinstance(there, Heading) or column is not WorklistColumn.LEFT:
            return None
        if role == Role.DisplayRole:
            name = self._urgencies()[there.urgency]
            return name if there.many is None else f"{name} {there.many}"
        if role == Role.FontRole:
            return theme.heading_font(QFont())
        return None

    def text(self, line: WorkLine, column: WorklistColumn) -> str:
        """Text of a column of a line."""
        if column is WorklistColumn.LEFT:
            return self._describe_days_left(line)
        if column is WorklistColumn.DUE:
            return self._due(line)
        if column is WorklistColumn.WHO:
            return self._whose(line) or self.tr("nobody yet")
        if column is WorklistColumn.NEXT:
            return _DOT.join(filter(None, (_initials(line.assignee) * self._is_beside, self._step(line))))
        names = {WorklistColumn.NUMBER: line.number_text, WorklistColumn.NAME: line.name}
        return names.get(column, line.summary)

    def _whose(self, line: WorkLine) -> str:
        """Handler, with the stand-in of an absent one; else the team."""
        if line.waits_for not in self.list.away:
            return wording.handler_text(line.assignee, line.team)
        stand_in = self.list.stand_ins.get((line.waits_for, line.waits), "")
        if not stand_in:
            return self.tr("{} (away, no substitute)").format(line.assignee)
        return self.tr("{name}, substitute of {who}").format(name=stand_in, who=line.assignee)

    def _step(self, line: WorkLine) -> str:
        if line.waits:
            sentence = wording.word(Status.CONVEYED) if line.waits == Step.SATISFIED else self._next(line.waits)
            sentence += self.tr(" (cycle {})").format(line.cycle) if line.cycle > 1 else ""
            return self.tr("Filed late: {}").format(sentence) if line.late_filing == UNDECIDED else sentence
        return field_labels.word_of(Status, line.status)  # closed, and something is still owed elsewhere

    def _in_full(self, line: WorkLine, column: WorklistColumn) -> str:
        if column is WorklistColumn.NEXT:
            return _DOT.join(filter(None, (self._step(line), self._whose(line) if line.assignee else "")))
        if column not in (WorklistColumn.LEFT, WorklistColumn.DUE):
            return self.text(line, column)
        if line.clock_on == NEVER:
            return self._describe_days_left(line)
        day = dates.short(date.fromisoformat(line.clock_on))
        day += f" {line.clock_time}" if line.clock_time != END_OF_DAY else ""
        day = self.tr("{} (provisional)").format(day) if line.clock_provisional else day
        if not line.longer_until:
            return day
        longer = dates.short(date.fromisoformat(line.longer_until))
        return self.tr("{day}; extended to {longer}, late by the first").format(day=day, longer=longer)

    def _next(self, step: str) -> str:
        return self.tr(str(_SHORT[step])) if step in _SHORT else field_labels.word_of(Step, step)

    def _describe_days_left(self, line: WorkLine) -> str:
        """How many working days are left; fewer than none where it is late."""
        if line.conflict:
            return self.tr("two counters")
        if line.clock_on == NEVER:
            return self.tr("no limit")
        left = self.list.left[line.clock_on]
        if left == 0 and self._urgency(line) == LATE:  # on its own day after its hour, or on the days off after it
            return self.tr("late")
        return self.tr("{} day(s)").format(f"\N{MINUS SIGN}{-left}" if left < 0 else left)

    def _due(self, line: WorkLine) -> str:
        """Due date, without the current year; a star says *provisional*, an arrow *extended to*."""
        if line.clock_on == NEVER:
            return ""
        day = self._shortly(line.clock_on)
        day += f" {line.clock_time}" if line.clock_time != END_OF_DAY else ""
        day += "*" if line.clock_provisional else ""
        return f"{day} {_TO} {self._shortly(line.longer_until)}" if line.longer_until else day

    def _shortly(self, iso: str) -> str:
        return dates.short(date.fromisoformat(iso)).partition(", ")[2].removesuffix(f" {self._now[0][:4]}")

    def _urgency(self, line: WorkLine) -> str:
        return urgency(line.clock_on, line.clock_time, self._now, self.list.left.get(line.clock_on, 0))

    def _style_for_role(self, sign: tuple[str, str] | None, role: int) -> Any:
        if sign is None:
            return None
        state, icon = sign
        if role == Role.ForegroundRole:
            return QBrush(QColor(getattr(theme.now(), state)))
        return theme.icon(icon, state) if icon else None

    def _sign(self, line: WorkLine, column: WorklistColumn) -> tuple[str, str] | None:
        """The state and the icon of a cell; its words say the same."""
        if column is WorklistColumn.NEXT and line.late_filing == UNDECIDED:
            return "soon", "warning"
        if column is WorklistColumn.WHO and not (line.assignee or line.team):
            return "muted", ""
        if column is not WorklistColumn.LEFT:
            return None
        if line.conflict:
            return "late", "late"
        never = ("muted", "day") if line.clock_on == NEVER else ("text", "day")
        signs = {LATE: ("late", "late"), TODAY: ("soon", "warning"), SOON: ("soon", "warning")}
        return signs.get(self._urgency(line), never)

    def _urgencies(self) -> Mapping[str, str]:
        return {
            LATE: self.tr("LATE"),
            TODAY: self.tr("TODAY"),
            SOON: self.tr("WITHIN 3 DAYS"),
            LATER: self.tr("LATER, OR WITHOUT A LIMIT"),
        }
