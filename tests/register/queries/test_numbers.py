from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Role
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import chain, ids, origins
from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from frontoffice.register.storage.high_water_mark import HighWater
from frontoffice.register.storage.register_tags import TagTrust
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry, origin_of
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def desk(folder: Path, counter: str) -> Register:
    folder.mkdir()
    return a_register(folder, counter=counter)


def record(register: Register, count: int = 1) -> list[int]:
    return [
        register.complaints.record(an_intake(service_date=None, event_date=None), OFFICER, uuid4()).complaint.number.no
        for _ in range(count)
    ]


@pytest.mark.thorough
def test_each_desk_counts_in_its_own_series_whatever_it_knows_of_others(register: Register, tmp_path: Path) -> None:
    record(register, 3)
    with closing(desk(tmp_path / "two", "L2")) as other:
        carry(register, other)
        assert record(other, 2) == [1, 2]
        carry(other, register)
        assert record(register) == [4]
        assert other.numbering.duplicates() == register.numbering.duplicates() == ()


@pytest.mark.thorough
def test_nobody_counts_in_another_desks_series(register: Register, tmp_path: Path) -> None:
    record(register, 3)
    with closing(desk(tmp_path / "two", "L1")) as other:
        carry(register, other)
        with pytest.raises(Refused, match="series_of_another_desk"):
            record(other)
        assert other.complaints.preview(an_intake(), OFFICER).number.no == 4


@pytest.mark.thorough
def test_a_supervisor_takes_over_the_series_of_a_desk_that_is_gone(register: Register, tmp_path: Path) -> None:
    record(register, 3)
    with closing(desk(tmp_path / "two", "L1")) as other:
        carry(register, other)
        refused = refusal(lambda: other.numbering.take_over_series("Loket 1 rusak", OFFICER, uuid4()))
        assert refused == not_allowed(OFFICER, May.DECIDE)
        other.numbering.take_over_series("Loket 1 rusak", SUPERVISOR, uuid4())
        assert record(other) == [4]
        carry(other, register)
        with pytest.raises(Refused, match="series_of_another_desk"):
            record(register)
        register.numbering.take_over_series("Sudah diperbaiki", SUPERVISOR, uuid4())
        assert record(register) == [5]
        carry(register, other)
        register.maintenance.rebuild()
        other.maintenance.rebuild()
        assert (numbers.owns(register.unit.connection, "L1"), numbers.owns(other.unit.connection, "L1")) == (
            True,
            False,
        )


@pytest.mark.thorough
def test_what_a_lost_chain_of_ones_own_counted_is_ones_own(register: Register, tmp_path: Path) -> None:
    record(register, 3)
    with closing(desk(tmp_path / "two", "L1")) as other:
        carry(register, other)
        origins.claim(other.unit.connection, origin_of(register))
        assert record(other) == [4]


@pytest.mark.thorough
def test_a_number_given_by_two_is_seen_with_both_complaints(register: Register, tmp_path: Path) -> None:
    record(register, 2)
    with closing(desk(tmp_path / "two", "L1")) as other:
        record(other)
        carry(other, register)
        duplicates = register.numbering.duplicates()
    assert [(one.number, one.number_text) for one in duplicates] == [(Number("L1", 2026, 1), "0001/PGD-L1/2026")] * 2
    assert len({one.subject for one in duplicates}) == 2
    assert {(one.recorded_at, one.officer) for one in duplicates} == {("2026-11-24T03:32:00.000000Z", "Siti Rahmawati")}


@pytest.mark.thorough
def test_counting_goes_on_after_the_last_number_that_is_known_to_have_been_given(register: Register) -> None:
    record(register, 2)
    register.unit.connection.execute("INSERT INTO number_floor VALUES ('L1', 2026, 16)")
    assert numbers.following(register.unit, MORNING).no == 17
    assert record(register, 2) == [17, 18]


@pytest.mark.thorough
def test_a_clock_that_is_a_year_off_gets_no_number_until_a_supervisor_says_it_is_right(
    register: Register, clock: OfficeClock
) -> None:
    record(register, 2)
    for days in (366, -365):
        clock.set(MORNING + timedelta(days=days))
        assert register.numbering.find_block() == "clock_doubtful"
        with pytest.raises(Refused, match="clock_doubtful"):
            record(register)
    clock.set(MORNING)
    assert register.numbering.find_block() is None
    assert record(register) == [3]
    clock.move(days=366)
    refused = refusal(lambda: register.numbering.confirm_clock("Sudah dicocokkan", OFFICER, uuid4()))
    assert refused == not_allowed(OFFICER, May.DECIDE)
    register.numbering.confirm_clock("Kantor tutup setahun", SUPERVISOR, uuid4())
    assert record(register, 2) == [1, 2]


@pytest.mark.thorough
def test_a_clock_that_was_set_right_after_it_had_been_ahead_is_confirmed_once(
    register: Register, clock: OfficeClock
) -> None:
    clock.move(days=40)
    record(register)
    clock.move(days=-40)
    with pytest.raises(Refused, match="clock_doubtful"):
        record(register)
    register.numbering.confirm_clock("Jam dibetulkan", SUPERVISOR, uuid4())
    assert record(register, 2) == [1, 2]


@pytest.mark.thorough
def test_an_ordinary_new_year_is_asked_nothing(register: Register, clock: OfficeClock) -> None:
    clock.set(datetime(2026, 12, 30, 8, tzinfo=UTC))
    record(register, 2)
    clock.set(datetime(2027, 1, 2, 1, tzinfo=UTC))
    assert record(register, 2) == [1, 2]


@pytest.mark.thorough
def test_a_desk_that_never_numbered_is_held_against_what_other_desks_wrote(tmp_path: Path, register: Register) -> None:
    record(register)
    behind = OfficeClock(MORNING - timedelta(days=700))
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2", clock=behind)) as other:
        carry(register, other)
        with pytest.raises(Refused, match="clock_doubtful"):
            record(other)
        behind.set(MORNING)
        assert record(other) == [1]


@pytest.mark.parametrize("change", [{"counter": "L3"}, {"number_format": "{no}/P-{counter}/{year}"}])
def test_a_desk_that_works_by_other_settings_than_it_wrote_down_gives_no_number(
    register: Register, change: dict[str, Any]
) -> None:
    desk, boss = register.desk, an_officer(Role.SUPERVISOR)
    written = DeskConfiguredBody(counter=desk.counter, office={}, number_format=desk.number_format)
    register.configuration.record(written, boss)
    assert record(register) == [1]
    register.desk = dataclasses.replace(desk, **change)
    assert problem(register) == Problem("", NumberRefusal.SETTINGS_DIFFER, {"series": register.desk.counter})
    assert register.numbering.find_block() == "settings_differ"
    register.configuration.record(dataclasses.replace(written, **change), boss)
    record(register)


def test_what_another_desk_says_of_this_ones_settings_keeps_no_number_back(register: Register, tmp_path: Path) -> None:
    written = DeskConfiguredBody(counter=register.desk.counter, office={}, number_format=register.desk.number_format)
    register.configuration.record(written, SUPERVISOR)
    subject = ids.subject("desk", str(origins.first(register.unit.connection)))
    with closing(desk(tmp_path / "two", "L2")) as other:
        with other.unit.writing():
            false = dataclasses.replace(written, counter="L7")
            other.unit.append_entry(uuid4(), subject, EntryKind.DESK_CONFIGURED, false, SUPERVISOR)
        carry(other, register)
    assert record(register) == [1]
    last = register.configuration.last()
    assert last is not None
    assert last.counter == register.desk.counter


def problem(register: Register) -> Problem:
    with pytest.raises(Refused) as refused:
        record(register)
    (found,) = refused.value.problems
    return found


@pytest.mark.thorough
def test_a_number_that_is_not_given_says_why_with_its_facts(
    register: Register, clock: OfficeClock, tmp_path: Path
) -> None:
    record(register)
    clock.move(days=366)
    doubtful = Problem("", NumberRefusal.CLOCK_DOUBTFUL, {"today": date(2027, 11, 25)})
    assert problem(register) == doubtful
    with closing(desk(tmp_path / "two", "L1")) as other:
        carry(register, other)
        assert problem(other) == Problem("", NumberRefusal.SERIES_OF_ANOTHER_DESK, {"series": "L1"})
    (tmp_path / "three").mkdir()
    with closing(a_register(tmp_path / "three", gives_numbers=False)) as office:
        assert problem(office) == Problem("", NumberRefusal.DESK_GIVES_NO_NUMBERS)


def test_a_register_on_another_computer_gives_no_number_until_it_is_confirmed(register: Register) -> None:
    register.unit.connection.execute("INSERT INTO meta (k, v) VALUES (?, '')", (numbers.MOVED,))
    assert problem(register) == Problem("", NumberRefusal.NUMBERING_UNCONFIRMED)
    assert register.numbering.find_block() is NumberRefusal.NUMBERING_UNCONFIRMED


@pytest.mark.parametrize("trust", [TagTrust.CHANGED, TagTrust.UNTRUSTED])
def test_a_register_that_is_not_as_it_was_left_gives_no_number_until_it_is_confirmed(
    register: Register, trust: TagTrust
) -> None:
    register.unit.connection.execute("INSERT INTO meta (k, v) VALUES (?, '')", (numbers.MOVED,))
    register.unit.tags.trust = trust
    assert problem(register) == Problem("", NumberRefusal.REGISTER_CHANGED)
    assert register.numbering.find_block() is NumberRefusal.REGISTER_CHANGED
    missing = refusal(lambda: register.numbering.take_over_series("x", SUPERVISOR, uuid4()))
    assert missing == ("last", "last_number_missing", {})


@pytest.mark.thorough
def test_what_keeps_a_desk_from_numbering_is_said_before_it_is_tried(
    register: Register, clock: OfficeClock, tmp_path: Path
) -> None:
    record(register)
    with closing(desk(tmp_path / "two", "L1")) as other:
        carry(register, other)
        assert other.numbering.find_block() is NumberRefusal.SERIES_OF_ANOTHER_DESK
        other.desk = dataclasses.replace(other.desk, gives_numbers=False)
        assert other.numbering.find_block() is None, "it gives none"
        other.unit.connection.execute("INSERT INTO meta (k, v) VALUES (?, '')", (numbers.MOVED,))
        assert other.numbering.find_block() is NumberRefusal.NUMBERING_UNCONFIRMED


@pytest.mark.thorough
def test_the_last_number_is_that_of_its_own_series_and_year(register: Register, clock: OfficeClock) -> None:
    record(register, 2)
    connection = register.unit.connection
    assert [numbers.last_no(connection, *of) for of in (("L1", 2026), ("L1", 2025), ("L2", 2026))] == [2, 0, 0]
    assert [numbers.last_given_here(connection, *of) for of in (("L1", 2026), ("L1", 2025), ("L2", 2026))] == [2, 0, 0]
    assert register.numbering.last_known() == Number("L1", 2026, 2)
    assert register.numbering.gaps() == ()


@pytest.mark.thorough
def test_a_gap_says_which_numbers_are_on_paper_only_and_on_whose_word(register: Register, clock: OfficeClock) -> None:
    record(register, 2)
    clock.move(minutes=5)
    register.numbering.take_over_series("Dipulihkan", SUPERVISOR, uuid4(), Number("L1", 2026, 12))
    register.numbering.take_over_series("Lagi", SUPERVISOR, uuid4(), Number("L1", 2026, 15))
    first = numbers.NumberGap(2026, 2, 12, clock(), "WIB", "paper", "Dipulihkan", "Hendra Wijaya")
    second = dataclasses.replace(first, known=12, last=15, why="Lagi")
    assert register.numbering.gaps() == numbers.gaps_of(register.unit.connection, "L1") == (first, second)
    assert numbers.gaps_of(register.unit.connection, "L2") == ()
    assert numbers.last_given_here(register.unit.connection, "L1", 2026) == 2
    assert record(register) == [16]
    clock.set(datetime(2027, 1, 4, 3, tzinfo=UTC))
    assert register.numbering.last_known() == Number("L1", 2027, 0), "they were of the year before"
    register.numbering.take_over_series("x", SUPERVISOR, uuid4(), Number("L1", 2027, 0))
    assert len(register.numbering.gaps()) == 2, "nothing lies between"
    assert record(register) == [1]


def test_every_desk_and_every_version_writes_of_a_series_gaps_under_one_subject() -> None:
    assert numbers.gap_subject("L1") == UUID("24e5d778-72f6-5353-901c-a71d7f44ceed")


@pytest.mark.thorough
def test_an_entry_is_known_where_it_stands_or_was_taken_out_of_its_chain(register: Register) -> None:
    record(register, 2)
    connection, origin = register.unit.connection, register.unit.origin
    head = chain.head(connection, origin.bytes)
    seen = HighWater(origin, head.seq, head.hash, ())
    assert numbers.has_entry(connection, seen)
    fresh = dataclasses.replace(seen, seq=0, hash=b"")
    assert numbers.has_entry(connection, fresh), "a chain of its own on which nothing was written"
    for other in ({"seq": 1}, {"hash": bytes(32)}, {"origin": uuid4()}):
        assert not numbers.has_entry(connection, dataclasses.replace(seen, **other))
    assert not numbers.has_entry(connection, dataclasses.replace(fresh, origin=uuid4()))


def test_a_desk_knows_its_settings_by_what_was_written_down_last(register: Register) -> None:
    assert numbers.load_configuration(register.unit.connection) == (None, None)
    for counter in ("L7", "L1"):
        written = DeskConfiguredBody(counter=counter, office={}, number_format="{no}")
        register.configuration.record(written, SUPERVISOR)
    assert numbers.load_configuration(register.unit.connection) == ("L1", "{no}")
