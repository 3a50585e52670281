"""Counting of a due date: each of the working days, and each skipped day with its decree."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain.calendar import dates, working_days
from frontoffice.domain.calendar.working_days import RESPONSE_WORKING_DAYS, CountedDay, DueDate, OfficeCalendar
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import load_ui

_ORDINAL, _DAY, _WHY = range(3)
_WEEKEND: Final = "weekend"
_ORDINAL_WIDTH: Final = 40


class DueExplanation(QFrame):
    """``show_count`` shows the count from a date of receipt; ``left`` goes back."""

    left = Signal()

    due_title: QLabel
    due_rule: QLabel
    due_provisional: QLabel
    days: QTableWidget
    leave_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("widgets/due_explanation", into=self)
        self.leave_button.clicked.connect(self.left)
        self.days.setColumnCount(3)
        header = self.days.horizontalHeader()
        header.setSectionResizeMode(_ORDINAL, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_DAY, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        self.days.setColumnWidth(_ORDINAL, _ORDINAL_WIDTH)
        self.days.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.days.verticalHeader().setMinimumSectionSize(24)

    def show_count(self, calendar: OfficeCalendar, received: date, text: str = "") -> None:
        """Show the counting of the due date from a reception date by that calendar.

        ``remark`` is what else there is to say of the calendar.
        """
        due = working_days.due_date(calendar, received)
        self.due_title.setText(dates.in_words(due.day))
        rule = self.tr("The {count}th working day after receipt on {day}; the day of receipt does not count.")
        self.due_rule.setText(
            f"{rule.format(count=RESPONSE_WORKING_DAYS, day=dates.in_words(received))} {text}".rstrip()
        )
        counted = working_days.explain(calendar, received)
        self.due_provisional.setVisible(due.provisional)
        self.due_provisional.setText(self._provisional(calendar, counted))
        theme.mark(self.due_provisional, state="soon")
        self.days.setRowCount(len(counted))
        for row, day in enumerate(counted):
            self._show(row, day)

    def focus(self) -> None:
        """Focus the widget for the next key."""
        self.days.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Back to the form."""
        self.left.emit()

    def _provisional(self, calendar: OfficeCalendar, counted: tuple[CountedDay, ...]) -> str:
        years = sorted({day.day.year for day in counted} - calendar.certain_years)
        words = self.tr("The holidays of {years} are not set by the government yet; this date is provisional.")
        return words.format(years=", ".join(str(year) for year in years))

    def _show(self, row: int, day: CountedDay) -> None:
        muted = theme.now().muted
        why = self.tr("Weekend") if day.reason == _WEEKEND else day.reason
        if day.decree:
            why = f"{why}\n{day.decree}"
        texts = ("" if day.ordinal is None else str(day.ordinal), dates.short(day.day), why)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column == _ORDINAL:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if day.ordinal is None:
                item.setForeground(QColor(muted))
            self.days.setItem(row, column, item)


class DueDialog(QDialog):
    """Each day from the receipt to the due date by the calendar behind it; Esc leaves.

    ``others`` are the complaint's other deadlines in words: an extended date, the target of its cycle.
    """

    def __init__(
        self, calendar: OfficeCalendar, received: date, due: DueDate, parent: QWidget, *, others: str = ""
    ) -> None:
        super().__init__(parent)
        explanation = DueExplanation(self)
        explanation.show_count(calendar, received, "\n".join(filter(None, (self._by(calendar, due), others))))
        explanation.left.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(explanation)
        self.setWindowTitle(self.tr("How the due date was counted"))
        self.resize(520, 560)
        self.finished.connect(self.deleteLater)
        explanation.focus()

    def _by(self, calendar: OfficeCalendar, due: DueDate) -> str:
        if calendar.version == due.calendar_version:
            return self.tr("Counted by the calendar {}.").format(due.calendar_version)
        not_kept = self.tr(
            "The date {day} was given by the calendar {version}, whose days were not kept with it. "
            "This is the count by the calendar in force now."
        )
        return not_kept.format(day=dates.in_words(due.day), version=due.calendar_version)
