"""The tables of the suggestion box: the sheets of an opening, and the openings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from frontoffice.domain.calendar import dates
from frontoffice.domain.suggestion_box import BoxOpening, Sheet, number_ranges
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, table_columns
from frontoffice.ui.widgets.column_shares import ColumnShares
from frontoffice.ui.widgets.line_table import Index, LineTable, Role

SHEET_WIDTHS: Final[Mapping[int, int]] = {0: 10, 1: 34, 2: 40}
_NUMBERS, _BY, _MINUTES = 5, 6, 7
_LONG_DAY: Final = "Rab, 28 Des 2026 08.08 WITA"  # as wide as any
# Of what the figures leave: the part that a column has at most, and the letters that it needs at most.
_SHARES: Final[Mapping[int, tuple[float, int]]] = {_BY: (0.25, 18), _MINUTES: (0.3, 21)}


def lay_out_openings(openings: QTableView) -> None:
    """Divide the width of the openings' list: minutes and who opened it give way before the numbers are cut."""
    table_columns.rule(openings, {})
    shares = ColumnShares(openings, range(_NUMBERS), _SHARES, _NUMBERS, giving_way=(_MINUTES, _BY))
    shares.give_room(0, _LONG_DAY)
    shares.fill()


class SheetTable(LineTable):
    """Sheets, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (self.tr("Sheet"), self.tr("Number"), self.tr("Kind, or why it is void"))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell."""
        sheet: Sheet = self.lines[index.row()]
        if role == Role.FontRole and index.column() == 1:
            return self.fixed
        why = self.tr("Void: {}").format(sheet.why)
        kind = wording.word(sheet.kind) if sheet.kind else why
        return _text_for_role((str(sheet.no), sheet.number_text, kind)[index.column()], role)


class OpeningTable(LineTable):
    """Openings, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (
            self.tr("Opened"),
            self.tr("Counter"),
            self.tr("Found"),
            self.tr("Void"),
            self.tr("Recorded"),
            self.tr("Numbers"),
            self.tr("By"),
            self.tr("Minutes"),
        )

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell."""
        one: BoxOpening = self.lines[index.row()]
        cells = (
            f"{dates.short(one.day)} {dates.time_of_day(one.form.opened_at, one.zone)}",
            one.series,
            str(one.found),
            str(len(one.voided)),
            str(len(one.entered)),
            ", ".join(_run(*run) for run in number_ranges(one.entered)),
            one.officer,
            one.closing.form.minutes if one.closing else self.tr("not closed"),
        )
        return _text_for_role(cells[index.column()], role)


def _text_for_role(text: str, role: int) -> str | None:
    if role == Role.DisplayRole:
        return text
    return plain_text.tool_tip(text) if role == Role.ToolTipRole else None


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first} - {last}"
