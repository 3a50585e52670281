"""Two counters over weeks, at random: what the office promises about dates holds whatever its people do."""

from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.calendar.report_period import PeriodKind, containing
from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.case_entry import step_of
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import RESPONDS, RULES, Ground, Outcome, Source, Step
from frontoffice.domain.complaint import CLOSED, Complainant, Kind, RequiredPaper
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer
from frontoffice.domain.reports.report import Basis, Scope
from frontoffice.domain.reports.report_comparison import Measure
from frontoffice.errors import Refused
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import comparing
from frontoffice.register.projection.approved_report import ApprovedReport
from frontoffice.register.register import Register
from tests.support import approvals, folded_beside, projected_tables, report_folds
from tests.support.drawn import examples
from tests.support.entry_builder import BAMBANG, DEWI, HENDRA, SITI
from tests.support.examples import OfficeClock, a_letter, a_register
from tests.support.list_meanings import counted_as
from tests.support.manual_sync import carry, rows_for
from tests.support.switched import let_extend

BEGAN = date(2026, 11, 24)
desks = st.sampled_from([0, 1])
people = st.sampled_from([SITI, BAMBANG, DEWI, HENDRA])
days_back = st.sampled_from([None, 0, 1, 2, 5])
NEXT_OF_ALL = [Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY]


class OfficeOfDesks(RuleBasedStateMachine):
    """Complaints of two counters that exchange now and then; the calendar changes, clocks go wrong, people correct."""

    subjects = Bundle("subjects")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = OfficeClock()
        self.desks = tuple(
            a_register(Path(self.folder.name, name), clock=self.clock, counter=name) for name in ("L1", "L2")
        )
        for desk in self.desks:
            let_extend(desk)
        self.all: list[UUID] = []
        self.approved: list[tuple[int, ApprovedReport, report_folds.Laid]] = []
        self.looked_at: list[dict[bytes, int]] = [{}, {}]  # how many entries each subject had at each desk

    def teardown(self) -> None:
        """At the end they know the same, and so does whoever reads the journal anew."""
        for giver, taker in (self.desks, reversed(self.desks)):
            carry(giver, taker)
        tables = [projected_tables.read(desk.unit.connection) for desk in self.desks]
        assert tables[0]["complaint"] == tables[1]["complaint"]
        assert tables[0]["reminder"] == tables[1]["reminder"]
        with closing(a_register(Path(self.folder.name, "new"), clock=self.clock, counter="L3")) as new:
            folded_beside.take(new, rows_for(self.desks[0], new))
            assert comparing.first_difference(new.unit.connection) == ""
            assert projected_tables.read(new.unit.connection)["complaint"] == tables[0]["complaint"]
        self.looked_at = [{}, {}]
        self.dates_hold()
        self.figures_hold()
        self.approved_reports_hold()
        for desk, before in zip(self.desks, tables, strict=True):
            assert comparing.first_difference(desk.unit.connection) == ""
            desk.maintenance.rebuild()
            assert projected_tables.read(desk.unit.connection) == before
            desk.close()
        self.folder.cleanup()

    def figures_hold(self) -> None:
        """A week of a counter and a year of all: counted, folded, and listed, each at one desk of two that agree."""
        today = local_date(self.clock(), "WIB")
        for desk, kind, basis, counter in (
            (self.desks[0], PeriodKind.WEEK, Basis.RECORDED, "L1"),
            (self.desks[1], PeriodKind.YEAR, Basis.RECEIVED, ""),
        ):
            report_folds.demand_equal(desk, Scope(containing(kind, today), basis, counter), self.all)

    def approved_reports_hold(self) -> None:
        """What was approved stands as it was counted then; what differs is the difference of the two folds."""
        for place, report, then in self.approved:
            desk, figures = self.desks[place], report.content.figures
            kept = desk.approvals.get(figures.scope, report.entry_id)
            assert kept == report
            laid = report_folds.laid_out(figures, counted_as(desk))
            assert {name: laid[name] for name in laid if name != "topics"} == {
                name: then[name] for name in laid if name != "topics"
            }
            now = report_folds.ByFold(desk, figures.scope, self.all).laid_out()
            before, after = (report_folds.counted(one, figures.scope) for one in (then, now))
            expected = {
                key: (before.get(key, 0), after.get(key, 0))
                for key in {*before, *after}
                if before.get(key, 0) != after.get(key, 0)
            }
            found = {
                (one.selection.scope, one.selection.subset, one.selection.value, one.selection.cuts): (one.was, one.now)
                for one in desk.approvals.differences(report)
                if one.measure is Measure.COUNT and len(one.selection.cuts) < 2
            }
            assert found == expected

    def back(self, days: int | None) -> date | None:
        return None if days is None else local_date(self.clock(), "WIB") - timedelta(days=days)

    @contextlib.contextmanager
    def at(self, desk: int) -> Iterator[Register]:
        """A desk that may not know the complaint yet, and whose rules may refuse."""
        with contextlib.suppress(Refused):
            yield self.desks[desk]

    @rule(target=subjects, desk=desks, kind=st.sampled_from(Kind), back=st.integers(0, 3), complete=st.booleans())
    def record(self, desk: int, kind: Kind, back: int, complete: bool) -> UUID:
        on = self.back(back)
        letter = a_letter(kind=kind, received_on=on, received_why="Libur", external_id="", documents=complete)
        register = self.desks[desk]
        if register.numbering.find_block() == "clock_doubtful":  # set back for days: the supervisor lets it pass
            register.numbering.confirm_clock("Jam disetel mundur", HENDRA, uuid4())
        self.all.append(register.complaints.record(letter, SITI, uuid4()).complaint.subject)
        return self.all[-1]

    @precondition(lambda self: len(self.approved) < 2)  # each is folded twice
    @rule(desk=desks, kind=st.sampled_from([PeriodKind.MONTH, PeriodKind.YEAR]), counter=st.sampled_from(["", "L1"]))
    def approve(self, desk: int, kind: PeriodKind, counter: str) -> None:
        with self.at(desk) as register:
            scope = Scope(containing(kind, register.today()), Basis.RECEIVED, counter)
            then = report_folds.ByFold(register, scope, self.all).laid_out()
            report = approvals.approved(register, scope, by=HENDRA)
            self.approved.append((desk, report, then))

    @rule(desk=desks, subject=subjects, by=people, text=st.sampled_from(["Satu", "Dua", "Tiga"]))
    def correct_a_typing_error(self, desk: int, subject: UUID, by: Officer, text: str) -> None:
        with self.at(desk) as register:
            intake = dataclasses.replace(register.complaints.get(subject).intake, description=text)
            register.amendments.amend(subject, intake, "Salah ketik", by, uuid4())

    @rule(desk=desks, subject=subjects, by=people, kind=st.sampled_from(Kind))
    def correct_the_kind(self, desk: int, subject: UUID, by: Officer, kind: Kind) -> None:
        with self.at(desk) as register:
            intake = dataclasses.replace(register.complaints.get(subject).intake, kind=kind)
            register.amendments.amend(subject, intake, "Salah pilih", by, uuid4())

    @rule(
        desk=desks,
        subject=subjects,
        name=st.sampled_from(["Saleh", "PT Timah Jaya"]),
        phone=st.sampled_from(["", "0813 1111 2222"]),
    )
    def join(self, desk: int, subject: UUID, name: str, phone: str) -> None:
        with self.at(desk) as register:
            register.joined.join(subject, Complainant(name, phone=phone), SITI, uuid4())

    @rule(desk=desks, subject=subjects)
    def leave(self, desk: int, subject: UUID) -> None:
        with self.at(desk) as register:
            for joined, _ in register.complaints.get(subject).joined[:1]:
                register.joined.leave(subject, joined, "Salah nomor", SITI, uuid4())

    @rule(desk=desks, subject=subjects)
    def correct_the_last_step(self, desk: int, subject: UUID) -> None:
        with self.at(desk) as register:
            if last := register.handling.case(subject).last:
                register.handling.correct(subject, last.entry_id, "Salah", HENDRA, uuid4())

    @rule(desk=desks, subject=subjects, days=st.integers(1, 40))
    def extend(self, desk: int, subject: UUID, days: int) -> None:
        with self.at(desk) as register:
            form = ExtensionForm(register.today() + timedelta(days=days), "Menunggu dinas", "S/1")
            register.handling.extend(subject, form, HENDRA, uuid4())

    @rule(desk=desks, subject=subjects, back=st.integers(0, 6))
    def correct_the_receipt(self, desk: int, subject: UUID, back: int) -> None:
        with self.at(desk) as register:
            complaint = register.complaints.get(subject)
            on = complaint.recorded_on - timedelta(days=back)
            intake = dataclasses.replace(complaint.intake, received_on=on, received_why="Cap pos")
            register.amendments.amend(subject, intake, "Salah tanggal", SITI, uuid4())

    @rule(desk=desks, day=st.dates(BEGAN, date(2027, 2, 1)))
    def change_the_calendar(self, desk: int, day: date) -> None:
        register = self.desks[desk]
        with contextlib.suppress(Refused):
            change = register.calendar.preview([DayOff(day, LOCAL, "Libur setempat", "SE 1")])
            register.calendar.accept(change, "Libur", HENDRA, uuid4())

    @rule(desk=desks, subject=subjects, level=st.sampled_from(["", "level.light", "level.normative"]), back=days_back)
    def review(self, desk: int, subject: UUID, level: str, back: int | None) -> None:
        with self.at(desk) as register:
            register.handling.review(subject, "", HENDRA, uuid4(), Classified(level, on=self.back(back)))

    @rule(desk=desks, subject=subjects, by=people, back=days_back, data=st.data())
    def step(self, desk: int, subject: UUID, by: Officer, back: int | None, data: st.DataObject) -> None:
        with self.at(desk) as register:
            may = [offer.step for offer in register.handling.possible_steps(subject, by) if offer.problem is None]
            if may:
                self._take(register, subject, data.draw(st.sampled_from(may)), by, self.back(back))

    @rule(desk=desks, subject=subjects, steps=st.integers(1, 6), back=days_back)
    def go_on(self, desk: int, subject: UUID, steps: int, back: int | None) -> None:
        """Several steps at once, so that histories get far."""
        with self.at(desk) as register:
            for step in NEXT_OF_ALL[:steps]:
                by = BAMBANG if step is Step.ACT else HENDRA
                if "reached" in RULES[step].holds:
                    register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
                with contextlib.suppress(Refused):
                    self._take(register, subject, step, by, self.back(back))

    def _take(self, register: Register, subject: UUID, step: Step, by: Officer, on: date | None) -> None:
        form = StepForm(
            step,
            "Sudah",
            on,
            Outcome.PROVEN,
            Source.SPOKEN,
            "OPD",
            self.all[0],
            "Antre",
            ground=Ground.OTHER,
            letter="1",
        )
        register.handling.advance(subject, form, by, uuid4())

    @rule(desk=desks, subject=subjects, reach=st.sampled_from(Reach), hours=st.sampled_from([0, 0, 1, 24, 60, 140]))
    def contact(self, desk: int, subject: UUID, reach: Reach, hours: int) -> None:
        with self.at(desk) as register:
            at = self.clock() - timedelta(hours=hours) if hours else None
            register.contacts.log(subject, Attempt("Telepon", reach, at=at), SITI, uuid4())

    @rule(desk=desks, subject=subjects, back=days_back)
    def papers(self, desk: int, subject: UUID, back: int | None) -> None:
        with self.at(desk) as register:
            register.contacts.ask_papers(subject, self.back(back), SITI, uuid4())
            register.contacts.complete_papers(subject, frozenset(RequiredPaper), self.back(back), SITI, uuid4())

    @rule(desk=desks, subject=subjects, days=st.integers(1, 16))
    def correct_what_was_answered_before_the_calendar_changed(self, desk: int, subject: UUID, days: int) -> None:
        """What chance alone seldom puts together within a few weeks."""
        self.review(desk=desk, subject=subject, level="", back=None)
        self.go_on(desk=desk, subject=subject, steps=3, back=None)
        self.change_the_calendar(desk=desk, day=local_date(self.clock(), "WIB") + timedelta(days=days))
        self.correct_a_typing_error(desk=desk, subject=subject, by=HENDRA, text=f"Lain {days}")

    @rule(giver=desks)
    def exchange(self, giver: int) -> None:
        carry(self.desks[giver], self.desks[1 - giver])

    @rule(days=st.sampled_from([-2, -1, 1, 1, 3, 8, 21]))
    def time_passes(self, days: int) -> None:
        """Now and then somebody sets the clock back; the office does not last into years without a calendar."""
        self.clock.move(days=days)
        if not BEGAN <= local_date(self.clock(), "WIB") <= date(2027, 6, 1):
            self.clock.move(days=-days)

    @invariant()
    def dates_hold(self) -> None:
        """Of each complaint about which a desk has learnt something."""
        for place, register in enumerate(self.desks):
            before = self.looked_at[place]
            now = self.looked_at[place] = dict(register.unit.connection.execute(_ENTRIES))
            for subject in self.all:
                if now.get(subject.bytes) == before.get(subject.bytes):
                    continue
                story = register.complaints.story(subject)
                if story and story[0].kind == EntryKind.RECORDED:
                    promises(register, subject, story)


_ENTRIES = "SELECT subject, count(*) FROM journal GROUP BY subject"


def promises(register: Register, subject: UUID, story: Sequence[StoryLine]) -> None:
    """What holds of one complaint at one desk; read from its entries, not from what the program makes of them."""
    complaint, case = register.complaints.get(subject), register.handling.case(subject)
    assert complaint.received_on == complaint.intake.received_on
    story = [line for line in story if line.entry_id not in case.corrected_steps]
    assert complaint.due.day == due_by_hand(story)
    steps = [taken for cycle in case.cycles for taken in cycle.steps]
    moving = [taken for taken in steps if taken.step is not Step.REVIEW or taken.moves]
    assert [taken.on for taken in moving] == sorted(taken.on for taken in moving)
    assert all(taken.on >= min(_receipts(story)) for taken in steps)
    lines = {line.entry_id: line for line in story}
    for before, taken in zip([None, *moving], moving, strict=False):
        if "reached" in RULES[taken.step].holds:
            contact = lines[UUID(taken.facts.contact)]
            called = local_date(contact.occurred_at, contact.zone)
            assert (before.on if before else called) <= called <= taken.on
    answers = [date.fromisoformat(line.body["on"]) for line in story if step_of(line) in RESPONDS]
    assert (case.response.on if case.response else None) == min(answers, default=None)
    if case.status in CLOSED and not answers and not _corrected(story):
        left = next(taken for taken in reversed(moving) if taken.to is case.status)
        late = complaint.intake.kind is Kind.COMPLAINT and left.on > complaint.due.day
        assert bool(case.lapse) or not late


def due_by_hand(story: Sequence[StoryLine]) -> date:
    """As recorded; as counted anew when the receipt was corrected; as the calendar moved it while nobody had answered;
    and as whoever answered first knew it."""
    fields: dict[str, Any] = story[0].body
    answered = False
    for line in story:
        if line.kind == EntryKind.AMENDED and "received_on" in line.body["changes"]:
            fields = line.body
        if line.kind == EntryKind.DUE_MOVED and "due_on" in line.body and not answered:
            fields = line.body
        if step_of(line) in RESPONDS and not answered:
            fields, answered = line.body.get("due", fields), True
    return date.fromisoformat(fields["due_on"])


def _receipts(story: Sequence[StoryLine]) -> list[date]:
    kinds = (EntryKind.RECORDED, EntryKind.AMENDED)
    return [date.fromisoformat(line.body["received_on"]) for line in story if line.kind in kinds]


def _corrected(story: Sequence[StoryLine]) -> bool:
    """Whether receipt or kind were corrected: what was in time by what was known then may look late by now."""
    changed = {name for line in story if line.kind == EntryKind.AMENDED for name in line.body["changes"]}
    return bool(changed & {"received_on", "kind"})


def test_dates_hold_whatever_people_do() -> None:
    run_state_machine_as_test(
        OfficeOfDesks, settings=settings(max_examples=examples(15), stateful_step_count=25, deadline=None)
    )


@pytest.mark.seconds
@pytest.mark.long
def test_they_hold_over_hundreds_of_weeks() -> None:
    run_state_machine_as_test(OfficeOfDesks, settings=settings(max_examples=300, stateful_step_count=40, deadline=None))
