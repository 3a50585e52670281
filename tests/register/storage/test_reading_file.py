"""A register's file opened for reading only."""

from __future__ import annotations

import contextlib
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.register.storage import opening, reading_file
from tests.support.examples import a_register, a_signed_in, an_intake
from tests.support.refusals import failure


def count(file: opening.OpenFile) -> int:
    many: int = file.connection.execute("SELECT count(*) FROM complaint").get
    return many


@pytest.fixture
def path(tmp_path: Path) -> Path:
    register = a_register(tmp_path)
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    register.close()
    return tmp_path / "register.db"


@pytest.mark.thorough
def test_it_reads_beside_an_open_register_and_sees_one_moment(path: Path) -> None:
    register = a_register(path.parent)
    file = reading_file.open_reading(path)
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    assert count(file) == 1
    opening.close_beside(file)
    again = reading_file.open_reading(path)
    assert count(again) == 2
    opening.close_beside(again)
    register.close()


@pytest.mark.thorough
def test_it_changes_nothing_and_keeps_nobody_out(path: Path) -> None:
    before = path.read_bytes()
    file = reading_file.open_reading(path)
    opening.demand_free(path)
    with pytest.raises(Exception, match="readonly"):
        file.connection.execute("DELETE FROM complaint")
    opening.close_beside(file)
    assert path.read_bytes() == before


def test_a_register_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    code, _facts = failure(lambda: reading_file.open_reading(tmp_path / "register.db"))
    assert code == "register_missing"
    assert list(tmp_path.iterdir()) == []


def test_a_register_of_an_older_form_wants_the_window_first(path: Path) -> None:
    with contextlib.closing(opening.connect(path)) as connection:
        newest = connection.execute("SELECT max(name) FROM schema_migration").get
        connection.execute("DELETE FROM schema_migration WHERE name = ?", (newest,))
    assert failure(lambda: reading_file.open_reading(path)) == ("register_must_be_opened", {"path": str(path)})
