"""How a desk is set up, written down in the journal for the day its settings file is lost."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, EntryKind
from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.domain.people import Officer
from frontoffice.register.journal import entry_authority, ids, journal, origins, story_line
from frontoffice.register.journal.entry_authority import ChainRight
from frontoffice.register.unit_of_work import UnitOfWork


def _speaks_for_others(right: ChainRight | None) -> bool:
    return right is None or not right.is_limited


class DeskConfiguration:
    """The settings of a desk (office, counter, number format) as entries."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def record(self, settings: DeskConfiguredBody, by: Officer) -> None:
        """Record this desk's configuration after each change."""
        entry_kinds.demand(by, EntryKind.DESK_CONFIGURED)
        action, desk = ids.new_id(), self._desk()
        self._unit.run_once(
            action, lambda: self._unit.append_entry(action, desk, EntryKind.DESK_CONFIGURED, settings, by)
        )

    def last(self) -> DeskConfiguredBody | None:
        """How this desk was last set up; None where that was never written down, or cannot be read."""
        desk = self._desk()
        with self._unit.reading():
            lines = journal.own_story(self._unit.connection, desk)
        recorded = [line.body for line in lines if line.kind == EntryKind.DESK_CONFIGURED]
        return decode(DeskConfiguredBody, recorded[-1]) if recorded and recorded[-1] else None

    def last_anywhere(self) -> DeskConfiguredBody | None:
        """Most recent configuration of any desk, as far as it can be read.

        An office that certified its devices says it by those of its own class: a counter speaks of itself alone.
        Reads the whole journal.
        """
        with self._unit.reading():
            rights = entry_authority.every_right(self._unit.connection)
            rows: Any = self._unit.connection.execute(
                f"SELECT {journal.COLUMNS}, body FROM journal JOIN payload USING (entry_id) WHERE kind = ?"
                " ORDER BY lc DESC, entry_id DESC",
                (str(EntryKind.DESK_CONFIGURED),),
            )
            lines = (story_line.line(row, row[-1]) for row in rows)
            spoken = (
                line for line in lines if _speaks_for_others(entry_authority.right_of(rights, line.origin, line.seq))
            )
            known = (line.body for line in spoken if line.body and line.version <= KNOWN_VERSION)
            return next((decode(DeskConfiguredBody, body) for body in known), None)

    def _desk(self) -> UUID:
        with self._unit.reading():
            return ids.subject("desk", str(origins.first_written(self._unit.connection)))
