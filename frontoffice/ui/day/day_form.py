"""The day's page as its form has it: every widget by its name, and what stands in the places of the form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain import people
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Refused
from frontoffice.register.queries.day_query import DayLine
from frontoffice.register.register import Register
from frontoffice.ui.day.day_closing import DayClosingPanel
from frontoffice.ui.day.day_pane import DayPane
from frontoffice.ui.day.day_table import DayTable
from frontoffice.ui.day.day_totals import DayTotalsStrip
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, table_columns
from frontoffice.ui.widgets.message_line import MessageLine


class DayForm(QWidget):
    """What the parts of the page share: its widgets, the line that is marked, and where a sentence is said."""

    day_title: QLabel
    day_field: QDateEdit
    previous_day: QPushButton
    next_day: QPushButton
    today_button: QPushButton
    totals: QWidget
    closing_place: QWidget
    text_filter: QLineEdit
    more_button: QPushButton
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
        self.table = DayTable(self)
        self.lines.setModel(self.table)
        table_columns.rule(self.lines, {})
        self.strip = DayTotalsStrip(self.totals)
        self.pane = DayPane(register, self.pane_place)
        self.closing = DayClosingPanel(register, officer, self)
        places = ((self.totals, self.strip), (self.pane_place, self.pane), (self.closing_place, self.closing))
        for place, part in places:
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(part)
        form.child(self, QHBoxLayout, "status_row").addWidget(self.closing.closing_line, 1)
        form.child(self, QVBoxLayout, "page").addWidget(self.closing.bar)

    @property
    def is_reviewing(self) -> bool:
        """Whether the officer may tick lines."""
        return people.may(self._officer(), May.REVIEW)

    @property
    def marked(self) -> DayLine | None:
        """The line that is marked."""
        return self.table.line(self.lines.currentIndex().row())

    def say(self, text: str, state: str = "late") -> None:
        """Say how something went, in the line that is there for it."""
        self._message.show(text, state)

    def say_refused(self, refused: Refused) -> None:
        """Say what the rules have against what is typed, until it is edited."""
        self._message.show_refusal(wording.refusal_text(refused))
