from __future__ import annotations

from frontoffice.documents.lists.exported_lists import READS_COLUMNS, reads_table

LINE = ("24-11-2026 10.32 WIB", "Pengaduan, 0001/PGD-L1/2026", "Ratna Dewi", "Ombudsman RI", "L1")


def test_each_line_stands_as_it_stands_on_the_page() -> None:
    table = reads_table((LINE,), "November 2026", "hari ini")
    assert [tuple(row) for row in table.rows] == [LINE]
    assert (len(LINE), table.total, table.notes) == (len(READS_COLUMNS), 1, ("November 2026", "Dibuat hari ini"))
