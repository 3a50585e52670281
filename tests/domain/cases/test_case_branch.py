from __future__ import annotations

from datetime import timedelta

from frontoffice.domain.cases.case_fold import START, Branch, apply_step, closing_date, cycles_of
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.body_parts import StepPart
from tests.support.entry_builder import ONCE, Book
from tests.support.examples import TODAY


def led_by(*steps: Step) -> Branch:
    """The branch of these steps, one a day from today on."""
    branch = START
    for place, step in enumerate(steps):
        line = Book().walk(Step.REVIEW).lines[-1]
        said = StepPart(on=(TODAY + timedelta(days=place)).isoformat(), by="")
        branch = apply_step(branch, line, step, said, ((1 << place) - 1, place))
    return branch


def test_a_step_leads_on_from_the_branch_before_it_and_knows_all_that_led_there() -> None:
    branch = led_by(Step.REVIEW, Step.ANALYSE)
    assert (branch.status, branch.past, branch.place) == (Status.ANALYSED, 1, 1)
    assert [taken.step for taken in branch.steps()] == [Step.REVIEW, Step.ANALYSE]
    assert START.steps() == []


def test_a_branch_that_was_closed_knows_where_it_stood_and_reopening_leads_back_there() -> None:
    closed = led_by(Step.REVIEW, Step.FORWARD)
    assert (closed.before, closed.rank[0]) == (Status.REVIEWED, True)
    assert led_by(Step.REVIEW, Step.FORWARD, Step.REOPEN).status is Status.REVIEWED
    assert closed.rank > led_by(*ONCE).rank > led_by(Step.REVIEW).rank > START.rank


def test_whoever_is_not_satisfied_ends_a_cycle() -> None:
    branch = led_by(*ONCE, Step.UNSATISFIED, Step.ANALYSE)
    assert (branch.cycle, [len(cycle.steps) for cycle in cycles_of(branch.steps(), {})]) == (2, [len(ONCE) + 1, 1])


def test_it_closed_on_the_day_of_the_step_that_found_it_open() -> None:
    way = (*ONCE, Step.GIVE_UP, Step.SATISFIED)
    assert closing_date(led_by(*way).steps()) == TODAY + timedelta(days=len(ONCE))
    assert closing_date(led_by(*way, Step.REOPEN).steps()) is None
