"""Two counters over the turn of a year, at random: what a report says is what its complaints, each by itself, say."""

from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.calendar.report_period import PeriodKind, containing
from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.cases.case import Team
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Ground, Outcome, Source, Step
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.complaint import Identity, Kind
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import Basis, Scope, Selection, Subset
from frontoffice.errors import Refused
from frontoffice.register.commands.handling import Classified
from frontoffice.register.projection import comparing, complaint_counts
from frontoffice.register.queries.day_query import DayFilter
from frontoffice.register.register import Register
from tests.conftest import Announce
from tests.support import projected_tables, report_folds
from tests.support.drawn import examples
from tests.support.drawn_lists import CODES, TEXTS
from tests.support.examples import OfficeClock, a_complainant, a_letter, a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import failure
from tests.support.switched import let_extend

SITI = an_officer()
DEWI = an_officer(Role.OFFICER, "Dewi Lestari")
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
desks = st.sampled_from([0, 1])
complainants = st.builds(
    a_complainant,
    nik=st.sampled_from(["", "1971034107900002", "1901011208850001"]),
    phone=st.sampled_from(["", "0812-7171-2026", "0811-717-1"]),
    identity=st.sampled_from([Identity.OPEN, Identity.OPEN, Identity.CONFIDENTIAL]),
    regency=st.sampled_from(["", "pangkalpinang", "Kab. Bangka", "Palembang", "Pkl Pinang"]),
    district=st.sampled_from(["", *TEXTS[ListName.DISTRICT]]),
)
fields = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*Kind, Kind.COMPLAINT, Kind.COMPLAINT]),
        "channel": st.sampled_from(["letter", "post", "sp4n"]),
        "complainant": complainants,
        "service": st.sampled_from(
            ["", "Izin Trayek (AKDP)", "izin trayek", "Izin tambang", "IUP tambang", "IZIN TRAYEK, AKDP"]
        ),
        "sector": st.sampled_from(["", "Perhubungan", "ESDM", "Tambang"]),
        "category": st.sampled_from(["", "Tidak patut", "Penundaan berlarut", "Lain-lain", "Pe"]),
    }
)
teams = st.sampled_from([Team(), Team("Tim A"), Team("Tim A", "Teknis"), Team("Tim A, B", "", "OPD"), Team("Sari")])
agencies = st.sampled_from(TEXTS[ListName.AGENCY])
lines = st.sampled_from(list(TEXTS)).flatmap(
    lambda of: st.tuples(st.just(of), st.sampled_from(TEXTS[of]), st.sampled_from(CODES[of]))
)
periods = st.sampled_from(["2026-12-30", "2026-W53", "2026-12", "2027-01", "2026", "2027", "2026-12-31..2027-01-02"])
scopes = st.builds(Scope, periods.map(report_period.parse), st.sampled_from(Basis), st.sampled_from(["", "", "L1"]))
LAST_WEEK = datetime(2026, 12, 29, 16, 30, tzinfo=UTC)  # half past 23 in WIB, half past 1 of the next day in WIT


class Counters(RuleBasedStateMachine):
    """Complaints of two counters that exchange now and then, with all that can be done to a number.

    In half of the histories both count in one series, as a register and a copy of it do: then two papers may carry one
    number, until a supervisor gives one of them a suffix.
    """

    subjects = Bundle("subjects")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.all: list[UUID] = []
        self.consulted: list[UUID] = []

    @initialize(zone=st.sampled_from(["WIB", "WITA", "WIT"]), second=st.sampled_from(["L1", "L2"]))
    def open(self, zone: str, second: str) -> None:
        self.clock, self.zone = OfficeClock(LAST_WEEK), zone
        self.desks = tuple(
            a_register(Path(self.folder.name, name), clock=self.clock, counter=series, zone=zone)
            for name, series in (("first", "L1"), ("second", second))
        )

        for desk in self.desks:
            let_extend(desk)

    def teardown(self) -> None:
        for giver, taker in (self.desks, reversed(self.desks)):
            carry(giver, taker)
        for scope in (
            Scope(report_period.parse("2026-12")),
            Scope(report_period.parse("2027-01"), Basis.RECORDED, "L1"),
        ):
            self.figures_hold(desk=0, scope=scope)
        counts = [[projected_tables.read(desk.unit.connection)[one] for one in COUNTS] for desk in self.desks]
        assert counts[0] == counts[1]
        for desk in self.desks:
            assert comparing.first_difference(desk.unit.connection) == ""
            desk.maintenance.rebuild()
            assert [projected_tables.read(desk.unit.connection)[one] for one in COUNTS] == counts[0]
            desk.close()
        self.folder.cleanup()

    @property
    def today(self) -> date:
        return local_date(self.clock(), self.zone)

    @contextlib.contextmanager
    def at(self, desk: int) -> Iterator[Register]:
        with contextlib.suppress(Refused):
            yield self.desks[desk]

    @rule(target=subjects, desk=desks, back=st.sampled_from([0, 0, 1, 4, 40]), said=fields)
    def record(self, desk: int, back: int, said: dict[str, Any]) -> UUID:
        letter = a_letter(received_on=self.today - timedelta(days=back), received_why="Libur", external_id="", **said)
        register = self.desks[desk]
        if register.numbering.find_block() == "series_of_another_desk":
            last = register.numbering.last_known()
            register.numbering.take_over_series("Meja ini yang menomori", HENDRA, uuid4(), last)
        if register.numbering.find_block() == "clock_doubtful":  # after weeks away: the supervisor lets it pass
            register.numbering.confirm_clock("Lama tutup", HENDRA, uuid4())
        by = SITI if back else DEWI
        self.all.append(register.complaints.record(letter, by, uuid4()).complaint.subject)
        return self.all[-1]

    @rule(said=st.tuples(fields, fields), by=desks, data=st.data())
    def give_a_number_twice(self, said: tuple[dict[str, Any], dict[str, Any]], by: int, data: st.DataObject) -> None:
        """Both counters number before they hear of each other; then one of the two papers gets a suffix."""
        for desk, fields_of in enumerate(said):
            self.record(desk, 0, fields_of)
        self.exchange(giver=0)
        self.exchange(giver=1)
        with self.at(by) as register:
            if twice := register.numbering.duplicates():
                one = data.draw(st.sampled_from(twice))
                register.numbering.renumber(one.subject, "Dua kertas", HENDRA, uuid4())

    @rule(desk=desks, subject=subjects, back=st.integers(0, 9), said=fields)
    def amend(self, desk: int, subject: UUID, back: int, said: dict[str, Any]) -> None:
        with self.at(desk) as register:
            complaint = register.complaints.get(subject)
            on = complaint.recorded_on - timedelta(days=back)
            intake = dataclasses.replace(complaint.intake, received_on=on, received_why="Cap pos", **said)
            register.amendments.amend(subject, intake, "Diralat", SITI, uuid4())

    @rule(desk=desks, subject=subjects, level=st.sampled_from(["", "level.light"]), back=st.integers(0, 2), team=teams)
    def review(self, desk: int, subject: UUID, level: str, back: int, team: Team) -> None:
        with self.at(desk) as register:
            on = self.today - timedelta(days=back)
            register.handling.review(subject, "", HENDRA, uuid4(), Classified(level, "Tidak patut", team, on))

    @rule(desk=desks, line=lines, group=st.sampled_from(["ESDM", "Tambang"]), active=st.booleans())
    def set_a_choice(self, desk: int, line: tuple[ListName, str, str], group: str, active: bool) -> None:
        of, text, code = line
        choice = Choice(code, text, group if of is ListName.SERVICE else "", active)
        self.desks[desk].reference_data.set_choice(of, choice, HENDRA, uuid4())

    @rule(desk=desks, line=lines, stays=st.sampled_from([True, True, False]))
    def let_a_text_mean(self, desk: int, line: tuple[ListName, str, str], stays: bool) -> None:
        of, text, code = line
        with self.at(desk) as register:
            register.reference_data.set_aliases(of, [text], code if stays else "", HENDRA, uuid4())

    @rule(desk=desks, subject=subjects, many=st.integers(1, 9), data=st.data())
    def steps(self, desk: int, subject: UUID, many: int, data: st.DataObject) -> None:
        """Whatever may follow, so that histories get far; the cycle begins anew now and then."""
        with self.at(desk) as register:
            for _ in range(many):
                offers = [one for one in register.handling.possible_steps(subject, HENDRA) if one.problem is None]
                wanted = [one.step for one in offers if one.suggested or one.step is Step.GO_ON] * 3
                may = wanted + [one.step for one in offers]
                if not may:
                    return
                step, agency = data.draw(st.tuples(st.sampled_from(may), agencies))
                form = StepForm(
                    step, "Sudah", self.today, Outcome.PROVEN, Source.SPOKEN, agency, self.all[0], "Antre", letter="1"
                )
                form = dataclasses.replace(form, ground=data.draw(st.sampled_from(Ground)))
                register.handling.advance(subject, form, HENDRA, uuid4())

    @rule(desk=desks, subject=subjects, days=st.integers(1, 40))
    def extend(self, desk: int, subject: UUID, days: int) -> None:
        with self.at(desk) as register:
            form = ExtensionForm(register.today() + timedelta(days=days), "Menunggu dinas", "S/1")
            register.handling.extend(subject, form, HENDRA, uuid4())

    @rule(desk=desks, subject=subjects)
    def cancel(self, desk: int, subject: UUID) -> None:
        with self.at(desk) as register:
            register.handling.cancel(subject, "Salah", HENDRA, uuid4())

    @rule(desk=desks, subject=subjects)
    def erase(self, desk: int, subject: UUID) -> None:
        with self.at(desk) as register:
            register.erasures.erase(subject, "Nota Dinas 12", (HENDRA, SECOND), uuid4())

    @rule(desk=desks, channel=st.sampled_from(["counter", "telephone"]), service=st.sampled_from(["", "Izin tambang"]))
    def consult(self, desk: int, channel: str, service: str) -> None:
        asked = Inquiry(channel, "Syarat", "", "Siti", service)
        self.consulted.append(self.desks[desk].consulting.record(asked, SITI, uuid4()).subject)

    @precondition(lambda self: self.consulted)
    @rule(desk=desks, data=st.data(), said=fields, erased=st.booleans())
    def end_a_consultation(self, desk: int, data: st.DataObject, said: dict[str, Any], erased: bool) -> None:
        """It turns out to be a complaint, or is erased by law; another desk may do the same."""
        with self.at(desk) as register:
            one = data.draw(st.sampled_from(self.consulted))
            if erased:
                register.erasures.erase_consultation(one, "Nota Dinas 12", (HENDRA, SECOND), uuid4())
                return
            draft = register.consulting.draft_of(one, SITI)
            letter = a_letter(received_on=self.today, received_why="Libur", external_id="", **said)
            recorded = register.complaints.record(letter, SITI, uuid4(), draft_id=draft.draft_id)
            self.all.append(recorded.complaint.subject)

    @rule(desk=desks, day=st.dates(date(2026, 12, 20), date(2027, 2, 1)))
    def change_the_calendar(self, desk: int, day: date) -> None:
        register = self.desks[desk]
        with contextlib.suppress(Refused):
            change = register.calendar.preview([DayOff(day, LOCAL, "Libur setempat", "SE 1")])
            register.calendar.accept(change, "Libur", HENDRA, uuid4())

    @rule(giver=desks)
    def exchange(self, giver: int) -> None:
        carry(self.desks[giver], self.desks[1 - giver])

    @rule(days=st.sampled_from([1, 1, 2, 9, 30]))
    def time_passes(self, days: int) -> None:
        self.clock.move(days=days)

    @rule(desk=desks, scope=scopes)
    def figures_hold(self, desk: int, scope: Scope) -> None:
        report_folds.demand_equal(self.desks[desk], scope, self.all)
        if scope.basis is Basis.RECORDED:
            self.days_hold(self.desks[desk], scope)

    def days_hold(self, register: Register, scope: Scope) -> None:
        """What came in on a day is what stands on its page."""
        for period, movement in register.reports.figures(scope).trend:
            if period.kind is PeriodKind.DAY:
                totals = register.days.read(period.first, DayFilter(counter=scope.counter)).totals
                assert movement.received == totals.all - totals.cancelled


COUNTS = complaint_counts.TABLES


@pytest.mark.thorough
def test_the_page_is_the_fold_of_its_complaints_and_the_lists_behind_it() -> None:
    run_state_machine_as_test(
        Counters, settings=settings(max_examples=examples(10), stateful_step_count=12, deadline=None)
    )


@pytest.mark.long
def test_it_is_so_over_hundreds_of_years_ends() -> None:
    run_state_machine_as_test(Counters, settings=settings(max_examples=200, stateful_step_count=40, deadline=None))


@pytest.mark.thorough
def test_the_figures_of_days_are_those_of_their_pages(register: Register, clock: OfficeClock) -> None:
    for days, many in enumerate((2, 0, 3)):
        for _ in range(many):
            register.complaints.record(an_intake(), SITI, uuid4())
        clock.move(days=days)
    scope = Scope(report_period.parse("2026-11"), Basis.RECORDED)
    figures = register.reports.figures(scope)
    for period, movement in figures.trend:
        page = register.days.read(period.first)
        assert movement.received == page.totals.all - page.totals.cancelled
    assert sum(movement.received for _, movement in figures.trend) == figures.movement.received == 5


def test_a_count_below_zero_is_damage_that_stops_what_is_being_written(register: Register, announce: Announce) -> None:
    announce("the register cannot be read (ConstraintError): report_count")
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.unit.connection.execute("DELETE FROM report_count WHERE cut = 'status'")
    failed = failure(lambda: register.handling.review(subject, "", HENDRA, uuid4()))
    assert failed == (
        "tables_damaged",
        {"path": str(register.path), "where": "report_count", "reason": "ConstraintError"},
    )
    assert register.complaints.get(subject).reviewed_by == ""


@pytest.mark.thorough
@pytest.mark.parametrize("table", COUNTS)
def test_a_count_that_somebody_changed_is_found(register: Register, table: str) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.review(subject, "", HENDRA, uuid4())
    register.assignments.assign_to_self(subject, HENDRA, uuid4())
    if table == "report_done":
        register.unit.connection.execute("INSERT INTO report_done VALUES ('', '', 'L1', '2026-11-24', 1)")
    else:
        register.unit.connection.execute(f"UPDATE {table} SET n = n + 1")
    assert comparing.first_difference(register.unit.connection) == table
    register.maintenance.rebuild()
    assert comparing.first_difference(register.unit.connection) == ""


@pytest.mark.thorough
def test_figures_of_what_was_never_counted_are_nothing(register: Register) -> None:
    for kind in PeriodKind:
        figures = register.reports.figures(Scope(containing(kind, date(2026, 11, 24)), counter="L9"))
        assert (figures.movement.rest, figures.response.mean, figures.topics, figures.heard) == (0, None, (), ())
        assert register.reports.count(Selection(figures.scope, Subset.REST)) == 0
