"""The parts of the file besides its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.register.projection import complaint_counts
from frontoffice.register.register import Register
from frontoffice.register.storage import migrating
from tests.support import golden
from tests.support.examples import a_register, an_intake, an_officer

WRITES = "CREATE TRIGGER listens AFTER INSERT ON complaint BEGIN UPDATE complaint SET name = 'x'; END"
EMPTY = "CREATE TRIGGER complaint_goes AFTER DELETE ON complaint BEGIN SELECT 1; END"
CHANGED = [
    (("DROP TRIGGER complaint_goes",), "complaint_goes"),
    (("DROP TRIGGER complaint_goes", EMPTY), "complaint_goes"),
    (("DROP VIEW complaint_counted",), "complaint_counted"),
    (("DROP INDEX complaint_filter",), "complaint_filter"),
    (("DROP TABLE work_count",), "work_count"),
    (("DROP TABLE report_span", "CREATE TABLE report_span (what TEXT PRIMARY KEY, n INTEGER)"), "report_span"),
    ((WRITES,), "listens"),
    ((WRITES.replace("listens", '"a""b"'),), 'a"b'),
]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    with closing(a_register(tmp_path)) as register:
        yield register.unit.connection


def test_a_new_register_is_as_the_migrations_make_it(connection: apsw.Connection) -> None:
    assert (migrating.find_changed_table(connection), migrating.find_changed_part(connection)) == ("", "")


@pytest.mark.thorough
def test_the_golden_register_is_so_too(tmp_path: Path) -> None:
    golden.laid_out(tmp_path)
    with closing(a_register(tmp_path)) as register:
        connection = register.unit.connection
        assert (migrating.find_changed_table(connection), migrating.find_changed_part(connection)) == ("", "")


@pytest.mark.parametrize(("statements", "name"), CHANGED)
def test_a_part_that_was_changed_dropped_or_added_is_named_and_mended(
    connection: apsw.Connection, statements: tuple[str, ...], name: str
) -> None:
    for statement in statements:
        connection.execute(statement)
    assert migrating.find_changed_part(connection) == name
    assert migrating.find_changed_table(connection) == ""
    migrating.mend(connection)
    assert migrating.find_changed_part(connection) == ""


def test_what_guards_the_journal_is_mended_as_well(connection: apsw.Connection) -> None:
    triggers = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE tbl_name = 'journal'")]
    guards = [name for name in triggers if migrating.build_schema().get(name, ("",))[0] == "trigger"]
    assert guards
    for name in guards:
        connection.execute(f"DROP TRIGGER {name}")
    migrating.mend(connection)
    assert migrating.find_changed_part(connection) == ""


def test_what_another_program_adds_to_find_quicker_is_left_alone(connection: apsw.Connection) -> None:
    connection.execute("CREATE INDEX theirs ON complaint (name)")
    connection.execute("CREATE TABLE notes (a)")
    connection.execute("ANALYZE")
    assert (migrating.find_changed_table(connection), migrating.find_changed_part(connection)) == ("", "")


@pytest.mark.parametrize("statement", ["ALTER TABLE complaint RENAME COLUMN sector TO sectr", "DROP TABLE kept_filter"])
def test_a_table_of_another_form_is_named(connection: apsw.Connection, statement: str) -> None:
    connection.execute("DROP VIEW complaint_counted")
    for name in ("complaint_comes", "complaint_goes", "complaint_changes"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA legacy_alter_table = ON")
    connection.execute(statement)
    assert migrating.find_changed_table(connection) == ("complaint" if "ALTER" in statement else "kept_filter")


def test_the_tables_that_are_made_anew_are_those_that_are_counted_anew() -> None:
    assert set(complaint_counts.TABLES) == migrating.COUNTS


@pytest.mark.thorough
@pytest.mark.parametrize("statement", ["DROP TRIGGER complaint_comes", "DROP TABLE report_count"])
def test_a_register_counts_again_after_a_rebuild(register: Register, statement: str) -> None:
    connection = register.unit.connection
    register.complaints.record(an_intake(), an_officer(), uuid4())
    connection.execute(statement)
    register.maintenance.rebuild()
    assert migrating.find_changed_part(connection) == ""
    register.complaints.record(an_intake(), an_officer(), uuid4())
    assert complaint_counts.first_difference(connection) == ""
    assert connection.execute("SELECT sum(n) FROM report_count WHERE cut = ''").get == 2
