"""Today's register, and every other day's: the page of the book, its totals, its filters, the supervisor's ticks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from frontoffice.domain import dates, people
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import Status
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Problem
from frontoffice.register.journal.ids import new_id
from frontoffice.register.queries.day_query import DayFilter, RegisterDay
from frontoffice.register.register import Register
from frontoffice.ui.day import day_filters
from frontoffice.ui.day.day_closing import DayClosingPanel
from frontoffice.ui.day.day_keys import DAY_KEYS
from frontoffice.ui.day.day_table import WIDTHS, DayColumn, DayTable, is_undecided
from frontoffice.ui.day.day_totals import DayTotalsStrip
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, table_columns, theme
from frontoffice.ui.widgets.guarded import guarded
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of

_ONE_DAY: Final = timedelta(days=1)


class DayPage(QWidget):
    """The day as the book's page: one line per number.

    ``opened`` says which complaint the officer wants to read, ``print_asked`` which day of which counter on paper.
    """

    opened = Signal(object)
    changed = Signal(object)
    print_asked = Signal(object, str)

    day_title: QLabel
    day_field: QDateEdit
    previous_day: QPushButton
    next_day: QPushButton
    today_button: QPushButton
    totals: QWidget
    closing_place: QWidget
    text_filter: QLineEdit
    counter_filter: QComboBox
    channel_filter: QComboBox
    kind_filter: QComboBox
    officer_filter: QComboBox
    state_filter: QComboBox
    hidden_line: QLabel
    lines: QTableView
    nothing: QLabel
    review_bar: QWidget
    review_note: QLineEdit
    review_button: QPushButton
    page_problem: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._officer = officer
        self._on = self._today = register.today()
        self._only = DayFilter()
        self._chosen_counter: str | None = None
        self._tries: dict[UUID, UUID] = {}
        form.load_ui("day/day_page", into=self)
        self._message = MessageLine(self.page_problem)
        self.table = DayTable(self)
        self.lines.setModel(self.table)
        table_columns.rule(self.lines, WIDTHS)
        self._filling = table_columns.Filling(self.lines, DayColumn.SUMMARY, (DayColumn.PAPERS, DayColumn.RESI))
        self.strip = DayTotalsStrip(self.totals)
        under = QVBoxLayout(self.totals)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.strip)
        self.closing = DayClosingPanel(register, officer, self)
        beside = QVBoxLayout(self.closing_place)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.closing)
        form.child(self, QVBoxLayout, "page").addWidget(self.closing.bar)
        self._wire()
        self._bind_keys()

    def show_day(self, on: date) -> None:
        """Show the page of ``on`` (office's zone); no day after today has one."""
        self._on = min(on, self._register.today())
        self._message.show("")
        self.refresh()
        table_columns.go_to(self.lines, 0)

    def show_page_of(self, on: date, series: str) -> None:
        """Show the page of ``on`` of one counter, without a filter."""
        self._chosen_counter = series
        self._only = DayFilter()
        self.show_day(on)

    def refresh(self) -> None:
        """Read the day again; the marked line stays marked. A page of today follows the clock past midnight."""
        today = self._register.today()
        if self._on == self._today:
            self._on = today
        self._today = today
        with guarded(self._message.show) as read:
            day_filters.fill_counters(self.counter_filter, self._register, self._counter)
            page = self._register.days.read(self._on, dataclasses.replace(self._only, counter=self._counter))
        if read.worked:
            self._show(page)

    def start(self) -> None:
        """Put the keys where the lines are."""
        self.refresh()
        table_columns.go_to(self.lines, max(self.lines.currentIndex().row(), 0))
        self.lines.setFocus()

    def _wire(self) -> None:
        self.previous_day.clicked.connect(lambda: self.show_day(self._on - _ONE_DAY))
        self.next_day.clicked.connect(lambda: self.show_day(self._on + _ONE_DAY))
        self.today_button.clicked.connect(lambda: self.show_day(self._register.today()))
        self.day_field.dateChanged.connect(lambda day: self.show_day(date(day.year(), day.month(), day.day())))
        self.strip.chosen.connect(self._total_chosen)
        self.closing.print_asked.connect(self.print_asked)
        self.closing.closed.connect(self._closed)
        self.closing.bar.closed.connect(self.lines.setFocus)
        self.text_filter.textChanged.connect(lambda text: self._filter(text=text.strip()))
        for name, combo in self._combos().items():
            combo.activated.connect(lambda _row, name=name, combo=combo: self._filter(**{name: combo.currentData()}))
        self.counter_filter.activated.connect(lambda _row: self._choose_counter())
        self.lines.doubleClicked.connect(lambda _index: self._open())
        self.review_button.clicked.connect(self._tick)

    def _bind_keys(self) -> None:
        actions = {
            "previous_day": self.previous_day.click,
            "next_day": self.next_day.click,
            "today": self.today_button.click,
            "filter": self.text_filter.setFocus,
            "clear": self._clear,
            "open": self._open,
            "tick": self._tick,
            "write_note": self._write_note,
            "go_to_lines": self.lines.setFocus,
        }
        bind_keys(self, rows_of(DAY_KEYS, actions), actions)

    def _show(self, page: RegisterDay) -> None:
        current = self.table.line(self.lines.currentIndex().row())
        supervising = people.may(self._officer(), May.REVIEW)
        self.table.show_lines(page.on, tuple(page.lines), page.corrected, supervising=supervising)
        for column, texts, font in (
            (DayColumn.NO, (str(line.no) for line in page.lines), self.lines.font()),
            (DayColumn.NUMBER, (line.number_text for line in page.lines), self.table.bold),
        ):
            table_columns.make_room(self.lines, column, texts, font)
        self._filling.fill()
        if current is not None:
            table_columns.go_to(self.lines, self.table.row_of(current.subject))
        channels = {code: channel.name for code, channel in self._register.reference_data.channels().items()}
        chosen = {name: str(getattr(self._only, name)) for name in ("channel", "kind", "officer", "text", "state")}
        self.strip.show_totals(page.totals, chosen, channels)
        names = {officer.name for officer in self._register.officers.all()} | {line.officer for line in page.lines}
        day_filters.fill_filters(self._combos(), channels, names, self._only)
        self._show_day_field()
        self._show_hidden_count(page)
        self._show_nothing(page)
        self.closing.show_page(page, self._counter)
        self.review_bar.setVisible(supervising and bool(page.lines))

    def _show_day_field(self) -> None:
        self.day_title.setText(dates.in_words(self._on))
        with QSignalBlocker(self.day_field):
            self.day_field.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
            self.day_field.setDate(QDate(self._on.year, self._on.month, self._on.day))
        self.next_day.setEnabled(self._on < self._today)
        self.today_button.setEnabled(self._on != self._today)

    def _show_hidden_count(self, page: RegisterDay) -> None:
        self.hidden_line.setText(day_filters.shown_of(page, self._only))
        theme.mark(self.hidden_line, state="soon" if page.hidden else None, level=None if page.hidden else "muted")
        self.hidden_line.setVisible(bool(page.totals.all))

    def _show_nothing(self, page: RegisterDay) -> None:
        if not page.lines and self.lines.hasFocus():
            self.previous_day.setFocus()  # a hidden table would hand the keys to just anything
        self.lines.setVisible(bool(page.lines))
        self.nothing.setVisible(not page.lines)
        if page.lines:
            return
        if page.totals.all:
            self.nothing.setText(self.tr("No line of this day passes the filter. Esc shows the whole day."))
        elif self._on == self._today:
            self.nothing.setText(self.tr("Nihil: nothing was recorded today so far. F2 records a complaint."))
        else:
            self.nothing.setText(self.tr("Nihil: nothing was recorded on this day. T shows today."))

    def _combos(self) -> dict[str, QComboBox]:
        return {
            "channel": self.channel_filter,
            "kind": self.kind_filter,
            "officer": self.officer_filter,
            "state": self.state_filter,
        }

    @property
    def _counter(self) -> str:
        """Whose page it is: this desk's own unless another was chosen; of every counter where none is its own."""
        if self._chosen_counter is not None:
            return self._chosen_counter
        desk = self._register.desk
        return desk.counter if desk.gives_numbers else ""

    def _choose_counter(self) -> None:
        self._chosen_counter = str(self.counter_filter.currentData())
        self.refresh()
        table_columns.go_to(self.lines, 0)

    def _total_chosen(self, name: str, value: str) -> None:
        if not name:
            self._clear()
        else:
            self._filter(**{name: "" if str(getattr(self._only, name)) == value else value})

    def _filter(self, **changes: str) -> None:
        self._only = dataclasses.replace(self._only, **changes)
        self.refresh()
        if not self.lines.currentIndex().isValid():
            table_columns.go_to(self.lines, 0)

    def _clear(self) -> None:
        if self.closing.bar.isVisible():
            self.closing.bar.leave()
            return
        with QSignalBlocker(self.text_filter):
            self.text_filter.clear()
        self._filter(**{field.name: "" for field in dataclasses.fields(DayFilter)})
        self.lines.setFocus()

    def _open(self) -> None:
        line = self.table.line(self.lines.currentIndex().row())
        if line is not None:
            self.opened.emit(line.subject)

    def _write_note(self) -> None:
        if self.review_bar.isVisible():  # a hidden field would swallow the keys of who does not review
            self.review_note.setFocus()

    def _tick(self) -> None:
        """Mark the line as reviewed; a try that failed is tried again as the same action, so it counts once."""
        row = self.lines.currentIndex().row()
        line = self.table.line(row)
        if line is None or not people.may(self._officer(), May.REVIEW):
            return
        if line.status == Status.CANCELLED:
            self._message.show(wording.problem(Problem("", StepRefusal.ALREADY_CANCELLED)), "soon")
            return
        if line.reviewed_by and not is_undecided(line):
            already = self.tr("{} was reviewed by {} already.")
            self._message.show(already.format(line.number_text, line.reviewed_by), "soon")
            return
        action = self._tries.setdefault(line.subject, new_id())
        with guarded(self._message.show) as writing:
            self._register.handling.review(line.subject, self.review_note.text().strip(), self._officer(), action)
        if writing.worked:
            del self._tries[line.subject]
            self._ticked(row, line.subject, line.number_text)

    def _ticked(self, row: int, subject: UUID, number: str) -> None:
        self.review_note.clear()
        self._message.show(self.tr("{} is ticked as reviewed.").format(number), "done")
        self.refresh()
        here = self.table.row_of(subject)
        table_columns.go_to(self.lines, row if here < 0 else here + 1)
        self.lines.setFocus()
        self.changed.emit(subject)

    def show_not_made(self, why: str) -> None:
        """The page could not be laid out for print."""
        self._message.show(why)

    def _closed(self) -> None:
        self._message.show(self.tr("The page is closed."), "done")
        self.refresh()
        self.lines.setFocus()
