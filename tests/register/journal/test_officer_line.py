from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from frontoffice.domain.people import Officer, Role
from frontoffice.register.journal import story_line
from frontoffice.register.journal.story_line import StoryLine
from tests.support.story_rows import a_row

WHO = UUID(int=9)
SITI = {"name": "Siti", "role": "officer", "position": "Petugas", "active": True, "what": "added"}


def a_line(**changes: Any) -> StoryLine:
    line = story_line.line(a_row(subject=WHO.bytes, kind="officer.set"), b"{}")
    return line._replace(body=SITI | changes)


def test_the_newest_change_holds_and_a_new_secret_brings_nothing_back() -> None:
    added, changed = a_line(), a_line(role="handler", what="changed")
    repeated = a_line(role="supervisor", what="secret")
    assert story_line.fold(WHO, (added, changed, repeated)) == Officer(WHO, "Siti", Role.HANDLER, "Petugas")
    assert story_line.fold(WHO, (repeated,)) == Officer(WHO, "Siti", Role.SUPERVISOR, "Petugas"), "nothing else is"


@pytest.mark.parametrize("wrong", [{"role": "king"}, {"name": 7}, {"position": None}])
def test_what_cannot_be_read_is_passed_over(wrong: dict[str, Any]) -> None:
    assert story_line.fold(WHO, (a_line(), a_line(**wrong))) == Officer(WHO, "Siti", Role.OFFICER, "Petugas")
    assert story_line.fold(WHO, (a_line(**wrong),)) is None
    newer = a_line(role="supervisor")._replace(version=99)
    assert story_line.fold(WHO, (a_line(), newer)) == Officer(WHO, "Siti", Role.OFFICER, "Petugas")
