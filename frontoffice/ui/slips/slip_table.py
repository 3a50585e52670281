"""The table of numbered slips: each number, what became of it, its block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QObject

from frontoffice.domain.calendar import dates
from frontoffice.domain.slips import Slip, SlipState
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.line_table import Index, LineTable, Role

WIDTHS: Final[Mapping[int, int]] = {0: 16, 1: 11, 2: 20, 3: 20, 4: 40}


class SlipTable(LineTable):
    """Slips; those that are open come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (self.tr("Number"), self.tr("State"), self.tr("Printed on"), self.tr("By"), self.tr("Why void"))
        self._words = {
            SlipState.OPEN: self.tr("open"),
            SlipState.ENTERED: self.tr("recorded"),
            SlipState.VOID: self.tr("void"),
        }

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell."""
        if role == Role.FontRole and index.column() == 0:
            return self.fixed
        slip: Slip = self.lines[index.row()]
        block = slip.block
        cells = (slip.text, self._words[slip.state], dates.short(block.printed_on), block.officer, slip.why)
        if role == Role.DisplayRole:
            return cells[index.column()]
        return plain_text.tool_tip(cells[index.column()]) if role == Role.ToolTipRole else None
