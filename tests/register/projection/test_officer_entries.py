from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.people import Officer, Role
from frontoffice.register.journal import story_line
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import officer_entries
from frontoffice.register.register import Register
from tests.register.journal.test_story_line import a_row
from tests.support import foreign_process
from tests.support.examples import SECRET, a_register

WHO = UUID(int=9)
SITI = {"name": "Siti", "role": "officer", "position": "Petugas", "active": True, "what": "added"}


def a_line(**changes: Any) -> StoryLine:
    line = story_line.line(a_row(subject=WHO.bytes, kind="officer.set"), b"{}")
    return line._replace(body=SITI | changes)


def test_the_newest_change_holds_and_a_new_secret_brings_nothing_back() -> None:
    added, changed = a_line(), a_line(role="handler", what="changed")
    repeated = a_line(role="supervisor", what="secret")
    assert officer_entries.fold(WHO, (added, changed, repeated)) == Officer(WHO, "Siti", Role.HANDLER, "Petugas")
    assert officer_entries.fold(WHO, (repeated,)) == Officer(WHO, "Siti", Role.SUPERVISOR, "Petugas"), "nothing else is"


@pytest.mark.parametrize("wrong", [{"role": "king"}, {"name": 7}, {"position": None}])
def test_what_cannot_be_read_is_passed_over(wrong: dict[str, Any]) -> None:
    assert officer_entries.fold(WHO, (a_line(), a_line(**wrong))) == Officer(WHO, "Siti", Role.OFFICER, "Petugas")
    assert officer_entries.fold(WHO, (a_line(**wrong),)) is None
    newer = a_line(role="supervisor")._replace(version=99)
    assert officer_entries.fold(WHO, (a_line(), newer)) == Officer(WHO, "Siti", Role.OFFICER, "Petugas")


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


@pytest.mark.thorough
def test_they_stand_in_the_order_of_their_names(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    ani = register.officers.add("Ani", Role.OFFICER, "", SECRET, hendra, uuid4())
    assert [*officer_entries.everyone(register.unit.connection).values()] == [ani, hendra]
    register.officers.change(dataclasses.replace(ani, name="Zaini"), hendra, uuid4())
    assert [one.name for one in register.officers.all()] == ["Hendra", "Zaini"]
