"""The steps of the handling cycle as data: order, rights, required fields.

Procedure, points 5c-5f: analysis, action, informing, doing, verifying, conveying, and the complainant's answer, which
closes the complaint or begins the cycle anew. Suggestions and input go a shorter way. The ways out are a supervisor's,
always with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.domain.people import May


class Step(StrEnum):
    """Step of handling, in the order of the procedure; the values stand in the journal."""

    REVIEW = "review"
    ANALYSE = "analyse"
    DECIDE = "decide"
    INFORM = "inform"
    ACT = "act"
    VERIFY = "verify"
    RETURN = "return"
    CONVEY = "convey"
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    NOTE = "note"
    FOLLOW_UP = "follow_up"
    ANSWER = "answer"
    FINISH = "finish"
    GO_ON = "go_on"
    WITHDRAW = "withdraw"
    DEEM_WITHDRAWN = "deem_withdrawn"
    FORWARD = "forward"
    DECLINE = "decline"
    MERGE = "merge"
    GIVE_UP = "give_up"
    REOPEN = "reopen"
    RECLASSIFY = "reclassify"
    CANCEL = "cancel"


class Outcome(StrEnum):
    """Outcome of the verification of a result (*hasil*)."""

    PROVEN = "proven"
    NOT_PROVEN = "not_proven"
    PARTLY_PROVEN = "partly_proven"
    EXPLAINED = "explained"
    NOT_POSSIBLE = "not_possible"


class Ground(StrEnum):
    """Why a complaint cannot be followed up (*tidak dapat ditindaklanjuti*)."""

    LATE = "late"  # filed after the filing window
    OUT_OF_SCOPE = "out_of_scope"
    UNFOUNDED = "unfounded"
    IN_COURT = "in_court"
    OTHER = "other"


class Ruling(StrEnum):
    """Supervisor's decision on a late filing (procedure, point 3)."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Source(StrEnum):
    """How the complainant's answer came."""

    SPOKEN = "spoken"
    SIGNED = "signed"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Rule:
    """One step: from which status to which, who may take it, which fields it needs, and what else must hold.

    ``kinds`` are those for which it is offered at all. ``needs`` names fields of the form; ``holds`` names the
    conditions of ``handling.CONDITIONS``.
    """

    moves: Mapping[Status, Status]
    may: May
    needs: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    kinds: frozenset[Kind] = field(default_factory=lambda: frozenset(Kind))


_COMPLAINT: Final = frozenset({Kind.COMPLAINT})
_VOICE: Final = frozenset({Kind.SUGGESTION, Kind.INPUT})
OPEN: Final = tuple(status for status in Status if status not in CLOSED)
_TAKEN_BACK: Final = tuple(status for status in Status if status in CLOSED and status is not Status.CANCELLED)


_STAYS: Final[Mapping[Status, Status]] = {status: status for status in (*OPEN, *_TAKEN_BACK)}


def _all_to(status: Status) -> Mapping[Status, Status]:
    return dict.fromkeys(OPEN, status)


_SHORT_WAY: Final = (Status.NOTED, Status.FOLLOWED_UP, Status.ANSWERED)

# A cancelled complaint is not handled any more; the day's page may still be ticked, which moves nothing.
# Analysing also begins where a suggestion stood that was made a complaint before RECLASSIFY was known.
# REOPEN leads back to where the complaint stood before it was closed: only its own history knows, see case_fold.py.
RULES: Final[Mapping[Step, Rule]] = MappingProxyType(
    {
        Step.REVIEW: Rule({**_STAYS, Status.REGISTERED: Status.REVIEWED}, May.REVIEW),
        Step.ANALYSE: Rule(
            dict.fromkeys((Status.REVIEWED, Status.REPEATED, *_SHORT_WAY), Status.ANALYSED),
            May.HANDLE,
            needs=("text",),
            kinds=_COMPLAINT,
        ),
        Step.DECIDE: Rule({Status.ANALYSED: Status.DECIDED}, May.HANDLE, needs=("text",)),
        Step.INFORM: Rule({Status.DECIDED: Status.INFORMED}, May.CONTACT, holds=("reached",)),
        Step.ACT: Rule({Status.INFORMED: Status.ACTED}, May.HANDLE, needs=("text",)),
        Step.VERIFY: Rule(
            {Status.ACTED: Status.VERIFIED}, May.HANDLE, needs=("outcome", "text"), holds=("by_another",)
        ),
        Step.RETURN: Rule({Status.ACTED: Status.INFORMED}, May.HANDLE, needs=("text",)),
        Step.CONVEY: Rule({Status.VERIFIED: Status.CONVEYED}, May.CONTACT, holds=("reached",)),
        Step.SATISFIED: Rule(
            {Status.CONVEYED: Status.SATISFIED, Status.UNANSWERED: Status.SATISFIED}, May.CONTACT, needs=("source",)
        ),
        Step.UNSATISFIED: Rule(
            {Status.CONVEYED: Status.REPEATED, Status.UNANSWERED: Status.REPEATED},
            May.CONTACT,
            needs=("source", "text"),
        ),
        Step.NOTE: Rule({Status.REVIEWED: Status.NOTED}, May.HANDLE, needs=("text",), kinds=_VOICE),
        Step.FOLLOW_UP: Rule(
            {Status.REVIEWED: Status.FOLLOWED_UP, Status.NOTED: Status.FOLLOWED_UP},
            May.HANDLE,
            needs=("text",),
            kinds=_VOICE,
        ),
        Step.ANSWER: Rule(
            {Status.NOTED: Status.ANSWERED, Status.FOLLOWED_UP: Status.ANSWERED},
            May.CONTACT,
            holds=("reached",),
            kinds=_VOICE,
        ),
        Step.FINISH: Rule({Status.ANSWERED: Status.FINISHED}, May.CONTACT, kinds=_VOICE),
        Step.GO_ON: Rule(
            {
                Status.DECIDED: Status.INFORMED,
                Status.VERIFIED: Status.CONVEYED,
                Status.NOTED: Status.ANSWERED,
                Status.FOLLOWED_UP: Status.ANSWERED,
            },
            May.DECIDE,
            needs=("text",),
            holds=("tried",),
        ),
        Step.WITHDRAW: Rule(_all_to(Status.WITHDRAWN), May.DECIDE, needs=("text", "source")),
        Step.DEEM_WITHDRAWN: Rule(
            _all_to(Status.DEEMED_WITHDRAWN), May.DECIDE, needs=("text",), holds=("papers_overdue",)
        ),
        Step.FORWARD: Rule(_all_to(Status.FORWARDED), May.DECIDE, needs=("text", "agency", "letter")),
        Step.DECLINE: Rule(_all_to(Status.DECLINED), May.DECIDE, needs=("ground", "text", "letter"), kinds=_COMPLAINT),
        Step.MERGE: Rule(_all_to(Status.MERGED), May.DECIDE, needs=("text", "other")),
        Step.GIVE_UP: Rule({Status.CONVEYED: Status.UNANSWERED}, May.DECIDE, needs=("text",), holds=("tried",)),
        Step.REOPEN: Rule(dict.fromkeys(_TAKEN_BACK, Status.REGISTERED), May.DECIDE, needs=("text",)),
        # Taken by amending the kind after the review: the steps of the new kind are then all needed.
        Step.RECLASSIFY: Rule(
            {status: Status.REVIEWED for status in OPEN if status is not Status.REGISTERED},
            May.DECIDE,
            needs=("text",),
        ),
        Step.CANCEL: Rule(_all_to(Status.CANCELLED), May.CANCEL, needs=("text",)),
    }
)
# What the procedure wants next; for the rest a person chooses.
NEXT: Final[Mapping[Status, Step]] = MappingProxyType(
    {
        Status.REGISTERED: Step.REVIEW,
        Status.REVIEWED: Step.ANALYSE,
        Status.REPEATED: Step.ANALYSE,
        Status.ANALYSED: Step.DECIDE,
        Status.DECIDED: Step.INFORM,
        Status.INFORMED: Step.ACT,
        Status.ACTED: Step.VERIFY,
        Status.VERIFIED: Step.CONVEY,
        Status.CONVEYED: Step.SATISFIED,
        Status.NOTED: Step.ANSWER,
        Status.FOLLOWED_UP: Step.ANSWER,
        Status.ANSWERED: Step.FINISH,
    }
)
# Steps with which the office has answered the complainant for the first time (procedure, point 4). Going on without
# having reached anybody is none of them.
RESPONDS: Final = frozenset({Step.INFORM, Step.CONVEY, Step.ANSWER, Step.FORWARD, Step.DECLINE})
# What the complainant may say to the result; the office proposes neither.
ANSWERS: Final = frozenset({Step.SATISFIED, Step.UNSATISFIED})
_RANK: Final = {status: place for place, status in enumerate(Status)}


def next_step(status: Status, kind: Kind) -> Step | None:
    """Next step by the procedure, None for a closed complaint."""
    if status is Status.REVIEWED and kind is not Kind.COMPLAINT:
        return Step.NOTE
    if status in _SHORT_WAY and kind is Kind.COMPLAINT:
        return Step.ANALYSE
    return NEXT.get(status)


def rank(status: Status) -> tuple[bool, int]:
    """How far a status is along its cycle: closed ones are the farthest."""
    if status is Status.REPEATED:
        return False, -1
    return status in CLOSED, _RANK[status]
