from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from fractions import Fraction
from uuid import uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Outcome, Source, Step
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import (
    Cut,
    CutLine,
    Movement,
    OpenDay,
    OpenSlips,
    Scope,
    Selection,
    Spans,
    Subset,
    Topic,
)
from frontoffice.domain.slips import SlipUse
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.queries.reports import parts
from frontoffice.register.register import Register
from tests.support.examples import MORNING, OfficeClock, an_intake, an_officer
from tests.support.letters_of_a_day import HENDRA, SITI, a_letter_of

BAMBANG = an_officer(Role.HANDLER, "Bambang Sutrisno")
NOVEMBER = Scope(report_period.parse("2026-11"))
CYCLE = (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY)


def handled(register: Register, on: date, *steps: Step) -> None:
    """A letter received on a day, reviewed and handled today."""
    subject = a_letter_of(register, on)
    register.handling.review(subject, "", HENDRA, uuid4())
    for step in steps:
        if step in (Step.INFORM, Step.CONVEY):
            register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
        form = StepForm(step, "Sudah", outcome=Outcome.PROVEN, source=Source.SPOKEN, late_why="Antre")
        register.handling.advance(subject, form, BAMBANG if step is Step.ACT else HENDRA, uuid4())


@pytest.fixture
def november(register: Register) -> Register:
    """Received on 30 October (open), 2 (late answer, satisfied), 16 (waits) and 24 November (new)."""
    a_letter_of(register, date(2026, 10, 30))
    handled(register, date(2026, 11, 2), *CYCLE, Step.SATISFIED)
    handled(register, date(2026, 11, 16), *CYCLE)
    register.complaints.record(an_intake(sector="ESDM", service="Izin tambang"), SITI, uuid4())
    return register


@pytest.mark.thorough
def test_a_limit_in_hours_is_late_on_its_own_day_in_figures_and_lists(register: Register, clock: OfficeClock) -> None:
    """Reviewed at 10.32 with a limit of three hours: late from 13.33 on, and due this week until then."""
    complaint = register.complaints.record(an_intake(), SITI, uuid4()).complaint
    register.handling.review(complaint.subject, "", HENDRA, uuid4(), Classified("level.light"))

    def counted() -> tuple[int, ...]:
        figures = register.reports.figures(NOVEMBER)
        lists = (register.reports.count(Selection(NOVEMBER, one)) for one in (Subset.LATE, Subset.DUE_THIS_WEEK))
        filtered = register.lists.page(ListQuery(only=ListFilter(late=True))).lines
        return (figures.late, figures.due_this_week, *lists, len(filtered))

    clock.move(hours=3)
    assert counted() == (0, 1, 0, 1, 0)
    clock.move(minutes=1)
    assert counted() == (1, 0, 1, 0, 1)


@pytest.mark.thorough
def test_what_came_over_came_in_and_was_done_leaves_the_rest(november: Register) -> None:
    figures = november.reports.figures(NOVEMBER)
    assert figures.movement == Movement(carried=1, received=3, done=1, rest=3)
    assert (figures.before, figures.year_before) == (Movement(0, 1, 0, 1), Movement(0, 0, 0, 0))
    assert (figures.late, figures.waiting, figures.satisfied, figures.cycles) == (1, 1, 1, {1: 1})
    assert figures.ages == {"0-5": 1, "6-10": 1, "11-30": 1, "31-": 0}
    assert len(figures.trend) == 30
    assert figures.trend[1] == (report_period.parse("2026-11-02"), Movement(1, 1, 0, 2))


@pytest.mark.thorough
def test_spans_are_working_days_and_a_late_answer_is_counted(november: Register) -> None:
    figures = november.reports.figures(NOVEMBER)
    assert figures.response == Spans(2, Fraction(11), Fraction(11), {1: 0, 3: 0, 5: 0, 14: 1})  # 16 and 6
    assert figures.closing == Spans(1, Fraction(16), Fraction(16), {1: 0, 3: 0, 5: 0, 14: 0})
    assert figures.response_late == 1


@pytest.mark.thorough
def test_cuts_have_the_offices_words_and_say_what_of_the_rest_waits_or_is_late(november: Register) -> None:
    cuts = november.reports.figures(NOVEMBER).cuts
    assert cuts[Cut.SECTOR] == (
        CutLine("Perhubungan", "Perhubungan", received=2, done=1, rest=2, late=1, waiting=1),
        CutLine("ESDM", "ESDM", received=1, done=0, rest=1, late=0, waiting=0),
    )
    assert {line.label for line in cuts[Cut.CHANNEL]} == {"Loket", "Surat diantar"}
    assert all(sum(line.received for line in lines) == 3 for lines in cuts.values())


@pytest.mark.thorough
def test_topics_and_repeats(november: Register) -> None:
    figures = november.reports.figures(NOVEMBER)
    late = "penundaan-berlarut"
    assert figures.topics == (
        Topic(late, "HUB-01", "Penundaan berlarut · Izin trayek AKDP", 2),
        Topic(late, "other", "Penundaan berlarut · Lainnya", 1),
    )
    assert (figures.same_service, figures.same_person) == (2, 3)


@pytest.mark.thorough
def test_slips_printed_by_the_end_of_the_period_are_told_while_they_are_open(
    register: Register, clock: OfficeClock
) -> None:
    register.slips.reserve(4, "Pemadaman", SITI, uuid4())
    two = [Number("L1", 2026, no) for no in (1, 3)]
    register.slips.void(two[1:], "Rusak", HENDRA, uuid4())
    open_ones = (
        OpenSlips("L1", "0001/PGD-L1/2026", "0002/PGD-L1/2026", 2),
        OpenSlips("L1", "0004/PGD-L1/2026", "0004/PGD-L1/2026", 1),
    )
    clock.move(days=10)
    register.slips.reserve(1, "Pemadaman", SITI, uuid4())
    for scope in (NOVEMBER, dataclasses.replace(NOVEMBER, counter="L1")):
        assert register.reports.figures(scope).open_slips == open_ones
    assert register.reports.figures(dataclasses.replace(NOVEMBER, counter="L2")).open_slips == ()
    register.complaints.record(an_intake(), SITI, uuid4(), slip=SlipUse(two[0], MORNING))
    (run, last) = register.reports.figures(NOVEMBER).open_slips
    assert (run.first, run.many, last) == ("0002/PGD-L1/2026", 1, open_ones[1])


@pytest.mark.thorough
def test_a_day_is_told_as_open_once_it_is_over_and_until_it_is_closed(register: Register, clock: OfficeClock) -> None:
    register.complaints.record(an_intake(), SITI, uuid4())
    today = register.today()
    assert register.reports.figures(NOVEMBER).not_closed == ()
    clock.move(days=1)
    figures = register.reports.figures(NOVEMBER)
    assert figures.not_closed == (OpenDay("L1", today),)
    assert [(desk.counter, desk.last_entry_at) for desk in figures.heard] == [("L1", clock() - timedelta(days=1))]
    assert register.reports.figures(dataclasses.replace(NOVEMBER, counter="L2")).heard == ()
    register.closing.close(today, "L1", "", HENDRA, uuid4())
    assert register.reports.figures(NOVEMBER).not_closed == ()


@pytest.mark.parametrize(
    ("period", "divided"),
    [
        ("2026-11-24", ()),
        ("2026-W48", tuple(f"2026-11-{day}" for day in range(23, 30))),
        ("2026-Q4", ("2026-10", "2026-11", "2026-12")),
        ("2026-10-30..2026-11-01", ("2026-10-30", "2026-10-31", "2026-11-01")),
        ("2026-10-30..2026-12-02", ("2026-10-30..2026-10-31", "2026-11", "2026-12-01..2026-12-02")),
    ],
)
def test_a_period_is_divided_by_months_or_days(period: str, divided: tuple[str, ...]) -> None:
    assert tuple(map(str, parts(report_period.parse(period)))) == divided


@pytest.mark.thorough
def test_consultations_are_counted_apart_as_far_as_the_period_reaches(register: Register, clock: OfficeClock) -> None:
    for channel, days in (("counter", 0), ("counter", 7), ("telephone", 1)):
        clock.move(days=days)
        register.consulting.record(Inquiry(channel, "Syarat", "", "Siti"), SITI, uuid4())
    counted = register.reports.figures(Scope(report_period.parse("2026-11-24..2026-12-02"))).consultations
    assert counted is not None
    assert [(one.label, one.many) for one in counted.months] == [
        ("24 s.d. 30 November 2026", 1),
        ("1 s.d. 2 Desember 2026", 2),
    ]
    assert [(one.label, one.many) for one in counted.channels] == [("Loket", 2), ("Telepon", 1)]
    assert counted.total == 3
    assert register.reports.figures(NOVEMBER).movement.received == 0


@pytest.mark.thorough
def test_after_ninety_days_it_is_no_repeat_whichever_counter_had_it_before(register: Register) -> None:
    for on in (date(2026, 5, 1), date(2026, 7, 30), date(2026, 10, 29), date(2026, 10, 29), date(2026, 10, 30)):
        a_letter_of(register, on)
    year = Scope(report_period.parse("2026"))
    figures = register.reports.figures(year)
    assert (figures.same_service, figures.same_person) == (2, 2)  # 90 days after the first, one day after the third
    register.unit.connection.execute(
        "UPDATE complaint SET series = 'L2' WHERE received_on IN ('2026-05-01', '2026-10-30')"
    )
    assert register.reports.figures(dataclasses.replace(year, counter="L1")).same_service == 1
    assert register.reports.figures(dataclasses.replace(year, counter="L2")).same_service == 1


@pytest.mark.thorough
def test_on_its_day_it_is_due_this_week_and_late_from_the_next_day_on(register: Register, clock: OfficeClock) -> None:
    due = register.complaints.record(an_intake(), SITI, uuid4()).complaint.due.day
    found = []
    for days in (-8, 0, 1):
        clock.move(days=(due + timedelta(days=days) - register.today()).days)
        figures = register.reports.figures(NOVEMBER)
        listed = [register.reports.count(Selection(NOVEMBER, one)) for one in (Subset.LATE, Subset.DUE_THIS_WEEK)]
        assert listed == [figures.late, figures.due_this_week]
        found.append(listed)
    assert found == [[0, 0], [0, 1], [1, 0]]
