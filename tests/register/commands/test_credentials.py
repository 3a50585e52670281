from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.commands import credentials
from frontoffice.register.commands.wrong_tries import WrongTries
from frontoffice.register.register import Register
from tests.support import place_keys
from tests.support.examples import SECRET, OfficeClock, a_register

WRONG = "000111222"


def test_without_a_key_a_row_counts_as_it_stands(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    credentials.demand_right(register.unit, hendra, SECRET, WrongTries(None))
    assert credentials.given(register.unit) == {hendra.officer_id}
    assert credentials.changed(register.unit) == ()
    assert credentials.can_a_supervisor_sign_in(register.unit)


def test_a_wrong_try_is_kept_although_it_is_refused(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    for _ in range(5):
        with pytest.raises(Refused):
            credentials.demand_right(register.unit, hendra, WRONG, WrongTries(None))
    assert register.unit.connection.execute("SELECT wrong_tries FROM credential").get == 5


def test_a_secret_that_was_taken_out_makes_nobody_the_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever is listed as having one counts, or deleting all rows would make anybody the first supervisor."""
    with place_keys.in_use():
        register = a_register(tmp_path_factory.mktemp("office"), clock=OfficeClock())
        hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
        register.unit.connection.execute("DELETE FROM credential")
        register.unit.tags.forget()
        assert credentials.given(register.unit) == {hendra.officer_id}
        with pytest.raises(Refused) as refused:
            register.officers.add("Tamu", Role.SUPERVISOR, "", SECRET, None, uuid4())
        assert refused.value.problems[0].code == "not_allowed"
        register.close()
