"""The strip of totals above the day's lines: every total is a button that shows only the lines it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from frontoffice.domain.complaint import Kind
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from frontoffice.register.queries.day_query import DayTotals


@dataclass(frozen=True, slots=True)
class Total:
    """One total: which filter it stands for ("" of "" is the whole day), its name, its count, its sign."""

    filter: str
    value: str
    name: str
    count: int
    icon: str = ""
    always: bool = True


class DayTotalsStrip(QWidget):
    """The totals of the whole day, never of the filter; ``chosen`` says which filter to set, and to what."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=4)
        self._buttons: dict[tuple[str, str], QPushButton] = {}

    def show_totals(self, totals: DayTotals, chosen: dict[str, str], channels: dict[str, str]) -> None:
        """Show the totals; ``chosen`` are the filters that are set, ``channels`` the channels' names by their code."""
        wanted = [total for total in self._totals(totals, channels) if total.always or total.count]
        for key in self._buttons.keys() - {(total.filter, total.value) for total in wanted}:
            gone = self._buttons.pop(key)
            self._flow.removeWidget(gone)
            gone.deleteLater()
        for total in wanted:
            button = self._buttons.get((total.filter, total.value)) or self._make(total)
            button.setText(plain_text.caption(f"{total.name} {total.count}"))
            on = chosen.get(total.filter) == total.value if total.filter else not any(chosen.values())
            button.setChecked(on)
            button.setEnabled(bool(total.count) or on)
            if total.icon:
                theme.give_icon(button, total.icon, "muted" if not total.count else "text")

    def button(self, which: str, value: str) -> QPushButton:
        """The button of one total; KeyError when it is not shown."""
        return self._buttons[which, value]

    def _make(self, total: Total) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setProperty("total", True)
        button.clicked.connect(lambda: self.chosen.emit(total.filter, total.value))
        self._buttons[total.filter, total.value] = button
        self._flow.addWidget(button)
        button.show()
        return button

    def _totals(self, totals: DayTotals, channels: dict[str, str]) -> Iterator[Total]:
        yield Total("", "", self.tr("All"), totals.all)
        for kind in Kind:
            yield Total("kind", kind.value, wording.word(kind), totals.by_kind.get(kind, 0))
        yield Total("state", "incomplete", self.tr("Incomplete"), totals.incomplete, "warning")
        yield Total("state", "unprinted", self.tr("Not printed"), totals.unprinted, "paper-out")
        yield Total("state", "cancelled", self.tr("Cancelled"), totals.cancelled, "cancel")
        yield Total("state", "late_filing", self.tr("Filed late"), totals.late_filing, "late")
        yield Total("state", "unreviewed", self.tr("Not reviewed"), totals.unreviewed, "eye")
        for code, name in channels.items():
            yield Total("channel", code, name, totals.by_channel.get(code, 0), always=False)
