from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.register.storage import damage, opening
from tests.support import foreign_process
from tests.support.examples import TODAY, a_register, an_intake, an_officer

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def test_tables_that_were_asked_for_are_made_anew_at_the_next_opening_which_tells_it_once(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), SUPERVISOR, uuid4())
        assert not opening.takes_minutes(path)
        register.maintenance.request_rebuild()
    foreign_process.run(path, "UPDATE complaint SET name = 'Orang Lain'")
    assert opening.takes_minutes(path)
    with closing(a_register(tmp_path)) as register:
        assert [notice.code for notice in register.notices()] == ["tables_rebuilt"]
        assert register.days.read(TODAY).lines[0].name == "Nurhayati binti Saleh"
    assert not opening.takes_minutes(path)
    with closing(a_register(tmp_path)) as register:
        assert register.notices() == ()


@pytest.mark.thorough
def test_a_rebuild_makes_lists_anew_and_forgets_what_was_kept(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), SUPERVISOR, uuid4())
        before = register.reference_data.channels()
        register.unit.connection.execute("INSERT INTO choice VALUES ('channel', 'radio', 'Radio', 'oral', 1)")
        register.unit.forget()
        assert "radio" in register.reference_data.channels()
        register.maintenance.rebuild()
        assert register.reference_data.channels() == before
        assert register.maintenance.verify().entries == 1


def test_after_a_rebuild_damage_is_looked_for_anew(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[object] = []
    monkeypatch.setattr(damage, "forget", forgotten.append)
    register.maintenance.rebuild()
    assert forgotten == [register.unit.connection]
