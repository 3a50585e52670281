from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import apsw
import pytest

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import RULES, Outcome, Ruling, Source, Step
from frontoffice.domain.complaint import Kind
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.people import Officer, Role, may
from frontoffice.domain.switches import VERIFIED_BY_OTHER
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.queries import worklist
from frontoffice.register.queries.urgency import URGENCIES, Days
from frontoffice.register.register import Register
from tests.support.due_letters import BAMBANG, HENDRA, SITI, YULIANA, letters, many, numbers
from tests.support.examples import OfficeClock, a_letter, a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.switched import let_extend

__all__ = ["many"]

ACCEPTED = Classified(ruling=Ruling.ACCEPTED)


@pytest.mark.thorough
def test_the_most_urgent_comes_first_whatever_was_recorded_first(many: Register) -> None:
    dates = [line.clock_on for line in many.worklist.read(HENDRA).lines]
    assert dates == ["2026-11-20", "2026-11-24", "2026-11-25", "2026-11-27", "2026-12-03", "2026-12-14"]
    assert many.worklist.read(HENDRA).total == 6


@pytest.mark.thorough
def test_remaining_days_are_working_days(many: Register) -> None:
    assert many.worklist.read(HENDRA).left == {
        "2026-11-20": -2,
        "2026-11-24": 0,
        "2026-11-25": 1,
        "2026-11-27": 3,
        "2026-12-03": 7,
        "2026-12-14": 14,
    }


@pytest.mark.thorough
def test_each_group_of_urgency_has_its_own(many: Register) -> None:
    due = {
        worklist.LATE: ["2026-11-20"],
        worklist.TODAY: ["2026-11-24"],
        worklist.SOON: ["2026-11-25", "2026-11-27"],
    }
    pages = {group: many.worklist.read(HENDRA, group) for group in due}
    assert {group: [line.clock_on for line in page.lines] for group, page in pages.items()} == due
    assert [(page.total, page.counts[group]) for group, page in pages.items()] == [(1, 1), (1, 1), (2, 2)]


@pytest.mark.thorough
def test_on_a_saturday_what_was_due_on_friday_is_late(many: Register, clock: OfficeClock) -> None:
    clock.move(days=-3)  # Sat 21-11-2026
    page = many.worklist.read(HENDRA, worklist.LATE)
    assert [(line.clock_on, page.left[line.clock_on]) for line in page.lines] == [("2026-11-20", 0)]
    assert many.worklist.counts(HENDRA)[worklist.TODAY] == 0


@pytest.mark.thorough
def test_on_a_friday_what_is_due_on_monday_has_one_day_left(many: Register, clock: OfficeClock) -> None:
    clock.move(days=-4)
    assert many.worklist.read(HENDRA).left["2026-11-24"] == 2


@pytest.mark.thorough
def test_each_role_sees_what_waits_for_it(register: Register) -> None:
    fresh, seen = letters(register, date(2026, 11, 23), date(2026, 11, 24))
    register.handling.review(seen, "", HENDRA, uuid4())
    assert numbers(register, worklist.MINE, HENDRA) == [1, 2]  # a supervisor may do what waits for the team, too
    assert numbers(register, worklist.MINE, BAMBANG) == [2]
    assert numbers(register, worklist.MINE, SITI) == []
    assert numbers(register, worklist.MINE, YULIANA) == []
    assert numbers(register, worklist.UNREVIEWED) == [1]
    register.handling.advance(seen, StepForm(Step.ANALYSE, "x"), BAMBANG, uuid4())
    register.handling.advance(seen, StepForm(Step.DECIDE, "x"), BAMBANG, uuid4())
    assert numbers(register, worklist.MINE, SITI) == [2]
    assert fresh


@pytest.mark.thorough
def test_what_i_did_myself_does_not_wait_for_me_to_verify_it(register: Register) -> None:
    (subject,) = letters(register, date(2026, 11, 24))
    dewi = an_officer(Role.HANDLER, "Dewi Lestari")
    register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), BAMBANG, uuid4())
    register.handling.review(subject, "", HENDRA, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT):
        register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), BAMBANG, uuid4())
        register.handling.advance(subject, StepForm(step, "x"), BAMBANG, uuid4())
    assert numbers(register, worklist.MINE, BAMBANG) == []
    assert register.worklist.counts(BAMBANG)[worklist.MINE] == 0
    assert numbers(register, worklist.MINE, dewi) == [1]
    assert register.worklist.counts(dewi)[worklist.MINE] == 1
    register.reference_data.set_limit(
        Limit(VERIFIED_BY_OTHER, "Verifikasi oleh orang lain", 0, Unit.SWITCH), HENDRA, uuid4()
    )
    assert numbers(register, worklist.MINE, BAMBANG) == [1]
    assert register.worklist.counts(BAMBANG)[worklist.MINE] == 1
    register.handling.advance(subject, StepForm(Step.RETURN, "x"), BAMBANG, uuid4())
    assert numbers(register, worklist.MINE, BAMBANG) == [1]  # doing it again waits for the doer, too


@pytest.mark.thorough
def test_what_waits_for_the_complainant_has_no_clock_and_comes_last(register: Register) -> None:
    asked, _ = letters(register, date(2026, 11, 2), date(2026, 11, 24))
    register.handling.review(asked, "", HENDRA, uuid4())
    phone = Attempt("Telepon", Reach.REACHED)
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY):
        register.contacts.log(asked, phone, SITI, uuid4())
        form = StepForm(step, "x", outcome=Outcome.PROVEN, source=Source.SPOKEN, late_why="Antre")
        register.handling.advance(asked, form, BAMBANG if step is Step.ACT else HENDRA, uuid4())
    assert numbers(register, "") == [2, 1]
    assert numbers(register, worklist.COMPLAINANT) == [1]
    assert register.worklist.counts(HENDRA)[worklist.LATE] == 0


@pytest.mark.thorough
def test_suggestions_are_listed_without_a_limit(register: Register) -> None:
    register.complaints.record(an_intake(kind=Kind.SUGGESTION), SITI, uuid4())
    (line,) = register.worklist.read(HENDRA).lines
    assert (line.clock_on, line.waits) == ("9999-12-31", "review")


def test_an_empty_register_has_an_empty_worklist(register: Register) -> None:
    page = register.worklist.read(HENDRA, worklist.LATE)
    assert (page.lines, page.total, set(page.counts.values())) == ((), 0, {0})


@pytest.mark.thorough
def test_only_so_many_lines_are_read_and_the_rest_is_counted(many: Register) -> None:
    page = many.worklist.read(HENDRA, "", 2)
    assert (len(page.lines), page.total) == (2, 6)


def test_no_line_is_looked_for_behind_the_last_that_is_counted(many: Register) -> None:
    """A filter of which nobody is, or few are, would otherwise go through all that is open."""
    connection, limits = many.unit.connection, list[object]()

    def note(_cursor: object, statement: str, values: Any) -> bool:
        if "INDEXED BY complaint_work" in statement:
            limits.append(values[-1])
        return True

    connection.exec_trace = note
    try:
        read = [many.worklist.read(HENDRA, group, 3) for group in ("", worklist.PAPERS_OVERDUE, worklist.MINE)]
    finally:
        connection.exec_trace = None
    assert limits == [min(3, one.total) for one in read]
    assert 0 in limits


@pytest.mark.thorough
def test_no_group_is_sorted_after_it_was_read(many: Register) -> None:
    connection = many.unit.connection
    many.assignments.assign_to_self(next(letters(many, date(2026, 11, 24))), SITI, uuid4())
    connection.execute("UPDATE complaint SET waits = 'inform', waits_for = ? WHERE assignee <> ''", (BAMBANG.name,))
    asked = list[tuple[str, Any]]()

    def note(_cursor: object, statement: str, values: Any) -> bool:
        if statement.startswith(f"SELECT {worklist.COLUMNS} FROM"):
            asked.append((statement, values))
        return True

    for group in ("", *worklist.GROUPS):
        asked.clear()
        connection.exec_trace = note
        try:
            many.worklist.read(HENDRA, group)
        finally:
            connection.exec_trace = None
        [(sql, values)] = asked
        plan = str(connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall())
        index = {worklist.MINE: "complaint_assigned", **{mark: mark for mark in worklist.TIMELESS}}
        assert index.get(group, "complaint_work") in plan, group
        # the few of each person that were found are put into one order; none is read to be sorted
        assert plan.count("TEMP B-TREE") == (group == worklist.MINE), group
        assert "SCAN complaint'" not in plan, group


@pytest.mark.thorough
def test_the_counts_follow_whatever_changes_the_file(many: Register) -> None:
    before = many.worklist.counts(HENDRA)[worklist.UNREVIEWED]
    (subject, *_) = (line.subject for line in many.worklist.read(HENDRA).lines)
    many.handling.review(subject, "", HENDRA, uuid4())
    assert many.worklist.counts(HENDRA)[worklist.UNREVIEWED] == before - 1
    other = apsw.Connection(str(many.path))
    other.execute("UPDATE complaint SET waits = 'analyse' WHERE waits = 'review'")
    other.close()
    assert many.worklist.counts(HENDRA)[worklist.UNREVIEWED] == 0
    connection = many.unit.connection
    connection.execute("BEGIN IMMEDIATE; UPDATE complaint SET waits = 'review'")
    assert many.worklist.counts(HENDRA)[worklist.UNREVIEWED] == 6
    connection.execute("ROLLBACK")
    assert many.worklist.counts(HENDRA)[worklist.UNREVIEWED] == 0


@pytest.mark.thorough
def test_what_was_filed_late_waits_for_the_supervisors_review(register: Register) -> None:
    # procedure, point 3: day 30 after 25-10 is 24-11, so what was received today of 24-10 is late
    late, in_time, cancelled = (
        register.complaints.record(an_intake(service_date=date(2026, 10, day)), SITI, uuid4()).complaint.subject
        for day in (24, 25, 24)
    )
    register.complaints.record(an_intake(kind=Kind.SUGGESTION, service_date=date(2026, 10, 24)), SITI, uuid4())
    register.handling.cancel(cancelled, "Tercatat dua kali", HENDRA, uuid4())
    page = register.worklist.read(HENDRA, worklist.FILED_LATE)
    assert ([line.subject for line in page.lines], page.total) == ([late], 1)
    assert register.worklist.counts(HENDRA)[worklist.FILED_LATE] == 1
    register.handling.review(late, "Dilanjutkan, pemohon sakit", HENDRA, uuid4(), ACCEPTED)
    assert register.worklist.read(HENDRA, worklist.FILED_LATE).total == 0
    complaint = register.complaints.get(late)
    assert (complaint.late_decided_by, complaint.late_decision) == ("Hendra Wijaya", "Dilanjutkan, pemohon sakit")
    assert not complaint.waits_for_decision
    assert in_time not in [line.subject for line in page.lines]


@pytest.mark.thorough
def test_a_review_from_before_it_was_known_to_be_late_decides_nothing(register: Register) -> None:
    subject = register.complaints.record(an_intake(service_date=date(2026, 11, 12)), SITI, uuid4()).complaint.subject
    register.handling.review(subject, "", HENDRA, uuid4())
    register.amendments.amend(subject, an_intake(service_date=date(2026, 10, 12)), "Tanggal salah", SITI, uuid4())
    assert register.worklist.counts(HENDRA)[worklist.FILED_LATE] == 1
    register.handling.review(subject, "Dilanjutkan", HENDRA, uuid4(), ACCEPTED)
    assert register.worklist.counts(HENDRA)[worklist.FILED_LATE] == 0
    register.amendments.amend(subject, an_intake(service_date=date(2026, 11, 12)), "Sudah benar", SITI, uuid4())
    assert register.complaints.get(subject).late_decided_by == ""


@pytest.mark.thorough
def test_a_limit_in_hours_is_late_on_its_own_day(many: Register, clock: OfficeClock) -> None:
    """Recorded Tue 24-11-2026 10.32, light: 13.32; the letter that is due that day has until midnight."""
    light = many.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    many.handling.review(light, "", HENDRA, uuid4(), Classified("level.light"))
    assert many.worklist.counts(HENDRA)[worklist.LATE] == 1
    assert many.worklist.counts(HENDRA)[worklist.TODAY] == 2
    clock.move(hours=3)  # 13.32
    assert many.worklist.counts(HENDRA)[worklist.LATE] == 1
    clock.move(minutes=1)
    late, today = many.worklist.read(HENDRA, worklist.LATE), many.worklist.read(HENDRA, worklist.TODAY)
    assert [(line.clock_on, line.clock_time) for line in late.lines] == [
        ("2026-11-20", "24.00"),
        ("2026-11-24", "13.32"),
    ]
    assert [(line.clock_on, line.clock_time) for line in today.lines] == [("2026-11-24", "24.00")]
    assert (late.total, today.total) == (2, 1)


@pytest.mark.thorough
def test_each_group_reads_as_many_lines_as_it_counts(many: Register, tmp_path: Path, clock: OfficeClock) -> None:
    """Every group has somebody in it, and somebody who is not."""
    incomplete, overdue, disputed = (
        many.complaints.record(a_letter(documents=False, external_id=""), SITI, uuid4()).complaint.subject
        for _ in range(3)
    )
    clock.move(days=1)
    many.contacts.ask_papers(incomplete, None, SITI, uuid4())
    clock.move(days=-1)
    many.contacts.ask_papers(overdue, None, SITI, uuid4())
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2", clock=clock)) as other:
        carry(many, other)
        for desk, wish in ((many, "a"), (other, "b")):
            intake = dataclasses.replace(desk.complaints.get(disputed).intake, wish=wish)
            desk.amendments.amend(disputed, intake, "x", SITI, uuid4())
        carry(other, many)
    register = many
    late = a_letter(service_date=date(2026, 10, 1), external_id="")
    filed_late = register.complaints.record(late, SITI, uuid4()).complaint.subject
    asked = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    for step in (Step.REVIEW, Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY):
        register.contacts.log(asked, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        form = StepForm(step, "x", outcome=Outcome.PROVEN, source=Source.SPOKEN)
        register.handling.advance(asked, form, BAMBANG if step is Step.ACT else HENDRA, uuid4())
    clock.move(days=30)
    expected = {
        worklist.INCOMPLETE: {incomplete, overdue, disputed},
        worklist.PAPERS_OVERDUE: set(),
        worklist.CONFLICT: {disputed},
        worklist.FILED_LATE: {filed_late},
        worklist.COMPLAINANT: {asked},
        worklist.REMINDED: {asked},
    }
    for group in worklist.GROUPS:
        page = register.worklist.read(HENDRA, group)
        assert len(page.lines) == page.total == page.counts[group] == register.worklist.counts(HENDRA)[group], group
        if group in expected:
            assert {line.subject for line in page.lines} == expected[group], group
    clock.move(days=1)  # the 30 days since the 24th are over, those since the 25th are not
    page = register.worklist.read(HENDRA, worklist.PAPERS_OVERDUE)
    assert ([line.subject for line in page.lines], page.counts[worklist.PAPERS_OVERDUE]) == ([overdue], 1)


@pytest.mark.parametrize(
    ("left", "group"), [(1, "soon"), (3, "soon"), (4, "later"), (8, "later"), (0, "today"), (-1, "late")]
)
def test_a_group_of_urgency_ends_with_its_day(register: Register, left: int, group: str) -> None:
    """Today is Tuesday, 24 November 2026; no holiday is near."""
    days = [date(2026, 11, 23), *(date(2026, 11, day) for day in (24, 25, 26, 27, 30))]
    days += [date(2026, 12, day) for day in (1, 2, 3, 4)]
    on = days[left + 1].isoformat()
    office = register.unit.handling_context()
    counted = Days(office, [on, "2026-12-31", "2020-01-01"])
    assert counted.left(on) == left
    assert counted.urgency(on, "24.00") == group
    assert counted.urgency("9999-12-31", "24.00") == "later"


def test_what_is_due_now_is_not_late_yet(register: Register) -> None:
    days = Days(register.unit.handling_context(), ["2026-11-24"])
    assert [days.urgency("2026-11-24", time) for time in ("10.31", "10.32", "10.33")] == ["late", "today", "today"]


@pytest.mark.parametrize(
    ("officer", "steps"),
    [
        (SITI, {Step.INFORM, Step.CONVEY, Step.ANSWER}),
        (BAMBANG, {Step.ANALYSE, Step.DECIDE, Step.ACT, Step.VERIFY, Step.RETURN}),
        (YULIANA, set()),
    ],
)
def test_the_steps_that_wait_for_a_role_are_those_that_it_may_take(officer: Officer, steps: set[Step]) -> None:
    own = set(worklist.own_steps(officer))
    assert steps <= own
    assert Step.SATISFIED not in own
    assert all(may(officer, RULES[step].may) for step in own)


@pytest.mark.thorough
def test_what_somebody_did_under_a_name_alone_does_not_wait_for_them(register: Register) -> None:
    """As in entries of an older program, which named no identity."""
    (subject,) = letters(register, date(2026, 11, 24))
    connection = register.unit.connection
    connection.execute("UPDATE complaint SET waits = 'verify', done_by = ?", (BAMBANG.name,))
    assert numbers(register, worklist.MINE, BAMBANG) == []
    assert register.worklist.counts(BAMBANG)[worklist.MINE] == 0
    connection.execute("UPDATE complaint SET done_by = ?", (str(BAMBANG.officer_id),))
    assert numbers(register, worklist.MINE, BAMBANG) == []
    connection.execute("UPDATE complaint SET done_by = 'Lain'")
    assert numbers(register, worklist.MINE, BAMBANG) == [1]
    assert subject


@pytest.mark.thorough
def test_two_hundred_lines_are_read_unless_more_are_asked_for(register: Register) -> None:
    register.complaints.record(an_intake(), SITI, uuid4())
    rows = register.unit.connection.execute("SELECT name FROM pragma_table_info('complaint')").fetchall()
    listed = ", ".join(f'"{name}"' for (name,) in rows if name not in ("id", "subject"))
    register.unit.connection.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO complaint (id,"
        f" subject, {listed}) SELECT i, randomblob(16), {listed} FROM complaint, n"
    )
    page = register.worklist.read(HENDRA)
    assert (len(page.lines), page.total) == (200, 201)
    assert len(register.worklist.read(HENDRA, "", 201).lines) == 201


@pytest.mark.thorough
def test_lines_of_one_urgency_stand_in_the_order_of_recording(register: Register, clock: OfficeClock) -> None:
    subjects = []
    for _ in range(4):
        clock.move(minutes=1)
        subjects.append(register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject)
    assert [line.subject for line in register.worklist.read(HENDRA).lines] == subjects


def test_a_group_is_counted_by_its_urgency_and_read_by_it(many: Register) -> None:
    for group in ("", worklist.MINE, worklist.UNREVIEWED, worklist.COMPLAINANT):
        whole = many.worklist.read(HENDRA, group)
        assert sum(whole.urgent.values()) == whole.total == whole.counts.get(group, whole.everything)
        parts = [many.worklist.read(HENDRA, group, urgency=one) for one in URGENCIES]
        assert [part.total for part in parts] == [whole.urgent[one] for one in URGENCIES]
        assert [line for part in parts for line in part.lines] == list(whole.lines)
    late = many.worklist.read(HENDRA, worklist.FILED_LATE, urgency=URGENCIES[0])
    assert (late.urgent, late.total) == ({}, late.counts[worklist.FILED_LATE])


def test_a_target_before_the_due_date_is_not_said_to_be_extended(register: Register) -> None:
    let_extend(register)
    (subject,) = letters(register, date(2026, 11, 24))
    register.handling.extend(subject, ExtensionForm(date(2026, 12, 28), "Menunggu", "S/1"), HENDRA, uuid4())

    def stands() -> tuple[str, str]:
        (line,) = register.worklist.read(HENDRA).lines
        return line.clock_on, line.longer_until

    assert stands() == ("2026-12-14", "2026-12-28")
    register.handling.review(subject, "", HENDRA, uuid4(), Classified(level="level.light"))
    assert stands() == ("2026-11-25", ""), "this is what the level asks for, which nothing extended"
