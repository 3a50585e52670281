"""Closing a day's page: whether it is closed, by whom, what came after it; and the keys that close and print it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontoffice.documents.reports.report_file import counter_in_words
from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.people import May, Officer
from frontoffice.domain.slips import SlipState, runs
from frontoffice.domain.text.typed_text import as_sentence
from frontoffice.register.queries.day_query import Closing, RegisterDay
from frontoffice.register.queries.numbers import BY_MARK
from frontoffice.register.register import Register
from frontoffice.ui.day.day_keys import DAY_KEYS
from frontoffice.ui.widgets import form, theme
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.reason_bar import ReasonBar

_SHORT: Final = 120  # letters of a note beside the others of its line; the printed page has all of it


class DayClosingPanel(QWidget):
    """For one counter's page. ``bar`` asks before closing and stands where the page puts it.

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
        """Show how that page stands; ``counter`` is the series it is of, "" for every counter's."""
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
