"""The part of the register's face that agrees with other registers; see ``register.py`` and ``replica.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from frontoffice.domain.people import Officer
from frontoffice.register import officers
from frontoffice.register.later import Later
from frontoffice.register.ledger import Ledger

if TYPE_CHECKING:
    from frontoffice.domain.complaint import Complaint
    from frontoffice.register import numbers, renumbering, replica, testimony
    from frontoffice.register.numbers import Twice
    from frontoffice.register.replica import Replica
else:
    numbers, renumbering, replica, testimony = (
        Later(f"frontoffice.register.{name}") for name in ("numbers", "renumbering", "replica", "testimony")
    )


class ExchangeVerbs:
    """What concerns more than one desk. What writes takes ``action`` as everywhere."""

    _ledger: Ledger

    def replica(self) -> Replica:
        """This register as the exchange with the centre sees it, for one thread of its own; close it before this."""
        return replica.beside(self._ledger)

    def renumber(self, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Tell a number that two papers carry apart: this complaint's gets a ``bis`` (a supervisor's verb)."""
        return renumbering.renumber(self._ledger, subject, why, by, action)

    def take_over_series(self, why: str, by: Officer, action: UUID) -> None:
        """This register counts in its series from now on, no other (a supervisor's verb); see ``testimony.py``."""
        testimony.take_over(self._ledger, why, by, action)

    def numbers_twice(self) -> tuple[Twice, ...]:
        """Complaints whose numbers read the same, by number."""
        with self._ledger.reading():
            return numbers.twice(self._ledger.connection)

    def officers_here(self) -> frozenset[UUID]:
        """Who may sign in at this desk: those who were given a secret here, wherever they were added."""
        with self._ledger.reading():
            return officers.with_secret(self._ledger.db)
