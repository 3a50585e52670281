from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.complaint import Status
from frontoffice.domain.numbering import LAST, MOST_LEAP, REACH, Number
from frontoffice.domain.people import May, Role
from frontoffice.register.journal import chain, journal, origins
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.journal.origins import Chain
from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, copying
from tests.support import projected_tables
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def twice(register: Register, tmp_path: Path) -> Iterator[tuple[Register, UUID, UUID]]:
    """A register with two complaints under number 1, one of them from a copy of it."""
    (tmp_path / "copy").mkdir()
    with closing(a_register(tmp_path / "copy")) as copied:
        mine = register.complaints.record(an_intake(description="Asli"), OFFICER, uuid4()).complaint.subject
        theirs = copied.complaints.record(an_intake(description="Salinan"), OFFICER, uuid4()).complaint.subject
        carry(copied, register)
        yield register, mine, theirs


@pytest.mark.thorough
def test_a_bis_tells_two_papers_apart(twice: tuple[Register, UUID, UUID]) -> None:
    register, _, theirs = twice
    complaint = register.numbering.renumber(theirs, "Nomor terpakai dua kali", SUPERVISOR, uuid4())
    assert (complaint.number_text, complaint.suffix, complaint.number.no) == ("0001bis/PGD-L1/2026", "bis", 1)
    assert register.numbering.duplicates() == ()
    assert complaint.status is Status.REGISTERED
    assert not complaint.conflict


@pytest.mark.thorough
def test_both_papers_are_found_by_what_stands_on_them(twice: tuple[Register, UUID, UUID]) -> None:
    register, mine, theirs = twice
    printed = register.complaints.get(theirs)
    register.numbering.renumber(theirs, "x", SUPERVISOR, uuid4())
    assert {one.subject for one in register.search.find("0001/PGD-L1/2026")} == {mine, theirs}
    assert [one.subject for one in register.search.find(f"0001/PGD-L1/2026 {printed.check_code}")] == [theirs]
    assert [one.subject for one in register.search.find("0001bis/PGD-L1/2026")] == [theirs]


@pytest.mark.thorough
def test_a_number_that_is_not_twice_stays(twice: tuple[Register, UUID, UUID]) -> None:
    register, mine, theirs = twice
    register.numbering.take_over_series("x", SUPERVISOR, uuid4())
    single = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.numbering.renumber(theirs, "x", SUPERVISOR, uuid4())
    for subject in (single, mine, theirs):
        facts = {"number": register.complaints.get(subject).number_text}
        refused = refusal(functools.partial(register.numbering.renumber, subject, "x", SUPERVISOR, uuid4()))
        assert refused == ("", "number_not_twice", facts)


@pytest.mark.thorough
def test_it_wants_a_supervisor_and_a_reason(twice: tuple[Register, UUID, UUID]) -> None:
    register, mine, _ = twice
    by_an_officer = refusal(lambda: register.numbering.renumber(mine, "x", OFFICER, uuid4()))
    assert by_an_officer == not_allowed(OFFICER, May.DECIDE)
    without = refusal(lambda: register.numbering.renumber(mine, " ", SUPERVISOR, uuid4()))
    assert without == ("why", "why_missing", {})


@pytest.mark.thorough
def test_two_supervisors_who_choose_differently_see_it_and_go_on(
    twice: tuple[Register, UUID, UUID], tmp_path: Path
) -> None:
    register, mine, theirs = twice
    (tmp_path / "desk").mkdir()
    with closing(a_register(tmp_path / "desk", counter="P1")) as desk:
        carry(register, desk)
        register.numbering.renumber(mine, "x", SUPERVISOR, uuid4())
        desk.numbering.renumber(theirs, "x", SUPERVISOR, uuid4())
        carry(register, desk)
        carry(desk, register)
        assert len(register.numbering.duplicates()) == 2
        assert register.numbering.renumber(theirs, "x", SUPERVISOR, uuid4()).number_text == "0001ter/PGD-L1/2026"
        carry(register, desk)
        assert desk.numbering.duplicates() == ()
        assert projected_tables.read(desk.unit.connection) == projected_tables.read(register.unit.connection)
        desk.maintenance.rebuild()
        assert projected_tables.read(desk.unit.connection) == projected_tables.read(register.unit.connection)


@pytest.mark.thorough
def test_whose_number_it_is_is_a_supervisors_word(register: Register) -> None:
    entries = register.maintenance.verify().entries
    for verb in (register.numbering.take_over_series, register.numbering.confirm_clock):
        assert refusal(lambda verb=verb: verb("x", OFFICER, uuid4())) == not_allowed(OFFICER, May.DECIDE)  # type: ignore[misc]
    assert register.maintenance.verify().entries == entries


@pytest.mark.thorough
def test_a_bis_says_who_gave_it_and_why_and_a_retry_gives_it_once(twice: tuple[Register, UUID, UUID]) -> None:
    register, _, theirs = twice
    action = uuid4()
    first = register.numbering.renumber(theirs, " Dua kali ", SUPERVISOR, action)
    assert register.numbering.renumber(theirs, "x", SUPERVISOR, action) == first == register.complaints.get(theirs)
    line = register.complaints.story(theirs)[-1]
    assert line.body == {"suffix": "bis", "why": "Dua kali", "by": str(SUPERVISOR.officer_id)}


@pytest.mark.thorough
def test_numbers_that_are_on_paper_only_are_not_given_by_the_desk_that_takes_the_series_over(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "one")) as one, closing(a_register(tmp_path / "two")) as two:
        one.complaints.record(an_intake(), an_officer(), uuid4())
        one.numbering.take_over_series("Dipulihkan", SUPERVISOR, uuid4(), Number("L1", 2026, 12))
        carry(one, two)
        two.numbering.take_over_series("Loket 1 rusak", SUPERVISOR, uuid4())
        assert two.numbering.last_known() == Number("L1", 2026, 12)
        assert two.complaints.record(an_intake(), an_officer(), uuid4()).complaint.number.no == 13


@pytest.mark.parametrize(
    "changes", [{"last": 1 << 62}, {"known": -1}, {"last": 1}, {"last": "12"}, {"year": None}, {"known": 12}]
)
def test_a_gap_that_another_desk_wrote_and_that_makes_no_sense_moves_no_number(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    with closing(a_register(tmp_path)) as register:
        unit = register.unit
        body = {
            "series": "L1",
            "year": 2026,
            "known": 1,
            "last": 12,
            "evidence": "paper",
            "why": "",
            "by": "",
        } | changes
        about = numbers.gap_subject("L1")
        odd = NewEntry(uuid4(), about, "numbers.resumed", body, unit.now(), "Siti", str(Role.SUPERVISOR))
        with unit.writing():
            journal.append(unit.connection, unit.origin, odd, unit.now(), "WIB")
        assert register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.number.no == 1


def said_on_paper(register: Register, known: int, last: int) -> None:
    """Have another program write where the series of this desk goes on."""
    body = {"series": "L1", "year": 2026, "known": known, "last": last, "evidence": "paper", "why": "", "by": ""}
    about, unit = numbers.gap_subject("L1"), register.unit
    new = NewEntry(uuid4(), about, "numbers.resumed", body, unit.now(), "Siti", str(Role.SUPERVISOR))
    with unit.writing():
        journal.append(unit.connection, unit.origin, new, unit.now(), "WIB")


def test_no_series_leaps_further_than_a_leap_counts(register: Register) -> None:
    for known, last in ((0, MOST_LEAP + 1), (LAST - 10, LAST - 1), (0, LAST)):
        said_on_paper(register, known, last)
    assert register.numbering.last_known().no == 0
    assert register.numbering.gaps() == ()
    said_on_paper(register, 0, MOST_LEAP)  # what is far for the series alone is not far behind a step that counts
    assert register.numbering.last_known().no == MOST_LEAP + 1
    assert [gap.last for gap in register.numbering.gaps()] == [MOST_LEAP + 1, MOST_LEAP]


def test_a_number_far_above_all_others_is_passed_over(register: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    unit = register.unit
    for no in (LAST, 2 + REACH):
        false = NewEntry(uuid4(), uuid4(), "document.made", {}, unit.now(), "Siti", "officer", Number("L1", 2026, no))
        with unit.writing():
            journal.append(unit.connection, unit.origin, false, unit.now(), "WIB")
    assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 2
    assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 3 + REACH, "none twice"


def test_a_last_number_far_above_what_is_known_is_asked_for_again(register: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    far, near = (Number("L1", 2026, 1 + MOST_LEAP + more) for more in (1, 0))
    facts = {"known": 1, "year": 2026, "most": MOST_LEAP}
    take_over = register.numbering.take_over_series
    assert refusal(lambda: take_over("x", SUPERVISOR, uuid4(), far)) == ("last", "last_number_far", facts)
    assert refusal(lambda: register.numbering.testify(far, OFFICER)) == ("last", "last_number_far", facts)
    take_over("x", SUPERVISOR, uuid4(), near)
    assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == near.no + 1


def test_a_last_number_that_is_known_goes_on_and_a_later_one_waits_for_a_supervisor(register: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    assert register.numbering.testify(Number("L1", 2026, 1), OFFICER)
    assert register.numbering.find_block() is None
    assert not register.numbering.testify(Number("L1", 2026, 2), OFFICER)
    assert register.numbering.find_block() == "numbering_unconfirmed"


def test_a_series_that_is_used_up_is_refused_in_its_own_words_and_the_next_one_goes_on(register: Register) -> None:
    connection = register.unit.connection
    connection.execute("INSERT INTO number_floor (series, year, no) VALUES ('L1', 2026, ?)", (LAST - 1,))
    assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == LAST
    facts = {"series": "L1", "year": 2026, "next": "L1B"}
    exhausted = ("", "series_exhausted", facts)
    assert refusal(lambda: register.complaints.record(an_intake(), OFFICER, uuid4())) == exhausted
    assert refusal(lambda: register.slips.reserve(2, "x", SUPERVISOR, uuid4())) == exhausted


@pytest.mark.thorough
def test_a_series_goes_on_in_a_chain_after_the_last_entry_that_is_here(register: Register) -> None:
    connection = register.unit.connection
    before = origins.present(connection)
    for _ in range(2):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    end = chain.head(connection, before.bytes).seq
    register.numbering.take_over_series("Dipulihkan", SUPERVISOR, uuid4())
    fresh = origins.present(connection)
    assert end > 1
    assert origins.mine(connection)[fresh] == Chain(fresh, None, None, before, end, "taken_over")


def test_what_copies_showed_before_a_series_was_taken_over_says_nothing_new(
    register: Register, clock: OfficeClock
) -> None:
    for _ in range(2):
        clock.move(minutes=1)
        register.numbering.take_over_series("Dipulihkan", SUPERVISOR, uuid4(), Number("L1", 2026, 12))
        seen = register.unit.connection.execute("SELECT v FROM meta WHERE k = ?", (numbers.COPIES_SEEN,)).get
        assert seen == to_text(clock())


def test_what_is_on_paper_only_is_written_down_on_the_evidence_of_the_paper(register: Register) -> None:
    register.complaints.record(an_intake(), an_officer(), uuid4())
    register.numbering.take_over_series("Dipulihkan", SUPERVISOR, uuid4(), Number("L1", 2026, 12))
    (line,) = register.complaints.story(numbers.gap_subject("L1"))
    said = {"series": "L1", "year": 2026, "known": 1, "last": 12, "evidence": "paper", "why": "Dipulihkan"}
    assert line.body == said | {"by": str(SUPERVISOR.officer_id)}


@pytest.mark.parametrize(
    ("year", "no", "low"),
    [(2026, 2, None), (2026, 1, 2026), (2025, 7, 2026), (2024, 9, 2026), (2026, 3, None)],
)
def test_the_last_number_on_paper_is_none_before_the_last_that_is_known(
    register: Register, year: int, no: int, low: int | None
) -> None:
    for _ in range(2):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    last = Number("L1", year, no)

    def take_over() -> None:
        register.numbering.take_over_series("x", SUPERVISOR, uuid4(), last)

    if low is None:
        take_over()
        assert register.numbering.last_known() == last
    else:
        assert refusal(take_over) == ("last", "last_number_low", {"known": 2, "year": low})


@pytest.mark.thorough
@given(
    steps=st.lists(st.sampled_from(["record", "record", "copy", "image", "start", "start_on_image"]), max_size=10),
    is_there=st.booleans(),
)
def test_a_disk_that_was_put_back_gives_no_number_twice_where_a_newer_copy_or_an_officer_is_asked(
    steps: list[str], *, is_there: bool
) -> None:
    with TemporaryDirectory() as temporary:
        world = _Disk(Path(temporary), is_there=is_there)
        for step in steps:
            getattr(world, step)()
        world.register.close()
        assert len(world.papers) == len(set(world.papers))


class _Disk:
    """A desk on a disk of which images are made, and a place of copies elsewhere; its officers read their papers."""

    def __init__(self, folder: Path, *, is_there: bool) -> None:
        self.folder, self.is_there, self.clock = folder, is_there, OfficeClock()
        self.papers, self.images = list[int](), list[tuple[dict[str, bytes], int]]()
        self.copies, self.copied = folder / "place", 0
        self.copies.mkdir()
        self.register = a_register(folder / "data", clock=self.clock)

    def record(self) -> None:
        self.clock.move(minutes=1)
        self.papers.append(self.register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no)

    def copy(self) -> None:
        self.clock.move(minutes=1)
        backup.make(self.register.path, self.copies, self.clock)
        self.copied = len(self.papers)

    def image(self) -> None:
        files = {file.name: file.read_bytes() for file in (self.folder / "data").iterdir()}
        self.images.append((files, len(self.papers)))

    def start_on_image(self) -> None:
        if self.images:
            files, papers = self.images[-1]
            self.start(files, is_known=self.copied > papers or papers == len(self.papers))

    def start(self, files: Mapping[str, bytes] | None = None, *, is_known: bool = True) -> None:
        """A start as the window has it; the place is looked at where a copy of it can know."""
        self.register.close()
        if files is not None:
            for file in (self.folder / "data").iterdir():
                file.unlink()
            for name, content in files.items():
                (self.folder / "data" / name).write_bytes(content)
        self.clock.move(minutes=1)
        self.register = a_register(self.folder / "data", clock=self.clock)
        numbering, last = self.register.numbering, Number("L1", 2026, max(self.papers, default=0))
        numbering.await_rollback_check()
        is_asked = self.is_there and is_known
        if is_asked:
            records = tuple(copying.records(self.copies))
            self.register.backups.notice_history(records)
            self.register.backups.notice_others(records)
        numbering.end_rollback_check(has_answered=is_asked)
        if numbering.find_block() == "witnesses_silent":
            numbering.testify(last, OFFICER)
        if numbering.find_block() is not None:
            numbering.take_over_series("x", SUPERVISOR, uuid4(), last, accepts_history=True)
        assert numbering.find_block() is None
