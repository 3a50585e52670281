"""The handbook's table of what was measured, filled row by row while the measurements run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class MeasuredTable:
    """Rows in the order in which they were first measured; several values of one row are a range."""

    title: str = ""
    _rows: dict[tuple[str, str, str], list[float]] = field(default_factory=dict)

    def put(self, row: str, unit: str, aim: str, *values: float) -> None:
        """Note what was measured; ``aim`` is what stands in the table's last column, with its unit."""
        self._rows.setdefault((row, unit, aim), []).extend(values)

    def lines(self) -> Iterator[str]:
        """The table as Markdown; nothing when nothing was measured."""
        if self._rows:
            yield f"| {self.title} | measured | aim, at most |"
            yield "| --- | --- | --- |"
        for (row, unit, aim), values in self._rows.items():
            measured = "-".join(dict.fromkeys((_short(min(values)), _short(max(values)))))
            yield f"| {row} | {measured} {unit}".rstrip() + f" | {aim}".rstrip() + " |"


def _short(value: float) -> str:
    """Two digits that say something, and no more behind the point than that."""
    for least, digits in ((10, 0), (1, 1), (0.1, 2)):
        if value >= least:
            return f"{value:,.{digits}f}"
    return f"{value:.3f}"


@dataclass(frozen=True)
class Report:
    """Report what was measured: a line at once, and what the table is to hold."""

    now: Callable[[str], None]
    table: MeasuredTable

    def __call__(self, line: str) -> None:
        self.now(line)

    def row(self, row: str, unit: str, aim: str, *values: float) -> None:
        """See :meth:`MeasuredTable.put`."""
        self.table.put(row, unit, aim, *values)
