"""What the office sets for its handling: time limits, the form of its papers' numbers, working week and hours."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from functools import partial

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
    QWidget,
)

from frontoffice.domain import numbering
from frontoffice.domain.calendar import dates
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.text.typed_text import one_line
from frontoffice.register.commands.drafts import PAPER_FORMAT_FORM, limit_form
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.office_lists import OWN
from frontoffice.register.register import Register
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.admin.hours_panel import HoursPanel
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.folding_row import FoldingRow
from frontoffice.ui.widgets.form import load_ui, see_line, show_problems, show_refused
from frontoffice.ui.widgets.form_keeper import BEGAN, FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine

_SAMPLE_NO = 57


class LimitsPage(QWidget):
    """``changed`` tells that dates may be others now."""

    changed = Signal()

    message: QLabel
    sides: QBoxLayout
    limits_side: QWidget
    limits: QTableWidget
    limit_heading: QLabel
    name: QLineEdit
    amount: QSpinBox
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
        self.sides.addWidget(FoldingRow([(self.limits_side, 1), (self.hours_place, 1)], parent=self), 1)
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
        for typed in (self.name.textChanged, self.amount.valueChanged):
            typed.connect(self.keeper.schedule_save)
        self.paper_format.textChanged.connect(self.format_keeper.schedule_save)
        names = (self.tr("Limit"), self.tr("Amount"), self.tr("Counts in"), self.tr("Checked"))
        table_rows.name_fitting_columns(self.limits, names, 0)
        self.limits.itemSelectionChanged.connect(self._choose)
        self.paper_format.textChanged.connect(self._show_sample)
        self.save_limit.clicked.connect(self._save_limit)
        self.save_format.clicked.connect(self._save_format)

    def showEvent(self, event: QShowEvent) -> None:
        """Read everything again; another officer may have come."""
        super().showEvent(event)
        self._message.show("")
        self.refresh()

    def refresh(self) -> None:
        """Show the limits, the form and the hours as they stand; what was typed over them is still there."""
        show_problems(self, [])
        keeps = may(self._officer(), May.KEEP_LISTS)
        for widget in (self.name, self.amount, self.checked, self.save_limit, self.paper_format, self.save_format):
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
        rows = [
            (limit, (limit.name, str(limit.amount), wording.word(limit.unit), self._format_check_date(limit)))
            for limit in limits
        ]
        table_rows.fill(self.limits, rows, lambda limit: limit == self._chosen)
        self._show_format(pattern)
        self._show_chosen()

    def _say(self, text: str, state: str = "late") -> None:
        self._message.show(text, state)
        see_line(self.message)

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

    def _show_limit(self, one: Limit) -> None:
        self._shown = one
        self.limit_heading.setText(one.name)
        self.name.setText(one.name)
        self.name.setCursorPosition(0)
        self.amount.setRange(0, 1 if one.unit is Unit.SWITCH else 9_999)
        self.amount.setValue(one.amount)
        self.unit.setText(wording.word(one.unit))
        rule = self._register.reference_data.limit_source(one.code)
        text = self.tr("Rests on: {rule}. The office has not compared the limit with it yet.")
        if one.checked_on or rule == OWN:
            text = self.tr("Rests on: {rule}.")
        self.source.setText(text.format(rule=rule))
        self.checked.setChecked(False)

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
            self._say(self.tr("Saved."), "done")
            self.changed.emit()

    def _show_sample(self) -> None:
        pattern, today = one_line(self.paper_format.text()), self._register.today()
        found = settings_fields.collect_problems(lambda: numbering.check_paper_format(pattern))
        number = Number(self._register.desk.counter, today.year, _SAMPLE_NO)
        written = numbering.write(number, pattern, today.month)
        self.paper_sample.setText(
            "" if found or not pattern else self.tr("For example {number}").format(number=written)
        )
        show_problems(self, found)
