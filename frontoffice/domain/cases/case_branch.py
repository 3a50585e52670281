"""What a chain of steps leads to: its state, its cycles, and when it closed. ``case_fold`` builds the branches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from frontoffice.domain.calendar.dates import local_date, parse_day
from frontoffice.domain.cases.case import Cycle, TakenStep
from frontoffice.domain.cases.case_entry import CaseEntry
from frontoffice.domain.cases.steps import RULES, Step, rank
from frontoffice.domain.complaint import CLOSED, Status
from frontoffice.domain.entries.body_parts import StepPart
from frontoffice.domain.limits import Target


class Branch(NamedTuple):
    """The state after one step and all the steps that it rests on; a linked list, by ``base``."""

    status: Status = Status.REGISTERED
    before: Status = Status.REGISTERED  # the state before it was closed: where reopening leads back to
    cycle: int = 1
    past: int = 0  # every step behind this one, as a set of places (see ``case_fold._Fold``)
    place: int = 0  # of the step, or of the correction that led back here
    last: TakenStep | None = None
    base: Branch | None = None  # the branch that ``last`` was taken on

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """Order of advancement: the least is what holds in a conflict; where two have come equally far, the older."""
        closed, along = rank(self.status)
        return closed, self.cycle, along, self.place

    def steps(self) -> list[TakenStep]:
        """The steps that led here, the first one first."""
        steps: list[TakenStep] = []
        branch: Branch | None = self
        while branch is not None and branch.last is not None:
            steps.append(branch.last)
            branch = branch.base
        return steps[::-1]


START: Final = Branch()


def apply_step(base: Branch, line: CaseEntry, step: Step, body: StepPart, at: tuple[int, int]) -> Branch:
    """The branch that the step makes on ``base``; ``at`` is the set of steps behind it, and its own place."""
    past, place = at
    to = base.before if step is Step.REOPEN else RULES[step].moves[base.status]
    on = body.on
    taken = TakenStep(  # positional arguments: keywords take twice as long, and every fold does this for every step
        line.entry_id,
        step,
        to,
        parse_day(on or local_date(line.occurred_at, line.zone).isoformat()),
        line.occurred_at,
        line.recorded_at,
        line.officer,
        str(body.by),
        line.role,
        body,
        place,
        step is not Step.REVIEW or to is not base.status,
    )
    cycle = base.cycle + (step is Step.UNSATISFIED)
    closes = to in CLOSED and base.status not in CLOSED
    return Branch(to, base.status if closes else base.before, cycle, past, place, taken, base)


def cycles_of(steps: Iterable[TakenStep], targets: Mapping[int, Target]) -> tuple[Cycle, ...]:
    """The cycles that these steps make, by their ``targets``; each but the last ends with an answer of no."""
    cycles: list[Cycle] = []
    present: list[TakenStep] = []
    for taken in steps:
        present.append(taken)
        if taken.step is Step.UNSATISFIED:
            no = len(cycles) + 1
            cycles.append(Cycle(no, tuple(present), targets.get(no)))
            present = []
    no = len(cycles) + 1
    return (*cycles, Cycle(no, tuple(present), targets.get(no)))


def closing_date(steps: Iterable[TakenStep]) -> date | None:
    """When it was last closed: the date of the step that found it open, whatever was written about it since."""
    on = None
    for taken in steps:
        if taken.moves:
            on = (on or taken.on) if taken.to in CLOSED else None
    return on
