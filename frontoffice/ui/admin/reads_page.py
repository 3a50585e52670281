"""Reads of complaints by other institutions in a month: when, where, who, what; and the same list as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QWidget

from frontoffice.domain.calendar import dates, report_period
from frontoffice.domain.calendar.report_period import Period, PeriodKind
from frontoffice.domain.people import Officer
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.commands.reading_log import ReadWhat, WrittenRead
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

READS_KEYS: Final = (
    PageKey("PgUp", "earlier"),
    PageKey("PgDown", "later"),
    PageKey("Alt+T", "now"),
    PageKey("Return", "open", within="reads"),
    PageKey("Enter", "open", within="reads"),
    PageKey("F12", "export_xlsx"),
    PageKey("Shift+F12", "export_csv"),
)


@dataclass(frozen=True, slots=True)
class ReadsOrder:
    """The list of a month as a file: its lines as they stand on the page, and as what."""

    period: Period
    lines: tuple[tuple[str, ...], ...]
    format: ListFormat
    action: UUID


class ReadsPage(QWidget):
    """A month at a time, the newest first. ``opened`` says which complaint is to be read, ``export_asked`` a file."""

    opened = Signal(object)
    export_asked = Signal(object)

    title_row: QWidget
    reads_title: QLabel
    earlier_button: QPushButton
    later_button: QPushButton
    open_button: QPushButton
    export_button: QPushButton
    reads_message: QLabel
    reads: QTableWidget

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self.month = register.today().replace(day=1)
        self.lines: tuple[WrittenRead, ...] = ()
        load_ui("admin/reads_page", into=self)
        flow = FlowLayout(self.title_row)
        for part in (self.reads_title, self.earlier_button, self.later_button, self.open_button, self.export_button):
            flow.addWidget(part)
        self._message = MessageLine(self.reads_message)
        names = (self.tr("When"), self.tr("What"), self.tr("Who"), self.tr("Institution"), self.tr("Counter"))
        table_rows.name_fitting_columns(self.reads, names, 1)
        self.earlier_button.clicked.connect(lambda: self.go_to(self.month - timedelta(days=1)))
        self.later_button.clicked.connect(lambda: self.go_to(self.month + timedelta(days=31)))
        self.open_button.clicked.connect(self._open)
        self.export_button.clicked.connect(lambda: self._ask_export(ListFormat.XLSX))
        self.reads.doubleClicked.connect(lambda _index: self._open())
        self.reads.itemSelectionChanged.connect(self._on_selection_changed)
        actions = {
            "earlier": self.earlier_button.click,
            "later": self.later_button.click,
            "now": lambda: self.go_to(self._register.today()),
            "open": self._open,
            "export_xlsx": lambda: self._ask_export(ListFormat.XLSX),
            "export_csv": lambda: self._ask_export(ListFormat.CSV),
        }
        bind_keys(self, READS_KEYS, actions)

    def start(self) -> None:
        """This month, ready to go up and down."""
        self.go_to(self._register.today())
        self.reads.setFocus()

    def go_to(self, day: date) -> None:
        """Show the month of that day, at most the present one."""
        month = day.replace(day=1)
        if month.year >= dates.FIRST_YEAR and month <= self._register.today():
            self.month = month
            self.refresh()

    def refresh(self) -> None:
        """Read the month anew; the marked one stays marked."""
        marked = table_rows.current_value(self.reads)
        with show_errors(self._message.show) as reading:
            self.lines = self._register.reading_log.list_reads(self.month, self._officer())
        if not reading.worked:
            return
        month = report_period.title(self.period)
        self.reads_title.setText(self.tr("What readers looked at, {}: {}").format(month, len(self.lines)))
        self.later_button.setEnabled(self.month < self._register.today().replace(day=1))
        none = self.tr("No reader looked at anything in {}.")
        self._message.show("" if self.lines else none.format(month), "done")
        table_rows.fill(self.reads, [(one, self.cells(one)) for one in self.lines], lambda one: one == marked)
        if self.lines and table_rows.current_value(self.reads) is None:
            table_rows.choose(self.reads, 0)
        self.export_button.setEnabled(bool(self.lines))
        self._on_selection_changed()

    def show_problem(self, text: str) -> None:
        """Why there is no file."""
        self._message.show(text)

    def show_exported(self, path: Path) -> None:
        """Show the path of the exported list."""
        self._message.show(self.tr("The list is in {}.").format(path), "done")

    @property
    def period(self) -> Period:
        """The displayed month."""
        return report_period.containing(PeriodKind.MONTH, self.month)

    def cells(self, one: WrittenRead) -> tuple[str, ...]:
        """One of them as it stands in the table."""
        where = one.counter or self.tr("without numbers")
        return (self._when(one), self._what(one), one.officer, _text(one.body.institution), where)

    def _when(self, one: WrittenRead) -> str:
        zone = self._register.zone
        return f"{dates.in_digits(dates.local_date(one.at, zone))} {dates.time_of_day(one.at, zone)}"

    def _what(self, one: WrittenRead) -> str:
        body = one.body
        names = {
            str(ReadWhat.COMPLAINT): self.tr("Complaint"),
            str(ReadWhat.SEARCH): self.tr("Search"),
            str(ReadWhat.DAY): self.tr("Register of the day"),
            str(ReadWhat.LIST): self.tr("List as a file"),
            str(ReadWhat.PAPER): self.tr("Paper"),
            str(ReadWhat.WORK): self.tr("What needs action"),
            str(ReadWhat.FIGURE): self.tr("Complaints behind a figure"),
            str(ReadWhat.CONSULTATIONS): self.tr("Consultations"),
            str(ReadWhat.ATTACHMENT): self.tr("Attachment"),
            str(ReadWhat.PRINTED): self.tr("Printed"),
            str(ReadWhat.SAVED): self.tr("Saved as a file"),
            str(ReadWhat.COPIED): self.tr("Copied to other programs"),
        }
        lines = body.lines if isinstance(body.lines, int) and body.what != ReadWhat.COMPLAINT else 0
        counted = self.tr("%n line(s)", "", lines) if lines > 1 else ""
        parts = (names.get(_text(body.what), _text(body.what)), _text(body.number), _text(body.limited), counted)
        return ", ".join(part for part in parts if part)

    def _on_selection_changed(self) -> None:
        self.open_button.setEnabled(self._complaint() is not None)

    def _complaint(self) -> UUID | None:
        chosen = table_rows.current_value(self.reads)
        try:
            return UUID(_text(chosen.body.complaint)) if isinstance(chosen, WrittenRead) else None
        except ValueError:
            return None

    def _open(self) -> None:
        subject = self._complaint()
        if subject is not None:
            self.opened.emit(subject)

    def _ask_export(self, format_: ListFormat) -> None:
        if self.lines:
            lines = tuple(self.cells(one) for one in self.lines)
            self.export_asked.emit(ReadsOrder(self.period, lines, format_, new_id()))


def _text(value: object) -> str:
    """Text of a value, "" for one missing in another program's entry."""
    return "" if value is None else str(value)
