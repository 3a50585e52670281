from __future__ import annotations

from contextlib import closing

from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from tests.support.examples import SECRET, a_signed_in


def test_only_who_was_given_a_secret_here_may_sign_in_here(register: Register) -> None:
    first = a_signed_in(register, Role.SUPERVISOR, secret=SECRET)
    a_signed_in(register, Role.OFFICER)
    assert register.officers_here() == {first.officer_id}


def test_a_register_has_nothing_twice_and_a_replica_from_the_first_day(register: Register) -> None:
    assert register.numbers_twice() == ()
    with closing(register.replica()) as replica:
        assert replica.heads() == {}
