from __future__ import annotations

from pathlib import Path

from frontoffice.ui.preview.print_order import OfficePaper, PrinterList, PrintOrder


def test_what_is_not_said_is_one_copy_on_one_side_of_a_paper_that_is_not_kept() -> None:
    order = PrintOrder("Kantor", (0,))
    assert (order.copies, order.duplex) == (1, False)
    assert PrinterList(("Kantor",)).chosen == ""
    assert OfficePaper("Nota Dinas", "Nota Dinas 1", b"%PDF", lambda: Path("a.pdf")).path is None
