"""List filters saved by name by an officer on this desk: settings of hers, in the register and its copies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from frontoffice.domain import list_filter
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.text.printable_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.authenticating import demand_own
from frontoffice.register.journal import reading
from frontoffice.register.unit_of_work import UnitOfWork

LONGEST_NAME: Final = 60


class KeptFilters:
    """Saved filters of an officer."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def of(self, officer: UUID) -> Mapping[str, ListFilter]:
        """Filters of an officer by name, in the order of their names; one of a newer program is left out."""
        with self._unit.briefly():
            kept = reading.validate_rows(
                "kept_filter",
                self._unit.connection.execute(
                    "SELECT name, filter FROM kept_filter WHERE officer_id = ? ORDER BY name COLLATE NOCASE, name",
                    (officer.bytes,),
                ),
                (str, str),
            )
        return {name: only for name, text in kept if (only := _read(text)) is not None}

    def keep(self, name: str, only: ListFilter, officer: UUID) -> str:
        """Keep a filter, in place of hers of the same name; gives the name as it is kept.

        Raises Refused (field ``name``): ``name_missing``, ``too_long``, ``not_allowed``.
        """
        demand_own(self._unit, officer)
        name = " ".join(clean(name).split())
        if not name:
            raise Refused(Problem("name", FieldRefusal.NAME_MISSING))
        if len(name) > LONGEST_NAME:
            raise Refused(Problem("name", FieldRefusal.TOO_LONG, {"length": len(name), "most": LONGEST_NAME}))
        with self._unit.briefly():
            self._unit.connection.execute(
                "INSERT OR REPLACE INTO kept_filter (officer_id, name, filter) VALUES (?, ?, ?)",
                (officer.bytes, name, list_filter.write(only)),
            )
        return name

    def drop(self, name: str, officer: UUID) -> None:
        """Delete a filter, if there is one."""
        demand_own(self._unit, officer)
        with self._unit.briefly():
            self._unit.connection.execute(
                "DELETE FROM kept_filter WHERE officer_id = ? AND name = ?", (officer.bytes, name)
            )


def _read(text: str) -> ListFilter | None:
    try:
        return list_filter.read(text)
    except ValueError:
        return None
