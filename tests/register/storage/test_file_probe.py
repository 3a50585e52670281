from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.storage import damage
from frontoffice.register.storage.opening import close_file, open_file
from tests.support import foreign_process
from tests.support.refusals import failure


def test_a_file_of_another_program_is_told_and_left_alone(path: Path) -> None:
    foreign_process.run(path, "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('x')")
    before = path.read_bytes()
    with pytest.raises(Unavailable, match="register_foreign"):
        open_file(path)
    assert path.read_bytes() == before
    assert {one.name for one in path.parent.iterdir()} - {"register.db.lock"} == {"register.db"}


@pytest.mark.thorough
def test_a_register_that_was_cut_short_before_its_first_table_is_made(path: Path) -> None:
    foreign_process.run(path, "PRAGMA journal_mode = wal")
    close_file(open_file(path))


@pytest.mark.thorough
def test_an_empty_file_is_as_blank_as_none(path: Path) -> None:
    assert damage.is_blank(path)
    path.touch()
    assert damage.is_blank(path)
    close_file(open_file(path))
    assert not damage.is_blank(path)


@pytest.mark.thorough
def test_the_log_of_a_closed_register_holds_nothing(path: Path) -> None:
    file = open_file(path)
    assert damage.has_leftovers(path)
    close_file(file)
    assert not damage.has_leftovers(path)


def test_a_register_may_be_made_where_none_is_unless_one_must_be_there_or_has_left_its_log(path: Path) -> None:
    damage.demand_one(path, must_exist=False)
    missing = "register_missing", {"path": str(path)}
    assert failure(lambda: damage.demand_one(path, must_exist=True)) == missing
    path.with_name(path.name + "-wal").write_bytes(b"")
    damage.demand_one(path, must_exist=False)
    path.with_name(path.name + "-wal").write_bytes(b"x")
    assert failure(lambda: damage.demand_one(path, must_exist=False)) == missing
    path.write_bytes(b"x")
    damage.demand_one(path, must_exist=True)


@pytest.mark.thorough
def test_a_copy_of_an_open_register_lacks_its_log_and_a_closed_one_does_not(path: Path) -> None:
    assert not damage.lacks_its_log(path), "there is none"
    close_file(open_file(path))
    assert not damage.lacks_its_log(path)
    file = open_file(path)
    assert not damage.lacks_its_log(path), "its log stands beside it"
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    assert damage.lacks_its_log(copy)
    close_file(file)
    copy.write_bytes(b"no register at all" * 100)
    assert not damage.lacks_its_log(copy), "that is said by whoever opens it"
    foreign_process.run(path.with_name("other.db"), "CREATE TABLE notes (text)")
    assert not damage.lacks_its_log(path.with_name("other.db"))


@pytest.mark.thorough
def test_ours_is_what_bears_our_mark_or_our_history_or_nothing_yet(path: Path) -> None:
    close_file(open_file(path))
    damage.demand_ours(path)
    empty = path.with_name("empty.db")
    foreign_process.run(empty, "PRAGMA user_version = 1")
    damage.demand_ours(empty)
    foreign_process.run(empty, "CREATE TABLE schema_migration (name)")
    damage.demand_ours(empty)
    other = path.with_name("other.db")
    foreign_process.run(other, "CREATE TABLE notes (text)")
    assert failure(lambda: damage.demand_ours(other)) == ("register_foreign", {"path": str(other)})
    other.with_name("other.db-wal").write_bytes(b"x")
    damage.demand_ours(other)
