from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.register.projection import officer_entries
from frontoffice.register.register import Register
from tests.support import foreign_process
from tests.support.examples import SECRET, a_register


@pytest.mark.thorough
def test_people_are_what_their_entries_say_and_not_what_the_table_does(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
        siti = register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, uuid4())
    foreign_process.run(
        tmp_path / "register.db",
        "UPDATE officer SET role = 'supervisor', name = 'Aaa' WHERE name = 'Siti'",
        "INSERT INTO officer VALUES (randomblob(16), 'Hantu', 'supervisor', '', 1)",
    )
    with closing(a_register(tmp_path)) as register:
        assert register.officers.all() == (hendra, siti)


def test_they_stand_in_the_order_of_their_names(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    ani = register.officers.add("Ani", Role.OFFICER, "", SECRET, hendra, uuid4())
    assert [*officer_entries.everyone(register.unit.connection).values()] == [ani, hendra]
    register.officers.change(dataclasses.replace(ani, name="Zaini"), hendra, uuid4())
    assert [one.name for one in register.officers.all()] == ["Hendra", "Zaini"]
