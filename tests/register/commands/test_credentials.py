from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from frontoffice.domain.dates import to_text
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.commands import credentials
from frontoffice.register.commands.wrong_tries import WrongTries
from frontoffice.register.register import Register
from tests.support import place_keys
from tests.support.examples import MORNING, SECRET, OfficeClock, a_register

WRONG = "000111222"


def test_without_a_key_a_row_counts_as_it_stands(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    credentials.demand_right(register.unit, hendra, SECRET, WrongTries(None))
    assert credentials.given(register.unit) == {hendra.officer_id}
    assert credentials.changed(register.unit.connection, register.unit.tags) == ()
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


@pytest.mark.parametrize(
    ("tries", "since", "seconds"),
    [(4, 0, 0), (5, 0, 30), (5, 29, 1), (5, 30, 0), (5, 31, 0), (5, -400, 30), (6, 1, 59)],
)
def test_the_wait_goes_by_the_tries_and_what_has_passed(tries: int, since: int, seconds: int) -> None:
    wrong_at = to_text(MORNING)
    assert credentials.seconds_to_wait(tries, wrong_at, MORNING + timedelta(seconds=since)) == seconds
    assert credentials.seconds_to_wait(tries, "", MORNING) == 0
