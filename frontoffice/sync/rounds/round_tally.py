"""What a round has done so far, and the outcome that it makes of that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from frontoffice.register.replication.replica import Replica
from frontoffice.register.replication.sync_log import LastRound
from frontoffice.sync.rounds.round_progress import Healed, Round, read
from frontoffice.sync.signing import Signing


@dataclass(slots=True)
class RoundTally:
    """The counts of a round on its way; each is explained in :class:`Round`."""

    pushed: int = 0
    pulled: int = 0
    relayed: int = 0
    waiting: int = 0
    quarantined: int | None = None  # None: this round has not looked yet
    left_out: int = 0
    healed: list[Healed] = field(default_factory=list)
    broken: dict[UUID, str] = field(default_factory=dict)
    clock_ahead: timedelta = field(default_factory=timedelta)
    too_old: bool = False
    stopped: bool = False
    signing: Signing | None = None  # None: this round did not come so far
    behind: bool = False  # the server that handed out entries had not yet all that the centre had said

    def result(self, replica: Replica, *, complete: bool) -> Round:
        """The round's outcome; one that was stopped before it looked repeats what waited at the centre."""
        last = replica.sync_log.last()
        before = read(last.ended_at, last.outcome, complete=last.complete) if last else None
        known = before if self.quarantined is None else None
        return Round(
            ended_at=replica.now(),
            complete=complete,
            pushed=self.pushed,
            pulled=self.pulled,
            relayed=self.relayed,
            waiting=self.waiting,
            quarantined=known.quarantined if known else self.quarantined or 0,
            left_out=known.left_out if known else self.left_out,
            twice=self._twice(replica, last),
            offered=replica.count_offers(),
            healed=tuple(self.healed),
            broken=tuple(self.broken.values()),
            clock_ahead=self.clock_ahead,
            too_old=self.too_old,
            stopped=self.stopped,
            signing=self.signing or (before.signing if before else Signing()),
        )

    def _twice(self, replica: Replica, last: LastRound | None) -> int:
        """How many complaints share a number. That is only counted anew when it may be another count than before.

        Something came in, or there were some, which a supervisor settles; or the program was ended since, perhaps
        between what came in and the round's end.
        """
        if self.pulled or self.healed or last is None or last.outcome["twice"] or last.ended_at <= replica.opened_at:
            return len(replica.twice())
        return 0
