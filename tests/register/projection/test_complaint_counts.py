from __future__ import annotations

from typing import Any
from uuid import uuid4

import apsw
import pytest

from frontoffice.register.projection import complaint_counts, complaint_projection
from frontoffice.register.register import Register
from tests.register.queries.test_reports import HENDRA, SITI
from tests.support.examples import an_intake


@pytest.fixture
def two(register: Register) -> Register:
    """One that waits, one that was entered in error."""
    register.complaints.record(an_intake(), SITI, uuid4())
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    return register


def counts(connection: apsw.Connection) -> dict[str, list[Any]]:
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in complaint_counts.TABLES}


def test_what_is_counted_at_once_is_what_was_counted_one_by_one(two: Register) -> None:
    connection = two.unit.connection
    before = counts(connection)
    with connection, complaint_counts.at_once(connection):
        connection.execute("UPDATE complaint SET level = level")
    assert counts(connection) == before
    assert complaint_counts.first_difference(connection) == ""


def _empty_and_stumble(connection: apsw.Connection) -> None:
    with connection, complaint_counts.at_once(connection):
        connection.execute("DELETE FROM complaint")
        connection.execute("SELECT nothing")


def test_after_a_rebuild_that_fails_rows_are_counted_again(two: Register) -> None:
    connection = two.unit.connection
    before = counts(connection)
    with pytest.raises(apsw.SQLError):
        _empty_and_stumble(connection)
    assert counts(connection) == before
    two.complaints.record(an_intake(), SITI, uuid4())
    assert complaint_counts.first_difference(connection) == ""


def test_what_goes_leaves_no_count_behind(two: Register) -> None:
    connection = two.unit.connection
    for (row_id,) in connection.execute("SELECT id FROM complaint").fetchall():
        connection.execute("DELETE FROM complaint WHERE id = ?", (row_id,))
        connection.execute("DELETE FROM reminder WHERE complaint = ?", (row_id,))
    assert not any(counts(connection).values())


def test_a_rebuild_makes_the_counts_anew(two: Register) -> None:
    assert set(complaint_counts.TABLES) < set(complaint_projection.TABLES)
    connection = two.unit.connection
    before = counts(connection)
    for table in complaint_counts.TABLES:
        connection.execute(f"DELETE FROM {table}")
    assert complaint_counts.first_difference(connection) == "report_count"
    two.maintenance.rebuild()
    assert counts(connection) == before
