"""Counters with complaints in this register: its own series, and those in which other desks count."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from frontoffice.register.journal import origins
from frontoffice.register.unit_of_work import UnitOfWork

# --- Every desk that ever wrote here, and the series in which it counts; lists and readings are looked up by it ---


def this_desk(unit: UnitOfWork) -> UUID:
    """Id of this desk: the first of its chains."""
    return origins.first(unit.connection)


def all_desks(unit: UnitOfWork) -> set[UUID]:
    """Ids of all desks with entries here: the first of its chains, among all of them."""
    rows: Any = unit.connection.execute("SELECT origin FROM head").fetchall()
    return {this_desk(unit), *(UUID(bytes=origin) for (origin,) in rows)}


def counter_of(unit: UnitOfWork, desk: UUID) -> str:
    """Number series of a desk, "" for a desk without its own numbers."""
    if desk == this_desk(unit):
        return unit.desk.counter if unit.desk.gives_numbers else ""
    rows: Any = unit.connection.execute(
        "SELECT DISTINCT series FROM foreign_series WHERE origin = ? ORDER BY series", (desk.bytes,)
    )
    return ", ".join(series for (series,) in rows)


# --- counters ---

_SERIES: Final = "SELECT DISTINCT series FROM foreign_series WHERE instr(series, '/') = 0"  # papers have theirs, too


class Counters:
    """The series of the office's counters."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def series(self) -> tuple[str, ...]:
        """Codes of the counters with complaints here; this desk's own among them if it gives numbers."""
        desk = self._unit.desk
        own = {desk.counter} if desk.gives_numbers else set()
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(_SERIES)
            return tuple(sorted(own | {code for (code,) in rows}))

    def count_today(self) -> int:
        """How many complaints were recorded today at this counter; at all of them where it is none."""
        counted, today = "SELECT count(*) FROM complaint WHERE recorded_on = ?", self._unit.today().isoformat()
        desk = self._unit.desk
        with self._unit.briefly():
            if desk.gives_numbers:
                return int(self._unit.connection.execute(f"{counted} AND series = ?", (today, desk.counter)).get)
            return int(self._unit.connection.execute(counted, (today,)).get)
