from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from frontoffice.register.storage.opening import reader
from tests.support import foreign_process, projected_tables
from tests.support.examples import a_letter, a_register, a_signed_in, an_intake, an_officer


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Register]:
    """A register with people, a list and three complaints, of which one was amended and one cancelled."""
    with closing(a_register(tmp_path)) as register:
        boss = a_signed_in(register, Role.SUPERVISOR, "Budi Penyelia")
        complaints = [
            register.complaints.record(an_intake(description=f"Aduan {no}"), boss, uuid4()).complaint for no in range(3)
        ]
        register.amendments.amend(complaints[0].subject, an_intake(description="Lain"), "salah dengar", boss, uuid4())
        register.handling.cancel(complaints[1].subject, "dua kali", boss, uuid4())
        register.numbering.take_over_series("loket baru", boss, uuid4())
        register.closing.close(register.today(), "L1", "", boss, uuid4())
        yield register


def difference(register: Register) -> str:
    with closing(reader(register.path)) as connection:
        return comparing.first_difference(connection)


@pytest.mark.thorough
def test_tables_that_say_what_the_entries_say_do_not_differ(three: Register) -> None:
    assert difference(three) == ""


CHANGES = {
    "UPDATE complaint SET name = 'Orang Lain' WHERE no = 3": "0003/PGD-L1/2026",
    "UPDATE complaint SET late_days = 4 WHERE no = 1": "0001/PGD-L1/2026",
    "DELETE FROM complaint WHERE no = 2": "0002/PGD-L1/2026",
    "INSERT INTO complaint_words (complaint_words) VALUES ('delete-all')": "complaint_words",
    "UPDATE officer SET role = 'administrator'": "officer",
    "DELETE FROM officer": "officer",
    "INSERT INTO choice VALUES ('channel', 'radio', 'Radio', 'oral', 1)": "choice",
    "INSERT INTO day_off (day, kind, name, decree, certain) VALUES ('2026-11-25', 'holiday', 'x', 'x', 1)": "day_off",
    "INSERT INTO office_hours (weekday, opens, closes) VALUES (6, '08:00', '09:00')": "office_hours",
    "DELETE FROM series_owner": "series_owner",
    "DELETE FROM day_closed": "day_closed",
}


@pytest.mark.thorough
def test_what_was_changed_past_the_program_is_named_and_a_rebuild_heals_it(three: Register) -> None:
    before = projected_tables.read(three.unit.connection)
    for change, named in CHANGES.items():
        three.unit.connection.execute(change)
        assert difference(three) == named, change
        three.maintenance.rebuild()
        assert difference(three) == "", change
        assert projected_tables.read(three.unit.connection) == before, change


@pytest.mark.thorough
def test_a_complaint_that_nobody_recorded_is_noticed(three: Register) -> None:
    rows = three.unit.connection.execute("SELECT name FROM pragma_table_info('complaint')").fetchall()
    listed = ", ".join(f'"{name}"' for (name,) in rows if name not in ("id", "subject"))
    three.unit.connection.execute(
        f"INSERT INTO complaint (id, subject, {listed}) SELECT 9, randomblob(16), {listed} FROM complaint WHERE no = 1"
    )
    assert difference(three) == "complaint"


@pytest.mark.thorough
def test_a_row_of_what_is_no_complaint_is_named_by_its_subject(three: Register) -> None:
    about = three.officers.all()[0].officer_id
    rows = three.unit.connection.execute("SELECT name FROM pragma_table_info('complaint')").fetchall()
    listed = ", ".join(f'"{name}"' for (name,) in rows if name not in ("id", "subject"))
    three.unit.connection.execute(
        f"INSERT INTO complaint (id, subject, {listed}) SELECT 9, ?, {listed} FROM complaint WHERE no = 1",
        (about.bytes,),
    )
    assert difference(three) == str(about)


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO reminder (code, since, complaint) SELECT 'x', '2026-11-24', id FROM complaint WHERE no = 1",
        "DELETE FROM reminder WHERE complaint = (SELECT id FROM complaint WHERE no = 1)",
        "UPDATE reminder SET since = '2020-01-01' WHERE complaint = (SELECT id FROM complaint WHERE no = 1)",
    ],
)
def test_a_reminder_that_no_entry_gives_is_found(tmp_path: Path, change: str) -> None:
    with closing(a_register(tmp_path)) as register:
        boss = an_officer(Role.SUPERVISOR, "Budi Penyelia")
        register.complaints.record(a_letter(channel="sp4n"), boss, uuid4())
        assert register.unit.connection.execute("SELECT count(*) FROM reminder").get
        register.unit.connection.execute(change)
        assert difference(register) == "0001/PGD-L1/2026"


@pytest.mark.thorough
def test_what_is_recorded_meanwhile_makes_no_difference(three: Register) -> None:
    with closing(reader(three.path)) as connection, connection:
        connection.execute("SELECT count(*) FROM journal").fetchall()
        three.complaints.record(an_intake(), three.officers.all()[0], uuid4())
        assert comparing.first_difference(connection) == ""


@pytest.mark.thorough
def test_the_sqlite_shell_may_change_a_table_that_is_read_and_it_is_found(three: Register) -> None:
    foreign_process.run(three.path, "DELETE FROM complaint WHERE no = 2")
    assert three.maintenance.verify().broken == ""
    assert difference(three) == "0002/PGD-L1/2026"


@pytest.mark.thorough
def test_a_complaint_that_was_erased_by_law_is_as_its_entries_say(three: Register) -> None:
    supervisor, second = an_officer(Role.SUPERVISOR, "Hendra Wijaya"), an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    cancelled = three.days.read(three.today()).lines[1].subject
    three.erasures.erase(cancelled, "Nota Dinas 12/2031", (supervisor, second), uuid4())
    assert three.maintenance.verify().broken == ""
    assert difference(three) == ""
