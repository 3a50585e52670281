"""Which cycle a paper speaks of and what of it stands: never a part of one cycle beside a part of another."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.case import Case, Cycle, TakenStep
from frontoffice.domain.complaint import Status
from frontoffice.domain.steps import Step

TOLD: Final = (Step.ANALYSE, Step.DECIDE, Step.ACT, Step.VERIFY, Step.NOTE, Step.FOLLOW_UP)
_ANSWERS: Final = (Step.SATISFIED, Step.UNSATISFIED, Step.GIVE_UP)


def standing(cycle: Cycle, step: Step) -> TakenStep | None:
    """The step as it stands in the cycle: what was done and then sent back to be done again does not stand."""
    taken, back = cycle.last(step), cycle.last(Step.RETURN)
    undone = step is Step.ACT and taken is not None and back is not None and back.place > taken.place
    return None if undone else taken


def told_cycle(case: Case) -> Cycle:
    """The cycle that an answer tells of: the present one; while it has nothing yet, the last that was verified."""
    if any(standing(case.cycle, step) for step in TOLD):
        return case.cycle
    return next((cycle for cycle in reversed(case.cycles) if cycle.last(Step.VERIFY)), case.cycle)


def has_answer(case: Case) -> bool:
    """Whether there is something to answer with: an action that was set, or what became of a suggestion."""
    cycle = told_cycle(case)
    return any(standing(cycle, step) for step in TOLD if step is not Step.ANALYSE)


def settled_cycle(case: Case) -> Cycle | None:
    """The last cycle whose result was conveyed; None when that never happened."""
    conveyed = (cycle for cycle in reversed(case.cycles) if any(one.to is Status.CONVEYED for one in cycle.steps))
    return next(conveyed, None)


def answer(cycle: Cycle) -> TakenStep | None:
    """What the complainant said to the cycle's result, or that nothing came; not what was taken back since."""
    taken = next((one for one in reversed(cycle.steps) if one.step in (*_ANSWERS, Step.REOPEN)), None)
    return taken if taken is not None and taken.step in _ANSWERS else None


def review(case: Case) -> TakenStep | None:
    """The last review, from which the register has note and name; None as long as nobody reviewed it."""
    told = (cycle.last(Step.REVIEW) for cycle in reversed(case.cycles))
    return next((taken for taken in told if taken is not None), None)
