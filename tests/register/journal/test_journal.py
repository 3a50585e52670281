from __future__ import annotations

import gc
import json
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bounds import HIGHEST_NO
from frontoffice.domain.numbering import Number
from frontoffice.register.journal import journal, origins, verifying
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.journal.verifying import Verification
from frontoffice.register.storage.opening import OpenFile, reader
from tests.support import foreign_process
from tests.support.examples import MORNING
from tests.support.journal_files import SUBJECT, verdict, write


@pytest.mark.thorough
def test_an_entry_is_read_back_as_it_was_written(file: OpenFile) -> None:
    parents = (uuid4(), uuid4())
    entry_id = write(file, body={"name": "René"}, number=Number("L1", 2026, 147), parents=parents, version=3)
    (line,) = journal.story(file.connection, SUBJECT)
    assert (line.entry_id, line.kind, line.version) == (entry_id, "complaint.noted", 3)
    assert (line.occurred_at, line.recorded_at, line.zone) == (MORNING - timedelta(minutes=5), MORNING, "WIB")
    assert (line.officer, line.role) == ("Siti Rahmawati", "officer")
    assert (line.number, line.parents, line.body) == (Number("L1", 2026, 147), parents, {"name": "René"})
    assert (line.origin, line.seq, line.lc) == (file.origin, 1, 1)


@pytest.mark.thorough
def test_entries_of_one_desk_stand_without_holes(file: OpenFile) -> None:
    for _ in range(5):
        write(file)
    lines = journal.story(file.connection, SUBJECT)
    assert [(line.seq, line.lc) for line in lines] == [(n, n) for n in range(1, 6)]
    assert len({line.hash for line in lines}) == 5


@pytest.mark.thorough
def test_the_counter_rises_above_what_came_from_elsewhere(file: OpenFile) -> None:
    elsewhere = UUID(int=0xE15E)
    with file.connection:
        for _ in range(7):
            journal.append(
                file.connection, elsewhere, NewEntry(uuid4(), SUBJECT, "x", {}, MORNING, "", ""), MORNING, "WIB"
            )
    write(file)
    mine = [line for line in journal.story(file.connection, SUBJECT) if line.origin == file.origin]
    assert [(line.seq, line.lc) for line in mine] == [(1, 8)]


@pytest.mark.thorough
def test_an_unknown_kind_is_carried(file: OpenFile) -> None:
    write(file, kind="complaint.from_the_future", version=9, body={"deep": {"er": [1, None, True]}})
    (line,) = journal.story(file.connection, SUBJECT)
    assert (line.kind, line.body) == ("complaint.from_the_future", {"deep": {"er": [1, None, True]}})
    assert verifying.verify(file.connection) == Verification(1)


@pytest.mark.thorough
def test_an_entry_is_found_by_what_it_is(file: OpenFile) -> None:
    entry_id = write(file)
    assert journal.subject_of_entry(file.connection, entry_id) == SUBJECT
    assert journal.subject_of_entry(file.connection, uuid4()) is None


@pytest.mark.thorough
def test_an_entry_that_stands_at_two_addresses_is_found_all_the_same(file: OpenFile) -> None:
    entry_id = write(file)
    elsewhere = f"SELECT x'{uuid4().hex}', {journal.COLUMNS.split(', ', 1)[1]} FROM journal"
    file.connection.execute(f"INSERT INTO journal ({journal.COLUMNS}) {elsewhere}")
    assert journal.subject_of_entry(file.connection, entry_id) == SUBJECT


@pytest.mark.thorough
def test_an_entry_that_stands_at_two_addresses_is_told_once(file: OpenFile) -> None:
    twice = write(file)
    row = file.connection.execute("SELECT * FROM journal").get
    columns = [one[0] for one in file.connection.execute("SELECT name FROM pragma_table_info('journal')")]
    again = dict(zip(columns, row, strict=True)) | {"seq": 2}
    marks = ", ".join("?" * len(columns))
    file.connection.execute(f"INSERT INTO journal VALUES ({marks})", tuple(again.values()))
    assert [line.entry_id for line in journal.story(file.connection, SUBJECT)] == [twice]


def test_reading_stories_leaves_no_cursor_behind(file: OpenFile) -> None:
    subject = uuid4()

    def cursors() -> int:
        return sum(isinstance(one, apsw.Cursor) for one in gc.get_objects())

    before = cursors()
    for _ in range(10):
        journal.story(file.connection, subject)
    assert cursors() <= before


@pytest.mark.thorough
def test_the_last_number_is_of_the_series_and_the_year(file: OpenFile) -> None:
    for series, year, no in [("L1", 2026, 146), ("L1", 2026, 147), ("L2", 2026, 9), ("L1", 2027, 1)]:
        write(file, number=Number(series, year, no))
    last = [
        journal.last_no(file.connection, *where) for where in [("L1", 2026), ("L2", 2026), ("L1", 2027), ("L3", 2026)]
    ]
    assert last == [147, 9, 1, None]


@pytest.mark.thorough
def test_a_number_is_never_given_twice_even_by_mistake(file: OpenFile) -> None:
    write(file, number=Number("L1", 2026, 147))
    with pytest.raises(apsw.ConstraintError):
        write(file, number=Number("L1", 2026, 147))
    assert verifying.verify(file.connection) == Verification(1)


@pytest.mark.thorough
def test_the_time_of_the_last_entry_is_known(file: OpenFile) -> None:
    assert journal.last_recorded_at(file.connection, file.origin) is None
    write(file)
    assert journal.last_recorded_at(file.connection, file.origin) == MORNING


@pytest.mark.parametrize("table", ["journal", "payload"])
def test_the_sqlite_shell_may_not_change_what_is_written(five: Path, table: str) -> None:
    column = {"journal": "officer", "payload": "body"}[table]
    before = foreign_process.run(five, f"SELECT * FROM {table}")
    for statement in ("UPDATE {} SET {} = {}", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"):
        answer = foreign_process.run(five, statement.format(table, column, column))
        assert answer.startswith("entries are never "), statement
    assert foreign_process.run(five, f"SELECT * FROM {table}") == before
    assert verdict(five) == Verification(5)


def test_a_body_is_not_replaced_by_the_number_of_its_row_either(five: Path) -> None:
    before = foreign_process.run(five, "SELECT * FROM payload")
    other = (
        "INSERT OR REPLACE INTO payload (rowid, entry_id, salt, body) VALUES (3, randomblob(16), randomblob(16), x'')"
    )
    assert foreign_process.run(five, other) == "entries are never replaced"
    assert foreign_process.run(five, "SELECT * FROM payload") == before


def test_an_upsert_is_an_update_too(five: Path) -> None:
    upsert = "INSERT INTO payload SELECT * FROM payload WHERE true ON CONFLICT DO UPDATE SET body = x'00'"
    assert foreign_process.run(five, upsert).startswith("entries are never ")


@pytest.mark.thorough
def test_tables_refuse_what_is_of_the_wrong_kind(file: OpenFile) -> None:
    write(file)
    with pytest.raises(apsw.ConstraintError):
        file.connection.execute("INSERT INTO payload VALUES ('sixteen letters!', x'00', x'00')")


@pytest.mark.thorough
def test_a_reader_writes_nothing(file: OpenFile, path: Path) -> None:
    connection = reader(path)
    with pytest.raises(apsw.ReadOnlyError):
        connection.execute("DELETE FROM meta")
    connection.close()


def test_bodies_can_be_read_by_any_program(five: Path) -> None:
    rows = foreign_process.run(
        five, "SELECT CAST(body AS TEXT) FROM journal JOIN payload USING (entry_id) ORDER BY seq"
    )
    assert [json.loads(body) for (body,) in rows] == [{"no": no} for no in range(1, 6)]
    assert sqlite3.sqlite_version_info >= (3, 37), "STRICT tables need it"


@pytest.mark.thorough
def test_entries_that_are_written_together_stand_in_their_order_on_one_chain(file: OpenFile) -> None:
    write(file)
    new = [NewEntry(uuid4(), SUBJECT, "x", {"no": no}, MORNING, "Siti", "officer") for no in range(3)]
    with file.connection:
        journal.append_all(file.connection, file.origin, new, MORNING, "WIT")
    lines = journal.story(file.connection, SUBJECT)
    assert [(line.entry_id, line.seq, line.lc, line.zone) for line in lines[1:]] == [
        (one.entry_id, no, no, "WIT") for no, one in enumerate(new, start=2)
    ]
    assert verifying.verify(file.connection) == Verification(4)
    assert len({salt for (salt,) in file.connection.execute("SELECT salt FROM payload")}) == 4


@pytest.mark.thorough
def test_what_is_appended_is_given_as_it_will_be_read(file: OpenFile) -> None:
    new = NewEntry(uuid4(), SUBJECT, "x", {"b": 1, "a": "\u00e9"}, MORNING - timedelta(hours=1), "Siti", "officer")
    with file.connection:
        given = journal.append(file.connection, file.origin, new, MORNING, "WITA")
    assert journal.story(file.connection, SUBJECT) == (given,)
    assert (given.version, given.number, given.parents) == (1, None, ())


@pytest.mark.thorough
def test_subjects_come_in_the_order_of_their_first_entry(file: OpenFile) -> None:
    subjects = [UUID(int=no) for no in (5, 2, 9)]
    for subject in (*subjects, subjects[1], subjects[0]):
        write(file, subject=subject)
    assert list(journal.subjects(file.connection)) == subjects
    assert journal.story(file.connection, UUID(int=1)) == ()


@pytest.mark.thorough
def test_a_number_that_no_office_counts_up_to_and_none_below_one_is_the_last(file: OpenFile) -> None:
    for no in (HIGHEST_NO, HIGHEST_NO + 1, 0, -5):
        write(file, number=Number("L1", 2026, no))
    assert journal.last_no(file.connection, "L1", 2026) is None
    write(file, number=Number("L1", 2026, HIGHEST_NO - 1))
    assert journal.last_no(file.connection, "L1", 2026) == HIGHEST_NO - 1
    file.connection.execute("INSERT INTO number_floor VALUES ('L2', 2026, 30), ('L2', 2025, 90)")
    write(file, number=Number("L2", 2026, 12))
    assert journal.last_no(file.connection, "L2", 2026) == 30
    write(file, number=Number("L2", 2026, 31))
    assert journal.last_no(file.connection, "L2", 2026) == 31


def at(file: OpenFile, origin: UUID, minutes: int, kind: str = "x") -> datetime:
    """An entry of that chain, recorded so many minutes later."""
    moment = MORNING + timedelta(minutes=minutes)
    with file.connection:
        new = NewEntry(uuid4(), SUBJECT, kind, {}, MORNING, "Siti", "officer")
        journal.append(file.connection, origin, new, moment, "WIB")
    return moment


@pytest.mark.thorough
def test_when_a_chain_was_written_last_goes_by_its_end(file: OpenFile) -> None:
    assert journal.last_recorded_at(file.connection, file.origin) is None
    at(file, file.origin, 5)
    assert journal.last_recorded_at(file.connection, file.origin) == MORNING + timedelta(minutes=5)
    at(file, file.origin, 3)  # the clock went back
    assert journal.last_recorded_at(file.connection, file.origin) == MORNING + timedelta(minutes=3)
    assert journal.last_recorded_at(file.connection, uuid4()) is None


@pytest.mark.thorough
def test_the_clock_is_held_against_recordings_and_confirmations_of_ones_newest_chain(file: OpenFile) -> None:
    connection = file.connection
    assert journal.last_numbered_at(connection) is None
    at(file, file.origin, 1, EntryKind.RECORDED)
    at(file, file.origin, 2, EntryKind.AMENDED)
    assert journal.last_numbered_at(connection) == MORNING + timedelta(minutes=1)
    at(file, file.origin, 3, EntryKind.CLOCK_CONFIRMED)
    assert journal.last_numbered_at(connection) == MORNING + timedelta(minutes=3)
    fresh = uuid4()
    origins.begin(connection, fresh, "copied")
    assert journal.last_numbered_at(connection) == MORNING + timedelta(minutes=3), "nothing stands on it yet"
    at(file, fresh, -9, EntryKind.RECORDED)
    assert journal.last_numbered_at(connection) == MORNING - timedelta(minutes=9)
    at(file, uuid4(), 90, EntryKind.RECORDED)  # another desk's
    assert journal.last_numbered_at(connection) == MORNING - timedelta(minutes=9)


@pytest.mark.thorough
def test_of_other_desks_the_latest_end_counts_that_can_be_read(file: OpenFile) -> None:
    assert journal.last_elsewhere(file.connection) is None
    at(file, file.origin, 100)
    assert journal.last_elsewhere(file.connection) is None
    one, two = uuid4(), uuid4()
    at(file, one, 9)
    at(file, one, 4)
    at(file, two, 6)
    assert journal.last_elsewhere(file.connection) == MORNING + timedelta(minutes=6)
