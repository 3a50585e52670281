from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice import assets
from frontoffice.app.cli import maintenance_command
from frontoffice.app.training import practice_desk, practice_register
from frontoffice.app.training.practice_register import RECORD, read_messages, read_samples, words_of
from frontoffice.domain import people
from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.cases.case import REACHING, Case, Reach
from frontoffice.domain.cases.steps import OPEN, Outcome, Step
from frontoffice.domain.complainants import COMPANY, PASSPORT
from frontoffice.domain.complaint import CHANNELS, Complaint, Identity, Kind, Status
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.incoming import ProposedBy
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import Scope
from frontoffice.places import Places
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.opened import open_register
from frontoffice.register.queries import worklist
from frontoffice.register.queries.day_query import DayFilter
from frontoffice.register.register import Register

NOW = datetime(2026, 11, 25, 3, 12, tzinfo=UTC)  # a Wednesday, 10.12 WIB
TODAY = date(2026, 11, 25)
LAST_MONTH = [date(2026, 10, day) for day in range(1, 32) if date(2026, 10, day).weekday() < 5]
ONE_COUNTER = DayFilter(counter=practice_desk.DESK.counter)
NEW_YEAR = datetime(2026, 12, 31, 17, 3, tzinfo=UTC)  # three minutes after midnight of a day off


def begin(folder: Path, now: datetime) -> Register:
    where = Places(folder)
    practice_register.prepare(where, now)
    return open_register(where.register, practice_desk.DESK, clock=lambda: now)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("training")


@pytest.fixture(scope="module")
def register(folder: Path) -> Iterator[Register]:
    opened = begin(folder, NOW)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def complaints(register: Register) -> tuple[Complaint, ...]:
    return all_complaints(register)


@pytest.fixture(scope="module")
def cases(register: Register, complaints: tuple[Complaint, ...]) -> tuple[Case, ...]:
    return tuple(register.handling.case(complaint.subject) for complaint in complaints)


def all_complaints(register: Register) -> tuple[Complaint, ...]:
    days = (register.today() - timedelta(days=back) for back in range(120, -1, -1))
    return tuple(register.complaints.get(line.subject) for day in days for line in register.days.read(day).lines)


def of_role(register: Register, role: Role) -> people.Officer:
    return next(officer for officer in register.officers.all() if officer.role is role)


@pytest.mark.thorough
def test_the_training_register_has_its_own_series_and_people_of_every_role(register: Register) -> None:
    assert {one.number_text.split("/")[1] for one in register.search.find("contoh")} == {"PGD-LATIHAN"}
    of_the_office = set(Role) - {Role.READER}  # who comes from another institution, and practises nothing
    assert {officer.role for officer in register.officers.all()} == of_the_office
    assert sum(officer.role is Role.OFFICER for officer in register.officers.all()) > 1
    supervisor = of_role(register, Role.SUPERVISOR)
    assert register.officers.sign_in(supervisor.officer_id, people.TRAINING_PIN) == supervisor


def test_somebody_added_while_practising_takes_the_pin_that_everybody_knows_and_signs_in(register: Register) -> None:
    supervisor = of_role(register, Role.SUPERVISOR)
    new = register.officers.add("Yoga Contoh", Role.OFFICER, "", people.TRAINING_PIN, supervisor, uuid4())
    assert register.officers.sign_in(new.officer_id, people.TRAINING_PIN) == new
    register.officers.set_secret(new.officer_id, people.TRAINING_PIN, new, uuid4())


@pytest.mark.thorough
def test_every_sample_is_recorded_and_the_register_goes_on(
    register: Register, complaints: tuple[Complaint, ...]
) -> None:
    count = len(assets.rows("training.csv"))
    assert count == len(complaints) >= 120
    assert register.complaints.preview(complaints[0].intake, register.officers.all()[0]).number.no == count + 1
    assert register.notices() == ()


@pytest.mark.thorough
def test_a_company_complains_with_another_and_somebody_shows_a_passport(complaints: tuple[Complaint, ...]) -> None:
    everybody = [complaint.intake.complainant for complaint in complaints]
    companies = [complaint for complaint in complaints if complaint.intake.complainant.party == COMPANY]
    assert [[who.name for _, who in complaint.joined] for complaint in companies] == [["Hasan Contoh"]]
    assert companies[0].intake.complainant.contact == "Ratna Contoh"
    assert [who.name for who in everybody if who.identity_kind == PASSPORT] == ["Ferdi Contoh"]


@pytest.mark.thorough
def test_complaints_stand_in_every_state_and_in_every_step_of_both_cycles(cases: tuple[Case, ...]) -> None:
    assert {case.status for case in cases} == set(Status)
    first = {case.status for case in cases if case.cycle.no == 1}
    again = {case.status for case in cases if case.cycle.no == 2}
    short = {Status.NOTED, Status.FOLLOWED_UP, Status.ANSWERED}
    before_a_cycle = {Status.REGISTERED, Status.REVIEWED}
    assert {*OPEN} - {Status.REPEATED} <= first
    assert {*OPEN} - before_a_cycle - short <= again


def test_every_step_outcome_and_way_to_be_reached_has_an_example(cases: tuple[Case, ...]) -> None:
    steps = [taken for case in cases for cycle in case.cycles for taken in cycle.steps]
    assert {taken.step for taken in steps} == set(Step)
    assert {taken.facts.outcome for taken in steps} >= {str(outcome) for outcome in Outcome}
    assert {contact.reach for case in cases for contact in case.contacts} == {str(reach) for reach in Reach}
    assert not [case for case in cases if case.rejected_steps or case.conflict]
    assert any(case.response and case.response.late_days > 0 for case in cases)
    assert any(case.lapse for case in cases)
    assert len({case.team for case in cases}) > 10


def test_complaints_came_by_every_channel_of_every_kind_and_identity(complaints: tuple[Complaint, ...]) -> None:
    assert {complaint.intake.channel for complaint in complaints} == {channel.code for channel in CHANNELS}
    assert {complaint.intake.kind for complaint in complaints} == set(Kind)
    assert {complaint.intake.complainant.identity for complaint in complaints} == set(Identity)
    assert any(complaint.waits_for_decision for complaint in complaints)
    assert any(complaint.late_decided_by for complaint in complaints)
    assert any(complaint.intake.received_why for complaint in complaints)


def test_there_is_work_of_every_urgency_for_everybody(register: Register) -> None:
    counts = register.worklist.counts(of_role(register, Role.SUPERVISOR))
    assert {group for group, count in counts.items() if not count} == {
        worklist.CONFLICT,
        worklist.MERGED_IN_VAIN,
        worklist.SAME_ITEM,
    }  # need a second desk
    for role in (Role.OFFICER, Role.HANDLER):
        assert register.worklist.counts(of_role(register, role))[worklist.MINE]


def test_people_were_answered_without_a_complaint_on_several_days(register: Register) -> None:
    months = report_period.between(TODAY - timedelta(days=120), TODAY)
    asked, many = register.consultations.list_masked(ConsultationFilter(months))
    assert many == len(assets.rows("training_consultations.csv"))
    assert len({one.day for one in asked}) > 4
    assert {one.inquiry.identity for one in asked} == {Identity.OPEN, Identity.CONFIDENTIAL}
    assert register.reports.figures(Scope(months)).consultations


def test_messages_wait_of_which_one_answers_a_complaint(register: Register) -> None:
    answer, *others = register.inbox.waiting()
    assert [one.channel for one in (answer, *others)] == ["email", "email", "email", "sms"]
    assert answer.proposal is not None
    assert answer.proposal.why is ProposedBy.SENDER
    assert register.complaints.get(answer.proposal.complaint).intake.complainant.name == answer.sender
    assert [one.proposal for one in others] == [None] * 3
    for one in read_messages():
        assert "Contoh" in f"{one.name} {one.text}"
        assert one.sender.endswith(".example") or " 0000 " in one.sender


def test_the_page_of_today_has_begun(register: Register) -> None:
    totals = register.days.read(TODAY).totals
    assert totals.all > 4
    assert 0 < totals.unprinted < totals.all
    assert totals.incomplete


@pytest.mark.thorough
def test_papers_are_printed_waiting_copied_and_void(register: Register, complaints: tuple[Complaint, ...]) -> None:
    jobs = [job for complaint in complaints for job in register.printing.jobs_of(complaint.subject)]
    assert {job.state for job in jobs} == {JobState.CONFIRMED, JobState.QUEUED, JobState.VOID}
    assert any(job.copy_no > 1 for job in jobs)
    assert any(job.replaces for job in jobs)


def test_missing_papers_are_asked_for_overdue_and_completed(
    complaints: tuple[Complaint, ...], cases: tuple[Case, ...]
) -> None:
    missing = [
        case
        for complaint, case in zip(complaints, cases, strict=True)
        if complaint.missing_papers and case.status in OPEN
    ]
    assert any(case.asked is None for case in missing)
    assert any(case.asked and case.asked.until >= TODAY for case in missing)
    assert any(case.asked and case.asked.until < TODAY for case in missing)
    assert any(case.completed_on for case in cases)


@pytest.mark.thorough
def test_a_whole_month_lies_behind_with_one_page_that_was_not_closed(register: Register) -> None:
    pages = [register.days.read(day, ONE_COUNTER) for day in LAST_MONTH]
    assert len(pages) > 20
    assert all(page.lines and page.closing for page in pages)
    this_month = [TODAY - timedelta(days=back) for back in range(1, TODAY.day)]
    open_pages = [
        day
        for day in this_month
        if register.calendar.in_force.is_working_day(day) and not register.days.read(day, ONE_COUNTER).closing
    ]
    assert open_pages == [date(2026, 11, 23)]


@pytest.mark.thorough
@pytest.mark.seconds
def test_everything_is_written_in_order_at_office_hours_of_working_days(
    register: Register, complaints: tuple[Complaint, ...]
) -> None:
    lines = [line for complaint in complaints for line in register.complaints.story(complaint.subject)]
    by_place = [line.recorded_at for line in sorted(lines, key=lambda line: line.seq)]
    assert by_place == sorted(by_place)
    for line in lines:
        local = line.recorded_at.astimezone(ZONES[register.zone])
        assert register.calendar.in_force.is_working_day(local.date())
        assert time(7, 30) <= local.time() <= time(16, 0)
        assert line.recorded_at <= NOW


def test_nobody_in_the_samples_can_be_a_real_person(complaints: tuple[Complaint, ...]) -> None:
    for who in (complaint.intake.complainant for complaint in complaints):
        assert not who.name or "Contoh" in who.name
        assert not who.phone or " 0000 " in who.phone
        assert not who.email or who.email.endswith(".example")
        assert not who.nik or who.nik.startswith("99")  # no province has that code
        assert people.nik_problems(who.nik) == people.phone_problems("phone", who.phone) == ()
    assert any(complaint.intake.complainant.nik for complaint in complaints)


def test_what_is_said_differs_from_complaint_to_complaint(complaints: tuple[Complaint, ...]) -> None:
    described = [complaint.intake.description for complaint in complaints if complaint.status is not Status.CANCELLED]
    assert len(set(described)) == len(described)
    assert len({complaint.intake.category for complaint in complaints}) > 15
    services = {(row["sector"], row["name"]) for row in assets.rows("services.csv")}
    assert {(one.intake.sector, one.intake.service) for one in complaints if one.intake.service} <= services
    areas = {row["nama"] for row in assets.rows("regions.csv")}
    assert all(sample.regency in areas for sample in read_samples() if sample.fields["district"])


def test_journal_and_tables_of_the_training_register_are_whole(register: Register, folder: Path) -> None:
    assert register.maintenance.verify().broken == ""
    assert maintenance_command.verify(Places(folder)) == 0


@pytest.mark.long  # the whole training once more
def test_the_same_moment_makes_the_same_training(
    register: Register, complaints: tuple[Complaint, ...], tmp_path: Path
) -> None:
    again = begin(tmp_path, NOW)
    try:
        assert all_complaints(again) == complaints
        for complaint in complaints:
            assert written(again, complaint) == written(register, complaint)
    finally:
        again.close()


def written(register: Register, complaint: Complaint) -> list[object]:
    """All but what a job of the printer carries: its identity is drawn."""
    return [
        (line.entry_id, line.kind, line.body, line.officer, line.occurred_at, line.recorded_at)
        for line in register.complaints.story(complaint.subject)
        if line.kind != EntryKind.PAPER
    ]


@pytest.mark.parametrize("oldest", [5, pytest.param(1_000, marks=pytest.mark.long)])
def test_training_may_begin_at_midnight_of_a_day_off(
    oldest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [sample for sample in read_samples() if sample.age <= oldest]
    monkeypatch.setattr("frontoffice.app.training.practice_register.read_samples", lambda: chosen)
    (tmp_path / "unfinished").mkdir()  # of a start that was ended in the middle
    (tmp_path / "unfinished" / "register.db").write_bytes(b"half")
    register = begin(tmp_path, NEW_YEAR)
    try:
        complaints = all_complaints(register)
        assert register.today() == date(2027, 1, 1)
        assert register.days.read(register.today()).lines
        assert all(complaint.recorded_at <= NEW_YEAR for complaint in complaints)
        assert {complaint.status for complaint in complaints} == set(Status) or oldest == 5
        assert register.notices() == ()
        assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []
    finally:
        register.close()


@pytest.mark.thorough
def test_a_training_register_that_was_begun_stays_as_it_is(tmp_path: Path) -> None:
    where = Places(tmp_path)
    open_register(where.register, practice_desk.DESK).close()
    before = where.register.read_bytes()
    practice_register.prepare(where)
    assert where.register.read_bytes() == before


def test_a_course_begins_with_the_recording_and_waits_as_many_working_days_as_it_says() -> None:
    assert list(words_of("review analyse+2")) == [(0, RECORD), (0, "review"), (2, "analyse")]


def test_on_past_days_nothing_is_recorded_outside_the_hours_before_noon() -> None:
    samples = read_samples()
    days = [date(2026, 11, 24) - timedelta(days=age) for age in range(120)]
    events = list(practice_register.courses(samples, days, datetime(2026, 11, 24, 3, tzinfo=UTC), "WIB"))
    recorded = [one.at.astimezone(ZONES["WIB"]) for one in events if one.word == RECORD and samples[one.row].age]
    assert len(recorded) > 50
    assert time(7, 40) <= min(at.time() for at in recorded) < time(8)
    assert time(11) < max(at.time() for at in recorded) < time(11, 46)


def test_nobody_is_informed_who_was_not_reached() -> None:
    assert list(words_of(f"{Step.INFORM}+1")) == [(0, RECORD), (1, str(Reach.REACHED)), (0, str(Step.INFORM))]
    reached = next(iter(REACHING))
    assert list(words_of(f"{reached} {Step.INFORM}")) == [(0, RECORD), (0, reached), (0, str(Step.INFORM))]
