"""The day's page as its form has it: keys, every widget by its name, and what stands in its places."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from frontoffice.documents.reports.report_file import counter_in_words
from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.cases.masked_case import mask_complaint
from frontoffice.domain.people import May, Officer
from frontoffice.domain.slips import SlipState, runs
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.errors import Refused
from frontoffice.register.queries.day_query import Closing, DayLine, DayTotals, RegisterDay
from frontoffice.register.queries.numbers import BY_MARK
from frontoffice.register.register import Register
from frontoffice.ui.day import day_words
from frontoffice.ui.day.day_table import DayTable
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, plain_text, table_rows, theme, wrapped_layouts
from frontoffice.ui.widgets.filter_fold import FilterFold
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.kept_folds import KeptFolds
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, rows_of
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.wrapped_layouts import FilledLines, LinePart

if TYPE_CHECKING:
    from frontoffice.domain.complaint import Complaint

DAY_KEYS: Final = (
    PageKey("Alt+Left", "previous_day"),
    PageKey("Alt+Right", "next_day"),
    PageKey("Alt+Home", "today"),
    PageKey("Alt+T", "today"),
    PageKey("Ctrl+F", "filter"),
    PageKey("Alt+L", "more_filters"),
    PageKey("Esc", "clear"),
    PageKey("Return", "open", within="lines"),
    PageKey("Enter", "open", within="lines"),
    PageKey("Alt+R", "tick", May.REVIEW, within="lines"),
    PageKey("Ctrl+Z", "take_back", May.REVIEW, within="lines"),
    PageKey("Ctrl+Z", "take_back", May.REVIEW, within="previous_day"),  # where the keys are when no line is left
    PageKey("Alt+C", "write_note", May.REVIEW, within="lines"),
    PageKey("Return", "tick", May.REVIEW, within="review_note"),
    PageKey("Enter", "tick", May.REVIEW, within="review_note"),
    PageKey("Down", "go_to_lines", within="text_filter"),
    PageKey("Return", "go_to_lines", within="text_filter"),
    PageKey("Enter", "go_to_lines", within="text_filter"),
    PageKey("Ctrl+K", "close_page"),
    PageKey("Ctrl+P", "print_page", May.EXPORT),
)

# --- Closing a day's page: whether it is closed, by whom, what came after it; and the keys that close and print
# it ---

_SHORT: Final = 120  # letters of a note beside the others of its line; the printed page has all of it


class DayClosingPanel(QWidget):
    """Panel for closing one counter's page. ``bar`` asks before closing; the page places it.

    ``closed`` says that the page was closed, ``print_asked`` carries its date and counter.
    """

    closed = Signal()
    print_asked = Signal(object, str)

    closing_line: QLabel
    print_page: QPushButton
    close_page: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer], page: QWidget) -> None:
        super().__init__(page)
        self._register, self._officer = register, officer
        self._page: RegisterDay | None = None
        self._counter = ""
        form.load_ui("day/day_closing", into=self)
        self.bar = ReasonBar(page)
        self.bar.given.connect(self._close)
        self.close_page.clicked.connect(self._ask)
        self.print_page.clicked.connect(self._print)
        actions = {"close_page": self.close_page.click, "print_page": self.print_page.click}
        bind_keys(page, rows_of(DAY_KEYS, actions), actions)

    def show_page(self, page: RegisterDay, counter: str) -> None:
        """Show the state of that page; ``counter`` is the series it is of, "" for every counter's."""
        if self._page is not None and (page.on, counter) != (self._page.on, self._counter):
            self.bar.forget()
        self._page, self._counter = page, counter
        open_slips = self._slips(page)
        self.closing_line.setText(
            " ".join(
                (
                    *self._gaps(page),
                    *open_slips,
                    self._closing_text(page),
                    *self._approval_lines(page),
                    *self._handover_lines(page),
                )
            )
        )
        is_due = page.corrected or page.gaps or page.approved_since or page.handed_since or open_slips
        state = "soon" if is_due else "done" if page.closing else None
        theme.mark(self.closing_line, state=state, level=None if state else "muted")
        self.closing_line.setVisible(bool(counter))
        self.close_page.setVisible(bool(counter) and people.may(self._officer(), May.REVIEW))
        is_as_it_was = not (page.corrected or page.approved_since or page.handed_since)
        self.close_page.setEnabled(page.closing is None or not is_as_it_was)
        self.print_page.setVisible(people.may(self._officer(), May.EXPORT))

    def _closing_text(self, page: RegisterDay) -> str:
        if page.closing is None:
            return self.tr("This page is not closed yet.")
        text = self.tr("Closed {when} by {officer}.")
        closed = as_sentence(text.format(when=self._when(page.closing), officer=page.closing.officer))
        after = self.tr("%n line(s) came or changed since.", "", len(page.corrected)) if page.corrected else ""
        return f"{closed} {after}".strip()

    def _approval_lines(self, page: RegisterDay) -> list[str]:
        if not page.approved:
            return []
        names = ", ".join(f"{title(one.scope.period)} ({counter_in_words(one.scope)})" for one in page.approved)
        approved = self.tr("Reports approved: {}.").format(names)
        since = self.tr("%n of them since.", "", len(page.approved_since)) if page.approved_since else ""
        return [f"{approved} {since}".strip()]

    def _handover_lines(self, page: RegisterDay) -> list[str]:
        if not page.handed:
            return []
        zone, words = self._register.zone, self.tr("{at} {officer} to {coming}")
        named = [
            words.format(at=dates.time_of_day(one.at, zone), officer=one.officer, coming=one.to_name)
            + (f": {textwrap.shorten(one.note, _SHORT, placeholder='…')}" if one.note else "")
            for one in page.handed
        ]
        handed = self.tr("Counter handed over: {}.").format("; ".join(named))
        since = self.tr("%n of them since.", "", len(page.handed_since)) if page.handed_since else ""
        return [f"{handed} {since}".strip()]

    def _gaps(self, page: RegisterDay) -> list[str]:
        read = self.tr("Numbers {first} to {last} are on paper and not in this register.")
        noted = self.tr("Numbers {first} to {last} were given, as this computer noted, and are not in this register.")
        return [
            (noted if gap.evidence == BY_MARK else read).format(first=gap.known + 1, last=gap.last) for gap in page.gaps
        ]

    def _slips(self, page: RegisterDay) -> list[str]:
        found = runs(slip for slip in page.slips if slip.state is SlipState.OPEN)
        named = (first.text if first == last else f"{first.text} - {last.text}" for first, last in found)
        return [self.tr("Numbered slips that are still open: {}.").format(", ".join(named))] if found else []

    def _when(self, closing: Closing) -> str:
        zone = self._register.zone
        on, at = dates.local_date(closing.closed_at, zone), dates.time_of_day(closing.closed_at, zone)
        return at if self._page is not None and on == self._page.on else f"{dates.in_digits(on)} {at}"

    def _ask(self) -> None:
        if self._page is None or self.close_page.isHidden():  # a key reaches what a role does not see
            return
        totals = self._page.totals
        open_still = [
            (totals.unreviewed, self.tr("%n not reviewed", "", totals.unreviewed)),
            (totals.unprinted, self.tr("%n not printed", "", totals.unprinted)),
            (totals.incomplete, self.tr("%n incomplete", "", totals.incomplete)),
        ]
        counts = [self.tr("%n line(s)", "", totals.all), *(text for count, text in open_still if count)]
        question = self.tr("Close this page: {}. A note, or nothing:").format(", ".join(counts))
        self.bar.ask((self._page.on, self._counter), question, self.tr("Close the page"), needed=False)

    def _close(self, note: str) -> None:
        if self._page is None:
            return
        with show_errors(self.bar.show_problem) as writing:
            self._register.closing.close(self._page.on, self._counter, note, self._officer(), self.bar.action)
        if writing.worked:
            self.bar.forget()
            self.closed.emit()

    def _print(self) -> None:
        if self._page is not None and not self.print_page.isHidden():
            self.print_asked.emit(self._page.on, self._counter)


# --- day form ---

# --- The chips above the day's lines: every one counts some of them, and shows only those ---


_SIGNS: Final = {"incomplete": "warning", "unprinted": "paper-out"}  # those of the lines that it counts


@dataclass(frozen=True, slots=True)
class Total:
    """One total: which state it stands for ("" is the whole day), its name, its count."""

    state: str
    name: str
    count: int


class DayTotalsStrip(QWidget):
    """The totals of the whole day, never of the filter; ``chosen`` says which state to show, "" every line.

    What is none is not there, nor the way back to every line while all of them are shown.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self._buttons: dict[str, QPushButton] = {}
        self.show_totals(DayTotals(), {})

    def show_totals(self, totals: DayTotals, chosen: Mapping[str, str]) -> None:
        """Show the totals; ``chosen`` are the set filters."""
        for total in self._totals(totals):
            button = self._buttons.get(total.state) or self._make(total)
            button.setText(plain_text.caption(f"{total.name} {total.count}"))
            on = chosen.get("state") == total.state if total.state else not any(chosen.values())
            button.setChecked(on)
            button.setVisible(bool(total.count) and not on if not total.state else bool(total.count) or on)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Every chip."""
        return tuple(self._buttons.values())

    @property
    def states(self) -> frozenset[str]:
        """States with a chip in the strip."""
        return frozenset(self._buttons)

    def button(self, state: str) -> QPushButton:
        """The button of one total; KeyError when it is not shown."""
        return self._buttons[state]

    def _make(self, total: Total) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setProperty("total", True)
        if total.state in _SIGNS:
            theme.give_icon(button, _SIGNS[total.state], "soon")
        button.clicked.connect(lambda: self.chosen.emit(total.state))
        self._buttons[total.state] = button
        self._row.insertWidget(len(self._buttons) - 1, button)
        return button

    def _totals(self, totals: DayTotals) -> Iterator[Total]:
        yield Total("", self.tr("All"), totals.all)
        yield Total("unreviewed", self.tr("Not reviewed"), totals.unreviewed)
        yield Total("incomplete", self.tr("Papers"), totals.incomplete)
        yield Total("unprinted", self.tr("Not printed"), totals.unprinted)
        yield Total("cancelled", self.tr("Cancelled"), totals.cancelled)


# --- day form ---

# --- The marked line of a day in full: whose it is, the whole story, and what the book says of it besides ---


_TYPED, _CHOSEN = 300, 150  # pixels of the line for words and of a list, at least
_BESIDE: Final = 100  # letters of average width, from which on the facts stand beside the story


class DayPane(QFrame):
    """Takes no focus: keys stay with the lines. ``open_button`` asks for the complaint's own page."""

    heading: QLabel
    where: QLabel
    story_area: QScrollArea
    story: QLabel
    facts: QLabel
    open_button: QPushButton

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._shown: tuple[DayLine | None, bool] = (None, False)
        form.load_ui("day/day_pane", into=self)
        self._row = form.child(self, QHBoxLayout, "inside_row")

    def show_line(self, line: DayLine | None, on: date, *, corrected: bool) -> None:
        """Show this line; the same one is not read again."""
        if line is None or self._shown == (line, corrected):
            return
        self._shown = (line, corrected)
        self.heading.setText(day_words.join_parts(line.number_text, line.name, line.phone))
        self.where.setText(day_words.outline(line, on))
        read = self._read(line)
        self.story.setText(read.intake.description if read else line.summary)
        facts = day_words.facts(line, read.last_paper if read else "", corrected=corrected)
        self.facts.setText("\n".join(f"{name}: {text}" for name, text in facts))
        self.story_area.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show no line any more."""
        self._shown = (None, False)
        for part in (self.heading, self.where, self.story, self.facts):
            part.clear()

    def _read(self, line: DayLine) -> Complaint | None:
        """The complaint as anyone may read it; None where the entries cannot be read."""
        found: list[Complaint] = []
        with show_errors(lambda _why: None):
            found.append(mask_complaint(self._register.complaints.get(line.subject)))
        return found[0] if found else None

    def fold(self, width: int) -> None:
        """Place the facts below the story if there is no room beside it."""
        wrapped_layouts.fold(self._row, is_folded=width < _BESIDE * self.fontMetrics().averageCharWidth())


# --- day form ---


class DayForm(QWidget):
    """Parts shared by the page's controllers: its widgets, the marked line, and the place of a sentence."""

    day_title: QLabel
    day_field: QDateEdit
    previous_day: QPushButton
    next_day: QPushButton
    today_button: QPushButton
    totals: QWidget
    closing_place: QWidget
    text_filter: QLineEdit
    more_filters: QWidget
    counter_filter: QComboBox
    channel_filter: QComboBox
    kind_filter: QComboBox
    officer_filter: QComboBox
    state_filter: QComboBox
    status_place: QWidget
    hidden_line: QLabel
    lines: QTableView
    nothing: QLabel
    pane_place: QWidget
    review_bar: QWidget
    review_note: QLineEdit
    review_button: QPushButton
    undo_button: QPushButton
    page_problem: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        form.load_ui("day/day_page", into=self)
        self._message = MessageLine(self.page_problem)
        self.more_filters.setFocusProxy(self.text_filter)
        page, filters = form.child(self, QVBoxLayout, "page"), form.child(self, QHBoxLayout, "filters")
        at = page.indexOf(self.more_filters)
        row = form.child(self, QHBoxLayout, "more_row")
        combos = (self.channel_filter, self.kind_filter, self.officer_filter, self.state_filter)
        parts = (LinePart(self.text_filter, _TYPED, 1), *(LinePart(combo, _CHOSEN) for combo in combos))
        row.addWidget(FilledLines(parts, self.more_filters))
        self.fold = FilterFold(
            self.more_filters, self.tr("Filter ({key:day.filter})"), KeptFolds(register, officer), "day", self
        )
        page.insertWidget(at, self.fold)
        filters.addWidget(self.fold.button)
        self.table = DayTable(self)
        self.lines.setModel(self.table)
        table_rows.rule(self.lines, {})
        self.strip = DayTotalsStrip(self.totals)
        self.pane = DayPane(register, self.pane_place)
        self.closing = DayClosingPanel(register, officer, self)
        places = ((self.totals, self.strip), (self.pane_place, self.pane), (self.closing_place, self.closing))
        for place, part in places:
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(part)
        form.child(self, QHBoxLayout, "status_row").addWidget(self.closing.closing_line, 1)
        page.addWidget(self.closing.bar)

    @property
    def is_reviewing(self) -> bool:
        """Whether the officer may tick lines."""
        return people.may(self._officer(), May.REVIEW)

    @property
    def marked(self) -> DayLine | None:
        """The selected line."""
        return self.table.line(self.lines.currentIndex().row())

    def say(self, text: str, state: str = "late") -> None:
        """Show a result in the message line."""
        self._message.show(text, state)

    def say_refused(self, refused: Refused) -> None:
        """Show the rules' refusal of the typed text until its next edit."""
        self._message.show_refusal(wording.refusal_text(refused))
