"""Verify the chains and make the projected tables anew."""

from __future__ import annotations

from frontoffice.register.journal import verifying
from frontoffice.register.journal.verifying import Verification
from frontoffice.register.projection import complaint_projection
from frontoffice.register.storage import damage, migrating
from frontoffice.register.unit_of_work import UnitOfWork


class Maintenance:
    """Whether the register is whole, and its tables made anew."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def verify(self) -> Verification:
        """Recompute all chains."""
        with self._unit.reading():
            return verifying.verify(self._unit.connection)

    def rebuild(self) -> None:
        """Rebuild every projected table and its triggers from the journal."""
        with self._unit.writing():
            migrating.mend(self._unit.connection)
            complaint_projection.rebuild(self._unit.connection)
        damage.forget(self._unit.connection)
        self._unit.forget()

    def request_rebuild(self) -> None:
        """Let the tables be made anew at the next opening: with years of complaints it takes minutes."""
        with self._unit.reading():
            migrating.ask_rebuild(self._unit.connection)
