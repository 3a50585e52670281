"""The page that is printed to see whether a printer is set up rightly."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from frontoffice.app.printing.print_task import Printout
from frontoffice.domain.receipts.receipt import Receipt
from frontoffice.domain.receipts.receipt_lines import Line
from frontoffice.printing import probe
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Printer


def probe_printout(chosen: Printer, folder: Path, made_at: datetime, *, torn: bool) -> Printout:
    """The probe's page for a printer or its queue; in a folder it is the sample."""
    cuts = chosen.cut != "none"
    data = probe.probe_page(chosen.name, chosen.columns, native_qr=True, cut=cuts, code_page=chosen.code_page)
    title = f"uji {new_id()}"
    return Printout(sample_receipt(chosen.columns), chosen, title, "CETAK UJI", folder, made_at, torn, data=data)


def sample_receipt(columns: int) -> Receipt:
    """A short page that shows width, letters and code: what has to be right before the first receipt."""
    ruler = "".join(str(column % 10) for column in range(1, columns + 1))
    lines = (
        Line("CETAK UJI", bold=True, wide=2, tall=2, align="center"),
        Line(ruler),
        Line("." * columns),
        Line("ABCDEFGHIJKLM abcdefghijklm"),
        Line("0123456789 !?#%&()+-/:;"),
        Line("Baris terbalik", inverted=True, align="center"),
        Line(kind="qr", align="center"),
        Line(f"{columns} kolom: baris angka di atas penuh dan tidak terlipat."[:columns]),
    )
    return Receipt(columns, lines, "CETAK UJI", 0)
