"""F4, what needs action: the open complaints in order of urgency, and how many of each there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.people import May, Officer
from frontoffice.register.queries import worklist
from frontoffice.register.queries.worklist import Worklist
from frontoffice.register.register import Register
from frontoffice.ui.widgets import form, table_columns, theme
from frontoffice.ui.widgets.flow_layout import FlowLayout
from frontoffice.ui.widgets.guarded import guarded
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.worklist.reminder_line import ReminderLine, box_reminder, calendar_reminder, slips_reminder
from frontoffice.ui.worklist.worklist_table import WIDTHS, WorklistColumn, WorkTable

WORKLIST_KEYS: Final = (
    PageKey("Return", "open"),  # of the page: a group that was clicked has the focus, and perhaps no lines
    PageKey("Enter", "open"),
    PageKey("Left", "previous_group"),
    PageKey("Right", "next_group"),
)
MOST: Final = 200
_GIVE_ROOM: Final = (WorklistColumn.SERVICE, WorklistColumn.TEAM)  # where no line has one


class WorklistPage(QWidget):
    """Groups with their counts above, the lines below. ``opened`` says which complaint is to be handled.

    ``page_asked`` names the page that a reminder leads to.
    """

    opened = Signal(object)
    calendar_asked = Signal()
    page_asked = Signal(str)

    groups_place: QWidget
    work_count: QLabel
    work_problem: QLabel
    lines: QTableView
    nothing: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self.group = worklist.MINE
        form.load_ui("worklist/worklist_page", into=self)
        self._message = MessageLine(self.work_problem)
        self.table = WorkTable(self)
        self.lines.setModel(self.table)
        table_columns.rule(self.lines, WIDTHS, stretch=WorklistColumn.SUMMARY)
        self.buttons: dict[str, QPushButton] = {}
        self._make_groups()
        self.calendar_line = ReminderLine(
            lambda: calendar_reminder(register, officer()), self.tr("Office &calendar"), "day", self
        )
        self.calendar_line.asked.connect(self.calendar_asked)
        self.box_line = ReminderLine(
            lambda: box_reminder(register, officer()), self.tr("Suggestion &box"), "list", self
        )
        self.box_line.asked.connect(lambda: self.page_asked.emit("box"))
        self.slips_line = ReminderLine(
            lambda: slips_reminder(register, officer()), self.tr("Numbered &slips"), "paper-out", self
        )
        self.slips_line.asked.connect(lambda: self.page_asked.emit("slips"))
        self.reminders = (self.slips_line, self.box_line, self.calendar_line)
        for line in self.reminders:
            form.child(self, QVBoxLayout, "page").addWidget(line)
        self.lines.doubleClicked.connect(lambda _index: self._open())
        steps = {"previous_group": partial(self._step, -1), "next_group": partial(self._step, 1)}
        bind_keys(self, WORKLIST_KEYS, {"open": self._open, **steps})

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
        for line in self.reminders:
            line.refresh()

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
        self.table.show_list(page, self._register.unit.office())
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
            button.setVisible(group != worklist.NOT_IN_SP4N or people.may(self._officer(), May.CONTACT))
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
            worklist.NOT_IN_SP4N: self.tr("Not in LAPOR! yet"),
        }
