"""Office settings for the handling of complaints.

Time limits, the form of its papers' numbers, working week and hours.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain import numbering
from frontoffice.domain.calendar import dates, office_hours
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.codes import CalendarRefusal
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Refused
from frontoffice.register.commands.calendar import CalendarChange
from frontoffice.register.commands.drafts import PAPER_FORMAT_FORM, limit_form
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.office_lists import OWN
from frontoffice.register.register import Register
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.admin.calendar_page import DueDateChangesTable
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.form import (
    activate_layouts,
    child,
    go_to,
    load_ui,
    scroll_line_into_view,
    show_problems,
    show_refused,
    take_keys,
)
from frontoffice.ui.widgets.form_keeper import BEGAN, FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.text_size import px
from frontoffice.ui.widgets.wrapped_layouts import FoldingRow, fold_behind, open_one_of

# --- The working week and the office hours: which dates move when they change is shown before it is accepted ---

_DAYS = range(7)


class HoursPanel(QWidget):
    """Two times for each weekday, none for a day off. ``reported`` carries a sentence and its state."""

    changed = Signal()
    reported = Signal(str, str)

    hours_problem: QLabel
    moves_title: QLabel
    moves: QTableWidget
    why_label: QLabel
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

    def refresh(self) -> None:
        """Show the hours in force, or this officer's changes to just those. Raises Unavailable."""
        if self._given == (self._officer(), self._format_hours()):
            self._preview()
        else:
            self.show_hours()

    def show_hours(self) -> None:
        """Show the hours in force to the present officer. Raises Unavailable."""
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
        self.moves.setVisible(self.moves.rowCount() > 0)
        for widget in (self.moves_title, self.why_label, self.why, self.accept, self.undo):
            widget.setVisible(self._texts() != self._format_hours())

    def describe(self) -> str:
        """The hours in force in a line: days in a row with the same hours stand together."""
        hours = self._register.calendar.hours.by_weekday
        runs: list[tuple[int, int]] = []
        for day in sorted(hours):
            if runs and runs[-1][1] == day - 1 and hours[runs[-1][0]] == hours[day]:
                runs[-1] = runs[-1][0], day
            else:
                runs.append((day, day))
        return ", ".join(f"{_days(*run)} {'-'.join(f'{at:%H.%M}' for at in hours[run[0]])}" for run in runs)

    def _accept(self) -> None:
        if self._texts() != self._shown:  # F9 while a time is typed: what it does is shown first
            self._preview()
            if self._change is not None and self._change.moves:
                self.reported.emit(self.tr("Look at the dates that move, then accept ({key:limits.save})."), "soon")
                return
        if self._change is None or not self.accept.isEnabled():
            return
        if not self._moves.scroll_to_moves():
            self.reported.emit(self.tr("Look at the dates that move, then accept ({key:limits.save})."), "soon")
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


def _days(first: int, last: int) -> str:
    return dates.DAYS[first] if first == last else f"{dates.DAYS[first]}-{dates.DAYS[last]}"


# --- limits page ---

LIMITS_KEYS: Final = (
    PageKey("F9", "save", May.KEEP_LISTS),
    PageKey("Return", "change", May.KEEP_LISTS, within="limits"),
    PageKey("Enter", "change", May.KEEP_LISTS, within="limits"),
)
_SAMPLE_NO = 57
_BESIDE: Final = 800  # pixels: below that the forms stand under the limits


class LimitsPage(QWidget):
    """Page for limits; ``changed`` is emitted after possible changes of due dates."""

    changed = Signal()

    message: QLabel
    sides: QBoxLayout
    limits_side: QWidget
    limits: QTableWidget
    forms_side: QWidget
    limit_fold: QPushButton
    limit_panel: QFrame
    hours_fold: QPushButton
    hours_known: QLabel
    paper_fold: QPushButton
    paper_known: QLabel
    paper_panel: QFrame
    limit_heading: QLabel
    name: QLineEdit
    amount_label: QLabel
    amount: QSpinBox
    is_on: QCheckBox
    unit_label: QLabel
    unit: QLabel
    source: QLabel
    checked: QCheckBox
    save_limit: QPushButton
    paper_format: QLineEdit
    paper_sample: QLabel
    save_format: QPushButton
    hours_place: QFrame

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        super().__init__()
        load_ui("admin/limits_page", into=self)
        self._message = MessageLine(self.message)
        self.sides.addWidget(FoldingRow([(self.limits_side, 3), (self.forms_side, 1)], lambda: px(_BESIDE), self), 1)
        self._register, self._officer = register, officer
        self._chosen: Limit | None = None
        self._shown: Limit | None = None  # what name and amount began with
        self._action = new_id()
        self.hours = HoursPanel(register, officer, self.hours_place)
        self.hours.reported.connect(self._say)
        self.hours.changed.connect(self.changed)
        self.keeper = FormKeeper(register, self._fields, self)
        self.format_keeper = FormKeeper(register, self._format_fields, self)
        self._pattern = ""
        for keeper in (self.keeper, self.format_keeper):
            keeper.failed.connect(lambda failure: self._say(wording.unavailable(failure)))
        self.is_on.clicked.connect(lambda is_on: self.amount.setValue(int(is_on)))
        for typed in (self.name.textChanged, self.amount.valueChanged):
            typed.connect(self.keeper.schedule_save)
        self.paper_format.textChanged.connect(self.format_keeper.schedule_save)
        names = (self.tr("Limit"), self.tr("Amount"), self.tr("Counts in"), self.tr("Compared"))
        table_rows.name_fitting_columns(self.limits, names, 0)
        self.limits.itemSelectionChanged.connect(self._choose)
        self.paper_format.textChanged.connect(self._show_sample)
        self.save_limit.clicked.connect(self._save_limit)
        self.save_format.clicked.connect(self._save_format)
        self._set_up_forms()

    def _set_up_forms(self) -> None:
        """Let one form be seen at most; F9 saves that one."""
        behind = (
            (self.limit_fold, self.limit_panel, None, self.amount),
            (self.hours_fold, self.hours_place, self.hours_known, self.hours.times[0][0]),
            (self.paper_fold, self.paper_panel, self.paper_known, self.paper_format),
        )
        bind_keys(self, LIMITS_KEYS, {"save": self._save, "change": self._change})
        for fold, panel, known, field in behind:
            fold_behind(fold, panel, first=field)
            if known is not None:
                fold.toggled.connect(known.setHidden)
        open_one_of([fold for fold, *_ in behind])

    def _change(self) -> None:
        self.limit_fold.setChecked(True)
        field = self.amount if self.is_on.isHidden() else self.is_on
        activate_layouts(field)
        go_to(field)

    def _save(self) -> None:
        if self.limit_fold.isChecked():
            self._save_limit()
        elif self.paper_fold.isChecked():
            self._save_format()
        elif self.hours_fold.isChecked():
            self.hours.accept.click()
        else:
            self.hours_fold.click()

    def showEvent(self, event: QShowEvent) -> None:
        """Read everything again; another officer may have come."""
        super().showEvent(event)
        self._message.show("")
        self.refresh()

    def refresh(self) -> None:
        """Show the limits, the form and the hours as they stand; what was typed over them is still there."""
        show_problems(self, [])
        keeps = may(self._officer(), May.KEEP_LISTS)
        for widget in (
            self.name,
            self.amount,
            self.is_on,
            self.checked,
            self.save_limit,
            self.paper_format,
            self.save_format,
        ):
            widget.setEnabled(keeps)
        with show_errors(self._message.show) as read:
            limits, pattern = (
                tuple(self._register.reference_data.limits.by_code.values()),
                self._register.documents.number_format,
            )
            self.hours.refresh()
        if not read.worked:
            return
        code = self._chosen.code if self._chosen else limits[0].code
        self._chosen = next((limit for limit in limits if limit.code == code), None)
        rows = [(limit, (limit.name, *self._amount(limit), self._format_check_date(limit))) for limit in limits]
        table_rows.fill(self.limits, rows, lambda limit: limit == self._chosen)
        table_rows.limit_height(self.limits)
        self.hours_known.setText(self.hours.describe())
        self.paper_known.setText(self._example(pattern) if pattern else self.tr("Letters have no number."))
        self._show_format(pattern)
        self._show_chosen()

    def _say(self, text: str, state: str = "late") -> None:
        self._message.show(text, state)
        scroll_line_into_view(self.message)

    def _choose(self) -> None:
        chosen = table_rows.current_value(self.limits)
        if isinstance(chosen, Limit):
            self._chosen, self._action = chosen, new_id()
            self._show_chosen()

    def _show_chosen(self) -> None:
        show_problems(self, [])
        one, who = self._chosen, self._officer().officer_id
        if one is None:
            self.keeper.put_by()
            return
        if self.keeper.is_open(form := limit_form(one.code), who) and self._shown == one:
            return
        if kept := self.keeper.take_up(form, who, lambda: self._show_limit(one)):
            self.name.setText(kept["name"])
            self.amount.setValue(int(kept["amount"]))
            self.is_on.setChecked(kept["amount"] != "0")

    def _show_limit(self, one: Limit) -> None:
        self._shown = one
        self.limit_heading.setText(one.name)
        self.name.setText(one.name)
        self.name.setCursorPosition(0)
        is_switch = one.unit is Unit.SWITCH
        self.amount.setRange(0, 1 if is_switch else 9_999)
        self.amount.setValue(one.amount)
        self.is_on.setChecked(bool(one.amount))
        for widget in (self.amount_label, self.amount, self.unit_label, self.unit):
            widget.setVisible(not is_switch)
        self.is_on.setVisible(is_switch)
        self.unit.setText(wording.word(one.unit))
        rule = self._register.reference_data.limit_source(one.code)
        text = self.tr("Rests on: {rule}. The office has not compared the limit with it yet.")
        if one.checked_on or rule == OWN:
            text = self.tr("Rests on: {rule}.")
        self.source.setText(text.format(rule=rule))
        self.checked.setChecked(False)

    def _amount(self, limit: Limit) -> tuple[str, str]:
        """The limit as its row has it: how much of what, or whether it is on."""
        if limit.unit is Unit.SWITCH:
            return (self.tr("yes") if limit.amount else self.tr("no")), ""
        return str(limit.amount), wording.word(limit.unit)

    def _format_check_date(self, limit: Limit) -> str:
        return dates.in_digits(date.fromisoformat(limit.checked_on)) if limit.checked_on else self.tr("not yet")

    def _fields(self) -> dict[str, str]:
        began = f"{self._shown.amount} {self._shown.name}" if self._shown else ""
        return {"name": self.name.text(), "amount": str(self.amount.value()), BEGAN: began}

    def _show_format(self, pattern: str) -> None:
        who = self._officer().officer_id
        if not self.format_keeper.is_open(PAPER_FORMAT_FORM, who) or self._pattern != pattern:
            kept = self.format_keeper.take_up(PAPER_FORMAT_FORM, who, lambda: self._begin_format(pattern))
            if kept:
                self.paper_format.setText(kept["paper_format"])
        self._show_sample()

    def _begin_format(self, pattern: str) -> None:
        self._pattern = pattern
        self.paper_format.setText(pattern)

    def _format_fields(self) -> dict[str, str]:
        return {"paper_format": self.paper_format.text(), BEGAN: self._pattern}

    def _save_limit(self) -> None:
        if self._chosen is not None:
            one, amount = self._chosen, self.amount.value()
            before = one.checked_on if amount == one.amount else ""  # another amount is to be compared anew
            checked_on = self._register.today().isoformat() if self.checked.isChecked() else before
            limit = dataclasses.replace(one, name=one_line(self.name.text()), amount=amount, checked_on=checked_on)
            change = partial(self._register.reference_data.set_limit, limit, self._officer(), self._action)
            self._do(change, self.keeper)

    def _save_format(self) -> None:
        pattern = one_line(self.paper_format.text())
        change = partial(self._register.documents.set_number_format, pattern, self._officer(), self._action)
        self._do(change, self.format_keeper)

    def _do(self, change: Callable[[], None], keeper: FormKeeper) -> None:
        """Do it once: a retry after a failure carries the same identity, the next change a new one."""
        show_problems(self, [])
        with show_errors(self._say, lambda refused: show_refused(self, refused, self._message)) as saving:
            change()
        if saving.worked:
            self._action = new_id()
            keeper.drop()
            self.refresh()
            for fold in (self.limit_fold, self.paper_fold):
                fold.setChecked(False)
            take_keys(self.limits)
            self._say(self.tr("Saved."), "done")
            self.changed.emit()

    def _show_sample(self) -> None:
        pattern = one_line(self.paper_format.text())
        found = settings_fields.collect_problems(lambda: numbering.check_paper_format(pattern))
        self.paper_sample.setText("" if found or not pattern else self._example(pattern))
        self.paper_sample.setVisible(bool(self.paper_sample.text()))
        show_problems(self, found)

    def _example(self, pattern: str) -> str:
        today = self._register.today()
        number = Number(self._register.desk.counter, today.year, _SAMPLE_NO)
        return self.tr("For example {number}").format(number=numbering.write(number, pattern, today.month))
