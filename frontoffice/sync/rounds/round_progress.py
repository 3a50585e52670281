"""Progress and outcome of a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from frontoffice.sync import signing
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.signing import Signing


class Stage(StrEnum):
    """Stage of a round."""

    HELLO = "hello"
    PUSH = "push"
    PULL = "pull"
    RELAY = "relay"
    HEAL = "heal"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is: ``done`` entries, or contents, ``of`` those of this stage (0 when nobody knows yet)."""

    stage: Stage
    done: int = 0
    of: int = 0


class HealCause(StrEnum):
    """Why something had to be healed. The sentence for each is the window's."""

    COPIED = "copied"  # another living copy of this register has written under the same chain
    SPOKEN_FOR = "spoken_for"  # another copy spoke, or a backup was put back: further entries go on a fresh chain
    OTHER_DEVICE = "other_device"  # the chain belongs to another enrolled device
    CENTRE_DIFFERS = "branch_differs"  # somebody else's chain goes on differently at the centre
    SET_ASIDE = "set_aside"  # the office set aside what this desk wrote from an entry on
    WRITTEN_ON = "written_on"  # somebody without this computer's key went on with its chain at the centre


@dataclass(frozen=True, slots=True)
class Healed:
    """One repair: why, which chain, how many entries got another address (or were archived)."""

    cause: HealCause
    origin: UUID
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """One round. ``complete`` means that both sides held the same when it ended, but for what is said to be left.

    ``waiting`` are this desk's entries that the centre does not have (``too_old``: this program may only pull);
    ``relayed`` were quarantined at the centre for the office, since their owner's chain ends earlier there. Of all that
    is known here above such an end, ``quarantined`` still wait there for the office, ``left_out`` it decided to leave
    out.
    ``broken`` are chains that do not fit and are left where they stand. ``clock_ahead`` is this computer's clock
    against the centre's. ``twice`` is how many complaints carry a number that another one carries, too; ``offered``
    how many erasures, and chains that were set aside, wait for a supervisor of this desk. All times are UTC.
    """

    ended_at: datetime
    complete: bool
    pushed: int = 0
    pulled: int = 0
    relayed: int = 0
    waiting: int = 0
    quarantined: int = 0
    left_out: int = 0
    twice: int = 0
    offered: int = 0
    healed: tuple[Healed, ...] = ()
    broken: tuple[str, ...] = ()
    clock_ahead: timedelta = field(default_factory=timedelta)
    too_old: bool = False
    stopped: bool = False
    contents_left: int = 0  # which the next round goes on with at once
    contents_failure: CentreFailure | None = None  # why attachments do not go on, where it does not pass by itself
    signing: Signing = field(default_factory=Signing)

    def outcome(self) -> dict[str, Any]:
        """As the register keeps it; the clock to the second, so that uneventful rounds read the same."""
        return {
            "pushed": self.pushed,
            "pulled": self.pulled,
            "relayed": self.relayed,
            "waiting": self.waiting,
            "aside": self.quarantined,
            "left_out": self.left_out,
            "twice": self.twice,
            "healed": [[str(one.cause), str(one.origin), one.entries] for one in self.healed],
            "broken": list(self.broken),
            "clock_ahead": round(self.clock_ahead.total_seconds()),
            "too_old": self.too_old,
            "stopped": self.stopped,
            **({"offered": self.offered} if self.offered else {}),
            **({} if self.signing == Signing() else {"signing": self.signing.outcome()}),
        }


def read(ended_at: datetime, outcome: Mapping[str, Any], *, complete: bool) -> Round:
    """The inverse of :meth:`Round.outcome`."""
    healed = (Healed(HealCause(cause), UUID(origin), entries) for cause, origin, entries in outcome["healed"])
    clock_ahead = timedelta(seconds=outcome["clock_ahead"])
    rest = {name: outcome[name] for name in ("pushed", "pulled", "relayed", "waiting", "twice", "too_old", "stopped")}
    later: dict[str, Any] = {
        "quarantined": outcome["aside"],
        "left_out": outcome["left_out"],
        "offered": outcome.get("offered", 0),
        "signing": signing.read(outcome.get("signing", {})),
    }
    return Round(
        ended_at,
        complete,
        healed=tuple(healed),
        broken=tuple(outcome["broken"]),
        clock_ahead=clock_ahead,
        **rest,
        **later,
    )
