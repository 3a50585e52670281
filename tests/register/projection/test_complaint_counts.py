from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontoffice.register.projection import complaint_counts, complaint_projection
from frontoffice.register.register import Register
from tests.support.drawn import examples
from tests.support.examples import an_intake
from tests.support.letters_of_a_day import HENDRA, SITI


@pytest.fixture
def two(register: Register) -> Register:
    """One that waits, one that was entered in error."""
    register.complaints.record(an_intake(), SITI, uuid4())
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    return register


def counts(connection: apsw.Connection) -> dict[str, list[Any]]:
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in complaint_counts.TABLES}


@pytest.mark.thorough
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


@pytest.mark.thorough
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


def test_what_waits_for_somebody_is_counted_by_person_and_all_together(two: Register) -> None:
    connection = two.unit.connection
    counted = "SELECT waits_for, sum(n) FROM assigned_count GROUP BY 1 ORDER BY 1"
    found: list[dict[str, int]] = []
    for statement in (
        *("UPDATE complaint SET waits_for = 'a'", "UPDATE complaint SET waits_for = 'b' WHERE no = 1"),
        *("UPDATE complaint SET clock_on = '2026-12-01'", "DELETE FROM complaint WHERE no = 1"),
        "UPDATE complaint SET waits_for = ''",
    ):
        connection.execute(statement)
        rows: Any = connection.execute(counted)
        found.append(dict(rows))
        assert "assigned_count" not in complaint_counts.first_difference(connection)
    assert found == [{"": 2, "a": 2}, {"": 2, "a": 1, "b": 1}, {"": 2, "a": 1, "b": 1}, {"": 1, "a": 1}, {}]


@pytest.mark.thorough
def test_a_rebuild_makes_the_counts_anew(two: Register) -> None:
    assert set(complaint_counts.TABLES) < set(complaint_projection.TABLES)
    connection = two.unit.connection
    before = counts(connection)
    for table in complaint_counts.TABLES:
        connection.execute(f"DELETE FROM {table}")
    assert complaint_counts.first_difference(connection) == "report_count"
    two.maintenance.rebuild()
    assert counts(connection) == before


DAYS = ("2026-08-01", "2026-10-31", "2026-11-01", "2026-11-24", "2026-12-01")
WORDS, FLAGS = ("", "a", "b"), (0, 1)
CUTS = ("sector", "service", "category", "level", "regency", "district", "team", "agency", "officer")
VALUES: Mapping[str, Sequence[object]] = {
    **dict.fromkeys(CUTS, WORDS),
    **dict.fromkeys(("received_on", "recorded_on", "due_on", "clock_on"), DAYS),
    **dict.fromkeys(("closed_on", "responded_on", "papers_until"), ("", *DAYS)),
    "clock_time": ("09.00", "24.00"),
    **dict.fromkeys(("waits", "waits_for", "missing", "done_by", "nik", "phone_reversed"), WORDS),
    **dict.fromkeys(("response_late", "conflict", "may_offer"), FLAGS),
    "status": ("registered", "conveyed", "satisfied", "cancelled"),
    "kind": ("complaint", "input"),
    "series": ("L1", "L2"),
    "cycle": (1, 2),
}
changes = st.sampled_from(sorted(VALUES)).flatmap(lambda of: st.tuples(st.just(of), st.sampled_from(VALUES[of])))


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(30), deadline=None)
@given(st.lists(st.tuples(st.integers(1, 2), st.lists(changes, min_size=1, max_size=4)), max_size=12))
def test_whatever_changes_in_rows_their_counts_are_as_if_counted_at_once(
    two: Register, many: list[tuple[int, list[tuple[str, object]]]]
) -> None:
    connection = two.unit.connection
    connection.execute("SAVEPOINT as_it_was")
    try:
        for row, changed in many:
            sets = ", ".join(f"{name} = ?" for name, _ in changed)
            connection.execute(f"UPDATE complaint SET {sets} WHERE no = ?", (*(value for _, value in changed), row))
        assert complaint_counts.first_difference(connection) == ""
    finally:
        connection.execute("ROLLBACK TO as_it_was; RELEASE as_it_was")
