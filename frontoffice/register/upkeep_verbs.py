"""The part of the register's face that is about the register itself; see ``register.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from frontoffice.domain.entry import EntryKind
from frontoffice.domain.people import May, Officer, demand
from frontoffice.register.journal import ids, journal, origins, verifying
from frontoffice.register.journal.verifying import Verdict
from frontoffice.register.lazy_module import Later
from frontoffice.register.storage import opening
from frontoffice.register.unit_of_work import Ledger

if TYPE_CHECKING:
    from frontoffice.register.projection import complaint_projection
else:
    complaint_projection = Later("frontoffice.register.projection.complaint_projection")


class UpkeepVerbs:
    """How the register is set up, whether it is whole, and making its tables anew."""

    _ledger: Ledger

    def configured(self, facts: dict[str, Any], by: Officer) -> None:
        """Write down how this desk is set up (office, counter, number format), whenever that changes."""
        demand(by, May.KEEP_SETTINGS)
        action, desk = ids.new_id(), self._about_desk()
        self._ledger.once(action, lambda: self._ledger.tell(action, desk, EntryKind.DESK_CONFIGURED, facts, by))

    def last_configured(self) -> dict[str, Any] | None:
        """How this desk was last set up, for the day its settings file is lost."""
        about = self._about_desk()
        with self._ledger.reading():
            lines = journal.story(self._ledger.connection, about)
        told = [line.body for line in lines if line.kind == EntryKind.DESK_CONFIGURED]
        return told[-1] if told else None

    def _about_desk(self) -> UUID:
        with self._ledger.reading():
            return ids.subject("desk", str(origins.first(self._ledger.connection)))

    def verify(self, *, tail: int = 0) -> Verdict:
        """Recompute the chains: all of them, or the newest ``tail`` entries of each."""
        with self._ledger.reading():
            return verifying.verify(self._ledger.connection, tail=tail)

    def rebuild(self) -> None:
        """Project every table anew from the journal."""
        with self._ledger.writing():
            complaint_projection.rebuild(self._ledger.connection)
        self._ledger.forget()

    def ask_rebuild(self) -> None:
        """Let the tables be made anew at the next opening: with years of complaints it takes minutes."""
        with self._ledger.reading():
            opening.ask_rebuild(self._ledger.connection)
