from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import May, Officer, Role
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.reports.report_approval import SupervisorWords
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal import hash_tree, ids
from frontoffice.register.projection import approved_report
from frontoffice.register.queries.day_query import DayFilter, RegisterDay
from frontoffice.register.register import Register
from tests.support.approvals import NOVEMBER, approved
from tests.support.examples import MORNING, TODAY, OfficeClock, a_letter, an_intake, an_officer

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya", position="Kepala Bidang")


def record(register: Register, **changes: Any) -> Complaint:
    return register.complaints.record(an_intake(**changes), OFFICER, uuid4()).complaint


def page(register: Register, counter: str = "L1") -> RegisterDay:
    return register.days.read(TODAY, DayFilter(counter=counter))


def close(register: Register, by: Officer = SUPERVISOR, counter: str = "L1", **day: int) -> Any:
    return register.closing.close(TODAY + timedelta(**day), counter, "Cocok dengan buku.", by, uuid4())


def problem(register: Register, *arguments: Any, **day: Any) -> Problem:
    with pytest.raises(Refused) as refused:
        close(register, *arguments, **day)
    (found,) = refused.value.problems
    return found


@pytest.mark.thorough
def test_a_closed_page_says_who_closed_it_when_and_up_to_which_number(register: Register, clock: OfficeClock) -> None:
    record(register)
    last = record(register)
    head = register.complaints.story(last.subject)[-1].hash.hex()
    clock.move(hours=5)
    closing = close(register)
    assert page(register).closing == closing
    assert (closing.officer, closing.position, closing.closed_at) == ("Hendra Wijaya", "Kepala Bidang", clock())
    assert (closing.lines, closing.last, closing.note) == (2, 2, "Cocok dengan buku.")
    assert closing.head == head
    entries = register.outbox.entries() - 1  # without the closing itself
    assert closing.entries == entries
    with register.unit.reading():
        root = hash_tree.root(register.unit.connection, register.unit.origin, entries)
    assert closing.root == checkpoint.root_text(root)
    assert page(register).corrected == frozenset()


@pytest.mark.thorough
def test_a_day_on_which_nothing_came_can_be_closed_too(register: Register) -> None:
    assert (close(register).lines, close(register, days=-1).last) == (0, 0)


@pytest.mark.thorough
def test_what_comes_after_it_stands_as_a_correction_and_is_closed_again(register: Register) -> None:
    first, second, third = record(register), record(register), record(register)
    close(register)
    register.handling.review(first.subject, "Dicek", SUPERVISOR, uuid4())  # handling goes on; the page is as it was
    assert page(register).corrected == frozenset()
    register.amendments.amend(second.subject, an_intake(respondent="Loket 3"), "Salah dengar", OFFICER, uuid4())
    register.handling.cancel(third.subject, "Tercatat dua kali", SUPERVISOR, uuid4())
    fourth = record(register)
    assert page(register).corrected == {second.subject, third.subject, fourth.subject}
    assert close(register).lines == 4
    assert page(register).corrected == frozenset()


def test_a_page_that_is_closed_is_not_closed_twice(register: Register) -> None:
    record(register)
    close(register)
    facts = {"officer": "Hendra Wijaya", "at": MORNING}
    assert problem(register) == Problem("day", RegisterRefusal.DAY_CLOSED, facts)


@pytest.mark.thorough
def test_the_note_of_a_page_has_an_end(register: Register) -> None:
    with pytest.raises(Refused) as refused:
        register.closing.close(TODAY, "L1", "x" * 50_001, SUPERVISOR, uuid4())
    too_long = Problem("note", FieldRefusal.TOO_LONG, {"length": 50_001, "most": 50_000})
    assert refused.value.problems == (too_long,)
    assert register.closing.close(TODAY, "L1", "x" * 50_000, SUPERVISOR, uuid4()).note == "x" * 50_000


def test_the_same_action_closes_once_however_often_it_is_tried(register: Register) -> None:
    action = uuid4()
    first = register.closing.close(TODAY, "L1", "", SUPERVISOR, action)
    assert register.closing.close(TODAY, "L1", "", SUPERVISOR, action) == first


def test_only_a_supervisor_closes_and_only_a_counters_day_that_has_come(register: Register) -> None:
    facts = {"role": Role.OFFICER, "what": May.REVIEW}
    assert problem(register, OFFICER, "") == Problem("", AccessRefusal.NOT_ALLOWED, facts)
    assert problem(register, counter="") == Problem("day", RegisterRefusal.NO_ONE_COUNTER)
    assert problem(register, days=1) == Problem("day", FieldRefusal.DATE_IN_FUTURE)


@pytest.mark.thorough
def test_each_counters_page_is_closed_by_itself(register: Register) -> None:
    record(register)
    close(register)
    assert page(register, "L2").closing is None
    assert register.days.read(TODAY).closing is None


@pytest.mark.thorough
def test_the_closing_is_there_after_the_tables_are_made_anew(register: Register) -> None:
    record(register)
    closing = close(register)
    register.maintenance.rebuild()
    assert page(register).closing == closing


@pytest.mark.thorough
def test_what_a_closing_writes_are_the_counts_of_the_page(register: Register) -> None:
    first, second = record(register), record(register)
    register.complaints.record(a_letter(documents=False), OFFICER, uuid4())
    register.handling.review(first.subject, "", SUPERVISOR, uuid4())
    register.handling.cancel(second.subject, "x", SUPERVISOR, uuid4())
    job = register.printing.queue(first.subject, "Loket", OFFICER)
    register.printing.start_sending(job.job_id)
    register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER, "gs_r")
    totals = page(register).totals
    register.closing.close(TODAY, "L1", " Cocok\0 ", SUPERVISOR, uuid4())
    (line,) = register.complaints.story(ids.subject("closed", "L1/2026-11-24"))
    expected = {
        "series": "L1",
        "day": "2026-11-24",
        "lines": 3,
        "last": 3,
        "unreviewed": totals.unreviewed,
        "unprinted": totals.unprinted,
        "incomplete": 1,
        "cancelled": 1,
        "position": "Kepala Bidang",
        "note": "Cocok",
    }
    assert {name: line.body[name] for name in expected} == expected


@pytest.mark.thorough
def test_a_report_that_was_approved_stands_on_the_days_page_and_before_the_end_that_its_closing_names(
    register: Register, clock: OfficeClock
) -> None:
    record(register)
    report = approved(register, by=SUPERVISOR)
    (line,) = page(register).approved
    assert line.entry_id == report.entry_id
    (entry,) = register.complaints.story(approved_report.subject(NOVEMBER))
    assert close(register).head == entry.hash.hex()
    assert page(register).approved_since == ()
    assert page(register, "L2").approved == page(register, "").approved == ()
    clock.move(hours=1)
    approved(register, by=SUPERVISOR, words=SupervisorWords())
    assert len(page(register).approved_since) == 1
    close(register)  # again, since the chain went on
    assert page(register).approved_since == ()
