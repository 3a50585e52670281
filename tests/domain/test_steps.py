from __future__ import annotations

import pytest

from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.domain.handling import CONDITIONS
from frontoffice.domain.people import May
from frontoffice.domain.steps import NEXT, RESPONDS, RULES, Step, next_step, rank


def test_every_step_has_its_rule() -> None:
    assert set(RULES) == set(Step)


def test_ways_out_are_a_supervisors_and_want_a_reason() -> None:
    for rule in RULES.values():
        closes = {after for before, after in rule.moves.items() if after in CLOSED and before not in CLOSED}
        if closes - {Status.SATISFIED, Status.FINISHED}:
            assert rule.may in (May.DECIDE, May.CANCEL)
            assert "text" in rule.needs


def test_nothing_leads_out_of_cancelled() -> None:
    assert [step for step, rule in RULES.items() if Status.CANCELLED in rule.moves] == []


@pytest.mark.parametrize("status", list(NEXT))
def test_what_comes_next_may_be_taken_there(status: Status) -> None:
    for kind in Kind:
        step = next_step(status, kind)
        assert step is not None
        assert status in RULES[step].moves


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_nothing_comes_after_the_end(status: Status) -> None:
    assert next_step(status, Kind.COMPLAINT) is None


def test_a_response_speaks_to_the_complainant() -> None:
    assert {step for step in RESPONDS if "reached" in RULES[step].holds} == {Step.INFORM, Step.CONVEY, Step.ANSWER}


def test_the_closed_are_farthest_and_a_repeated_cycle_has_just_begun() -> None:
    ranked = sorted(Status, key=rank)
    assert ranked[:2] == [Status.REPEATED, Status.REGISTERED]
    assert set(ranked[-len(CLOSED) :]) == CLOSED


def test_every_condition_of_a_step_is_one_that_the_rules_know() -> None:
    assert {condition for rule in RULES.values() for condition in rule.holds} == set(CONDITIONS)
