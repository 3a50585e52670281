from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.domain.people import May, Role
from frontoffice.register.register import Register
from tests.support import foreign_process
from tests.support.examples import a_register, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.mark.thorough
def test_the_last_facts_of_the_desk_are_remembered(register: Register) -> None:
    assert register.configuration.last() is None
    for counter, number_format in (("L1", "a"), ("L2", "b")):
        body = DeskConfiguredBody(counter=counter, office={}, number_format=number_format)
        register.configuration.record(body, SUPERVISOR)
    last = register.configuration.last()
    assert last is not None
    assert (last.counter, last.number_format, last.zone) == ("L2", "b", None)


def test_only_who_keeps_the_settings_writes_them_down(register: Register) -> None:
    by = an_officer()
    body = DeskConfiguredBody(counter="L1", office={})
    assert refusal(lambda: register.configuration.record(body, by)) == not_allowed(by, May.KEEP_SETTINGS)
    assert register.configuration.last() is None


@pytest.mark.thorough
def test_the_desk_that_was_set_up_last_is_found_among_all(register: Register, tmp_path: Path) -> None:
    """By its place in the one order of entries, not by the order in which they came here."""
    assert register.configuration.last_anywhere() is None
    register.configuration.record(DeskConfiguredBody(counter="L1", office={}), SUPERVISOR)
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other", counter="L2")) as other:
        for counter in ("L8", "L2"):
            other.configuration.record(DeskConfiguredBody(counter=counter, office={}), SUPERVISOR)
        carry(other, register)
    found = register.configuration.last_anywhere(), register.configuration.last()
    assert [one and one.counter for one in found] == ["L2", "L1"]


def test_a_set_up_of_a_later_program_is_passed_over(register: Register) -> None:
    register.configuration.record(DeskConfiguredBody(counter="L1", office={}), SUPERVISOR)
    register.configuration.record(DeskConfiguredBody(counter="L2", office={}), SUPERVISOR)
    kind = "UPDATE journal SET v = 99 WHERE lc = (SELECT max(lc) FROM journal)"
    foreign_process.tamper(register.path, kind)
    found = register.configuration.last_anywhere()
    assert found is not None
    assert found.counter == "L1"
