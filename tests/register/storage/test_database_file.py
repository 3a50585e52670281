from __future__ import annotations

import ast
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from frontoffice.register.storage.database_file import READ_WRITE, as_it_stands, open_database
from tests.support.examples import a_register

ROOT = Path(__file__).resolve().parents[3]
MEMORY = {"comparing.py"}  # lists made anew beside the register, never a file


def test_every_connection_to_a_file_comes_through_the_one_door() -> None:
    makers = {
        path.name
        for path in (ROOT / "frontoffice").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (ast.unparse(node.func) in ("apsw.Connection", "sqlite3.connect", "Connection", "APSWDatabase"))
    }
    assert makers - MEMORY == {"database_file.py", "encryption.py"}  # the latter tries a key


def test_a_file_that_is_not_there_is_made_only_where_that_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(apsw.CantOpenError):
        open_database(tmp_path / "none.db", flags=READ_WRITE)
    open_database(tmp_path / "new.db").close()


def test_a_file_is_read_as_it_stands_without_its_log(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register, closing(as_it_stands(register.path)) as connection:
        register.unit.connection.execute("INSERT INTO meta VALUES ('trial', 1)")
        assert connection.execute("SELECT v FROM meta WHERE k = 'trial'").get is None
        assert connection.execute("SELECT v FROM meta WHERE k = 'open'").get == 1
