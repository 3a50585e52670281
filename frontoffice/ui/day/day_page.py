"""Today's register, and every other day's: the page of the book, its totals, its filters, the supervisor's ticks."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLayout,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import Status
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import as_sentence, one_line
from frontoffice.errors import Problem
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.journal.ids import new_id
from frontoffice.register.queries.day_query import RegisterDay
from frontoffice.register.register import Register
from frontoffice.ui.day import day_filters, day_table
from frontoffice.ui.day.day_filters import DayFilters
from frontoffice.ui.day.day_form import DAY_KEYS, DayForm
from frontoffice.ui.day.day_table import DayColumn
from frontoffice.ui.day.day_words import is_undecided
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, table_rows, text_size, theme
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.read_gate import ReadGate
from frontoffice.ui.widgets.table_rows import ColumnShares
from frontoffice.ui.widgets.wrapped_layouts import SeenSize

# --- Taking back a tick that went to the wrong line, for ten seconds: both are entries, each written at once ---

if TYPE_CHECKING:
    from frontoffice.register.register import Register

OFFERED: Final = 10  # seconds
_SECOND: Final = 1_000  # milliseconds


@dataclass(frozen=True, slots=True)
class _Tick:
    """Review tick with a possible undo: its entry, since when (seconds), and the action for taking it back."""

    subject: UUID
    number: str
    entry: UUID
    began: float
    action: UUID


class DayUndo(QObject):
    """Undo of a page's tick, until its time is over, the page is left or the window locked.

    ``taken_back`` carries the complaint. ``clock`` counts seconds.
    """

    taken_back = Signal(object)

    def __init__(
        self,
        page: DayForm,
        register: Register,
        officer: Callable[[], Officer],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(page)
        self._page, self._register, self._officer, self._clock = page, register, officer, clock
        self._tick: _Tick | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self.count)
        page.undo_button.hide()
        page.undo_button.clicked.connect(self.take_back)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """End the undo when the page is hidden or the window is locked."""
        if event.type() is QEvent.Type.Hide:
            self.end()
        return False

    def offer(self, subject: UUID, number: str) -> None:
        """Offer to undo the review just recorded for this complaint."""
        self.end()
        with show_errors(lambda _why: None):
            last = self._register.handling.case(subject).last
            if last is not None and last.step is Step.REVIEW:
                self._tick = _Tick(subject, number, last.entry_id, self._clock(), new_id())
        if self._tick is not None:
            text = self.tr("{} is ticked as reviewed. {key:day.take_back} takes it back within ten seconds.")
            self._page.say(text.format(number), "done")
            self._timer.start()
            self.count()

    def count(self) -> None:
        """Say how many seconds are left; when none is, the offer ends."""
        if self._tick is None:
            return
        left = OFFERED - int(self._clock() - self._tick.began)
        if left <= 0:
            self._page.page_problem.setText(self.tr("{} is ticked as reviewed.").format(self._tick.number))
            self.end()
            return
        self._page.undo_button.setText(self.tr("Take back ({key:day.take_back}): {}").format(left))
        self._page.undo_button.show()

    def take_back(self) -> None:
        """Record that the review was a mistake; a failed try is repeated as the same action."""
        self.count()  # a window that stood still counts late
        tick = self._tick
        if tick is None:
            return
        with show_errors(self._page.say) as writing:
            self._register.handling.correct(tick.subject, tick.entry, "", self._officer(), tick.action)
        if writing.worked:
            self.end()
            self._page.say(self.tr("The review of {} is taken back.").format(tick.number), "done")
            self.taken_back.emit(tick.subject)

    def end(self) -> None:
        """Offer nothing any more."""
        self._tick = None
        self._timer.stop()
        if self._page.undo_button.hasFocus():
            self._page.lines.setFocus()
        self._page.undo_button.hide()


# --- day page ---

# --- How the day's page uses what the window leaves it: lines first, the pane below them where there is room
# for it ---


_WIDE, _NARROW = 135, 90  # letters of average width: from which on day and filters are whole lines; all that it needs
_HIGH, _SUFFICIENT = 28, 19  # lines of text, from which on there is room for the pane; for the lines beneath the table
_LEAST, _MOST, _PART = 4, 8, 0.13  # lines of text of the story at least and at most; of the page's height
_ROWS: Final = 4  # of the table, that are seen at 200 %
_FOLLOWED: Final = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange)


class DayLayout(QObject):
    """Layout of one page. At 200 % the title goes, and what stands below the lines.

    ``fitted``: it was laid out for another size.
    """

    fitted = Signal()

    def __init__(self, page: DayForm) -> None:
        super().__init__(page)
        self._page = page
        self.is_low = self._is_lowest = False
        closing = page.closing
        form.child(page, QVBoxLayout, "page").setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._worded = {one: one.text() for one in (page.today_button, closing.print_page, closing.close_page)}

        self._seen = SeenSize(page)
        self._seen.changed.connect(self.fit)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Adapt the layout to changes of the page's size and font."""
        if event.type() in _FOLLOWED:
            self.fit()
            self.fitted.emit()
        return False

    @property
    def least(self) -> int:
        """Least width of the page (pixels)."""
        return _NARROW * self._page.fontMetrics().averageCharWidth()

    def fit(self) -> None:
        """Lay out the page for its present size."""
        page, metrics = self._page, self._page.fontMetrics()
        line, letter = metrics.lineSpacing(), metrics.averageCharWidth()
        is_wide = page.width() >= _WIDE * letter
        high = self._seen.now().height()  # a page with more on it than the window shows is higher itself
        self.is_low, self._is_lowest = high < _HIGH * line, high < _SUFFICIENT * line
        page.day_title.setVisible(is_wide)
        for button, text in self._worded.items():
            button.setText(text if is_wide else text.partition(" (")[0].rstrip())
        for button in (page.previous_day, page.next_day, *self._worded):
            theme.mark(button, choice=not is_wide)  # with less around its words
        for button in (*page.strip.buttons, page.fold.button):
            theme.mark(button, pressing=not is_wide)
        page.pane.fold(page.width())
        lines = min(_MOST, max(_LEAST, int(high * _PART / line)))
        page.pane.story_area.setFixedHeight(lines * line + line // 4)
        head = page.lines.horizontalHeader().sizeHint().height() + 2 * page.lines.frameWidth()
        page.lines.setMinimumHeight(head + _ROWS * page.lines.verticalHeader().defaultSectionSize())
        self.show()

    def show(self) -> None:
        """Show the parts that fit, if there is a line; whoever writes a note sees where."""
        page = self._page
        has_lines = page.table.rowCount() > 0
        page.pane_place.setVisible(has_lines and not self.is_low)
        page.status_place.setVisible(not self._is_lowest)
        is_writing = page.review_note.hasFocus() or bool(page.review_note.text())
        page.review_bar.setVisible(page.is_reviewing and has_lines and (is_writing or not self._is_lowest))

    def open_note(self) -> None:
        """Show the note's line even without room for it."""
        self._page.review_bar.show()
        self._page.review_note.setFocus()


# --- day page ---

# --- The supervisor's ticks on the day's page: one key a line, a note with it, and never twice ---

if TYPE_CHECKING:
    from frontoffice.register.register import Register


class DayReview(QObject):
    """Review of one page. A failed try is repeated as the same action, so it counts once.

    ``ticked`` carries the complaint and the row that it stood in.
    """

    ticked = Signal(object, int)

    def __init__(
        self, page: DayForm, register: Register, officer: Callable[[], Officer], clock: Callable[[], float]
    ) -> None:
        super().__init__(page)
        self.undo = DayUndo(page, register, officer, clock)
        self._page, self._register, self._officer = page, register, officer
        self._tries: dict[UUID, UUID] = {}
        self._writer = officer().officer_id
        self._notes: dict[UUID, str] = {}  # of those who are not here now

    def hand_over(self) -> None:
        """Show the present officer's note; what another one typed waits for them."""
        me, note = self._officer().officer_id, self._page.review_note
        if me != self._writer:
            self._notes[self._writer] = note.text()
            note.setText(self._notes.pop(me, ""))
            self._writer = me

    def tick(self) -> None:
        """Mark the line as reviewed, with the typed note."""
        page, line = self._page, self._page.marked
        if line is None or not people.may(self._officer(), May.REVIEW):
            return
        if line.status == Status.CANCELLED:
            page.say(wording.problem(Problem("", StepRefusal.ALREADY_CANCELLED)), "soon")
            return
        if line.reviewed_by and not is_undecided(line):
            already = self.tr("{} was reviewed by {} already.")
            page.say(as_sentence(already.format(line.number_text, line.reviewed_by)), "soon")
            return
        action, note = self._tries.setdefault(line.subject, new_id()), one_line(page.review_note.text())
        with show_errors(page.say, page.say_refused) as writing:
            self._register.handling.review(line.subject, note, self._officer(), action)
        if writing.worked:
            del self._tries[line.subject]
            self._report_ticked(line.subject, line.number_text)

    def _report_ticked(self, subject: UUID, number: str) -> None:
        row = self._page.lines.currentIndex().row()
        self._page.review_note.clear()
        self._page.say(self.tr("{} is ticked as reviewed.").format(number), "done")
        self.ticked.emit(subject, row)
        self.undo.offer(subject, number)


# --- day page ---

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
        table_rows.go_to(self.lines, 0)

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
        """Focus the lines; what was said before somebody left is no news any more."""
        self.say("")
        self.refresh()
        table_rows.go_to(self.lines, max(self.lines.currentIndex().row(), 0))
        self.lines.setFocus()

    def hand_over(self) -> None:
        """Take over for another officer: the other's note is stored, and no begun closing is open."""
        self.review.hand_over()
        self.closing.bar.forget()
        self.fold.refresh()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be laid out, however wide it is now."""
        return QSize(min(super().minimumSizeHint().width(), self._layout.least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width among the table's columns, also after a change of font size."""
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
            "filter": lambda: self.fold.go(self.text_filter),
            "more_filters": lambda: self.fold.go(self.channel_filter),
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
        self.table.show_lines(page.on, tuple(page.lines), page.corrected)
        for column in (DayColumn.NO, DayColumn.TIME, DayColumn.DUE):
            font = self.table.fixed if column is DayColumn.NO else self.lines.font()
            self._shares.give_room(column, self.table.longest(column), font)
        self._shares.give_room(DayColumn.SIGNS, "", beside=text_size.px(day_table.SIGNS_WIDTH))
        self._shares.fill()
        if current is not None:
            table_rows.go_to(self.lines, self.table.row_of(current.subject))
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
        for button in (self.next_day, self.today_button):
            button.setEnabled(self._on != self._today)
            button.setVisible(self._on != self._today)

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
        """Counter of the page: this desk's own unless another was chosen; of every counter where none is its own."""
        if self._chosen_counter is not None:
            return self._chosen_counter
        desk = self._register.desk
        return desk.counter if desk.gives_numbers else ""

    def _choose_counter(self) -> None:
        self._chosen_counter = str(self.counter_filter.currentData())
        self.refresh()
        table_rows.go_to(self.lines, 0)

    def _show_filtered(self) -> None:
        self.refresh()
        if not self.lines.currentIndex().isValid():
            table_rows.go_to(self.lines, 0)

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
        table_rows.go_to(self.lines, row if here < 0 else here + 1)
        self._focus_lines()
        self.changed.emit(subject)

    def _go_back(self, subject: UUID) -> None:
        self.refresh()
        table_rows.go_to(self.lines, self.table.row_of(subject))
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
