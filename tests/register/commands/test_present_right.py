from __future__ import annotations

import dataclasses
from uuid import uuid4

from frontoffice.domain.people import May, Role
from frontoffice.register.commands.authenticating import demand_own
from frontoffice.register.register import Register
from tests.support.examples import a_reader, a_signed_in
from tests.support.refusals import not_allowed, refusal


def test_who_only_reads_keeps_nothing_and_everybody_else_does(register: Register) -> None:
    reader = a_reader(register)
    found = refusal(lambda: demand_own(register.unit, reader.officer_id))
    assert found == ("name", *not_allowed(reader, May.KEEP_OWN)[1:])
    for role in set(Role) - {Role.READER}:
        demand_own(register.unit, a_signed_in(register, role).officer_id)
    demand_own(register.unit, uuid4())  # of a register that does not know them


def test_what_somebody_typed_is_kept_though_they_were_disabled_meanwhile(register: Register) -> None:
    boss, siti = a_signed_in(register, Role.SUPERVISOR), a_signed_in(register)
    register.officers.change(dataclasses.replace(siti, active=False), boss, uuid4())
    demand_own(register.unit, siti.officer_id)
