from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.storage import file_probe
from frontoffice.register.storage.opening import close_file, open_file
from tests.support import foreign_process


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


def test_a_file_of_another_program_is_told_and_left_alone(path: Path) -> None:
    foreign_process.run(path, "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('x')")
    before = path.read_bytes()
    with pytest.raises(Unavailable, match="register_foreign"):
        open_file(path)
    assert path.read_bytes() == before
    assert {one.name for one in path.parent.iterdir()} - {"register.db.lock"} == {"register.db"}


def test_a_register_that_was_cut_short_before_its_first_table_is_made(path: Path) -> None:
    foreign_process.run(path, "PRAGMA journal_mode = wal")
    close_file(open_file(path))


def test_an_empty_file_is_as_blank_as_none(path: Path) -> None:
    assert file_probe.is_blank(path)
    path.touch()
    assert file_probe.is_blank(path)
    close_file(open_file(path))
    assert not file_probe.is_blank(path)


def test_the_log_of_a_closed_register_holds_nothing(path: Path) -> None:
    file = open_file(path)
    assert file_probe.has_leftovers(path)
    close_file(file)
    assert not file_probe.has_leftovers(path)
