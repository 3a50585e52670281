from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from frontoffice.domain.cases.case import Reach, Team
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Ground, Outcome, Ruling, Source, Step
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.complaint import (
    Channel,
    Complainant,
    Complaint,
    Identity,
    Kind,
    Manner,
    RequiredPaper,
    Status,
)
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused
from frontoffice.register.commands import officers
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal import journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import complaint_columns, complaint_projection, reference_data_projection
from frontoffice.register.projection.appending import heads
from frontoffice.register.projection.complaint_columns import words
from frontoffice.register.projection.complaint_fold import fold, fold_case
from frontoffice.register.register import Register
from frontoffice.register.storage.opening import OpenFile, close_file, open_file
from tests.support import projected_tables
from tests.support.bodies import append_any
from tests.support.drawn import examples
from tests.support.drawn_intakes import complainants, intakes, some_words
from tests.support.examples import (
    SECRET,
    OfficeClock,
    a_complainant,
    a_complaint,
    a_letter,
    a_register,
    an_intake,
    an_officer,
    as_desk,
)
from tests.support.manual_sync import carry
from tests.support.switched import let_extend

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def test_a_renumbered_complaint_is_found_by_its_receipt_whatever_is_done_with_it_later(
    register: Register, tmp_path: Path
) -> None:
    (tmp_path / "copy").mkdir()
    with contextlib.closing(a_register(tmp_path / "copy")) as copied:
        register.complaints.record(an_intake(), OFFICER, uuid4())
        theirs = copied.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
        carry(copied, register)
    register.numbering.renumber(theirs, "dua kertas", SUPERVISOR, uuid4())
    register.handling.review(theirs, "", SUPERVISOR, uuid4())
    texts = register.unit.connection.execute("SELECT first_text FROM renumbered WHERE subject = ?", (theirs.bytes,))
    assert texts.fetchall() == [("0001/PGD-L1/2026",)]


def test_the_name_of_who_asked_for_confidence_is_not_among_the_words() -> None:
    hidden = a_complaint(intake=an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL)))
    assert "nurhayati" in words(a_complaint()).split()
    assert "nurhayati" not in words(hidden).split()


class History(RuleBasedStateMachine):
    """The days of an office, at random: the tables grown entry by entry are the tables built from the journal."""

    subjects = Bundle("subjects")
    people = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = OfficeClock()
        self.register = a_register(Path(self.folder.name), clock=self.clock)
        let_extend(self.register)
        self.state: dict[UUID, Complaint] = {}
        self.recorded = 0

    def teardown(self) -> None:
        """Once more at the end, by another program that opens the file."""
        self.register.close()
        self.register = a_register(Path(self.folder.name), clock=self.clock)
        self.the_tables_are_what_the_journal_says()
        assert self.register.maintenance.verify().broken == ""
        self.register.close()
        self.folder.cleanup()

    @initialize(target=people)
    def the_first_supervisor(self) -> Officer:
        return self.register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())

    @rule(target=subjects, intake=intakes)
    def record(self, intake: Any) -> UUID:
        if self.register.numbering.find_block() == "clock_doubtful":  # set back for days: the supervisor lets it pass
            self.register.numbering.confirm_clock("Jam disetel mundur", SUPERVISOR, uuid4())
        complaint = self.register.complaints.record(intake, OFFICER, uuid4()).complaint
        self.recorded += 1
        assert complaint.number.no == self.recorded
        self.state[complaint.subject] = complaint
        return complaint.subject

    @rule(subject=subjects, intake=intakes)
    def amend(self, subject: UUID, intake: Any) -> None:
        with contextlib.suppress(Refused):  # cancelled, or nothing changed
            self.state[subject] = self.register.amendments.amend(subject, intake, "Diralat", OFFICER, uuid4())

    @rule(subject=subjects, who=complainants)
    def join(self, subject: UUID, who: Complainant) -> None:
        with contextlib.suppress(Refused):  # closed, or there already
            self.state[subject], _ = self.register.joined.join(subject, who, OFFICER, uuid4())

    @rule(subject=subjects)
    def leave(self, subject: UUID) -> None:
        for joined, _ in self.state[subject].joined[:1]:
            with contextlib.suppress(Refused):  # closed
                self.state[subject] = self.register.joined.leave(subject, joined, "Salah", OFFICER, uuid4())

    @rule(subject=subjects)
    def correct_the_last_step(self, subject: UUID) -> None:
        if last := self.register.handling.case(subject).last:
            with contextlib.suppress(Refused):  # a kind is corrected by amending
                self.state[subject] = self.register.handling.correct(
                    subject, last.entry_id, "Salah", SUPERVISOR, uuid4()
                )

    @rule(subject=subjects, days=st.integers(1, 30))
    def extend(self, subject: UUID, days: int) -> None:
        form = ExtensionForm(self.register.today() + timedelta(days=days), "Menunggu dinas", "S/1")
        with contextlib.suppress(Refused):  # answered, closed, or no later than it is due
            self.state[subject] = self.register.handling.extend(subject, form, SUPERVISOR, uuid4())

    @rule(subject=subjects, data=st.data())
    def step(self, subject: UUID, data: st.DataObject) -> None:
        offers = [
            offer.step for offer in self.register.handling.possible_steps(subject, SUPERVISOR) if offer.problem is None
        ]
        if not offers:
            return
        form = StepForm(
            data.draw(st.sampled_from(offers)),
            "Sudah",
            outcome=Outcome.PROVEN,
            source=Source.SPOKEN,
            agency="OPD",
            letter="1",
            other=data.draw(st.sampled_from(list(self.state))),
            late_why="Antre",
            level="level.light",
            ground=Ground.OUT_OF_SCOPE,
            ruling=Ruling.ACCEPTED,
        )
        with contextlib.suppress(Refused):  # merged with itself, or with what is closed
            self.state[subject] = self.register.handling.advance(subject, form, SUPERVISOR, uuid4())

    @rule(
        subject=subjects,
        reach=st.sampled_from(Reach),
        asks=st.booleans(),
        papers=st.sets(st.sampled_from(RequiredPaper)),
    )
    def contact(self, subject: UUID, reach: Reach, asks: bool, papers: set[RequiredPaper]) -> None:
        with contextlib.suppress(Refused):  # closed, or complete
            self.register.contacts.log(subject, Attempt("Telepon", reach), OFFICER, uuid4())
            if asks:
                self.register.contacts.ask_papers(subject, None, OFFICER, uuid4())
            self.state[subject] = self.register.contacts.complete_papers(
                subject, frozenset(papers), None, OFFICER, uuid4()
            )

    @rule(subject=subjects)
    def cancel(self, subject: UUID) -> None:
        with contextlib.suppress(Refused):  # closed, or others were merged into it
            self.state[subject] = self.register.handling.cancel(subject, "Salah", SUPERVISOR, uuid4())

    @rule(subject=subjects, note=texts)
    def review(self, subject: UUID, note: str) -> None:
        with contextlib.suppress(Refused):  # the clock was set back to before it was received
            self.state[subject] = self.register.handling.review(subject, note, SUPERVISOR, uuid4())

    @rule(subject=subjects, state=st.sampled_from([JobState.HANDED_OVER, JobState.UNCERTAIN, JobState.WAITING]))
    def print_paper(self, subject: UUID, state: JobState) -> None:
        for asked in self.register.printing.jobs_of(subject):
            if asked.state is JobState.UNCERTAIN:  # no further receipt before somebody has answered for this one
                self.register.printing.finish(asked.job_id, JobState.ACCEPTED, "", OFFICER)
        job = self.register.printing.queue(subject, "TM-T82", OFFICER, "Hilang")
        self.register.printing.start_sending(job.job_id)
        self.register.printing.finish(job.job_id, state, "", OFFICER)
        self.state[subject] = self.register.complaints.get(subject)

    @rule(target=people, role=st.sampled_from(Role))
    def add_officer(self, role: Role) -> Officer:
        officer = Officer(uuid4(), f"Pegawai {uuid4()}", role)
        unit = self.register.unit  # past the hashing of a secret, which takes most of the time
        body = officers.body(officer, "added")
        unit.run_once(uuid4(), lambda: unit.append_entry(uuid4(), officer.officer_id, "officer.set", body, SUPERVISOR))
        return officer

    @rule(officer=people, active=st.booleans(), position=texts)
    def change_officer(self, officer: Officer, active: bool, position: str) -> None:
        changed = dataclasses.replace(officer, active=active, position=position.replace("\0", ""))
        with contextlib.suppress(Refused):  # the last supervisor stays
            self.register.officers.change(changed, SUPERVISOR, uuid4())

    @rule(code=st.sampled_from(["whatsapp", "chat"]), active=st.booleans())  # none of these records
    def set_channel(self, code: str, active: bool) -> None:
        manner = Manner.WRITTEN if code == "whatsapp" else Manner.ORAL
        self.register.reference_data.set_channel(Channel(code, code.title(), manner, active), SUPERVISOR, uuid4())

    @rule(name=some_words.filter(str.strip))
    def set_service(self, name: str) -> None:
        self.register.reference_data.set_choice(ListName.SERVICE, Choice("sipa", name, "ESDM"), SUPERVISOR, uuid4())

    @rule(seconds=st.integers(0, 90_000))
    def time_passes(self, seconds: int) -> None:
        if (self.clock() - OfficeClock()()).days < 2:
            self.clock.move(seconds=seconds)
            if self.register.today() > date(2026, 11, 25):
                self.clock.set(OfficeClock()())

    @invariant()
    def every_complaint_stands_as_it_was_told(self) -> None:
        for subject, complaint in self.state.items():
            assert self.register.complaints.get(subject) == complaint

    @rule()
    def the_tables_are_what_the_journal_says(self) -> None:
        connection = self.register.unit.connection
        before = projected_tables.read(connection)
        self.register.maintenance.rebuild()
        assert projected_tables.read(connection) == before


@pytest.mark.thorough
def test_tables_grown_entry_by_entry_are_those_rebuilt_from_the_journal() -> None:
    few = settings(max_examples=examples(10), stateful_step_count=30, deadline=None)
    run_state_machine_as_test(History, settings=few)


@pytest.mark.long
def test_they_are_so_over_hundreds_of_histories() -> None:
    many = settings(max_examples=150, stateful_step_count=50, deadline=None)
    run_state_machine_as_test(History, settings=many)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[Any, ...]], projected_tables.Tables]:
    """Every entry of two desks that worked on the same complaints, and the tables of who saw all in order."""
    folder = tmp_path_factory.mktemp("written")
    register = a_register(folder)
    here, there = register.unit.origin, uuid4()
    one, other = (
        register.complaints.record(an_intake(description=text), OFFICER, uuid4()).complaint.subject
        for text in ("Satu", "Dua")
    )
    as_desk(register, there)
    register.amendments.amend(one, an_intake(description="Satu lagi", kind=Kind.INPUT), "x", OFFICER, uuid4())
    as_desk(register, here)
    register.amendments.amend(one, an_intake(description="Satu akhir", kind=Kind.INPUT), "x", OFFICER, uuid4())
    as_desk(register, there)
    register.handling.review(one, "Catatan", SUPERVISOR, uuid4())
    third = register.complaints.record(
        a_letter(description="Tiga", documents=False), OFFICER, uuid4()
    ).complaint.subject
    register.contacts.ask_papers(third, None, OFFICER, uuid4())
    register.contacts.complete_papers(third, frozenset(RequiredPaper), None, OFFICER, uuid4())
    register.handling.review(third, "", SUPERVISOR, uuid4(), Classified("level.normative", team=Team("Bambang")))
    register.contacts.log(third, Attempt("Telepon", Reach.REACHED), OFFICER, uuid4())
    _from_two_desks(register, third)
    register.handling.advance(third, StepForm(Step.DECIDE, "x"), SUPERVISOR, uuid4())
    _from_two_desks(register, third)
    register.handling.cancel(other, "Salah", SUPERVISOR, uuid4())
    job = register.printing.queue(one, "TM-T82", OFFICER)
    register.printing.finish(job.job_id, JobState.HANDED_OVER, "", OFFICER)
    for name in ("WhatsApp", "WA"):
        register.reference_data.set_channel(Channel("wa", name, Manner.WRITTEN), SUPERVISOR, uuid4())
    first = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    register.officers.change(dataclasses.replace(first, position="Kepala Bidang"), SUPERVISOR, uuid4())
    unit = register.unit
    unit.run_once(uuid4(), lambda: append_any(unit, uuid4(), one, "complaint.from_the_future", {"x": 1}, SUPERVISOR))
    entries = unit.connection.execute(
        f"SELECT {journal.COLUMNS}, salt, body FROM journal JOIN payload USING (entry_id)"
    )
    rows = entries.fetchall()
    seen = projected_tables.read(unit.connection)
    register.close()
    return rows, seen


def _from_two_desks(register: Register, subject: UUID) -> None:
    """Two steps, neither of which has seen the other."""
    unit = register.unit
    seen = heads(register.complaints.story(subject))
    with unit.writing():
        for step in (Step.FORWARD, Step.ANALYSE):
            body = {"step": str(step), "on": "2026-11-24", "text": "x", "by": "", "cycle": 1}
            new = NewEntry(uuid4(), subject, "handling.stepped", body, register.now(), "Siti", "supervisor", None, seen)
            before = journal.story(unit.connection, subject)
            line = journal.append(unit.connection, unit.origin, new, register.now(), "WIB")
            complaint_projection.project(unit.connection, subject, before, (*before, line))


@pytest.mark.thorough
def test_steps_of_two_desks_are_a_conflict_until_the_next_one(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.handling.review(subject, "", SUPERVISOR, uuid4())
    _from_two_desks(register, subject)
    complaint = register.complaints.get(subject)
    assert (complaint.status, complaint.conflict) == (Status.ANALYSED, True)
    assert register.worklist.counts(SUPERVISOR)["conflict"] == 1
    assert len(register.handling.case(subject).rejected_steps) == 1
    register.handling.advance(subject, StepForm(Step.DECIDE, "x"), SUPERVISOR, uuid4())
    complaint = register.complaints.get(subject)
    assert (complaint.status, complaint.conflict) == (Status.DECIDED, False)


def arrive(file: OpenFile, row: Sequence[Any]) -> None:
    """One entry comes in, as it will from another desk: kept, then projected by the same code."""
    connection, subject = file.connection, UUID(bytes=row[6])
    before = journal.story(connection, subject)
    connection.execute(f"INSERT INTO journal ({journal.COLUMNS}) VALUES ({', '.join('?' * 19)})", tuple(row[:19]))
    connection.execute("INSERT INTO payload (entry_id, salt, body) VALUES (?, ?, ?)", (row[5], *row[19:]))
    after = journal.story(connection, subject)
    complaint_projection.project(connection, subject, before, after)
    reference_data_projection.project(connection, subject, after)


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_in_whatever_order_entries_arrive_the_tables_are_the_same(
    written: tuple[list[tuple[Any, ...]], projected_tables.Tables],
    tmp_path_factory: pytest.TempPathFactory,
    chance: Any,
) -> None:
    rows, seen = written
    shuffled = list(rows)
    chance.shuffle(shuffled)
    file = open_file(tmp_path_factory.mktemp("arrival") / "register.db")
    with file.connection:
        for row in shuffled:
            arrive(file, row)
        assert projected_tables.read(file.connection) == seen
    close_file(file)


def test_an_unknown_kind_changes_nothing_that_is_read(register: Register) -> None:
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    unit = register.unit
    unit.run_once(
        uuid4(), lambda: append_any(unit, uuid4(), complaint.subject, "complaint.sung_about", {"x": 1}, OFFICER)
    )
    assert register.complaints.get(complaint.subject) == complaint
    assert [line.kind for line in register.complaints.story(complaint.subject)] == [
        "complaint.recorded",
        "complaint.sung_about",
    ]


@pytest.mark.thorough
def test_a_story_without_its_recording_is_no_complaint_yet(register: Register) -> None:
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    register.handling.review(complaint.subject, "", SUPERVISOR, uuid4())
    assert fold(register.complaints.story(complaint.subject)[1:]) is None
    assert fold([]) is None


def test_a_complaint_whose_recording_was_moved_away_leaves_no_ghost(register: Register) -> None:
    gone = register.complaints.record(an_intake(description="Hantu"), OFFICER, uuid4()).complaint.subject
    stays = register.complaints.record(an_intake(description="Tetap"), OFFICER, uuid4()).complaint.subject
    connection, story = register.unit.connection, register.complaints.story(gone)
    connection.execute("INSERT INTO renumbered (subject, first_text) VALUES (?, '')", (gone.bytes,))
    with connection:
        assert complaint_projection.project(connection, gone, story, []) is None
        assert complaint_projection.project(connection, uuid4(), [], []) is None
    assert [row for (row,) in connection.execute("SELECT subject FROM complaint")] == [stays.bytes]
    assert list(connection.execute("SELECT * FROM reminder WHERE complaint NOT IN (SELECT id FROM complaint)")) == []
    assert list(connection.execute("SELECT * FROM renumbered")) == []
    assert [one.subject for one in register.search.find("hantu")] == []
    assert [one.subject for one in register.search.find("tetap")] == [stays]


@pytest.mark.thorough
def test_entries_of_two_desks_stand_in_the_order_of_their_counters(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    for _ in range(3):
        register.handling.review(subject, "di sini", SUPERVISOR, uuid4())
    as_desk(register, uuid4())
    last = register.handling.review(subject, "di sana", SUPERVISOR, uuid4())
    assert [(line.seq, line.lc) for line in register.complaints.story(subject)] == [
        (1, 1),
        (2, 2),
        (3, 3),
        (4, 4),
        (1, 5),
    ]
    assert last.review_note == "di sana"


@pytest.mark.thorough
def test_of_people_and_lists_the_last_entry_holds_also_after_a_rebuild(register: Register) -> None:
    first = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    later = register.officers.change(dataclasses.replace(first, position="Kepala Bidang"), SUPERVISOR, uuid4())
    for name in ("WhatsApp", "WA"):
        register.reference_data.set_channel(Channel("wa", name, Manner.WRITTEN), SUPERVISOR, uuid4())
    assert (register.officers.all(), register.reference_data.channels()["wa"].name) == ((later,), "WA")
    register.maintenance.rebuild()
    assert (register.officers.all(), register.reference_data.channels()["wa"].name) == ((later,), "WA")


@pytest.mark.thorough
def test_complaints_of_one_second_stand_in_the_order_of_their_arrival(register: Register) -> None:
    some = [register.complaints.record(an_intake(), OFFICER, uuid4()).complaint for _ in range(3)]
    connection = register.unit.connection
    first = complaint_projection.first_id(int(some[0].recorded_at.timestamp()))
    ids = dict(connection.execute("SELECT subject, id FROM complaint"))
    assert [ids[one.subject.bytes] for one in some] == [first, first + 1, first + 2]
    connection.execute("DELETE FROM complaint WHERE id = ?", (first + 1,))
    connection.execute("DELETE FROM reminder WHERE complaint = ?", (first + 1,))
    some.append(register.complaints.record(an_intake(), OFFICER, uuid4()).complaint)
    assert dict(connection.execute("SELECT subject, id FROM complaint"))[some[-1].subject.bytes] == first + 1


def test_the_thousandth_complaint_of_one_second_is_not_looked_for_one_by_one() -> None:
    with contextlib.closing(apsw.Connection(":memory:")) as connection:
        connection.execute("CREATE TABLE complaint (id INTEGER PRIMARY KEY)")
        some = a_complaint()
        first = complaint_projection.first_id(int(some.recorded_at.timestamp()))
        steps, each = [0], []

        def count() -> bool:
            steps[0] += 1
            return False

        connection.set_progress_handler(count, 1)
        for _ in range(2_000):
            before = steps[0]
            row_id = complaint_projection.free_id(connection, some)
            each.append(steps[0] - before)
            connection.execute("INSERT INTO complaint VALUES (?)", (row_id,))
        ids = [row_id for (row_id,) in connection.execute("SELECT id FROM complaint ORDER BY id")]
        assert ids == list(range(first, first + 2_000))
        assert max(each[1_000:]) < 2 * max(each[32:64])


def test_many_of_one_second_that_come_at_once_are_not_looked_for_where_others_of_them_stand() -> None:
    with contextlib.closing(apsw.Connection(":memory:")) as connection:
        connection.execute("CREATE TABLE complaint (id INTEGER PRIMARY KEY)")
        some, given = a_complaint(), dict[int, int]()
        first = complaint_projection.first_id(int(some.recorded_at.timestamp()))
        connection.execute("INSERT INTO complaint VALUES (?), (?)", (first, first + 3))
        for expected in (first + 1, first + 2, first + 4, first + 5):
            assert complaint_projection.free_id(connection, some, given) == expected
            connection.execute("INSERT INTO complaint VALUES (?)", (expected,))
        assert given == {first: first + 5}
        connection.execute("DELETE FROM complaint WHERE id = ?", (first + 1,))
        assert complaint_projection.free_id(connection, some, given) == first + 6
        assert complaint_projection.free_id(connection, some) == first + 1


def test_what_was_made_elsewhere_is_kept_where_no_complaint_stands(register: Register) -> None:
    """Where one stands the journal alone lost its end, and it is projected."""
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    connection, before = register.unit.connection, projected_tables.read(register.unit.connection)
    lines = journal.story(connection, subject)
    folded = fold_case(lines)
    assert folded is not None
    made = complaint_columns.values(*folded, lines)
    with register.unit.writing():
        batch = complaint_projection.ProjectionBatch()
        assert not complaint_projection.keep(connection, subject, made, batch)
        complaint_projection.project(connection, subject, lines, (), batch)  # and now it is gone
        assert complaint_projection.keep(connection, subject, made, batch)
        complaint_projection.index(connection, batch.found)
    assert projected_tables.read(connection) == before


@pytest.mark.thorough
def test_a_rebuild_heals_tables_that_say_what_no_entry_says(register: Register) -> None:
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    connection = register.unit.connection
    before = projected_tables.read(connection)
    connection.execute("UPDATE complaint SET status = 'cancelled', name = 'Orang lain'")
    connection.execute("INSERT INTO complaint_words (rowid, words) SELECT id, 'hantu' FROM complaint")
    connection.execute("INSERT INTO officer VALUES (randomblob(16), 'Hantu', 'officer', '', 1)")
    connection.execute("INSERT INTO choice VALUES ('channel', 'hantu', 'Hantu', 'oral', 1)")
    assert [found.subject for found in register.search.find("hantu")] == [complaint.subject]
    register.maintenance.rebuild()
    assert register.search.find("hantu") == ()
    assert projected_tables.read(connection) == before


def _rebuild_and_stumble(connection: apsw.Connection) -> None:
    with connection:
        complaint_projection.rebuild(connection)
        connection.execute("INSERT INTO payload VALUES (x'00', x'00', x'00')")


@pytest.mark.thorough
def test_a_rebuild_that_fails_changes_nothing(register: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    connection = register.unit.connection
    before = projected_tables.read(connection)
    with pytest.raises(apsw.ConstraintError):
        _rebuild_and_stumble(connection)
    assert projected_tables.read(connection) == before
