"""Today's register, and every other day's: the page of the book, its totals, its filters, the supervisor's ticks."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QWidget,
)

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.queries.day_query import RegisterDay
from frontoffice.register.register import Register
from frontoffice.ui.day import day_filters, day_table
from frontoffice.ui.day.day_filters import DayFilters
from frontoffice.ui.day.day_form import DayForm
from frontoffice.ui.day.day_keys import DAY_KEYS
from frontoffice.ui.day.day_layout import DayLayout
from frontoffice.ui.day.day_review import DayReview
from frontoffice.ui.day.day_table import DayColumn
from frontoffice.ui.widgets import table_columns, text_size, theme
from frontoffice.ui.widgets.column_shares import ColumnShares
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.read_gate import ReadGate

_ONE_DAY: Final = timedelta(days=1)


class DayPage(DayForm):
    """The day as the book's page: one line per number, the marked one in full below.

    ``opened`` says which complaint the officer wants to read, ``print_asked`` which day of which counter on paper.
    """

    opened = Signal(object)
    changed = Signal(object)
    print_asked = Signal(object, str)

    def __init__(
        self,
        register: Register,
        officer: Callable[[], Officer],
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(register, officer, parent)
        self._on = self._today = register.today()
        self._chosen_counter: str | None = None
        self._shares = ColumnShares(self.lines, day_table.FIXED, day_table.SHARES, DayColumn.SUMMARY)
        self._layout = DayLayout(self)
        self._filters = DayFilters(self)
        self.review = DayReview(self, register, officer, clock)
        self.gate = ReadGate(self, self.refresh)
        self._wire()
        self._bind_keys()

    def show_day(self, on: date) -> None:
        """Show the page of ``on`` (office's zone); no day after today has one."""
        self._on = min(on, self._register.today())
        self.say("")
        self.refresh()
        table_columns.go_to(self.lines, 0)

    def show_page_of(self, on: date, series: str) -> None:
        """Show the page of ``on`` of one counter, without a filter."""
        self._chosen_counter = series
        self._filters.forget()
        self.show_day(on)

    def refresh(self) -> None:
        """Read the day again; the marked line stays marked. A page of today follows the clock past midnight."""
        today = self._register.today()
        if self._on == self._today:
            self._on = today
        self._today = today
        with show_errors(self.say) as read:
            day_filters.fill_counters(self.counter_filter, self._register, self._counter)
            page = self._register.days.read(self._on, dataclasses.replace(self._filters.only, counter=self._counter))
        if read.worked:
            limited = f"{dates.in_digits(page.on)} {self._counter}"
            passes = self.gate.passes(lambda: Read(ReadWhat.DAY, limited=limited, lines=len(page.lines)))
            self._show(page if passes else RegisterDay(page.on, (), page.totals, page.hidden), is_seen=passes)

    def start(self) -> None:
        """Put the keys where the lines are; what was said before somebody left is no news any more."""
        self.say("")
        self.refresh()
        table_columns.go_to(self.lines, max(self.lines.currentIndex().row(), 0))
        self.lines.setFocus()

    def hand_over(self) -> None:
        """Somebody else works here now: another's note is put by, and no closing that was begun is open."""
        self.review.hand_over()
        self.closing.bar.forget()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be laid out, however wide it is now."""
        return QSize(min(super().minimumSizeHint().width(), self._layout.least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width of the table, also where it is the text that became larger."""
        super().resizeEvent(event)
        self._shares.fill()

    def _wire(self) -> None:
        self.previous_day.clicked.connect(lambda: self.show_day(self._on - _ONE_DAY))
        self.next_day.clicked.connect(lambda: self.show_day(self._on + _ONE_DAY))
        self.today_button.clicked.connect(lambda: self.show_day(self._register.today()))
        self.day_field.dateChanged.connect(lambda day: self.show_day(date(day.year(), day.month(), day.day())))
        self._filters.changed.connect(self._show_filtered)
        self.closing.print_asked.connect(self.print_asked)
        self.closing.closed.connect(self._on_closed)
        self.closing.bar.closed.connect(self.lines.setFocus)
        self.counter_filter.activated.connect(lambda _row: self._choose_counter())
        self.lines.doubleClicked.connect(lambda _index: self._open())
        self.lines.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_marked())
        self.pane.open_button.clicked.connect(self._open)
        self._layout.fitted.connect(self._show_marked)
        self.review.ticked.connect(self._go_past)
        self.review.undo.taken_back.connect(self._go_back)
        self.review_button.clicked.connect(self.review.tick)

    def _bind_keys(self) -> None:
        actions = {
            "previous_day": self.previous_day.click,
            "next_day": self.next_day.click,
            "today": self.today_button.click,
            "filter": self.text_filter.setFocus,
            "clear": self._clear,
            "open": self._open,
            "tick": self.review.tick,
            "take_back": self.review.undo.take_back,
            "write_note": self._write_note,
            "go_to_lines": self.lines.setFocus,
        }
        bind_keys(self, rows_of(DAY_KEYS, actions), actions)

    def _show(self, page: RegisterDay, *, is_seen: bool) -> None:
        current = self.marked
        if not is_seen:
            self.pane.forget()
        self.table.show_lines(page.on, tuple(page.lines), page.corrected, supervising=self.is_reviewing)
        for column in (DayColumn.NO, DayColumn.TIME, DayColumn.DUE):
            font = self.table.bold if column is DayColumn.NO else self.lines.font()
            self._shares.give_room(column, self.table.longest(column), font)
        self._shares.give_room(DayColumn.SIGNS, "", beside=text_size.px(day_table.SIGNS_WIDTH))
        self._shares.fill()
        if current is not None:
            table_columns.go_to(self.lines, self.table.row_of(current.subject))
        self._filters.show_day(page, self._register)
        self._show_day_field()
        self._show_hidden_count(page)
        self._show_nothing(page, is_seen=is_seen)
        self.closing.show_page(page, self._counter)
        self._show_marked()
        self._layout.show()

    def _show_marked(self) -> None:
        line = self.marked
        if not self._layout.is_low:
            self.pane.show_line(line, self._on, corrected=line is not None and self.table.is_corrected(line))

    def _show_day_field(self) -> None:
        self.day_title.setText(dates.in_words(self._on))
        with QSignalBlocker(self.day_field):
            self.day_field.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
            self.day_field.setDate(QDate(self._on.year, self._on.month, self._on.day))
        self.next_day.setEnabled(self._on < self._today)
        self.today_button.setEnabled(self._on != self._today)

    def _show_hidden_count(self, page: RegisterDay) -> None:
        self.hidden_line.setText(day_filters.shown_count_text(page, self._filters.only))
        theme.mark(self.hidden_line, state="soon" if page.hidden else None, level=None if page.hidden else "muted")
        self.hidden_line.setVisible(bool(page.totals.all))

    def _show_nothing(self, page: RegisterDay, *, is_seen: bool) -> None:
        if not page.lines and self.lines.hasFocus():
            self.previous_day.setFocus()  # a hidden table would hand the keys to just anything
        self.lines.setVisible(bool(page.lines))
        self.nothing.setVisible(is_seen and not page.lines)
        if page.lines:
            return
        if page.totals.all:
            self.nothing.setText(self.tr("No line of this day passes the filter. {key:day.clear} shows the whole day."))
        elif self._on == self._today:
            self.nothing.setText(
                self.tr("Nihil: nothing was recorded today so far. Counter officers record under {page:record}.")
            )
        else:
            self.nothing.setText(self.tr("Nihil: nothing was recorded on this day. {key:day.today} shows today."))

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

    def _show_filtered(self) -> None:
        self.refresh()
        if not self.lines.currentIndex().isValid():
            table_columns.go_to(self.lines, 0)

    def _clear(self) -> None:
        if self.closing.bar.isVisible():
            self.closing.bar.leave()
            return
        self._filters.forget()
        self._show_filtered()
        self._focus_lines()

    def _open(self) -> None:
        line = self.marked
        if line is not None:
            self.opened.emit(line.subject)

    def _go_past(self, subject: UUID, row: int) -> None:
        self.refresh()
        here = self.table.row_of(subject)
        table_columns.go_to(self.lines, row if here < 0 else here + 1)
        self._focus_lines()
        self.changed.emit(subject)

    def _go_back(self, subject: UUID) -> None:
        self.refresh()
        table_columns.go_to(self.lines, self.table.row_of(subject))
        self._focus_lines()
        self.changed.emit(subject)

    def _focus_lines(self) -> None:
        self.lines.setFocus()
        self._layout.show()  # the note's line may go now

    def _write_note(self) -> None:
        if self.is_reviewing and self.marked is not None:  # a hidden field would swallow the keys of who does not
            self._layout.open_note()

    def show_not_made(self, why: str) -> None:
        """The page could not be laid out for print."""
        self.say(why)

    def _on_closed(self) -> None:
        self.say(self.tr("The page is closed."), "done")
        self.refresh()
        self.lines.setFocus()
