from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.app.cli import key_command
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
from tests.conftest import Announce
from tests.support import foreign_process, place_keys
from tests.support.examples import SECRET, a_register

NEW = "528417"


@pytest.fixture
def where(tmp_path: Path) -> Iterator[Places]:
    """An authenticated register of a supervisor and an officer, whose secrets another program wrote."""
    with place_keys.in_use():
        with closing(a_register(tmp_path)) as register:
            hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
            register.officers.add("Siti", Role.OFFICER, "", "739152", hendra, uuid4())
        foreign_process.run(tmp_path / "register.db", "UPDATE credential SET wrong_tries = 1")
        yield Places(tmp_path)


def offered(where: Places, typed: str = "1", *secrets: str) -> tuple[int, list[str]]:
    said: list[str] = []
    answers = iter(secrets or (NEW, NEW))
    return key_command.offer(where, lambda _: typed, said.append, lambda _: next(answers)), said


@pytest.mark.parametrize("is_state_known", [True, False])
def test_a_supervisor_gets_a_new_pin_where_none_can_sign_in(
    where: Places, announce: Announce, is_state_known: bool
) -> None:
    if not is_state_known:
        announce("untrusted")
        foreign_process.run(where.register, "DELETE FROM authentication")
    code, said = offered(where)
    assert (code, said[1]) == (0, "1. Hendra")
    with closing(open_register(where.register, Desk())) as register:
        hendra, siti = register.officers.all()
        assert register.officers.sign_in(hendra.officer_id, NEW) == hendra
        with pytest.raises(Refused) as refused:
            register.officers.sign_in(siti.officer_id, "739152")
        assert refused.value.problems[0].code == "secret_changed", "others wait for the supervisor"
        assert register.complaints.story(hendra.officer_id)[-1].officer == "Kunci pemulihan"
        assert register.numbering.find_block() == "numbering_unconfirmed"
    assert offered(where) == (0, []), "somebody can sign in: nothing is offered"


NO_PIN: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("", (), "1. Hendra"),
    ("2", (), "1. Hendra"),
    ("x", (), "1. Hendra"),
    ("1", (NEW, "528418"), "PIN tidak sama"),
    ("1", ("123456",) * 2, "PIN itu terlalu"),
)


def test_nothing_is_changed_without_a_name_and_a_good_pin_typed_twice(where: Places) -> None:
    before = foreign_process.run(where.register, "SELECT count(*) FROM journal")
    for typed, secrets, last in NO_PIN:
        code, said = offered(where, typed, *secrets)
        assert code == 2
        assert said[-1].startswith(last)
    assert foreign_process.run(where.register, "SELECT count(*) FROM journal") == before
