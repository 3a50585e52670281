from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from frontoffice.register.journal.tables import DraftRow
from frontoffice.register.storage import opening
from frontoffice.register.storage.peewee_database import ConnectionDatabase
from tests.support.examples import a_register
from tests.support.refusals import failure

DRAFT = {"draft_id": b"1" * 16, "officer_id": b"2" * 16, "saved_at": "", "fields": "{}"}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    a_register(tmp_path).close()
    with contextlib.closing(opening.connect(tmp_path / "register.db")) as connection:
        yield connection


def test_what_is_written_through_peewee_stands_in_the_connection_s_own_transaction(connection: apsw.Connection) -> None:
    database = ConnectionDatabase(connection)
    with contextlib.suppress(ZeroDivisionError), connection:
        DraftRow.insert(**DRAFT).execute(database)
        assert connection.execute("SELECT fields FROM draft").get == "{}"
        raise ZeroDivisionError
    assert list(DraftRow.select().execute(database)) == []


def test_what_sqlite_says_through_peewee_is_what_it_says(connection: apsw.Connection, tmp_path: Path) -> None:
    connection.execute("PRAGMA query_only = ON")

    def write() -> None:
        with opening.disk(tmp_path / "register.db"):
            DraftRow.insert(**DRAFT).execute(ConnectionDatabase(connection))

    assert failure(write)[0] == "folder_read_only"


def test_steps_run_together_or_not_at_all(connection: apsw.Connection) -> None:
    database = ConnectionDatabase(connection)
    with database.atomic():
        connection.execute("DELETE FROM meta")
        assert database.rollback()
        assert not database.rollback()
        connection.execute("BEGIN")
        connection.execute("INSERT INTO meta (k, v) VALUES ('tried', 1)")
    assert connection.execute("SELECT v FROM meta WHERE k = 'tried'").get == 1
    assert not connection.in_transaction
    assert not database.commit()


def test_a_moment_is_kept_as_text_and_nothing_else_that_sqlite_does_not_know(connection: apsw.Connection) -> None:
    database = ConnectionDatabase(connection)
    assert database.execute_sql("SELECT ?", (datetime(2026, 11, 28, 9, 30),)).fetchall() == [("2026-11-28 09:30:00",)]  # noqa: DTZ001
    with pytest.raises(TypeError):
        database.execute_sql("SELECT ?", (object(),))
