"""A list of complaints as a table of typed cells, for workbook, CSV and paper alike; its rows may come one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Cell = str | int | date | None


class CellKind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    LONG = "long"  # text of many lines
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its head, what stands in it, and how wide it is in letters."""

    title: str
    kind: CellKind = CellKind.TEXT
    width: int = 16


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list: what it is, lines about it (period, as of when, of which desks), its columns, and ``total`` rows."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    rows: Iterable[Sequence[Cell]]
    total: int
