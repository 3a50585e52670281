"""Whose complaints are here."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from tests.support.examples import a_signed_in, an_intake
from tests.support.forged_entries import forge


def test_a_register_by_itself_knows_its_own_counter(register: Register) -> None:
    assert register.counters.series() == ("L1",)


def test_a_desk_without_a_series_is_no_counter(register: Register, tmp_path: Path) -> None:
    assert tmp_path.exists()
    register.desk = dataclasses.replace(register.desk, gives_numbers=False)
    assert register.counters.series() == ()


def test_the_counters_of_others_are_known_by_what_came_from_them(register: Register) -> None:
    connection = register.unit.connection
    connection.execute("INSERT INTO foreign_series VALUES ('L3', ?), ('A1', ?)", (uuid4().bytes, uuid4().bytes))
    assert register.counters.series() == ("A1", "L1", "L3")


def set_up_last(register: Register) -> str:
    """The desk that was set up last."""
    last = register.configuration.last_anywhere()
    assert last is not None
    return last.counter


def test_the_desk_that_was_set_up_last_is_the_one_to_learn_from(register: Register) -> None:
    assert register.configuration.last_anywhere() is None
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    register.configuration.record(DeskConfiguredBody(counter="L1", office={}), supervisor)
    register.configuration.record(DeskConfiguredBody(counter="L2", office={}), supervisor)
    assert set_up_last(register) == "L2"


@pytest.mark.thorough
@pytest.mark.parametrize("body", [b"no JSON", b"null", b"[1]"])
def test_nobody_learns_from_a_desk_that_told_nothing_readable(register: Register, body: bytes) -> None:
    register.configuration.record(DeskConfiguredBody(counter="L1", office={}), a_signed_in(register, Role.SUPERVISOR))
    forge(register, uuid4(), "desk.configured", body)
    forge(register, uuid4(), "desk.configured", b'{"counter":["L3"]}', version=2)
    assert set_up_last(register) == "L1"


def test_a_counter_counts_its_own_day_and_a_desk_without_a_series_everybodys(register: Register) -> None:
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, uuid4())
    assert register.counters.count_today() == 1
    register.desk = dataclasses.replace(register.desk, counter="L2")
    assert register.counters.count_today() == 0
    register.desk = dataclasses.replace(register.desk, gives_numbers=False)
    assert register.counters.count_today() == 1
