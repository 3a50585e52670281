from __future__ import annotations

from frontoffice.domain.cases.handling import Offer
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.people import Role
from frontoffice.errors import Problem
from frontoffice.ui.complaint import next_box

TEAM = (Role.HANDLER, Role.SUPERVISOR)
LATER = Problem("", StepRefusal.NOT_NOW, {"step": Step.DECIDE, "status": "registered", "after": ("analysed",)})


def test_only_two_steps_to_come_are_told_of_with_who_takes_them() -> None:
    offers = [Offer(step, LATER, TEAM) for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT)]
    lines = next_box.why_not_the_rest(offers)
    assert [line.split(":")[0] for line in lines] == [
        "Analyse (Handling team, Supervisor)",
        "Set the action (Handling team, Supervisor)",
    ]


def test_what_is_over_is_not_told_of_and_what_may_be_taken_is_no_question() -> None:
    done = Problem("", StepRefusal.DONE, {"step": Step.ANALYSE, "officer": "Dewi", "on": "2026-11-24"})
    assert next_box.why_not_the_rest([Offer(Step.ANALYSE, done, TEAM), Offer(Step.DECIDE, None, TEAM)]) == []


def test_a_contact_is_waited_for_only_before_the_step_that_is_wanted() -> None:
    lacks = Problem("", StepRefusal.NOT_REACHED, {"attempts": 0})
    assert next_box.waits_for_contact(Offer(Step.INFORM, lacks, TEAM, suggested=True))
    assert not next_box.waits_for_contact(Offer(Step.INFORM, lacks, TEAM))
    assert not next_box.waits_for_contact(Offer(Step.DECIDE, None, TEAM, suggested=True))


def test_what_comes_next_is_named_with_whose_it_is_and_the_answer_is_the_complainants() -> None:
    assert next_box.next_step_text((Offer(Step.DECIDE, None, TEAM, suggested=True),)) == (
        "Next: Set the action (Handling team, Supervisor)"
    )
    answer = next_box.next_step_text((Offer(Step.SATISFIED, None, TEAM, suggested=True),))
    assert answer == "Next: what the complainant answers (Handling team, Supervisor)"
    assert next_box.next_step_text((Offer(Step.FORWARD, None, TEAM),)) == ""
