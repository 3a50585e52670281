"""The list of days to be entered into the office calendar: each marked or not, and what is to be known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QTableWidget, QTableWidgetItem

from frontoffice.domain.calendar import dates, holidays
from frontoffice.domain.calendar.working_days import COLLECTIVE, DROPPED, LOCAL, NATIONAL, WORKED, DayOff
from frontoffice.errors import Problem
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.column_shares import ColumnShares
from frontoffice.ui.widgets.message_line import MessageLine

KINDS: Final = (LOCAL, COLLECTIVE, NATIONAL, WORKED, DROPPED)
_DATE, _KIND, _NAME, _DECREE = range(4)
_MARK: Final = 30  # pixels, before a date that is chosen
_LONG_DATE: Final = date(2026, 9, 27)  # as wide as any
_LONG_NAME: Final = 40  # letters
_NAMED: Final = 0.52  # of what date and kind leave, for the name


class DaysList(QObject):
    """Fills the table of the page, the title above it and the remarks below it.

    ``changed`` says that another selection is marked; ``taken_up`` that a day shall be written anew by hand.
    """

    changed = Signal()
    taken_up = Signal(object)

    def __init__(self, table: QTableWidget, title: QLabel, remarks: QLabel, whole: QCheckBox) -> None:
        super().__init__(table)
        self.table, self._title, self._remarks, self._whole = table, title, MessageLine(remarks), whole
        self.days: tuple[DayOff, ...] = ()
        self._decree = ""
        table.itemChanged.connect(lambda _item: self.changed.emit())
        table.itemActivated.connect(self._take_up)

    def show_days(self, days: Iterable[DayOff]) -> None:
        """List these days instead of those before, all of them marked; nobody has vouched for them yet."""
        cleaned_days = (holidays.clean_day(day) for day in days)
        self.days, self._decree = tuple(sorted(cleaned_days, key=lambda day: day.day)), ""
        self._whole.setChecked(False)
        self._fill(frozenset())

    def put(self, day: DayOff) -> None:
        """List one more day, in place of what stands there for its date."""
        unmarked = self._list_unchecked_days() - {day.day}
        others = (one for one in self.days if one.day != day.day)
        self.days = tuple(sorted((*others, holidays.clean_day(day)), key=lambda one: one.day))
        self._fill(unmarked)

    def vouch(self, decree: str) -> None:
        """Let the listed days rest on that decree, with which a person compared them; "" takes that back."""
        unmarked, self._decree = self._list_unchecked_days(), decree
        self._fill(unmarked)

    def list_checked_days(self) -> tuple[DayOff, ...]:
        """The days that are marked, as they would be entered."""
        unmarked = self._list_unchecked_days()
        return tuple(day for day in self._as_entered() if day.day not in unmarked)

    def show_remarks(self, problems: Iterable[Problem]) -> None:
        """Show below the list what the rules have against entering what is marked, and what stays uncertain."""
        found = tuple(problems)
        remarks = [*self._warnings(found), *self._uncertain()]
        self._remarks.show(" ".join(remarks), "soon" if all(problem.warning for problem in found) else "late")

    def _as_entered(self) -> tuple[DayOff, ...]:
        if not self._decree:
            return self.days
        return tuple(holidays.confirm_day(day, self._decree) for day in self.days)

    def _fill(self, unmarked: frozenset[object]) -> None:
        listed = bool(self.days)
        self._title.setVisible(listed)
        self.table.setVisible(listed)
        self._whole.setVisible(any(not day.certain for day in self.days))
        table_rows.fill(self.table, [(day, cells(day)) for day in self._as_entered()])
        self.table.blockSignals(True)
        for row, day in enumerate(self.days):
            state = Qt.CheckState.Unchecked if day.day in unmarked else Qt.CheckState.Checked
            self._item(row).setCheckState(state)
        self.table.blockSignals(False)
        self.changed.emit()

    def _list_unchecked_days(self) -> frozenset[object]:
        checked = Qt.CheckState.Checked
        return frozenset(day.day for row, day in enumerate(self.days) if self._item(row).checkState() is not checked)

    def _take_up(self, item: QTableWidgetItem) -> None:
        day = self.days[item.row()]
        unmarked = self._list_unchecked_days()
        self.days = tuple(one for one in self.days if one is not day)
        self._fill(unmarked)
        self.taken_up.emit(day)

    def _warnings(self, problems: tuple[Problem, ...]) -> Iterable[str]:
        """The first of each sort in words, and how many there are more: a year has thirty days."""
        count = Counter(problem.code for problem in problems)
        for problem in {one.code: one for one in reversed(problems)}.values():
            more = count[problem.code] - 1
            yield wording.problem(problem)
            if more:
                yield self.tr("(And %n more like this.)", "", more)

    def _uncertain(self) -> Iterable[str]:
        uncertain = [day for day in self.list_checked_days() if not day.certain]
        if uncertain:
            yield self.tr("%n of these days rest on no decree: their year stays provisional.", "", len(uncertain))
        estimates = sum(holidays.is_estimate(day) for day in uncertain)
        if estimates:
            yield self.tr(
                "%n are estimates (perkiraan): {key:widget.take} on one takes it up, to be written with the date "
                "of the decree.",
                "",
                estimates,
            )

    def _item(self, row: int) -> QTableWidgetItem:
        item = self.table.item(row, 0)
        assert item is not None  # noqa: S101  (filled a moment ago)
        return item


def name_columns(*tables: QTableWidget) -> None:
    """Give tables of days their columns: date and kind are read whole, name and decree share what those leave."""
    names = (
        QCoreApplication.translate("DaysList", "Date"),
        QCoreApplication.translate("DaysList", "Kind"),
        QCoreApplication.translate("DaysList", "Name"),
        QCoreApplication.translate("DaysList", "Decree or letter"),
    )
    for table in tables:
        table_rows.name_columns(table, names, {})
        shares = ColumnShares(table, (_DATE, _KIND), {_NAME: (_NAMED, _LONG_NAME)}, _DECREE)
        shares.give_room(_DATE, dates.short(_LONG_DATE), beside=_MARK)
        shares.give_room(_KIND, max(map(kind_word, KINDS), key=len))
        shares.fill()


def kind_word(kind: str) -> str:
    """The word for a kind of day."""
    return {
        NATIONAL: QCoreApplication.translate("DaysList", "National holiday"),
        COLLECTIVE: QCoreApplication.translate("DaysList", "Collective leave"),
        LOCAL: QCoreApplication.translate("DaysList", "Local holiday"),
        WORKED: QCoreApplication.translate("DaysList", "Replacement working day"),
        DROPPED: QCoreApplication.translate("DaysList", "Holiday taken back"),
    }.get(kind, kind)


def cells(day: DayOff) -> tuple[str, str, str, str]:
    """A day as a row of the tables."""
    return dates.short(day.day), kind_word(day.kind), day.name, day.decree
