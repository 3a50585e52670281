"""The dates that a changed calendar would move, old and new, before it is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QTableWidget

from frontoffice.domain import dates
from frontoffice.domain.limits import Target
from frontoffice.domain.recounting import Move
from frontoffice.ui import table_rows

_MOST_SHOWN: Final = 500


def set_up(table: QTableWidget) -> None:
    """Give the table its columns."""
    names = (
        QCoreApplication.translate("MovesTable", "Number"),
        QCoreApplication.translate("MovesTable", "What"),
        QCoreApplication.translate("MovesTable", "Until now"),
        QCoreApplication.translate("MovesTable", "From now on"),
    )
    table_rows.name_columns(table, names, {0: 23, 1: 24, 2: 28, 3: 28}, stretch=3)


def show(table: QTableWidget, title: QLabel, moves: Sequence[Move]) -> None:
    """Show the moves, and how many there are, and how many of them come nearer."""
    told = QCoreApplication.translate("MovesTable", "%n open complaint(s) get other dates", "", len(moves))
    nearer = sum(move.earlier for move in moves)
    if nearer:
        told += " " + QCoreApplication.translate("MovesTable", "(%n of them an earlier one)", "", nearer)
    title.setText(told)
    table_rows.fill(table, [(move, row) for move in moves[:_MOST_SHOWN] for row in _rows(move)])


def _rows(move: Move) -> Iterable[tuple[str, ...]]:
    if move.due is not None and move.due_was is not None:
        what = QCoreApplication.translate("MovesTable", "Answer due")
        yield (
            move.number_text,
            what,
            _day(move.due_was.day, "", move.due_was.provisional),
            _day(move.due.day, "", move.due.provisional),
        )
    if move.target is not None and move.target_was is not None:
        what = QCoreApplication.translate("MovesTable", "Target, cycle {}").format(move.cycle)
        yield move.number_text, what, _target(move.target_was), _target(move.target)


def _target(target: Target) -> str:
    return _day(target.on, target.time, target.provisional)


def _day(day: date, time: str, provisional: bool) -> str:
    told = f"{dates.short(day)} {time}".rstrip()
    return told + QCoreApplication.translate("MovesTable", " (provisional)") if provisional else told
