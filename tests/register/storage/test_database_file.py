from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.storage import conversion
from frontoffice.register.storage.database_file import READ_WRITE, open_beside_writer, open_database, open_immutable
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.register_keys import KEY, known


def test_a_statement_is_prepared_once_whatever_it_is_asked_with(tmp_path: Path) -> None:
    """An index of entries of one kind alone would have it prepared anew for each value."""
    prepared = []
    with closing(a_register(tmp_path)) as register, closing(open_database(register.path)) as connection:

        def note(action: int, *_: object) -> int:
            prepared.append(action)
            return apsw.SQLITE_OK

        connection.authorizer = note  # asked while a statement is prepared
        for kind in ("one", "another", "a third"):
            connection.execute("SELECT entry_id FROM journal WHERE kind = ?", (kind,)).fetchall()
        connection.authorizer = None
    assert prepared.count(apsw.SQLITE_SELECT) == 1


def test_a_file_that_is_not_there_is_made_only_where_that_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(apsw.CantOpenError):
        open_database(tmp_path / "none.db", flags=READ_WRITE)
    open_database(tmp_path / "new.db").close()


def test_a_file_is_read_as_it_stands_without_its_log(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register, closing(open_immutable(register.path)) as connection:
        register.unit.connection.execute("INSERT INTO meta VALUES ('trial', 1)")
        assert connection.execute("SELECT v FROM meta WHERE k = 'trial'").get is None
        assert connection.execute("SELECT v FROM meta WHERE k = 'open'").get == 1


@pytest.mark.thorough
def test_what_records_a_complaint_stays_prepared_while_others_are_looked_for(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
        for _ in range(50):
            register.search.find("jalan")
        before = register.unit.connection.cache_stats()["misses"]
        register.complaints.record(an_intake(), an_officer(), uuid4())
        assert register.unit.connection.cache_stats()["misses"] == before


def test_a_connection_beside_the_work_sees_its_log_and_leaves_it_there(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        register.unit.connection.execute("INSERT INTO meta VALUES ('trial', 1)")
        beside = open_beside_writer(register.path, 100, leaves_log=True)
        assert beside is not None
        assert beside.execute("SELECT v FROM meta WHERE k = 'trial'").get == 1
        assert beside.execute("PRAGMA busy_timeout").get == 100
        beside.close()
        assert register.path.with_name("register.db-wal").stat().st_size


def test_what_is_no_register_is_left_to_whoever_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "register.db"
    file.write_bytes(b"not a register at all" * 100)
    connection = open_beside_writer(file, 100, leaves_log=False)
    assert connection is not None
    with closing(connection), pytest.raises(apsw.NotADBError):
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()


def test_nothing_that_may_be_read_beside_the_work_is_there_without_a_file(tmp_path: Path) -> None:
    assert open_beside_writer(tmp_path / "none.db", 100, leaves_log=False) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.thorough
@pytest.mark.posix("/proc/self/fd")
def test_a_file_that_its_key_does_not_open_is_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with known(KEY):
        with closing(a_register(tmp_path)):
            pass
        conversion.encrypt(path, KEY)
    failures = []  # whoever shows them has them, and all that they came through, for a while
    with known():
        for opened in (open_database, open_immutable):
            with pytest.raises(Unavailable, match="register_key_missing") as failed:
                opened(path)
            failures.append(failed.value)
    held = [link for link in Path("/proc/self/fd").iterdir() if os.path.realpath(link) == str(path)]
    assert held == []


def test_no_allocation_of_any_connection_is_added_up() -> None:
    with closing(apsw.Connection(":memory:")) as connection:
        connection.execute("SELECT hex(zeroblob(100000))").fetchall()
        used, _ = apsw.status(apsw.SQLITE_STATUS_MEMORY_USED)
        assert used == 0
