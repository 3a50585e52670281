"""Table of a month's reads by external readers, for export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from frontoffice.documents.layout.row_table import CellKind, ListColumn, ListTable

COLUMNS: Final = (
    ListColumn("Waktu", width=17),
    ListColumn("Yang dilihat", CellKind.LONG, 60),
    ListColumn("Nama", width=24),
    ListColumn("Instansi", width=28),
    ListColumn("Loket", width=12),
)


def reads_table(lines: Sequence[tuple[str, ...]], month: str, made: str) -> ListTable:
    """The table of these lines; ``month`` says of when, ``made`` when it was made."""
    return ListTable("Yang dilihat pemeriksa", (month, f"Dibuat {made}"), COLUMNS, iter(lines), len(lines))
