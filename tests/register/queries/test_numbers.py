from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.office_bodies import DeskConfiguredBody
from frontoffice.domain.people import Role
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import origins
from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry, origin_of

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


def test_each_desk_counts_in_its_own_series_whatever_it_knows_of_others(register: Register, tmp_path: Path) -> None:
    record(register, 3)
    with closing(desk(tmp_path / "two", "L2")) as other:
        carry(register, other)
        assert record(other, 2) == [1, 2]
        carry(other, register)
        assert record(register) == [4]
        assert other.numbering.duplicates() == register.numbering.duplicates() == ()


def test_nobody_counts_in_another_desks_series(register: Register, tmp_path: Path) -> None:
    record(register, 3)
    with closing(desk(tmp_path / "two", "L1")) as other:
        carry(register, other)
        with pytest.raises(Refused, match="series_of_another_desk"):
            record(other)
        assert other.complaints.preview(an_intake(), OFFICER).number.no == 4


def test_a_supervisor_takes_over_the_series_of_a_desk_that_is_gone(register: Register, tmp_path: Path) -> None:
    record(register, 3)
    with closing(desk(tmp_path / "two", "L1")) as other:
        carry(register, other)
        with pytest.raises(Refused, match="not_allowed"):
            other.numbering.take_over_series("Loket 1 rusak", OFFICER, uuid4())
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


def test_what_a_lost_chain_of_ones_own_counted_is_ones_own(register: Register, tmp_path: Path) -> None:
    record(register, 3)
    with closing(desk(tmp_path / "two", "L1")) as other:
        carry(register, other)
        origins.claim(other.unit.connection, origin_of(register))
        assert record(other) == [4]


def test_a_number_given_by_two_is_seen_with_both_complaints(register: Register, tmp_path: Path) -> None:
    record(register, 2)
    with closing(desk(tmp_path / "two", "L1")) as other:
        record(other)
        carry(other, register)
        duplicates = register.numbering.duplicates()
    assert [(one.number.no, one.number_text) for one in duplicates] == [(1, "0001/PGD-L1/2026")] * 2
    assert len({one.subject for one in duplicates}) == 2


def test_counting_goes_on_after_the_last_number_that_is_known_to_have_been_given(register: Register) -> None:
    record(register, 2)
    register.unit.connection.execute("INSERT INTO number_floor VALUES ('L1', 2026, 16)")
    assert numbers.following(register.unit, MORNING).no == 17
    assert record(register, 2) == [17, 18]


def test_a_clock_that_is_a_year_off_gets_no_number_until_a_supervisor_says_it_is_right(
    register: Register, clock: OfficeClock
) -> None:
    record(register, 2)
    for days in (366, -365):
        clock.set(MORNING + timedelta(days=days))
        assert register.numbering.blocked_by() == "clock_doubtful"
        with pytest.raises(Refused, match="clock_doubtful"):
            record(register)
    clock.set(MORNING)
    assert register.numbering.blocked_by() is None
    assert record(register) == [3]
    clock.move(days=366)
    with pytest.raises(Refused, match="not_allowed"):
        register.numbering.confirm_clock("Sudah dicocokkan", OFFICER, uuid4())
    register.numbering.confirm_clock("Kantor tutup setahun", SUPERVISOR, uuid4())
    assert record(register, 2) == [1, 2]


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


def test_an_ordinary_new_year_is_asked_nothing(register: Register, clock: OfficeClock) -> None:
    clock.set(datetime(2026, 12, 30, 8, tzinfo=UTC))
    record(register, 2)
    clock.set(datetime(2027, 1, 2, 1, tzinfo=UTC))
    assert record(register, 2) == [1, 2]


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
    assert problem(register).code == "settings_differ"
    assert register.numbering.blocked_by() == "settings_differ"
    register.configuration.record(dataclasses.replace(written, **change), boss)
    record(register)


def problem(register: Register) -> Problem:
    with pytest.raises(Refused) as refused:
        record(register)
    (found,) = refused.value.problems
    return found


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
    assert register.numbering.blocked_by() is NumberRefusal.NUMBERING_UNCONFIRMED
