from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.commands import authenticating, credentials
from frontoffice.register.commands.credentials import WrongTries
from frontoffice.register.register import Register
from frontoffice.register.storage import opening
from tests.support import foreign_process, place_keys
from tests.support.examples import MORNING, SECRET, OfficeClock, a_register
from tests.support.refusals import refusal

WRONG, SITIS = "000111222", "739152"


@pytest.mark.thorough
def test_without_a_key_a_row_counts_as_it_stands(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    credentials.demand_right(register.unit, hendra, SECRET, WrongTries(None))
    assert credentials.list_holders(register.unit) == {hendra.officer_id}
    assert credentials.find_changed(register.unit.connection, register.unit.tags) == ()
    assert credentials.can_a_supervisor_sign_in(register.unit)


@pytest.mark.thorough
def test_a_wrong_try_is_kept_although_it_is_refused(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    for _ in range(5):
        with pytest.raises(Refused):
            credentials.demand_right(register.unit, hendra, WRONG, WrongTries(None))
    assert register.unit.connection.execute("SELECT wrong_tries FROM credential").get == 5


def test_nothing_typed_is_refused_and_is_no_try(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    tries = WrongTries(None)
    for _ in range(6):
        nothing = refusal(lambda: credentials.demand_right(register.unit, hendra, "", tries))
        assert nothing == ("secret", "wrong_secret", {})
    assert register.unit.connection.execute("SELECT wrong_tries FROM credential").get == tries.count(hendra.officer_id)
    assert tries.count(hendra.officer_id) == 0


@pytest.mark.thorough
def test_a_secret_that_was_taken_out_makes_nobody_the_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever is listed as having one counts, or deleting all rows would make anybody the first supervisor."""
    with place_keys.in_use():
        register = a_register(tmp_path_factory.mktemp("office"), clock=OfficeClock())
        hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
        register.unit.connection.execute("DELETE FROM credential")
        register.unit.tags.forget()
        assert credentials.list_holders(register.unit) == {hendra.officer_id}
        with pytest.raises(Refused) as refused:
            register.officers.add("Tamu", Role.SUPERVISOR, "", SECRET, None, uuid4())
        assert refused.value.problems[0].code == "not_allowed"
        register.close()


@pytest.mark.parametrize("rows", [1, 2], ids=["the row", "its tag too"])
def test_a_secret_that_was_taken_out_is_missed_and_nobody_hears_that_none_was_given(tmp_path: Path, rows: int) -> None:
    """With one supervisor nobody signs in any more: the sentence names the ways out."""
    with place_keys.in_use():
        with closing(a_register(tmp_path)) as register:
            hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
            siti = register.officers.add("Siti", Role.OFFICER, "", SITIS, hendra, uuid4())
        key = f"x'{hendra.officer_id.hex}'"
        statements = (
            f"DELETE FROM credential WHERE officer_id = {key}",
            f"DELETE FROM authentication WHERE id = {key}",
        )
        foreign_process.run(tmp_path / "register.db", *statements[:rows])
        with closing(a_register(tmp_path)) as register:
            assert [notice.code for notice in register.notices()] == ["secrets_changed"]
            tries = WrongTries(None)
            found = refusal(lambda: credentials.demand_right(register.unit, hendra, SECRET, tries))
            assert found == ("secret", "secrets_changed", {})
            credentials.demand_right(register.unit, siti, SITIS, tries)
            assert register.officers.with_secret() == {hendra.officer_id, siti.officer_id}
        with closing(opening.reader(tmp_path / "register.db")) as connection:
            assert authenticating.inspect(connection, tmp_path / "register.db", None).credentials == 1


def test_who_never_had_a_secret_here_is_told_so(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    elsewhere = replace(hendra, officer_id=uuid4(), name="Rini")
    found = refusal(lambda: credentials.demand_right(register.unit, elsewhere, SECRET, WrongTries(None)))
    assert found == ("secret", "no_secret", {})


@pytest.mark.parametrize(
    ("tries", "since", "seconds"),
    [(4, 0, 0), (5, 0, 30), (5, 29, 1), (5, 30, 0), (5, 31, 0), (5, -400, 30), (6, 1, 59)],
)
def test_the_wait_goes_by_the_tries_and_what_has_passed(tries: int, since: int, seconds: int) -> None:
    wrong_at = to_text(MORNING)
    assert credentials.seconds_to_wait(tries, wrong_at, MORNING + timedelta(seconds=since)) == seconds
    assert credentials.seconds_to_wait(tries, "", MORNING) == 0


def test_a_wrong_try_is_kept_with_its_moment_and_a_right_one_ends_the_count(
    register: Register, clock: OfficeClock
) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    columns = "SELECT secret_hash, wrong_tries, last_wrong_at FROM credential"
    secret_hash, *_ = register.unit.connection.execute(columns).get
    outside = WrongTries(None)
    for tries in (1, 2):
        clock.move(minutes=1)
        wrong = refusal(lambda: credentials.demand_right(register.unit, hendra, WRONG, outside))
        assert wrong == ("secret", "wrong_secret", {})
        assert register.unit.connection.execute(columns).get == (secret_hash, tries, to_text(clock()))
        assert outside.count(hendra.officer_id) == tries
    credentials.demand_right(register.unit, hendra, SECRET, outside)
    assert register.unit.connection.execute(columns).get == (secret_hash, 0, "")
    assert outside.count(hendra.officer_id) == 0
