"""Scope of a report: length and choice of the period, group of complaints, and their deciding date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QPushButton, QWidget

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.report_period import Period, PeriodKind
from frontoffice.domain.reports.report import Basis, Scope
from frontoffice.errors import Refused
from frontoffice.ui.reports import figure_names as names
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.choice_row import FoldingChoice
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout


class PeriodBar(QWidget):
    """One line: the length of the period behind one choice, and which one.

    ``changed`` says that :attr:`scope` is another; it begins with the month of ``today``.
    """

    changed = Signal()

    earlier_button: QPushButton
    later_button: QPushButton
    range_place: QWidget
    first_day: QDateEdit
    last_day: QDateEdit
    counter_choice: QComboBox
    basis_choice: QComboBox

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._is_open = today, False
        form.load_ui("reports/period_bar", into=self)
        self.kinds = FoldingChoice("period_kinds", 1, self, numbered=False)
        self.kinds.setAccessibleName(self.tr("Length of the period"))
        self.kinds.offer([(kind.value, names.kind_of_period(kind)) for kind in PeriodKind])
        self.kinds.choose(PeriodKind.MONTH.value)
        flow = FlowLayout(self)
        which = (self.kinds, self.earlier_button, self.later_button, self.range_place)
        for widget in (*which, self.counter_choice, self.basis_choice):
            flow.addWidget(widget)
        for basis in Basis:
            self.basis_choice.addItem(names.basis(basis), basis)
        self.show_more(is_open=False)
        self.scope = Scope(report_period.containing(PeriodKind.MONTH, today()))
        self._show_period()
        self.kinds.chosen.connect(lambda kind: self.choose_kind(PeriodKind(kind)))
        self.earlier_button.clicked.connect(self.go_earlier)
        self.later_button.clicked.connect(self.go_later)
        self.first_day.dateChanged.connect(lambda _day: self._choose_range())
        self.last_day.dateChanged.connect(lambda _day: self._choose_range())
        self.counter_choice.activated.connect(lambda _row: self._choose_whose())
        self.basis_choice.activated.connect(lambda _row: self._choose_whose())

    def offer_counters(self, series: Iterable[str], own: str) -> None:
        """Offer each counter's series, beginning with all; there is nothing to choose while there is one."""
        codes = tuple(series)
        if codes and [self.counter_choice.itemData(row) for row in range(1, self.counter_choice.count())] == list(
            codes
        ):
            return  # somebody may have the list open
        with QSignalBlocker(self.counter_choice):
            self.counter_choice.clear()
            self.counter_choice.addItem(self.tr("All counters"), "")
            for code in codes:
                text = self.tr("This counter ({code})") if code == own else self.tr("Counter {code}")
                self.counter_choice.addItem(text.format(code=code), code)
            self.counter_choice.setCurrentIndex(max(0, self.counter_choice.findData(self.scope.counter)))
        self.show_more(is_open=self._is_open)

    def show_more(self, *, is_open: bool) -> None:
        """Show whose complaints are counted and by which date; what is not as usual is always in sight."""
        self._is_open = is_open
        for choice, fewest in ((self.counter_choice, 2), (self.basis_choice, 1)):
            choice.setVisible(choice.count() > fewest and (is_open or choice.currentIndex() > 0))

    def choose_kind(self, kind: PeriodKind) -> None:
        """Show the period of that length around today, or the current days for a free range."""
        period = self.scope.period
        if kind is period.kind:
            return
        if kind is PeriodKind.RANGE:
            self._show(report_period.between(period.first, period.last))
            self.first_day.setFocus()
        else:
            self._show(report_period.containing(kind, min(period.last, self._today())))

    def go_earlier(self) -> None:
        """The period before."""
        self._show(self.scope.period.before())

    def go_later(self) -> None:
        """The period after, as far as today."""
        after = self.scope.period.after()
        if after.first <= self._today():
            self._show(after)

    def go_now(self) -> None:
        """Show the period of that length around today."""
        kind = self.scope.period.kind
        if kind is not PeriodKind.RANGE:
            self._show(report_period.containing(kind, self._today()))

    def _show(self, period: Period) -> None:
        self.scope = Scope(period, self.scope.basis, self.scope.counter)
        self._show_period()
        self.changed.emit()

    def _show_period(self) -> None:
        period = self.scope.period
        with QSignalBlocker(self.kinds), QSignalBlocker(self.first_day), QSignalBlocker(self.last_day):
            self.kinds.choose(period.kind.value)
            self.first_day.setDate(_as_qt(period.first))
            self.last_day.setDate(_as_qt(period.last))
        self.range_place.setVisible(period.kind is PeriodKind.RANGE)
        self.later_button.setEnabled(period.after().first <= self._today())

    def _choose_range(self) -> None:
        """Choose the days from one to another; if the last is before the first, the other one follows."""
        first, last = _from_qt(self.first_day.date()), _from_qt(self.last_day.date())
        try:
            period = report_period.between(first, last)
        except Refused:
            moved = first if self.sender() is self.first_day else last
            period = report_period.between(moved, moved)
        self._show(period)

    def _choose_whose(self) -> None:
        basis = Basis(self.basis_choice.currentData())
        self.scope = Scope(self.scope.period, basis, str(self.counter_choice.currentData() or ""))
        self.changed.emit()


def _as_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _from_qt(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
