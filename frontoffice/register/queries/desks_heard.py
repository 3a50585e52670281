"""Every desk that ever wrote here, and the series in which it counts; lists and readings are looked up by it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from frontoffice.register.journal import origins
from frontoffice.register.unit_of_work import UnitOfWork


def here(unit: UnitOfWork) -> UUID:
    """What this desk is known by: the first of its chains."""
    return origins.first(unit.connection)


def every(unit: UnitOfWork) -> set[UUID]:
    """What every desk is known by that ever wrote here: the first of its chains, among all of them."""
    rows: Any = unit.connection.execute("SELECT origin FROM head").fetchall()
    return {here(unit), *(UUID(bytes=origin) for (origin,) in rows)}


def counter_of(unit: UnitOfWork, desk: UUID) -> str:
    """The series in which a desk counts, "" for one that gives no numbers."""
    if desk == here(unit):
        return unit.desk.counter if unit.desk.gives_numbers else ""
    rows: Any = unit.connection.execute(
        "SELECT DISTINCT series FROM foreign_series WHERE origin = ? ORDER BY series", (desk.bytes,)
    )
    return ", ".join(series for (series,) in rows)
