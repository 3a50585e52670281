"""The part of the register's face that agrees with other registers; see ``register.py`` and ``replica.py``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frontoffice.domain.people import Officer
from frontoffice.register.commands import officers
from frontoffice.register.lazy_module import Later
from frontoffice.register.unit_of_work import Ledger

if TYPE_CHECKING:
    from frontoffice.domain.complaint import Complaint
    from frontoffice.register.commands import first_credential, renumbering
    from frontoffice.register.queries import counters, numbers, outbox_stats
    from frontoffice.register.queries.numbers import Twice
    from frontoffice.register.replication import replica, rollback_detection, sync_log
    from frontoffice.register.replication.replica import Replica
    from frontoffice.register.replication.sync_log import LastRound
else:
    counters, first_credential, numbers, renumbering, replica, outbox_stats, sync_log, rollback_detection = (
        Later(f"frontoffice.register.{name}")
        for name in (
            "queries.counters",
            "commands.first_credential",
            "queries.numbers",
            "commands.renumbering",
            "replication.replica",
            "queries.outbox_stats",
            "replication.sync_log",
            "replication.rollback_detection",
        )
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
        rollback_detection.take_over(self._ledger, why, by, action)

    def confirm_clock(self, why: str, by: Officer, action: UUID) -> None:
        """This computer's clock is right, although it does not follow the last number (a supervisor's verb)."""
        numbers.confirm_clock(self._ledger, why, by, action)

    def numbers_twice(self) -> tuple[Twice, ...]:
        """Complaints whose numbers read the same, by number."""
        with self._ledger.reading():
            return numbers.twice(self._ledger.connection)

    def officers_here(self) -> frozenset[UUID]:
        """Who may sign in at this desk: those who were given a secret here, wherever they were added."""
        with self._ledger.reading():
            return officers.with_secret(self._ledger.db)

    def entries(self) -> int:
        """How many entries stand in the register, whoever wrote them."""
        with self._ledger.reading():
            return outbox_stats.entries(self._ledger.connection)

    def own_entries(self) -> int:
        """How many entries this desk has written on its chains."""
        with self._ledger.reading():
            return outbox_stats.own_entries(self._ledger.connection)

    def unsent_since(self, agreed_at: datetime | None) -> int:
        """How many entries of this desk were written after it last agreed with the centre (UTC)."""
        with self._ledger.reading():
            return outbox_stats.since(self._ledger.connection, agreed_at)

    def last_round(self, *, complete: bool = False) -> LastRound | None:
        """The last round with the centre, or the last complete one; None before the first."""
        with self._ledger.reading():
            return sync_log.last(self._ledger.connection, complete=complete)

    def healed_rounds(self) -> tuple[LastRound, ...]:
        """The rounds in which something was healed, the latest first."""
        with self._ledger.reading():
            return sync_log.healed(self._ledger.connection)

    def why_no_numbers(self) -> str:
        """The code of what keeps this counter from giving numbers until a supervisor decides; "" for nothing."""
        connection, desk = self._ledger.connection, self._ledger.desk
        with self._ledger.reading():
            if rollback_detection.is_unconfirmed(connection):
                return "numbering_unconfirmed"
            if not desk.gives_numbers:
                return ""
            if not numbers.owns(connection, desk.counter):
                return "series_of_another_desk"
            return "clock_doubtful" if numbers.is_clock_doubtful(self._ledger, self._ledger.now()) else ""

    def first_secret_here(self, officer_id: UUID, secret: str, connected_by: str, action: UUID) -> Officer:
        """Give a supervisor the first secret at this desk, which came by the centre; see ``first_secret.py``."""
        return first_credential.give(self._ledger, officer_id, secret, connected_by, action)

    def configured_elsewhere(self) -> dict[str, Any] | None:
        """How the desk that was set up last is set up, whichever it is."""
        with self._ledger.reading():
            return counters.last_configured(self._ledger.connection)

    def series(self) -> tuple[str, ...]:
        """The codes of the counters whose complaints are here; this desk's own among them if it gives numbers."""
        with self._ledger.reading():
            return counters.series(self._ledger.connection, self._ledger.desk)

    def recorded_today(self) -> int:
        """How many complaints were recorded today at this counter; at all of them where it is none."""
        desk = self._ledger.desk
        with self._ledger.briefly():
            return counters.recorded(self._ledger.connection, self._ledger.today(), desk)
