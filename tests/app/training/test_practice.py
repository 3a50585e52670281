from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from frontoffice.app.training.practice_register import Event, Practice, Sample, close_day, read_samples, read_texts
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import Role
from frontoffice.register.journal.ids import new_id
from frontoffice.register.queries.day_query import DayFilter
from frontoffice.register.register import Register
from tests.support.examples import MORNING, TODAY, a_signed_in

EVENT = Event(datetime(2026, 11, 25, 3, tzinfo=UTC), row=3, order=2, word="review")


def test_the_same_event_is_the_same_action_and_another_one_is_another() -> None:
    assert EVENT.action == dataclasses.replace(EVENT).action
    others = (EVENT.at + timedelta(seconds=1), 3, 2), (EVENT.at, 4, 2), (EVENT.at, 3, 3)
    assert EVENT.action not in {Event(at, row, order, "review").action for at, row, order in others}


def test_events_are_carried_out_in_the_order_of_their_moments() -> None:
    later = dataclasses.replace(EVENT, at=EVENT.at + timedelta(minutes=1), row=0)
    assert sorted([later, EVENT]) == [EVENT, later]


def samples(*channels: str, paper: str = "print") -> list[Sample]:
    """Complaints of people who give their names, by those channels."""
    found = [one for one in read_samples() if one.fields["kind"] == "complaint" and one.fields["identity"] == "open"]
    return [
        dataclasses.replace(one, paper=paper, fields={**one.fields, "channel": channel, "external_id": ""})
        for one, channel in zip(found, channels, strict=False)
    ]


def practice_of(register: Register, rows: list[Sample]) -> Practice:
    people = [
        a_signed_in(register, role, name)
        for role, name in (
            (Role.SUPERVISOR, "Hendra"),
            (Role.OFFICER, "Siti"),
            (Role.OFFICER, "Ani"),
            (Role.HANDLER, "Bambang"),
            (Role.HANDLER, "Dewi"),
        )
    ]
    return Practice(register, rows, people, read_texts())


def carry_out(practice: Practice, row: int, *words: str) -> list[tuple[str, str]]:
    """What stands in the story then: kind and officer of each entry."""
    for order, word in enumerate(words):
        practice.carry_out(Event(MORNING, row, order, word))
    return [(line.kind, line.officer) for line in practice.register.complaints.story(practice.subjects[row])]


@pytest.mark.parametrize(
    ("paper", "states"),
    [("print", ["confirmed"]), ("void", ["void", "confirmed"]), ("waiting", ["queued"]), ("none", [])],
)
def test_of_a_sample_becomes_the_paper_that_it_says(register: Register, paper: str, states: list[str]) -> None:
    practice = practice_of(register, samples("counter", paper=paper))
    carry_out(practice, 0, "record")
    assert [job.state for job in register.printing.jobs_of(practice.subjects[0])] == states


@pytest.mark.thorough
def test_every_fourth_written_complaint_lay_about_for_some_days(register: Register) -> None:
    practice = practice_of(register, samples(*["letter"] * 5, "counter"))
    for row in range(6):
        carry_out(practice, row, "record")
    received = [register.complaints.get(practice.subjects[row]) for row in range(6)]
    days = [23, 24, 24, 24, 22, 24]
    assert [complaint.received_on for complaint in received] == [date(2026, 11, day) for day in days]
    assert [bool(complaint.intake.received_why) for complaint in received] == [day != 24 for day in days]


@pytest.mark.thorough
def test_the_people_take_turns_and_somebody_else_verifies(register: Register) -> None:
    practice = practice_of(register, samples("counter", "counter"))
    words = ("record", "review", "analyse", "decide", "reached", "inform", "act", "verify", "reached", "convey", "copy")
    for row, (officer, doer, other) in enumerate((("Siti", "Bambang", "Dewi"), ("Ani", "Dewi", "Bambang"))):
        steps = carry_out(practice, row, *words)
        assert steps[0] == ("complaint.recorded", officer)
        assert {who for _, who in steps} == {officer, "Hendra", doer, other}
        case = register.handling.case(practice.subjects[row])
        by = {taken.step: taken.officer for taken in case.cycle.steps}
        assert by == {
            Step.REVIEW: "Hendra",
            Step.ANALYSE: doer,
            Step.DECIDE: doer,
            Step.INFORM: officer,
            Step.ACT: doer,
            Step.VERIFY: other,
            Step.CONVEY: officer,
        }
        assert [job.copy_no for job in register.printing.jobs_of(practice.subjects[row])] == [1, 2]


@pytest.mark.thorough
def test_a_day_is_closed_by_the_supervisor(register: Register) -> None:
    practice = practice_of(register, samples("counter"))
    carry_out(practice, 0, "record")
    close_day(practice, TODAY, new_id())
    closing = register.days.read(TODAY, DayFilter(counter="L1")).closing
    assert closing is not None
    assert (closing.officer, closing.lines) == ("Hendra", 1)
    assert closing.note in {text for text, _ in read_texts().by_step["", "closed"]}


def test_a_repeated_complaint_is_merged_into_the_same_persons_first_one(register: Register) -> None:
    first, other, again = samples("counter", "counter", "counter")
    again = dataclasses.replace(again, fields={**again.fields, "phone": first.fields["phone"]})
    practice = practice_of(register, [other, first, again])
    for row in range(3):
        carry_out(practice, row, "record")
    carry_out(practice, 2, "review", "merge")
    body = register.complaints.story(practice.subjects[2])[-1].body
    assert (body["step"], body["other"]) == ("merge", str(practice.subjects[1]))
