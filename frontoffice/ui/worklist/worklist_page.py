"""F4, what needs action: the open complaints in order of urgency, and how many of each there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from frontoffice.domain import dates, people
from frontoffice.domain.complaint import Status
from frontoffice.domain.handling import HandlingContext
from frontoffice.domain.limits import END_OF_DAY
from frontoffice.domain.people import May, Officer
from frontoffice.domain.steps import Step
from frontoffice.register.projection.complaint_columns import NEVER, UNDECIDED
from frontoffice.register.queries import worklist
from frontoffice.register.queries.worklist import WorkLine, Worklist
from frontoffice.register.register import Register
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import form, table_columns, theme
from frontoffice.ui.widgets.flow_layout import FlowLayout
from frontoffice.ui.widgets.guarded import guarded
from frontoffice.ui.widgets.line_table import Index, LineTable, Role
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.worklist.calendar_line import CalendarLine

MOST: Final = 200
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
_GIVE_ROOM: Final = (WorklistColumn.SERVICE, WorklistColumn.TEAM)  # where no line has one


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
            return self.text(line, column)
        return None

    def text(self, line: WorkLine, column: WorklistColumn) -> str:
        """What stands in a column of a line."""
        if column is WorklistColumn.LEFT:
            return self.left(line)
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


class WorklistPage(QWidget):
    """Groups with their counts above, the lines below. ``opened`` says which complaint is to be handled."""

    opened = Signal(object)
    calendar_asked = Signal()

    groups_place: QWidget
    work_count: QLabel
    work_problem: QLabel
    lines: QTableView
    nothing: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self.group = worklist.MINE
        form.draw("worklist/worklist_page", onto=self)
        self._message = MessageLine(self.work_problem)
        self.table = WorkTable(self)
        self.lines.setModel(self.table)
        table_columns.rule(self.lines, WIDTHS, stretch=WorklistColumn.SUMMARY)
        self.buttons: dict[str, QPushButton] = {}
        self._make_groups()
        self.calendar_line = CalendarLine(register, officer, self)
        self.calendar_line.asked.connect(self.calendar_asked)
        form.child(self, QVBoxLayout, "page").addWidget(self.calendar_line)
        self.lines.doubleClicked.connect(lambda _index: self._open())
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self.lines, self._open, context=Qt.ShortcutContext.WidgetShortcut)
        for key, by in (("Left", -1), ("Right", 1)):  # of the page: a group without lines has no table to press them in
            then = partial(self._step, by)
            QShortcut(QKeySequence(key), self, then, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _make_groups(self) -> None:
        place = QVBoxLayout(self.groups_place)
        place.setContentsMargins(0, 0, 0, 0)
        self.strip = QWidget(self.groups_place)
        flow = FlowLayout(self.strip, gap=4)
        place.addWidget(self.strip)
        for group in ("", worklist.MINE, *(one for one in worklist.GROUPS if one != worklist.MINE)):
            button = QPushButton(self.strip)
            button.setCheckable(True)
            button.setProperty("total", True)
            button.clicked.connect(lambda _checked=False, group=group: self.show_group(group))
            flow.addWidget(button)
            self.buttons[group] = button

    def start(self) -> None:
        """Read it anew, ready to choose with the arrows."""
        self.refresh()
        self._focus()

    def _focus(self) -> None:
        (self.lines if self.table.lines else self.buttons[self.group]).setFocus()

    def refresh(self) -> None:
        """Read the same group anew, the mark where it was."""
        self.show_group(self.group)
        self.calendar_line.refresh()

    def show_group(self, group: str) -> None:
        """Show one group; "" is all that is open."""
        row = max(0, self.lines.currentIndex().row()) if group == self.group else 0
        marked = self._marked() if group == self.group else None
        self.group = group
        with guarded(self._message.show) as read:
            page = self._register.worklist.read(self._officer(), group, MOST)
        if not read.worked:
            return
        self._message.show("")
        self.table.show_list(page, self._register.office())
        table_columns.make_room(
            self.lines, WorklistColumn.NUMBER, (line.number_text for line in page.lines), self.table.fixed
        )
        here = self.table.row_of(marked) if marked else -1
        table_columns.go_to(self.lines, row if here < 0 else here)
        self.lines.setVisible(bool(page.lines))
        self.nothing.setVisible(not page.lines)
        self.nothing.setText(self._why_nothing(page))
        for which in _GIVE_ROOM:
            self.lines.setColumnHidden(which, not any(self.table.text(line, which) for line in page.lines))
        self._show_groups(page)
        self.work_count.setText(self._count(page))

    def _why_nothing(self, page: Worklist) -> str:
        """What else there is: other groups, or what this officer may do."""
        if self.group and any(page.counts.values()):
            return self.tr("Nothing in this group. Left and right show the others.")
        if people.may(self._officer(), May.RECORD):
            return self.tr("Nothing here. F2 records a complaint, F3 shows today's.")
        return self.tr("Nothing here. F3 shows today's complaints.")

    def _count(self, page: Worklist) -> str:
        if page.total > len(page.lines):
            return self.tr("The {shown} most urgent of {all}. Enter opens; left and right change the group.").format(
                shown=len(page.lines), all=page.total
            )
        return self.tr("%n complaint(s). Enter opens; left and right change the group.", "", page.total)

    def _show_groups(self, page: Worklist) -> None:
        names = self._names()
        for group, button in self.buttons.items():
            many = page.counts.get(group, 0)
            button.setText(f"{names[group]} {many}" if group else names[group])
            button.setChecked(group == self.group)
            button.setEnabled(not group or bool(many) or group in (self.group, worklist.MINE))
            if group == worklist.FILED_LATE:
                theme.give_icon(button, "warning", "soon" if many else "muted")
            elif group in (worklist.LATE, worklist.CONFLICT, worklist.PAPERS_OVERDUE, worklist.REMINDED):
                theme.give_icon(button, "late", "late" if many else "muted")
        form.settle(self.strip)

    def _step(self, by: int) -> None:
        may = [group for group, button in self.buttons.items() if button.isEnabled()]
        place = may.index(self.group) if self.group in may else 0
        self.show_group(may[(place + by) % len(may)])
        self._focus()

    def _open(self) -> None:
        marked = self._marked()
        if marked is not None:
            self.opened.emit(marked)

    def _marked(self) -> UUID | None:
        row = self.lines.currentIndex().row()
        lines = self.table.lines
        return lines[row].subject if 0 <= row < len(lines) else None

    def _names(self) -> dict[str, str]:
        return {
            "": self.tr("All open"),
            worklist.MINE: self.tr("Waiting for me"),
            worklist.LATE: self.tr("Late"),
            worklist.TODAY: self.tr("Today"),
            worklist.ONE: self.tr("1 day"),
            worklist.THREE: self.tr("2-3 days"),
            worklist.SEVEN: self.tr("4-7 days"),
            worklist.COMPLAINANT: self.tr("Waiting for the complainant"),
            worklist.INCOMPLETE: self.tr("Incomplete"),
            worklist.PAPERS_OVERDUE: self.tr("Papers overdue"),
            worklist.REMINDED: self.tr("Other limits past"),
            worklist.UNREVIEWED: self.tr("Not reviewed"),
            worklist.FILED_LATE: self.tr("Filed late"),
            worklist.CONFLICT: self.tr("To be checked"),
        }
