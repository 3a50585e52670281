"""A complaint's handling as it stands: its cycles, contacts and their attempts, papers asked for, first response.

``case_fold`` folds it from the entries.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from frontoffice.domain.cases.answer_medium import Medium, medium_of
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complaint, Status
from frontoffice.domain.entries.body_parts import StepPart
from frontoffice.domain.limits import Target


class Reach(StrEnum):
    """Outcome of an attempt to contact the complainant."""

    REACHED = "reached"
    ASKED = "asked"  # it was the complainant who wanted to know how it stands; it informs of nothing
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    LETTER_SENT = "letter_sent"
    COLLECTED = "collected"
    SENT = "sent"


REACHING: Final = frozenset({Reach.REACHED.value, Reach.COLLECTED.value})
# Who wrote by one of these is answered in writing: what was sent there was said. A letter may still lie at the post.
WRITTEN: Final = frozenset({Medium.EMAIL, Medium.SMS, Medium.CHAT, Medium.LAPOR})


def reaches(channel: str, reach: str) -> bool:
    """Whether an attempt by ``channel``, in the office's wording, reached the complainant with its message."""
    return reach in REACHING or (reach == Reach.SENT and medium_of("", channel) in WRITTEN)


@dataclass(frozen=True, slots=True)
class Contact:
    """One attempt to speak with the complainant; ``channel`` is the office's word for how.

    ``on`` is the date of ``at`` in the office's zone; ``place`` is where the entry stands among all of the complaint's,
    as for a step. ``message`` is what was sent, if the program sent it: each counts once. ``undelivered`` says that a
    mail server reported it as not delivered, after it had been taken.
    """

    entry_id: UUID
    at: datetime
    on: date
    channel: str
    reach: str
    note: str
    officer: str
    cycle: int
    place: int
    message: str = ""
    undelivered: bool = False

    @property
    def reached(self) -> bool:
        """Whether the complainant was spoken with, came for it, or was sent it in writing, which did not come back."""
        return reaches(self.channel, self.reach) and not self.undelivered


class TakenStep(NamedTuple):
    """Step of a case as recorded.

    ``on`` is its date, ``at`` its moment, ``recorded_at`` when it was written down (UTC).
    """

    entry_id: UUID
    step: Step
    to: Status
    on: date
    at: datetime
    recorded_at: datetime
    officer: str
    officer_id: str
    role: str
    facts: StepPart
    place: int
    moves: bool  # not so a further review, for another team or level

    @property
    def text(self) -> str:
        """Text of the step: the analysis, the action, the reason."""
        return str(self.facts.text or self.facts.note or self.facts.why or "")


@dataclass(frozen=True, slots=True)
class Cycle:
    """One round from analysis to the complainant's answer; ``target`` is by when it was to be acted."""

    no: int
    steps: tuple[TakenStep, ...] = ()
    target: Target | None = None

    def last(self, step: Step) -> TakenStep | None:
        """The last time the step was taken in this cycle."""
        return next((taken for taken in reversed(self.steps) if taken.step is step), None)


@dataclass(frozen=True, slots=True)
class Team:
    """Handling team (procedure, point 5c): officers, the technical team, the technical OPD; "" for none."""

    officers: str = ""
    technical: str = ""
    agency: str = ""

    @property
    def text(self) -> str:
        """The team in one line."""
        return ", ".join(part for part in (self.officers, self.technical, self.agency) if part)


class Assignee(NamedTuple):
    """Assignee by id, with name and role at the time of assignment."""

    officer_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class PapersRequest:
    """Request for missing papers, with its own time limit."""

    on: date
    until: date
    officer: str


@dataclass(frozen=True, slots=True)
class Response:
    """The first response; ``late_days`` are working days after the due date, 0 for in time (or only days off late)."""

    step: Step
    on: date
    late: bool
    late_days: int
    why: str
    officer: str


@dataclass(frozen=True, slots=True)
class Case:
    """The handling as it stands.

    ``rejected_steps`` are entries that stay readable but moved nothing, ``corrected_steps`` those recorded by mistake.

    ``lapse`` is the closing, after the due date, of a complaint that nobody had answered.
    """

    status: Status = Status.REGISTERED
    before: Status = Status.REGISTERED  # where it stood before it was closed
    cycles: tuple[Cycle, ...] = (Cycle(1),)
    contacts: tuple[Contact, ...] = ()
    asked: PapersRequest | None = None
    completed_on: date | None = None
    response: Response | None = None
    lapse: Response | None = None
    target: Target | None = None  # of the present cycle; None in the first one until a level is given
    closed_on: date | None = None  # when it left the open states; an answer that came later moves it no more
    level: str = ""
    category: str = ""
    team: Team = dataclasses.field(default_factory=Team)
    unlisted: frozenset[str] = frozenset()  # parts of the team that are in no list
    assignee: Assignee | None = None
    conflict: bool = False
    rejected_steps: tuple[UUID, ...] = ()
    corrected_steps: tuple[UUID, ...] = ()

    @property
    def cycle(self) -> Cycle:
        """The present cycle."""
        return self.cycles[-1]

    @property
    def last(self) -> TakenStep | None:
        """Last step, including a review without a change of status."""
        return next((cycle.steps[-1] for cycle in reversed(self.cycles) if cycle.steps), None)

    @property
    def overdue(self) -> Response | None:
        """Response behind the permanent record of lateness.

        The first response, or that it was closed late without one.
        """
        return self.response or self.lapse

    @property
    def moved(self) -> TakenStep | None:
        """Last step with a change of status; None as long as it is only registered."""
        steps = (taken for cycle in reversed(self.cycles) for taken in reversed(cycle.steps))
        return next((taken for taken in steps if taken.moves), None)


def last_successful_contact(case: Case) -> Contact | None:
    """Last successful contact with the complainant about the present state.

    The last that reached, since the last step.
    """
    return next((contact for contact in reversed(_tries(case)) if contact.reached), None)


def last_undelivered_contact(case: Case) -> Contact | None:
    """Last message to the complainant, where it came back and nobody has reached them since; None otherwise."""
    last = next((one for one in reversed(case.contacts) if one.undelivered or one.reached), None)
    return last if last is not None and last.undelivered else None


def attempts(case: Case) -> int:
    """Days with attempts to reach the complainant since the last step: three calls in one minute are one attempt."""
    return len({contact.on for contact in _tries(case) if contact.reach != Reach.ASKED})


def _tries(case: Case) -> list[Contact]:
    """The contacts since the last step, by when they were written down and by their date (a step has no hour)."""
    since = case.moved
    return [
        contact
        for contact in case.contacts
        if since is None or (contact.place > since.place and contact.on >= since.on)
    ]


def is_reachable(complaint: Complaint) -> bool:
    """Whether any contact data of the complainant is known."""
    who = complaint.intake.complainant
    return bool(who.phone or who.email or who.address) or bool(complaint.intake.external_id)
