from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice import __version__
from frontoffice.register.storage import migrating, opening
from frontoffice.register.storage.opening import close_file, open_file
from tests.support import foreign_process
from tests.support.examples import TODAY, a_register, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk
from tests.support.refusals import code_of_opening, failure

NOBODY = 65_534
ROOT = Path(__file__).resolve().parents[3]


FIRST = "0001_tables"  # of every register from 1.0 on
MADE = [FIRST, "0002_messages"]
LATER = "9000_later"


@pytest.fixture
def later(closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The steps of a version after that which closed the register: it has a further table."""
    assert closed.exists()
    steps = tmp_path / "steps"
    shutil.copytree(migrating.migration_folder(), steps)
    (steps / f"{LATER}.py").write_text("def up(migrator, db):\n    db.execute_sql('CREATE TABLE later (a)')\n")
    monkeypatch.setattr(migrating, "migration_folder", lambda: steps)
    return steps


def history(path: Path) -> object:
    return foreign_process.run(path, "SELECT name FROM schema_migration ORDER BY name")


@pytest.mark.parametrize("names", [("0001_register", "0035_erasure_offers"), ("0011_payload_rows",)])
def test_a_register_from_before_1_0_is_refused_in_a_sentence_and_left_alone(
    closed: Path, names: tuple[str, ...]
) -> None:
    rows = ", ".join(f"('{name}', '2026-11-25 01:00:00')" for name in names)
    foreign_process.run(
        closed, "DELETE FROM schema_migration", f"INSERT INTO schema_migration (name, applied) VALUES {rows}"
    )
    before = closed.read_bytes()
    assert failure(lambda: open_file(closed)) == ("register_older", {"path": str(closed)})
    with closing(apsw.Connection(str(closed))) as connection:
        assert failure(lambda: migrating.pending_steps(connection, closed)) == ("register_older", {"path": str(closed)})
    assert closed.read_bytes() == before


@pytest.mark.thorough
def test_before_a_register_changes_its_form_it_is_copied(closed: Path) -> None:
    # the step is not known to be done, and doing it again fails: the copy must already stand there
    foreign_process.run(closed, "DELETE FROM schema_migration")
    code_of_opening(closed)
    copied = closed.with_name(f"register.before-{FIRST}.db")
    assert foreign_process.run(copied, "SELECT count(*) FROM complaint") == [[1]]
    assert foreign_process.run(closed, "SELECT count(*) FROM complaint") == [[1]]
    assert foreign_process.run(copied, "PRAGMA integrity_check") == [["ok"]]


@pytest.mark.thorough
@pytest.mark.usefixtures("later")
def test_a_disk_that_has_room_for_a_copy_and_not_for_the_steps_keeps_no_copy_in_the_way_of_the_next_try(
    closed: Path,
) -> None:
    disk = FaultyDisk("full-at-migration")
    disk.fail(12, 100_000, apsw.FullError)  # behind what brings the connection to its mode
    assert failure(lambda: open_file(closed, vfs=disk.name))[0] == "no_room_to_open"
    assert disk.failed
    assert history(closed) == [[one] for one in MADE]
    disk.heal()
    close_file(open_file(closed, vfs=disk.name))
    assert [one.name for one in closed.parent.glob("*.before-*")] == [f"register.before-{LATER}.db"]


@pytest.mark.thorough
def test_a_new_register_is_not_copied(path: Path) -> None:
    close_file(open_file(path))
    assert not list(path.parent.glob("*before*"))


@pytest.mark.thorough
@pytest.mark.usefixtures("later")
def test_a_further_step_copies_the_register_and_makes_its_tables_anew_even_if_that_was_cut_off(
    tmp_path: Path, closed: Path
) -> None:
    foreign_process.run(closed, "UPDATE complaint SET name = 'alt'")
    assert opening.takes_minutes(closed)
    with closing(a_register(tmp_path)) as register:
        assert register.days.read(TODAY).lines[0].name == "Nurhayati binti Saleh"
        assert register.notices() == ()
    assert history(closed) == [[one] for one in (*MADE, LATER)]
    before = closed.with_name(f"register.before-{LATER}.db")
    assert foreign_process.run(before, "SELECT name FROM complaint") == [["alt"]]
    foreign_process.run(closed, "UPDATE complaint SET name = 'alt'")
    foreign_process.run(closed, "INSERT INTO meta (k, v) VALUES ('project_anew', 1)")
    with closing(a_register(tmp_path)) as register:
        assert register.days.read(TODAY).lines[0].name == "Nurhayati binti Saleh"
    assert foreign_process.run(closed, "SELECT count(*) FROM meta WHERE k = 'project_anew'") == [[0]]


def test_a_register_of_a_newer_program_is_refused_and_names_the_step(closed: Path) -> None:
    foreign_process.run(closed, "INSERT INTO schema_migration (name, applied) VALUES ('9998_a', 'x'), ('9999_b', 'x')")
    newer = ("register_newer", {"path": str(closed), "step": "9999_b"})
    assert failure(lambda: open_file(closed)) == newer
    with closing(apsw.Connection(str(closed))) as connection:
        assert failure(lambda: migrating.pending_steps(connection, closed)) == newer


@pytest.mark.thorough
@pytest.mark.usefixtures("later")
def test_the_steps_that_are_still_to_be_done_are_known(closed: Path) -> None:
    with closing(apsw.Connection(str(closed))) as connection:
        assert migrating.pending_steps(connection, closed) == {LATER}
        connection.execute("DROP TABLE schema_migration")
        assert migrating.pending_steps(connection, closed) == {*MADE, LATER}


@pytest.mark.thorough
def test_a_program_without_its_steps_is_incomplete(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty := tmp_path / "empty").mkdir()
    (empty / "readme.py").touch()
    monkeypatch.setattr(migrating, "migration_folder", lambda: empty)
    assert failure(lambda: open_file(closed)) == ("program_incomplete", {"missing": "migrations"})


@pytest.mark.thorough
def test_tables_are_made_anew_once_and_only_when_asked(closed: Path) -> None:
    with closing(apsw.Connection(str(closed))) as connection:
        assert not migrating.project_anew_if_needed(connection)
        migrating.ask_rebuild(connection)
        migrating.ask_rebuild(connection)
    file = open_file(closed)
    assert file.made_anew
    close_file(file)
    file = open_file(closed)
    assert not file.made_anew
    close_file(file)


def test_tables_that_a_step_does_not_begin_with_are_no_damage_and_stay_as_they_are(closed: Path, later: Path) -> None:
    """As where a step got another name, or another text, after a register had been through it."""
    (later / f"{LATER}.py").write_text("def up(migrator, db):\n    db.execute_sql('ALTER TABLE gone ADD COLUMN a')\n")
    before = foreign_process.run(closed, "SELECT name, sql FROM sqlite_schema ORDER BY name")
    assert failure(lambda: open_file(closed)) == ("register_step_unfit", {"path": str(closed), "step": LATER})
    assert foreign_process.run(closed, "SELECT name, sql FROM sqlite_schema ORDER BY name") == before


def test_a_register_of_1_0_gets_the_tables_of_messages_and_its_complaints_their_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps, path = tmp_path / "steps", tmp_path / "register.db"
    shutil.copytree(migrating.migration_folder(), steps)
    (steps / f"{MADE[1]}.py").unlink()
    with monkeypatch.context() as before:
        before.setattr(migrating, "migration_folder", lambda: steps)
        migrating.build_schema.cache_clear()
        close_file(open_file(path))
        assert history(path) == [[FIRST]]
    migrating.build_schema.cache_clear()
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
        assert history(path) == [[one] for one in MADE]
        assert migrating.find_changed_table(register.unit.connection) == ""
        assert migrating.find_changed_part(register.unit.connection) == ""
        assert register.unit.connection.execute("SELECT email FROM complaint").get == "nurhayati@example.com"


TEXTS = ROOT / "tests" / "support" / "fixtures" / "migrations.sha256"


def test_a_step_that_registers_have_been_through_keeps_its_text() -> None:
    """Whoever has to change the tables writes a further step; from 1.0 on every step stands in the table."""
    listed = dict(line.split()[::-1] for line in TEXTS.read_text(encoding="ascii").splitlines())
    steps = {file.stem: file for file in migrating.migration_folder().glob("[0-9]*.py")}
    now = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in steps.items()}
    assert listed == {name: now.get(name) for name in listed}
    missing = [f"{now[name]}  {name}" for name in sorted(now.keys() - listed.keys())]
    assert not missing or __version__.startswith("0."), "\n".join(["to be added to the table:", *missing])
