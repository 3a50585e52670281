"""Recorded texts without a choice in their list (*Lainnya*), for the keepers of the lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from frontoffice.domain import list_filter
from frontoffice.domain.choices import ListName, Meanings
from frontoffice.domain.reports.report import Cut
from frontoffice.register.journal import reading
from frontoffice.register.queries import canonical
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text in all its spellings, the most frequent first; how many complaints have it; when the last was received."""

    spellings: tuple[str, ...]
    count: int
    newest: date

    @property
    def text(self) -> str:
        """The text as it stands most often."""
        return self.spellings[0]


class TypedTexts:
    """Queries for recorded texts without a choice in their list."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def of(self, name: ListName) -> tuple[TypedText, ...]:
        """List typed texts without a choice, the most frequent first; not of what was entered in error."""
        with self._unit.reading():
            meant = canonical.lists(self._unit)[name]
            return _together(meant, reading.validate_rows("complaint", _rows(self._unit, name), (str, int, str)))


def _rows(unit: UnitOfWork, of: ListName) -> Any:
    """Each text as it was written, how often, and when it last came: of what reports are cut by from their counts."""
    if of.value in [cut.value for cut in Cut]:
        sql = "SELECT value, sum(n), max(received_on) FROM report_count WHERE cut = ? AND value <> '' GROUP BY value"
        return unit.connection.execute(sql, (of.value,))
    return unit.connection.execute(
        f"SELECT {of.value}, count(*), max(received_on) FROM complaint INDEXED BY complaint_filter"
        f" WHERE {of.value} <> '' AND status <> 'cancelled' GROUP BY 1"
    )


def _together(meant: Meanings, rows: Iterable[tuple[Any, ...]]) -> tuple[TypedText, ...]:
    groups: dict[str, list[tuple[Any, ...]]] = {}
    for row in sorted(rows, key=lambda row: (-row[1], row[0])):
        if meant.code_or_text(row[0]) not in meant.choices:
            groups.setdefault(list_filter.key(row[0]) or row[0], []).append(row)
    found = (
        TypedText(
            tuple(text for text, _, _ in group),
            sum(many for _, many, _ in group),
            date.fromisoformat(max(newest for *_, newest in group)),
        )
        for group in groups.values()
    )
    return tuple(sorted(found, key=lambda one: (-one.count, one.text)))
