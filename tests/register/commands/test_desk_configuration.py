from __future__ import annotations

from frontoffice.domain.office_bodies import DeskConfiguredBody
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from tests.support.examples import an_officer

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def test_the_last_facts_of_the_desk_are_remembered(register: Register) -> None:
    assert register.configuration.last() is None
    for counter in ("L1", "L2"):
        register.configuration.record(DeskConfiguredBody(counter=counter, office={}), SUPERVISOR)
    last = register.configuration.last()
    assert last is not None
    assert last.counter == "L2"
