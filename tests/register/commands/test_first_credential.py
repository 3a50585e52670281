"""The first PIN at a desk whose people came by the centre."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.register import Register
from tests.support.examples import SECRET, a_signed_in


def test_a_supervisor_of_the_office_gets_the_first_secret_and_the_journal_says_who_gave_it(register: Register) -> None:
    boss = a_signed_in(register, Role.SUPERVISOR)  # known, with no secret here
    assert register.officers_here() == frozenset()
    given = register.first_secret_here(boss.officer_id, SECRET, "Yuliana Putri", uuid4())
    assert given == boss
    assert register.sign_in(boss.officer_id, SECRET) == boss
    last = register.story(boss.officer_id)[-1]
    assert (last.officer, last.role, last.body["what"]) == ("Yuliana Putri", "administrator", "secret")
    assert SECRET not in str(last.body)


def test_once_somebody_can_sign_in_it_is_never_given_this_way_again(register: Register) -> None:
    boss = a_signed_in(register, Role.SUPERVISOR)
    action = uuid4()
    register.first_secret_here(boss.officer_id, SECRET, "Yuliana Putri", action)
    register.first_secret_here(boss.officer_id, SECRET, "Yuliana Putri", action)  # F9 twice
    with pytest.raises(Refused, match="secret_here_already"):
        register.first_secret_here(boss.officer_id, SECRET, "Yuliana Putri", uuid4())


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HANDLER, Role.ADMINISTRATOR])
def test_it_is_a_supervisors(register: Register, role: Role) -> None:
    with pytest.raises(Refused, match="supervisor_first"):
        register.first_secret_here(a_signed_in(register, role).officer_id, SECRET, "Yuliana Putri", uuid4())


def test_a_weak_secret_is_refused_as_everywhere(register: Register) -> None:
    with pytest.raises(Refused, match="pin_simple"):
        register.first_secret_here(a_signed_in(register, Role.SUPERVISOR).officer_id, "123456", "Yuliana", uuid4())
