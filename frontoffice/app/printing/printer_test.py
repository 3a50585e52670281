"""The page that is printed to see whether a printer is set up rightly."""

from __future__ import annotations

from frontoffice.domain.receipt import Receipt
from frontoffice.domain.receipt_lines import Line


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
