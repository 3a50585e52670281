"""The dates that a changed calendar would move, old and new, before it is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel, QTableWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.working_days import DueDate
from frontoffice.domain.cases.due_date_recalculation import DueDateMove
from frontoffice.domain.limits import Target
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.form import see_line

_MOST_SHOWN: Final = 500


class DueDateChangesTable(QObject):
    """Fills the table of a page and the title above it."""

    def __init__(self, table: QTableWidget, title: QLabel) -> None:
        super().__init__(table)
        self.table, self.title = table, title
        self._seen = True
        names = (self.tr("Number"), self.tr("Until now"), self.tr("From now on"), self.tr("What"))
        table_rows.name_fitting_columns(table, names, 3)

    def show_none(self, text: str) -> None:
        """Show that nothing moves, and why."""
        self.title.setText(text)
        self._seen = True
        table_rows.fill(self.table, [])

    def show_moved_dates(self, moves: Sequence[DueDateMove], why: str = "") -> None:
        """Show the moves, and how many there are, and how many of them come nearer; ``why`` stands before that."""
        count = self.tr("%n open complaint(s) get other dates", "", len(moves))  # lupdate looks into no f-string
        remark = f"{why} {count}".lstrip()
        nearer = sum(move.earlier for move in moves)
        if nearer:
            remark += " " + self.tr("(%n of them an earlier one)", "", nearer)
        self.title.setText(remark)
        self._seen = not moves
        table_rows.fill(self.table, [(move, row) for move in moves[:_MOST_SHOWN] for row in self._rows(move)])

    def bring_into_sight(self) -> bool:
        """Whether the moves that are shown stood on the screen already; what did not is scrolled there, and focused."""
        if not self._seen:
            self._seen = self.table.visibleRegion().boundingRect() == self.table.rect()
            if not self._seen:
                self._seen = True
                self.table.setFocus()
                see_line(self.table)
                return False
        return True

    def _rows(self, move: DueDateMove) -> Iterable[tuple[str, ...]]:
        if move.due is not None and move.due_was is not None:
            due, due_was = _due(move.due), _due(move.due_was)
            yield move.number_text, due_was, due, self.tr("Answer due")
        if move.target is not None and move.target_was is not None:
            what = self.tr("Target, cycle {}").format(move.cycle)
            yield move.number_text, _target(move.target_was), _target(move.target), what


def _due(due: DueDate) -> str:
    return _day(due.day, "", due.provisional)


def _target(target: Target) -> str:
    return _day(target.on, target.time, target.provisional)


def _day(day: date, time: str, provisional: bool) -> str:
    text = f"{dates.short(day)} {time}".rstrip()
    return text + QCoreApplication.translate("DueDateChangesTable", " (provisional)") if provisional else text
