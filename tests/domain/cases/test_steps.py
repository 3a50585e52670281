from __future__ import annotations

import pytest

from frontoffice.domain.cases.handling import CONDITIONS
from frontoffice.domain.cases.steps import (
    ANSWERS,
    NEXT,
    RESPONDS,
    RULES,
    Ground,
    Outcome,
    Ruling,
    Source,
    Step,
    next_step,
    rank,
)
from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.domain.people import May


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


def test_what_comes_next_may_be_taken_there() -> None:
    for status in NEXT:
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


# The procedure's points 5c-5f written out by hand, so that a slip in the rules is not copied by tests made from them.
WAY = {
    "registered": "",
    "reviewed": "analyse>analysed note>noted follow_up>followed_up",
    "analysed": "decide>decided",
    "decided": "inform>informed go_on>informed",
    "informed": "act>acted",
    "acted": "verify>verified return>informed",
    "verified": "convey>conveyed go_on>conveyed",
    "conveyed": "satisfied>satisfied unsatisfied>repeated give_up>unanswered",
    "repeated": "analyse>analysed",
    "noted": "analyse>analysed follow_up>followed_up answer>answered go_on>answered",
    "followed_up": "analyse>analysed answer>answered go_on>answered",
    "answered": "analyse>analysed finish>finished",
    "satisfied": "reopen>registered",
    "finished": "reopen>registered",
    "withdrawn": "reopen>registered",
    "deemed_withdrawn": "reopen>registered",
    "forwarded": "reopen>registered",
    "declined": "reopen>registered",
    "merged": "reopen>registered",
    "unanswered": "satisfied>satisfied unsatisfied>repeated reopen>registered",
    "cancelled": "",
}
OUT = {
    Step.WITHDRAW: Status.WITHDRAWN,
    Step.DEEM_WITHDRAWN: Status.DEEMED_WITHDRAWN,
    Step.FORWARD: Status.FORWARDED,
    Step.DECLINE: Status.DECLINED,
    Step.MERGE: Status.MERGED,
    Step.CANCEL: Status.CANCELLED,
}


def test_the_rules_are_the_way_that_the_procedure_draws() -> None:
    for status in Status:
        led = {
            f"{step}>{rule.moves[status]}"
            for step, rule in RULES.items()
            if status in rule.moves and step not in (*OUT, Step.REVIEW, Step.RECLASSIFY)
        }
        assert led == set(WAY[status].split())
        for step, to in OUT.items():
            assert RULES[step].moves.get(status) == (None if status in CLOSED else to)
        again = None if status in (*CLOSED, Status.REGISTERED) else Status.REVIEWED
        assert RULES[Step.RECLASSIFY].moves.get(status) == again


def test_what_each_step_asks_for_and_whose_it_is() -> None:
    rules = {f"{step}: {rule.may}: {' '.join((*rule.needs, *rule.holds))}".strip(": ") for step, rule in RULES.items()}
    assert rules == {
        "review: review",
        "analyse: handle: text",
        "decide: handle: text",
        "inform: contact: reached",
        "act: handle: text",
        "verify: handle: outcome text by_another",
        "return: handle: text",
        "convey: contact: reached",
        "satisfied: contact: source",
        "unsatisfied: contact: source text",
        "note: handle: text",
        "follow_up: handle: text",
        "answer: contact: reached",
        "finish: contact",
        "go_on: decide: text tried",
        "withdraw: decide: text source",
        "deem_withdrawn: decide: text papers_overdue",
        "forward: decide: text agency letter",
        "decline: decide: ground text letter",
        "merge: decide: text other",
        "give_up: decide: text tried",
        "reopen: decide: text",
        "reclassify: decide: text",
        "cancel: cancel: text",
    }


def test_the_names_of_steps_outcomes_and_sources_in_the_journal_stay() -> None:
    assert " ".join(Step) == (
        "review analyse decide inform act verify return convey satisfied unsatisfied note follow_up answer finish go_on"
        " withdraw deem_withdrawn forward decline merge give_up reopen reclassify cancel"
    )
    assert " ".join(Outcome) == "proven not_proven partly_proven explained not_possible"
    assert " ".join(Ground) == "late out_of_scope unfounded in_court other"
    assert " ".join(Ruling) == "accepted refused"
    assert " ".join(Source) == "spoken signed message"


def test_for_which_kinds_each_step_is() -> None:
    for step in Step:
        of_some = {
            Step.ANALYSE: {Kind.COMPLAINT},
            Step.DECLINE: {Kind.COMPLAINT},
            **dict.fromkeys(
                (Step.NOTE, Step.FOLLOW_UP, Step.ANSWER, Step.FINISH), frozenset({Kind.SUGGESTION, Kind.INPUT})
            ),
        }
        assert RULES[step].kinds == of_some.get(step, set(Kind))


def test_a_review_moves_only_what_is_registered_and_never_what_is_cancelled() -> None:
    moves = {status: status for status in Status if status is not Status.CANCELLED}
    assert RULES[Step.REVIEW].moves == {**moves, Status.REGISTERED: Status.REVIEWED}


def test_what_the_procedure_wants_next() -> None:
    assert {f"{status}: {step}" for status, step in NEXT.items()} == {
        "registered: review",
        "reviewed: analyse",
        "repeated: analyse",
        "analysed: decide",
        "decided: inform",
        "informed: act",
        "acted: verify",
        "verified: convey",
        "conveyed: satisfied",
        "noted: answer",
        "followed_up: answer",
        "answered: finish",
    }
    assert {next_step(Status.REVIEWED, kind) for kind in (Kind.SUGGESTION, Kind.INPUT)} == {Step.NOTE}
    assert {next_step(status, Kind.COMPLAINT) for status in (Status.NOTED, Status.FOLLOWED_UP, Status.ANSWERED)} == {
        Step.ANALYSE
    }


def test_which_steps_are_a_response_and_which_are_the_complainants_answer() -> None:
    assert {Step.INFORM, Step.CONVEY, Step.ANSWER, Step.FORWARD, Step.DECLINE} == RESPONDS
    assert {Step.SATISFIED, Step.UNSATISFIED} == ANSWERS
    assert rank(Status.REPEATED) == (False, -1)
    assert rank(Status.REGISTERED) == (False, 0)
