from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.slips import SlipState
from frontoffice.ui.slips.slip_table import SlipTable
from tests.support.slips import slip


def test_a_slip_says_what_became_of_it(qapp: QCoreApplication) -> None:
    table = SlipTable()
    void = slip(52).__class__(slip(52).block, slip(52).number, slip(52).text, SlipState.VOID, "Rusak")
    table.show_lines((slip(51), void))
    cells = [[table.data(table.index(row, column)) for column in range(5)] for row in range(2)]
    assert cells == [
        ["0051/PGD-L1/2026", "open", "Sel, 24 Nov 2026", "Siti", ""],
        ["0052/PGD-L1/2026", "void", "Sel, 24 Nov 2026", "Siti", "Rusak"],
    ]
