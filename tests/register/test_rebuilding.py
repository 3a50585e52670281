from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

from frontoffice.register.register import Register
from tests.examples import a_register, an_intake, an_officer
from tests.register import outside

EVIDENCE = "DELETE FROM schema_migration WHERE name = '0007_evidence'"


def test_a_rebuild_that_was_asked_for_is_remembered_until_it_is_done(register: Register) -> None:
    assert not register.rebuild_is_asked()
    register.ask_rebuild()
    assert register.rebuild_is_asked()
    register.rebuild()
    assert not register.rebuild_is_asked()
    assert [notice.code for notice in register.notices()] == ["tables_rebuilt"]


def test_a_register_that_comes_from_an_older_program_is_filled_anew_if_it_holds_anything(tmp_path: Path) -> None:
    a_register(tmp_path).close()
    outside.run(tmp_path / "register.db", EVIDENCE)
    with closing(a_register(tmp_path)) as register:
        assert not register.rebuild_is_asked()
        register.record(an_intake(), an_officer(), uuid4())
    outside.run(tmp_path / "register.db", EVIDENCE)
    with closing(a_register(tmp_path)) as register:
        assert register.rebuild_is_asked()
