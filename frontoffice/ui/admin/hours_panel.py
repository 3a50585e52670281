"""The working week and the office hours: which dates move when they change is shown before it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates, office_hours
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.codes import CalendarRefusal
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.text.typed_text import one_line
from frontoffice.errors import Refused
from frontoffice.register.commands.calendar import CalendarChange
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.admin.due_date_changes_table import DueDateChangesTable
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form import child, load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

HOURS_KEYS: Final = (PageKey("F9", "accept", May.KEEP_CALENDAR),)
_DAYS = range(7)


class HoursPanel(QWidget):
    """Two times for each weekday, none for a day off. ``reported`` carries a sentence and its state."""

    changed = Signal()
    reported = Signal(str, str)

    hours_problem: QLabel
    moves_title: QLabel
    moves: QTableWidget
    why: QLineEdit
    accept: QPushButton
    undo: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer], place: QWidget) -> None:
        super().__init__(place)
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        load_ui("admin/hours_panel", into=self)
        self._beside = MessageLine(self.hours_problem)
        self._register, self._officer = register, officer
        self._change: CalendarChange | None = None
        self._action, self._shown = new_id(), tuple[str, ...]()
        self._given: tuple[Officer, tuple[str, ...]] | None = None  # to whom these hours were shown
        self._moves = DueDateChangesTable(self.moves, self.moves_title)
        self.times = {
            day: (child(self, QLineEdit, f"opens_{day}"), child(self, QLineEdit, f"closes_{day}")) for day in _DAYS
        }
        for day, (opens, closes) in self.times.items():
            child(self, QLabel, f"day_{day}").setText(dates.DAYS[day])
            opens.setAccessibleName(self.tr("{day} opens").format(day=dates.DAYS[day]))
            closes.setAccessibleName(self.tr("{day} closes").format(day=dates.DAYS[day]))
            for time in (opens, closes):
                time.editingFinished.connect(self._preview)
        self.accept.clicked.connect(self._accept)
        self.undo.clicked.connect(self.show_hours)
        bind_keys(self, HOURS_KEYS, {"accept": self._accept})

    def refresh(self) -> None:
        """Show the hours in force, or what this officer typed over just those. Raises Unavailable."""
        if self._given == (self._officer(), self._format_hours()):
            self._preview()
        else:
            self.show_hours()

    def show_hours(self) -> None:
        """Show the hours in force, for who is here now. Raises Unavailable."""
        officer, known = self._officer(), self._format_hours()
        self._given, keeps = (officer, known), may(officer, May.KEEP_CALENDAR)
        fields = [field for times in self.times.values() for field in times]
        for field, text in zip(fields, known, strict=True):
            field.setText(text)
        for widget in (*fields, self.why, self.accept, self.undo):
            widget.setEnabled(keeps)
        self.why.clear()
        self._preview()

    def _format_hours(self) -> tuple[str, ...]:
        hours = self._register.calendar.hours.by_weekday
        times = ([f"{at:%H.%M}" for at in hours[day]] if day in hours else ["", ""] for day in _DAYS)
        return tuple(text for pair in times for text in pair)

    def _read(self) -> OfficeHours:
        hours = {}
        for day, (opens, closes) in self.times.items():
            if one_line(opens.text()) or one_line(closes.text()):
                hours[day] = (office_hours.read_time(opens.text()), office_hours.read_time(closes.text()))
        return OfficeHours(MappingProxyType(hours))

    def _preview(self) -> None:
        self._change, self._action, self._shown = None, new_id(), self._texts()
        self._beside.show("")
        with show_errors(
            self._report_failure, lambda refused: self._beside.show_refusal(wording.refusal_text(refused))
        ):
            hours = self._read()
            same = dict(hours.by_weekday) == dict(self._register.calendar.hours.by_weekday)
            if not same:
                self._beside.show_at_once(self.tr("Looking which open complaints get another date…"))
                self._change = self._register.calendar.preview((), hours)
                self._beside.show("")
        if self._change is None:
            self._moves.show_none(self.tr("Nothing is changed."))
        else:
            self._moves.show_moved_dates(self._change.moves)

    def _accept(self) -> None:
        if self._texts() != self._shown:  # F9 while a time is typed: what it does is shown first
            self._preview()
            if self._change is not None and self._change.moves:
                self.reported.emit(self.tr("Look at the dates that move, then accept ({key:hours.accept})."), "soon")
                return
        if self._change is None or not self.accept.isEnabled():
            return
        if not self._moves.bring_into_sight():
            self.reported.emit(self.tr("Look at the dates that move, then accept ({key:hours.accept})."), "soon")
            return
        self._beside.show_at_once(self.tr("Entering, with each complaint whose date moves…"))
        with show_errors(self._report_failure, self._refuse) as entering:
            self._register.calendar.accept(self._change, one_line(self.why.text()), self._officer(), self._action)
        if not entering.worked:
            return
        self._beside.show("")
        self.show_hours()
        self.reported.emit(self.tr("Entered. Every date that moved is written down with its complaint."), "done")
        self.changed.emit()

    def _refuse(self, refused: Refused) -> None:
        if any(problem.code == CalendarRefusal.MOVES_CHANGED for problem in refused.problems):
            self._preview()
        self._beside.show_refusal(wording.refusal_text(refused))

    def _report_failure(self, text: str) -> None:
        self._beside.show("")
        self.reported.emit(text, "late")

    def _texts(self) -> tuple[str, ...]:
        return tuple(field.text() for times in self.times.values() for field in times)
