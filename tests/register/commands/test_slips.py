"""Numbers on slips: each gets exactly its complaint or a reason, whatever came between; none is given twice."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Role
from frontoffice.domain.slips import SlipState, SlipUse
from frontoffice.errors import Refused
from frontoffice.register.opened import open_register
from frontoffice.register.projection import comparing
from frontoffice.register.queries import numbers, slips
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, restore
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support.examples import MORNING, TODAY, OfficeClock, a_letter, a_register, an_intake, an_officer, lay_blank
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
HANDLER = an_officer(Role.HANDLER, "Bambang Sutrisno")
WHY: Final = "Pemadaman besok"


def record(register: Register, slip: SlipUse | None = None) -> Complaint:
    return register.complaints.record(an_intake(), OFFICER, uuid4(), slip=slip).complaint


def use(no: int, at: datetime = MORNING, series: str = "L1", year: int = 2026) -> SlipUse:
    return SlipUse(Number(series, year, no), at)


def states(register: Register) -> dict[int, str]:
    return {slip.number.no: str(slip.state) for slip in register.slips.all()}


def test_the_series_goes_on_above_a_block_and_each_slip_gets_exactly_its_number(
    register: Register, clock: OfficeClock
) -> None:
    assert record(register).number.no == 1
    block = register.slips.reserve(3, WHY, OFFICER, uuid4())
    assert (block.first, block.last, block.text(2), block.reserved_on) == (2, 4, "0002/PGD-L1/2026", TODAY)
    assert record(register).number.no == 5
    clock.move(days=1)
    received = MORNING + timedelta(hours=2)
    late = record(register, use(3, received))
    assert (late.number_text, late.received_at, late.received_on, late.recorded_on) == (
        *("0003/PGD-L1/2026", received, TODAY),
        TODAY + timedelta(days=1),
    )
    assert late.due.day == record(register).due.day - timedelta(days=1)
    assert states(register) == {2: "open", 3: "entered", 4: "open"}
    assert [slip.number.no for slip in register.slips.open()] == [2, 4]
    assert register.numbering.last_known().no == 6
    register.slips.void([Number("L1", 2026, no) for no in (2, 4)], "Tidak terpakai", SUPERVISOR, uuid4())
    assert {slip.why for slip in register.slips.all() if slip.state is SlipState.VOID} == {"Tidak terpakai"}
    assert slips.unaccounted_numbers(register.unit.connection, "L1", 2026) == ()
    assert register.maintenance.verify().broken == ""
    assert comparing.first_difference(register.unit.connection) == ""


@pytest.mark.thorough
def test_a_slip_is_entered_once_by_whatever_comes_first(register: Register) -> None:
    register.slips.reserve(2, WHY, OFFICER, uuid4())
    record(register, use(1))
    gone = ("slip_no", "slip_not_open", {"number": 1})
    assert refusal(lambda: record(register, use(1))) == gone
    assert refusal(lambda: register.slips.void([Number("L1", 2026, 1)], "x", SUPERVISOR, uuid4())) == gone
    register.slips.void([Number("L1", 2026, 2)], "Rusak", SUPERVISOR, uuid4())
    assert refusal(lambda: record(register, use(2)))[1] == "slip_not_open"
    assert refusal(lambda: record(register, use(3)))[1] == "slip_not_open"
    assert record(register).number.no == 3


@pytest.mark.thorough
def test_what_is_asked_for_twice_is_done_once(register: Register) -> None:
    reserving, voiding, recording = (uuid4() for _ in range(3))
    for _ in range(2):
        assert register.slips.reserve(2, WHY, OFFICER, reserving).last == 2
    for _ in range(2):
        register.slips.void([Number("L1", 2026, 2)], "Rusak", SUPERVISOR, voiding)
        complaint = register.complaints.record(an_intake(), OFFICER, recording, slip=use(1)).complaint
        assert complaint.number.no == 1
    assert register.numbering.last_known().no == 2


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("at", "code"),
    [
        (MORNING + timedelta(days=1, minutes=1), "date_in_future"),
        (MORNING - timedelta(days=1), "slip_before_block"),
    ],
)
def test_the_moment_on_a_slip_is_one_at_which_it_can_have_been_written(
    register: Register, clock: OfficeClock, at: datetime, code: str
) -> None:
    register.slips.reserve(1, WHY, OFFICER, uuid4())
    clock.move(days=1)
    assert refusal(lambda: record(register, use(1, at)))[:2] == ("slip_on", code)
    assert record(register, use(1)).number.no == 1


@pytest.mark.thorough
def test_a_block_belongs_to_its_year(register: Register, clock: OfficeClock) -> None:
    clock.set(datetime(2026, 12, 31, 2, tzinfo=UTC))
    register.slips.reserve(2, WHY, OFFICER, uuid4())
    clock.set(datetime(2027, 1, 4, 2, tzinfo=UTC))
    assert record(register).number == Number("L1", 2027, 1)
    late = datetime(2026, 12, 31, 7, tzinfo=UTC)
    assert record(register, use(1, late)).number_text == "0001/PGD-L1/2026"
    this_year = use(2, datetime(2027, 1, 4, 1, tzinfo=UTC))
    assert refusal(lambda: record(register, this_year)) == ("slip_on", "slip_other_year", {"year": 2026})
    assert record(register).number == Number("L1", 2027, 2)


@pytest.mark.thorough
def test_a_letter_from_a_slip_keeps_its_own_date_of_receipt(register: Register) -> None:
    register.slips.reserve(1, WHY, OFFICER, uuid4())
    letter = register.complaints.record(a_letter(), OFFICER, uuid4(), slip=use(1)).complaint
    assert (letter.received_on, letter.number.no) == (date(2026, 11, 23), 1)


@pytest.mark.thorough
def test_the_number_is_written_as_it_was_printed(tmp_path: Path, clock: OfficeClock) -> None:
    with closing(a_register(tmp_path, clock, number_format="{no}/{counter}/{month}/{year}")) as register:
        assert register.slips.reserve(1, WHY, OFFICER, uuid4()).text(1) == "1/L1/XI/2026"
        clock.set(datetime(2026, 12, 1, 2, tzinfo=UTC))
        assert record(register, use(1)).number_text == "1/L1/XI/2026"
        assert record(register).number_text == "2/L1/XII/2026"


@pytest.mark.thorough
def test_an_amendment_leaves_when_a_slip_says_that_it_was_received(register: Register, clock: OfficeClock) -> None:
    register.slips.reserve(1, WHY, OFFICER, uuid4())
    clock.move(days=3)
    complaint = record(register, use(1))
    wish = dataclasses.replace(complaint.intake, wish="Lain")
    amended = register.amendments.amend(complaint.subject, wish, "Salah dengar", OFFICER, uuid4())
    assert (amended.received_at, amended.received_on, amended.due) == (MORNING, TODAY, complaint.due)


def test_who_may_and_how_many(register: Register) -> None:
    assert refusal(lambda: register.slips.reserve(1, WHY, HANDLER, uuid4())) == not_allowed(HANDLER, May.RECORD)
    assert refusal(lambda: register.slips.reserve(0, WHY, OFFICER, uuid4())) == (
        *("many", "slips_out_of_range", {"most": 200}),
    )
    assert refusal(lambda: register.slips.reserve(201, WHY, OFFICER, uuid4()))[1] == "slips_out_of_range"
    assert refusal(lambda: register.slips.reserve(1, " ", OFFICER, uuid4()))[1] == "why_missing"
    register.slips.reserve(1, WHY, OFFICER, uuid4())
    one = [Number("L1", 2026, 1)]
    assert refusal(lambda: register.slips.void(one, "x", OFFICER, uuid4())) == not_allowed(OFFICER, May.CANCEL)
    assert refusal(lambda: register.slips.void([], "x", SUPERVISOR, uuid4()))[1] == "slips_of_one_year"


@pytest.mark.thorough
def test_the_slips_of_another_counter_are_its_own(register: Register, tmp_path: Path, clock: OfficeClock) -> None:
    register.slips.reserve(2, WHY, OFFICER, uuid4())
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other", clock, counter="L2")) as other:
        carry(register, other)
        assert other.slips.all() == ()
        assert refusal(lambda: record(other, use(1)))[1] == "series_of_another_desk"
        assert [slip.number.no for slip in slips.open_slips(other.unit.connection, "L1")] == [1, 2]
        assert other.counters.series() == ("L1", "L2")
        assert record(other).number == Number("L2", 2026, 1)


@pytest.mark.thorough
def test_a_register_that_waits_for_the_last_number_enters_no_slip(register: Register) -> None:
    register.slips.reserve(2, WHY, OFFICER, uuid4())
    register.unit.connection.execute("INSERT INTO meta (k, v) VALUES (?, 'elsewhere')", (numbers.MOVED,))
    assert refusal(lambda: record(register, use(1)))[1] == "numbering_unconfirmed"
    low = refusal(lambda: register.numbering.take_over_series("Pindah", SUPERVISOR, uuid4(), Number("L1", 2026, 1)))
    assert low == ("last", "last_number_low", {"known": 2, "year": 2026})
    register.numbering.take_over_series("Pindah", SUPERVISOR, uuid4(), Number("L1", 2026, 7))
    assert record(register, use(1)).number.no == 1
    assert record(register).number.no == 8
    (gap,) = register.numbering.gaps()
    assert (gap.known, gap.last) == (2, 7)
    assert slips.unaccounted_numbers(register.unit.connection, "L1", 2026) == ()


def back_from(copy: Path, folder: Path, clock: OfficeClock, last: int) -> Register:
    """The register from its copy on a computer that never saw it, after somebody said the last number on paper."""
    path = folder / "back" / "register.db"
    restore.put_in_place(restore.prepare(copy, path).ready, path, "1")
    register = a_register(path.parent, clock)
    register.numbering.take_over_series("Komputer rusak", SUPERVISOR, uuid4(), Number("L1", 2026, last))
    return register


@pytest.fixture
def lost(register: Register, tmp_path: Path, clock: OfficeClock) -> Path:
    """A copy of when the register had one complaint; since then 2 was recorded, and slips 3 to 6 printed."""
    record(register)
    copy = tmp_path / backup.make(register.path, tmp_path, clock).file
    record(register)
    register.slips.reserve(4, WHY, OFFICER, uuid4())
    return copy


@pytest.mark.thorough
def test_slips_of_a_lost_block_are_reserved_again_and_get_exactly_their_numbers(
    lost: Path, register: Register, tmp_path: Path, clock: OfficeClock
) -> None:
    record(register, use(3))
    clock.set(datetime(2026, 12, 2, 2, tzinfo=UTC))
    with closing(back_from(lost, tmp_path, clock, last=6)) as back:
        assert back.slips.on_paper_only() == ((2026, ((2, 6),)),)
        assert refusal(lambda: record(back, use(4)))[1] == "slip_not_open"
        block = back.slips.reserve_again((4, 6), TODAY, "Slip dari sebelum pemulihan", OFFICER, uuid4())
        assert (block.first, block.last, block.printed_on, block.reserved_on) == (4, 6, TODAY, date(2026, 12, 2))
        assert back.slips.on_paper_only() == ((2026, ((2, 3),)),)
        late = record(back, use(5))
        assert (late.number_text, late.received_on) == ("0005/PGD-L1/2026", TODAY)
        assert refusal(lambda: record(back, use(5)))[1] == "slip_not_open"
        back.slips.void([Number("L1", 2026, 6)], "Rusak", SUPERVISOR, uuid4())
        assert (record(back).number.no, states(back)) == (7, {4: "open", 5: "entered", 6: "void"})
        carry(register, back)  # what was lost came after all
        assert states(back) == {3: "entered", 4: "open", 5: "entered", 6: "void"}
        assert numbers.duplicate_numbers(back.unit.connection) == ()
        assert slips.unaccounted_numbers(back.unit.connection, "L1", 2026) == ()
        assert back.maintenance.verify().broken == comparing.first_difference(back.unit.connection) == ""


@pytest.mark.thorough
def test_only_numbers_that_are_on_paper_alone_are_reserved_again(
    lost: Path, tmp_path: Path, clock: OfficeClock
) -> None:
    with closing(back_from(lost, tmp_path, clock, last=6)) as back:
        again = partial(back.slips.reserve_again, printed_on=TODAY, why="Slip lama", by=OFFICER)
        for span in ((1, 2), (5, 7), (7, 7)):
            refused = refusal(partial(again, span, action=uuid4()))
            assert refused == ("again_first", "slips_not_on_paper", {"numbers": "2-6"})
        for span in ((0, 3), (4, 3), (2, 202)):
            assert refusal(partial(again, span, action=uuid4()))[:2] == ("again_last", "slips_out_of_range")
        tomorrow = partial(again, (3, 3), printed_on=TODAY + timedelta(days=1), action=uuid4())
        assert refusal(tomorrow)[:2] == ("again_on", "date_in_future")
        last_year = partial(again, (3, 3), printed_on=date(2025, 12, 30), action=uuid4())
        assert refusal(last_year)[2] == {"numbers": ""}
        assert refusal(partial(again, (3, 3), why=" ", action=uuid4()))[1] == "why_missing"
        assert refusal(partial(again, (3, 3), by=HANDLER, action=uuid4())) == not_allowed(HANDLER, May.RECORD)
        action = uuid4()
        for _ in range(2):
            assert again((3, 4), action=action).last == 4
        assert refusal(partial(again, (4, 5), action=uuid4()))[2] == {"numbers": "2, 5-6"}
        assert refusal(lambda: record(back, use(3, MORNING - timedelta(days=1))))[1] == "slip_before_block"
        assert record(back).number.no == 7


def test_a_slip_that_is_reserved_again_has_the_month_in_which_it_was_printed(
    tmp_path: Path, clock: OfficeClock
) -> None:
    clock.set(datetime(2026, 12, 2, 2, tzinfo=UTC))
    with closing(a_register(tmp_path, clock, number_format="{no}/{counter}/{month}/{year}")) as register:
        register.unit.connection.execute("INSERT INTO meta (k, v) VALUES (?, 'elsewhere')", (numbers.MOVED,))
        register.numbering.take_over_series("Pulih", SUPERVISOR, uuid4(), Number("L1", 2026, 3))
        register.slips.reserve_again((2, 3), TODAY, "Di laci", OFFICER, uuid4())
        assert record(register, use(2)).number_text == "2/L1/XI/2026"


def test_a_register_that_waits_for_the_last_number_reserves_nothing_again(register: Register) -> None:
    register.slips.reserve(2, WHY, OFFICER, uuid4())
    register.unit.connection.execute("INSERT INTO meta (k, v) VALUES (?, 'elsewhere')", (numbers.MOVED,))
    again = partial(register.slips.reserve_again, (1, 2), TODAY, WHY, OFFICER, uuid4())
    assert refusal(again)[1] == "numbering_unconfirmed"


@pytest.mark.thorough
def test_a_stale_copy_knows_its_lost_slips_again_by_the_mark_of_its_computer(
    tmp_path: Path, clock: OfficeClock
) -> None:
    def opened() -> Register:
        lay_blank(tmp_path / "register.db")
        mark = HighWaterMark(tmp_path / "mark", "m1")
        return open_register(tmp_path / "register.db", Desk(), clock=clock, high_water_mark=mark)

    with closing(opened()) as register:
        record(register)
    shutil.copy(tmp_path / "register.db", tmp_path / "stale.db")
    with closing(opened()) as register:
        register.slips.reserve(3, WHY, OFFICER, uuid4())
    shutil.copy(tmp_path / "stale.db", tmp_path / "register.db")
    with closing(opened()) as register:
        assert register.slips.on_paper_only() == ((2026, ((2, 4),)),)
        register.slips.reserve_again((2, 4), TODAY, "Berkas lama", OFFICER, uuid4())
        assert (record(register, use(4)).number.no, record(register).number.no) == (4, 5)
    with closing(opened()) as register:
        assert (states(register), record(register).number.no) == ({2: "open", 3: "open", 4: "entered"}, 6)
        assert slips.unaccounted_numbers(register.unit.connection, "L1", 2026) == ()
        assert numbers.duplicate_numbers(register.unit.connection) == ()


class SlippedHistory(RuleBasedStateMachine):
    """One counter over two years, and another that takes part in the exchange."""

    @initialize()
    def begin(self) -> None:
        """Two registers in folders of their own."""
        self.clock, self.folder = OfficeClock(), Path(tempfile.mkdtemp())
        for name in ("a", "b"):
            (self.folder / name).mkdir()
        self.times = 0
        self.register = a_register(self.folder / "a", self.clock)
        self.other = a_register(self.folder / "b", self.clock, counter="L2")
        self.given: list[Number] = []

    def teardown(self) -> None:
        """Close them."""
        self.register.close()
        self.other.close()
        shutil.rmtree(self.folder)

    @rule()
    def record(self) -> None:
        """A complaint as usual gets the next number."""
        self.given.append(record(self.register).number)

    @rule(many=st.integers(1, 4))
    def reserve(self, many: int) -> None:
        """A block is printed."""
        self.register.slips.reserve(many, WHY, OFFICER, uuid4())

    @precondition(lambda self: self.register.slips.open())
    @rule(data=st.data(), minutes=st.integers(-1, 3_000))
    def fill(self, data: st.DataObject, minutes: int) -> None:
        """Any open slip is entered; one whose moment cannot be leaves nothing."""
        slip = data.draw(st.sampled_from(self.register.slips.open()))
        at = self.clock() - timedelta(minutes=minutes)
        try:
            complaint = record(self.register, SlipUse(slip.number, at))
        except Refused:
            return
        assert (complaint.number, complaint.number_text, complaint.received_at) == (slip.number, slip.text, at)
        self.given.append(slip.number)

    @precondition(lambda self: self.register.slips.open())
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        """Any open slip is void."""
        slip = data.draw(st.sampled_from(self.register.slips.open()))
        self.register.slips.void([slip.number], "Tidak terpakai", SUPERVISOR, uuid4())

    @rule(days=st.integers(1, 40))
    def later(self, days: int) -> None:
        """Days go by, over the year's end, too; after a long pause a supervisor says that the clock is right."""
        self.clock.move(days=days)
        for register in (self.register, self.other):
            if register.numbering.find_block() == NumberRefusal.CLOCK_DOUBTFUL:
                register.numbering.confirm_clock("Libur panjang", SUPERVISOR, uuid4())

    @rule()
    def close_day(self) -> None:
        """The page of today is closed, or was already."""
        try:
            self.register.closing.close(self.register.today(), "L1", "", SUPERVISOR, uuid4())
        except Refused as refused:
            assert refused.problems[0].code == "day_closed"  # noqa: PT017

    @rule()
    def exchange(self) -> None:
        """The other counter records, and both hear of each other."""
        record(self.other)
        carry(self.register, self.other)
        carry(self.other, self.register)
        here, there = (slips.slips(one.unit.connection, "L1") for one in (self.register, self.other))
        assert here == there

    @rule(lost=st.integers(0, 2))
    def come_back(self, lost: int) -> None:
        """The register is put back from a copy on another computer; slips lie in the drawer, the lost desk never returns."""
        copy = self.folder / backup.make(self.register.path, self.folder, self.clock).file
        made = [record(self.register).number for _ in range(lost)]
        block = self.register.slips.reserve(3, WHY, OFFICER, uuid4())
        year, on = block.year, self.register.today()
        self.register.close()
        self.times += 1
        folder = self.folder / f"back{self.times}"
        path = folder / "register.db"
        restore.put_in_place(restore.prepare(copy, path).ready, path, "1")
        self.register = a_register(folder, self.clock)
        self.register.numbering.take_over_series("Komputer rusak", SUPERVISOR, uuid4(), Number("L1", year, block.last))
        assert {slip.number for slip in self.register.slips.open()}.isdisjoint(made)
        self.register.slips.reserve_again((block.first, block.last), on, "Di laci", OFFICER, uuid4())
        self.given += made  # on paper only, never given to another

    @rule()
    def restart(self) -> None:
        """The program ends and starts."""
        self.register.close()
        self.register = a_register(self.register.path.parent, self.clock)

    @invariant()
    def no_hole_and_no_number_twice(self) -> None:
        """Every number is a complaint's, a slip's, or void with a reason."""
        if not hasattr(self, "register"):
            return
        assert len({*self.given}) == len(self.given)
        connection = self.register.unit.connection
        for year in {number.year for number in self.given}:
            assert slips.unaccounted_numbers(connection, "L1", year) == ()
        assert numbers.duplicate_numbers(connection) == ()


@pytest.mark.seconds
@pytest.mark.long
def test_whatever_comes_between_no_number_is_lost_or_given_twice() -> None:
    run_state_machine_as_test(SlippedHistory, settings=settings(max_examples=60, stateful_step_count=40, deadline=None))


@pytest.mark.thorough
def test_in_a_short_history_no_number_is_lost_or_given_twice() -> None:
    run_state_machine_as_test(SlippedHistory, settings=settings(max_examples=2, stateful_step_count=10, deadline=None))
