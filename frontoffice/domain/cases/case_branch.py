"""Where one line of a complaint's steps led, and what all the steps behind it make: its cycles, and when it closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from frontoffice.domain.calendar.dates import local_date, parse_day
from frontoffice.domain.cases.case import Cycle, TakenStep
from frontoffice.domain.cases.case_entry import CaseEntry
from frontoffice.domain.cases.steps import RULES, Step, rank
from frontoffice.domain.complaint import CLOSED, Status
from frontoffice.domain.entries.body_parts import StepPart


class Branch(NamedTuple):
    """Where one line of steps led, by the last of them; ``past`` has a bit for the place of every step before it."""

    status: Status = Status.REGISTERED
    before: Status = Status.REGISTERED
    cycle: int = 1
    past: int = 0
    place: int = 0
    last: TakenStep | None = None
    base: Branch | None = None

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """How far it has come, and what was written first where two have come equally far."""
        closed, along = rank(self.status)
        return closed, self.cycle, along, self.place

    def steps(self) -> list[TakenStep]:
        """All that led here, the first one first."""
        steps: list[TakenStep] = []
        branch: Branch | None = self
        while branch is not None and branch.last is not None:
            steps.append(branch.last)
            branch = branch.base
        return steps[::-1]


START: Final = Branch()


def taken_on(base: Branch, line: CaseEntry, step: Step, said: StepPart, at: tuple[int, int]) -> Branch:
    """The branch that the step makes; ``at`` is what is past it, and its place."""
    past, place = at
    to = base.before if step is Step.REOPEN else RULES[step].moves[base.status]
    on = said.on
    taken = TakenStep(  # by their places, in half the time
        line.entry_id,
        step,
        to,
        parse_day(on or local_date(line.occurred_at, line.zone).isoformat()),
        line.occurred_at,
        line.recorded_at,
        line.officer,
        str(said.by),
        line.role,
        said,
        place,
        step is not Step.REVIEW or to is not base.status,
    )
    cycle = base.cycle + (step is Step.UNSATISFIED)
    closes = to in CLOSED and base.status not in CLOSED
    return Branch(to, base.status if closes else base.before, cycle, past, place, taken, base)


def cycles_of(steps: Iterable[TakenStep]) -> tuple[Cycle, ...]:
    """The cycles that these steps make; each but the last ends with an answer that was not satisfied."""
    cycles: list[Cycle] = []
    present: list[TakenStep] = []
    for taken in steps:
        present.append(taken)
        if taken.step is Step.UNSATISFIED:
            cycles.append(Cycle(len(cycles) + 1, tuple(present)))
            present = []
    return (*cycles, Cycle(len(cycles) + 1, tuple(present)))


def closed_on(steps: Iterable[TakenStep]) -> date | None:
    """When the last of these steps that found it open closed it; none of those after that moved the day."""
    on = None
    for taken in steps:
        if taken.moves:
            on = (on or taken.on) if taken.to in CLOSED else None
    return on
