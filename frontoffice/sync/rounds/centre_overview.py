"""State of this desk's exchange with the centre, for the status light and ``frontoffice sync``; no network."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from frontoffice.errors import Refused, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.rounds.round_progress import Round
from frontoffice.sync.signing import Standing

CLOCK_TOLERANCE: Final = timedelta(minutes=5)
PASSING: Final = frozenset(
    {
        CentreFailure.UNREACHABLE,
        CentreFailure.HOST,
        CentreFailure.BUSY,
        CentreFailure.SLOW,
        RegisterFailure.BUSY,
        RegisterFailure.OUTCOME_UNKNOWN,
    }
)
"""Failures that pass by themselves; all others need somebody's attention."""
_SHORTEST: Final = 60
_LONGEST: Final = 600


class State(StrEnum):
    """States of the exchange, as the light shows them."""

    NONE = "none"
    CONNECTED = "connected"
    WAITING = "waiting"
    UNREACHABLE = "unreachable"
    ATTENTION = "attention"


class Concern(StrEnum):
    """A reason for somebody to look although the centre answers."""

    BROKEN = "broken"
    TOO_OLD = "too_old"
    TWICE = "twice"
    OFFERED = "offered"
    QUARANTINED = "aside"
    CLOCK = "clock"
    CONTENTS = "contents"
    FORKED = "forked"
    HELD = "held"
    HELD_OWN = "held_own"
    OTHER_OFFICE = "other_office"
    NOTES_MISSING = "notes_missing"
    NO_KEY = "no_key"
    OTHER_KEY = "other_key"


@dataclass(frozen=True, slots=True)
class CentreOverview:
    """Current state of the exchange with the centre.

    All times are UTC.

    ``failures`` counts the rounds in a row that failed, the first at ``failed_at`` and the last with ``failure``;
    ``waiting`` are entries of this desk that the centre is not known to have. ``is_remembered``: the centre was not
    heard of since the program was started.
    """

    is_set_up: bool = False
    waiting: int = 0
    last: Round | None = None
    last_complete: datetime | None = None
    failure: Refused | Unavailable | None = None
    failures: int = 0
    failed_at: datetime | None = None
    busy: bool = False
    is_remembered: bool = False
    concerns: frozenset[Concern] = field(default_factory=frozenset)

    @property
    def state(self) -> State:
        """The most important state; what failed last counts more than what is left over from before."""
        if not self.is_set_up:
            return State.NONE
        if self.failure is not None:
            return State.UNREACHABLE if passes(self.failure) else State.ATTENTION
        if self.concerns:
            return State.ATTENTION
        is_heard = self.last_complete is not None and not self.is_remembered
        return State.CONNECTED if is_heard and not self.waiting else State.WAITING


def passes(error: Refused | Unavailable) -> bool:
    """Whether this failure is over by itself once the network or the centre is back."""
    return isinstance(error, Unavailable) and error.code in PASSING


def concerns_of(outcome: Round) -> frozenset[Concern]:
    """Concerns of a finished round."""
    found = {
        Concern.BROKEN: bool(outcome.broken),
        Concern.TOO_OLD: outcome.too_old,
        Concern.TWICE: outcome.twice > 0,
        Concern.OFFERED: outcome.offered > 0,
        Concern.QUARANTINED: outcome.quarantined > 0,
        Concern.CLOCK: abs(outcome.clock_ahead) > CLOCK_TOLERANCE,
        Concern.CONTENTS: outcome.contents_failure is not None,
        Concern.FORKED: bool(outcome.signing.forked),
        Concern.HELD: bool(outcome.signing.held),
        Concern.HELD_OWN: outcome.signing.held_own > 0,
        Concern.OTHER_OFFICE: outcome.signing.is_other_office,
        Concern.NOTES_MISSING: outcome.signing.missing > 0,
        # What is sent without its signature waits at the centre for good, while both sides have the same.
        Concern.NO_KEY: outcome.signing.unsigned > 0 and outcome.signing.standing is Standing.NO_KEY,
        Concern.OTHER_KEY: outcome.signing.unsigned > 0 and outcome.signing.standing is Standing.OTHER_KEY,
    }
    return frozenset(concern for concern, is_there in found.items() if is_there)


def pause(failures: int, between_rounds: int, chance: float) -> float:
    """Seconds until the next round: as set, or after failures 1, 2, 4, 8 and at most 10 minutes.

    By ``chance`` (0 to 1) up to a tenth sooner or later, after failures up to half of it sooner: desks that waited for
    a server together do not go on coming together.
    """
    if not failures:
        return between_rounds * (0.9 + 0.2 * chance)
    return min(_SHORTEST << (failures - 1), _LONGEST) * (0.5 + 0.5 * chance)
