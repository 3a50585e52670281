"""The chips above the day's lines: every one counts some of them, and shows only those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from frontoffice.register.queries.day_query import DayTotals
from frontoffice.ui.widgets import plain_text


@dataclass(frozen=True, slots=True)
class Total:
    """One total: which state it stands for ("" is the whole day), its name, its count."""

    state: str
    name: str
    count: int


class DayTotalsStrip(QWidget):
    """The totals of the whole day, never of the filter; ``chosen`` says which state to show, "" every line."""

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
        """Show the totals; ``chosen`` are the filters that are set."""
        for total in self._totals(totals):
            button = self._buttons.get(total.state) or self._make(total)
            button.setText(plain_text.caption(f"{total.name} {total.count}"))
            on = chosen.get("state") == total.state if total.state else not any(chosen.values())
            button.setChecked(on)
            button.setEnabled(bool(total.count) or on)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Every chip."""
        return tuple(self._buttons.values())

    @property
    def states(self) -> frozenset[str]:
        """The states that have a chip."""
        return frozenset(self._buttons)

    def button(self, state: str) -> QPushButton:
        """The button of one total; KeyError when it is not shown."""
        return self._buttons[state]

    def _make(self, total: Total) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setProperty("total", True)
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
