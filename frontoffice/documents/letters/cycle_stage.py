"""Cycle that a document reports, and its valid steps: never a part of one cycle beside a part of another."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.cases.case import Case, Cycle, TakenStep
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status

REPORTED_STEPS: Final = (Step.ANALYSE, Step.DECIDE, Step.ACT, Step.VERIFY, Step.NOTE, Step.FOLLOW_UP)
_ANSWERS: Final = (Step.SATISFIED, Step.UNSATISFIED, Step.GIVE_UP)


def valid_step(cycle: Cycle, step: Step) -> TakenStep | None:
    """The step as it stands in the cycle: what was done and then sent back to be done again does not stand."""
    taken, back = cycle.last(step), cycle.last(Step.RETURN)
    undone = step is Step.ACT and taken is not None and back is not None and back.place > taken.place
    return None if undone else taken


def cycle_to_report(case: Case) -> Cycle:
    """The cycle that a response reports: the present one; while it has nothing yet, the last that was verified."""
    if any(valid_step(case.cycle, step) for step in REPORTED_STEPS):
        return case.cycle
    return next((cycle for cycle in reversed(case.cycles) if cycle.last(Step.VERIFY)), case.cycle)


def has_answer(case: Case) -> bool:
    """Whether there is something to answer with: an action that was set, or what became of a suggestion."""
    return is_answered(cycle_to_report(case))


def is_answered(cycle: Cycle) -> bool:
    """The same of one cycle: an analysis alone is no answer."""
    return any(valid_step(cycle, step) for step in REPORTED_STEPS if step is not Step.ANALYSE)


def last_conveyed_cycle(case: Case) -> Cycle | None:
    """The last cycle whose result was conveyed; None when that never happened."""
    conveyed = (cycle for cycle in reversed(case.cycles) if any(one.to is Status.CONVEYED for one in cycle.steps))
    return next(conveyed, None)


def complainant_answer(cycle: Cycle) -> TakenStep | None:
    """The complainant's answer to the cycle's result, or that none came; not one that was taken back since."""
    taken = next((one for one in reversed(cycle.steps) if one.step in (*_ANSWERS, Step.REOPEN)), None)
    return taken if taken is not None and taken.step in _ANSWERS else None


def last_review(case: Case) -> TakenStep | None:
    """The last review, from which the register has note and name; None as long as nobody reviewed it."""
    reviews = (cycle.last(Step.REVIEW) for cycle in reversed(case.cycles))
    return next((taken for taken in reviews if taken is not None), None)
