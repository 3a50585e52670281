from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from frontoffice import __version__
from frontoffice.register.projection import complaint_counts
from frontoffice.register.storage import file_schema, migrating, opening
from frontoffice.register.storage.opening import close_file, open_file
from tests.support import foreign_process, golden
from tests.support.examples import TODAY, a_register
from tests.support.faulty_disk import FaultyDisk
from tests.support.refusals import code_of_opening, failure

NOBODY = 65_534
ROOT = Path(__file__).resolve().parents[3]


TAGS = "0002_authentication"  # the first step after those of 0.1; it leaves the tables as they are
STEPS = [
    "0001_register",
    TAGS,
    "0003_reports",
    "0004_lists",
    "0005_counts",
    "0006_sp4n",
    "0007_approvals",
    "0008_choices",
    "0009_consultations",
    "0010_not_in_sp4n",
    "0011_attachments",
    "0012_draft_attachments",
    "0013_form_drafts",
    "0014_reserved_numbers",
    "0015_report_months",
    "0016_power_givers",
    "0017_joined_papers",
    "0018_assignees",
    "0019_messages",
    "0020_assigned_counts",
    "0021_absences",
    "0022_extensions",
    "0023_hash_tiles",
    "0024_closing_roots",
    "0025_signed_notes",
    "0026_head_digests",
    "0027_authority",
    "0028_erasure_verdicts",
    "0029_fork_payloads",
    "0030_standing_officers",
    "0031_read_anew",
    "0032_merged_in_vain",
    "0033_same_items",
    "0034_letter_numbers",
    "0035_erasure_offers",
    "0036_dropped_words",
]
WITHOUT_CONSULTATIONS = (
    "DROP TABLE consultation",
    "DROP INDEX journal_erasing_consultation",
    "DROP TRIGGER payload_no_DELETE",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry
            WHERE e.entry_id = old.entry_id AND j.kind = 'complaint.erased')
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
)
WITHOUT_SLIPS = (
    "DROP TRIGGER journal_number_once",
    """CREATE TRIGGER journal_number_once BEFORE INSERT ON journal
        WHEN new.no IS NOT NULL AND new.origin = (SELECT origin FROM my_origin ORDER BY id DESC LIMIT 1)
            AND EXISTS (SELECT 1 FROM journal j
                WHERE (j.series, j.year, j.no, j.origin) = (new.series, new.year, new.no, new.origin))
        BEGIN SELECT RAISE(ABORT, 'a number is given once'); END""",
)
WITHOUT_REPORTS = (
    *(f"DROP TRIGGER assigned_{name}" for name in ("comes", "goes", "changes")),
    *(f"DROP TRIGGER complaint_{name}" for name in ("comes", "goes", "changes")),
    "DROP VIEW complaint_counted",
    *(f"DROP TRIGGER reminder_{name}" for name in ("comes", "goes")),
    *(f"DROP TABLE {name}" for name in complaint_counts.TABLES),
    *(f"DROP INDEX complaint_{name}" for name in ("received", "closed", "person", "filter")),
    *(
        f"ALTER TABLE complaint DROP COLUMN {name}"
        for name in ("closed_on", "sector", "regency", "district", "agency", "counted")
    ),
)
WITHOUT_ASSIGNEES = (
    *(f"DROP INDEX complaint_{name}" for name in ("work", "assigned")),
    *(f"ALTER TABLE complaint DROP COLUMN {name}" for name in ("assignee", "waits_for")),
    """CREATE INDEX complaint_work
        ON complaint (clock_on, clock_time, waits, missing, papers_until, conflict, done_by) WHERE waits <> ''""",
)
WITHOUT_JOINED = "ALTER TABLE paper_job DROP COLUMN joined"
WITHOUT_EXTENSIONS = (
    *(f"DROP INDEX complaint_{name}" for name in ("extended", "declined")),
    *(f"ALTER TABLE complaint DROP COLUMN {name}" for name in ("extended_until", "ground", "letter_no")),
)
WITHOUT_TREES = (
    "DROP TABLE hash_tile",
    *(f"ALTER TABLE day_closed DROP COLUMN {name}" for name in ("entries", "root")),
)
WITHOUT_SIGNATURES = tuple(
    f"DROP TABLE {name}"
    for name in (
        *("signed_note", "chain_checkpoint", "chain_owner", "fork_evidence"),
        *("chain_right", "series_right", "without_authority", "erasure_verdict", "erasure_offer"),
        "officers_stood",
    )
)
WITHOUT_DIGESTS = (
    *(f"DROP TRIGGER head_{name}" for name in ("added", "moved", "gone")),
    "DROP TABLE head_digest",
)
WITHOUT_FORK_PAYLOADS = (
    "DROP TRIGGER payload_no_DELETE",
    "DROP TABLE fork_payload",
    """CREATE TRIGGER payload_no_DELETE BEFORE DELETE ON payload
        WHEN NOT EXISTS (SELECT 1 FROM erased e JOIN journal j ON j.entry_id = e.by_entry
            WHERE e.entry_id = old.entry_id AND j.kind IN ('complaint.erased', 'consultation.erased'))
        BEGIN SELECT RAISE(ABORT, 'entries are never changed or deleted'); END""",
)
AS_IN_0_1 = (
    *WITHOUT_FORK_PAYLOADS,
    *WITHOUT_DIGESTS,
    *WITHOUT_SIGNATURES,
    *WITHOUT_TREES,
    *WITHOUT_EXTENSIONS,
    *WITHOUT_REPORTS,
    *WITHOUT_CONSULTATIONS,
    *WITHOUT_SLIPS,
    *WITHOUT_ASSIGNEES,
    WITHOUT_JOINED,
    "DROP TABLE authentication",
    "DROP TABLE kept_filter",
    "DROP TABLE form_draft",
    "DROP TABLE send_job",
    "DROP TABLE draft_attachment",
    "DROP TABLE draft_content",
    "DROP TABLE sp4n",
    "DROP TABLE not_in_sp4n",
    "DROP TABLE merged_in_vain",
    "DROP TABLE held_item",
    "DROP TABLE same_item",
    "DROP TABLE report_approved",
    "DROP TABLE absence",
    *(f"DROP TABLE {name}" for name in ("content", "content_chunk", "attachment", "attachment_words")),
)
OF_0_1 = (
    "DELETE FROM schema_migration",
    *(
        f"INSERT INTO schema_migration (name, applied) VALUES ('{step}', '2026-11-25 01:00:00')"
        for step in sorted(migrating._SQUASHED)
    ),
)


@pytest.mark.thorough
def test_a_register_of_0_1_is_opened_as_it_stands_and_its_history_is_the_present_one(closed: Path) -> None:
    foreign_process.run(closed, *OF_0_1, *AS_IN_0_1)
    assert opening.takes_minutes(closed)
    file = open_file(closed)
    assert not file.made_anew  # by the step, which nobody needs to know
    close_file(file)
    assert foreign_process.run(closed, "SELECT name FROM schema_migration") == [[step] for step in STEPS]
    assert [one.name for one in closed.parent.glob("*.before-*")] == [f"register.before-{TAGS}.db"]
    close_file(open_file(closed))


@pytest.mark.thorough
def test_a_register_from_before_0_1_is_refused_and_left_alone(closed: Path) -> None:
    foreign_process.run(closed, *OF_0_1, "DELETE FROM schema_migration WHERE name = '0011_payload_rows'")
    before = closed.read_bytes()
    assert code_of_opening(closed) == "register_older"
    assert closed.read_bytes() == before


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def tables(path: Path) -> dict[str, tuple[str, str]]:
    """Everything in the file's schema by name, however its text is laid out."""
    with closing(apsw.Connection(str(path))) as connection:
        rows = connection.execute("SELECT name, type, coalesce(sql, '') FROM sqlite_schema").fetchall()
    return {str(name): (str(kind), re.sub(r'[\s"]+', "", str(sql))) for name, kind, sql in rows}


@pytest.mark.thorough
def test_a_new_register_has_the_tables_of_one_that_0_1_made(path: Path, tmp_path: Path) -> None:
    close_file(open_file(path))
    added = {"authentication", "sqlite_autoindex_authentication_1", "complaint_filter", "kept_filter", "sp4n"}
    added |= {"absence", "sqlite_autoindex_absence_1", "report_approved", "not_in_sp4n", "merged_in_vain", "form_draft"}
    added |= {"held_item", "held_item_of", "same_item", "erasure_offer"}
    added |= {name for name in tables(path) if re.search("draft_(attachment|content)|send_job", name)}
    without = (*WITHOUT_EXTENSIONS, *WITHOUT_REPORTS, *WITHOUT_CONSULTATIONS, *WITHOUT_SLIPS, *WITHOUT_ASSIGNEES)
    foreign_process.run(
        path, *WITHOUT_FORK_PAYLOADS, *WITHOUT_DIGESTS, *WITHOUT_SIGNATURES, *without, *WITHOUT_TREES, WITHOUT_JOINED
    )
    new = {
        name: one
        for name, one in tables(path).items()
        if name not in added and not re.match(r"(sqlite_autoindex_)?(content|attachment)", name)
    }
    assert new == tables(golden.laid_out(made(tmp_path / "of 0.1")))


@pytest.mark.thorough
def test_before_a_register_changes_its_form_it_is_copied(closed: Path) -> None:
    # the step is not known to be done, and doing it again fails: the copy must already stand there
    foreign_process.run(closed, "DELETE FROM schema_migration")
    code_of_opening(closed)
    copied = closed.with_name("register.before-0001_register.db")
    assert foreign_process.run(copied, "SELECT count(*) FROM complaint") == [[1]]
    assert foreign_process.run(closed, "SELECT count(*) FROM complaint") == [[1]]
    assert foreign_process.run(copied, "PRAGMA integrity_check") == [["ok"]]


@pytest.mark.thorough
def test_a_disk_that_has_room_for_a_copy_and_not_for_the_steps_keeps_no_copy_in_the_way_of_the_next_try(
    closed: Path,
) -> None:
    foreign_process.run(closed, *OF_0_1, *AS_IN_0_1)
    disk = FaultyDisk("full-at-migration")
    disk.fail(12, 100_000, apsw.FullError)  # behind what brings the connection to its mode
    assert failure(lambda: open_file(closed, vfs=disk.name))[0] == "no_room_to_open"
    assert disk.failed
    assert foreign_process.run(closed, "SELECT max(name) FROM schema_migration") == [["0011_payload_rows"]]
    disk.heal()
    close_file(open_file(closed, vfs=disk.name))
    assert [one.name for one in closed.parent.glob("*.before-*")] == [f"register.before-{TAGS}.db"]


@pytest.mark.thorough
def test_a_new_register_is_not_copied(path: Path) -> None:
    close_file(open_file(path))
    assert not list(path.parent.glob("*before*"))


@pytest.mark.thorough
@pytest.mark.parametrize("history", [(), OF_0_1])
def test_a_further_step_copies_the_register_and_makes_its_tables_anew_even_if_that_was_cut_off(
    tmp_path: Path, closed: Path, monkeypatch: pytest.MonkeyPatch, history: tuple[str, ...]
) -> None:
    steps = tmp_path / "steps"
    folder = file_schema.migration_folder()
    shutil.copytree(folder, steps)
    (steps / "9000_later.py").write_text("def up(migrator, db):\n    db.execute_sql('CREATE TABLE later (a)')\n")
    monkeypatch.setattr(migrating, "migration_folder", lambda: steps)
    foreign_process.run(closed, "UPDATE complaint SET name = 'alt'", *history)
    if history:
        foreign_process.run(closed, *AS_IN_0_1)
    assert opening.takes_minutes(closed)
    with closing(a_register(tmp_path)) as register:
        assert register.days.read(TODAY).lines[0].name == "Nurhayati binti Saleh"
        assert register.notices() == ()
    assert foreign_process.run(closed, "SELECT name FROM schema_migration") == [
        [step] for step in (*STEPS, "9000_later")
    ]
    before = closed.with_name(f"register.before-{TAGS if history else '9000_later'}.db")
    assert foreign_process.run(before, "SELECT name FROM complaint") == [["alt"]]
    foreign_process.run(closed, "UPDATE complaint SET name = 'alt'")
    foreign_process.run(closed, "INSERT INTO meta (k, v) VALUES ('project_anew', 1)")
    with closing(a_register(tmp_path)) as register:
        assert register.days.read(TODAY).lines[0].name == "Nurhayati binti Saleh"
    assert foreign_process.run(closed, "SELECT count(*) FROM meta WHERE k = 'project_anew'") == [[0]]


def test_a_register_of_a_program_that_read_its_entries_otherwise_is_read_anew(tmp_path: Path, closed: Path) -> None:
    """No table changed its form, but what a row says of the same entries."""
    foreign_process.run(
        closed, "UPDATE complaint SET remark = 'alt'", "DELETE FROM schema_migration WHERE name = '0031_read_anew'"
    )
    with closing(a_register(tmp_path)) as register:
        assert register.days.read(TODAY).lines[0].remark == ""


def test_what_is_of_another_age_says_by_which_step(closed: Path) -> None:
    facts = {"path": str(closed)}
    foreign_process.run(closed, "INSERT INTO schema_migration (name, applied) VALUES ('9998_a', 'x'), ('9999_b', 'x')")
    newer = ("register_newer", facts | {"step": "9999_b"})
    assert failure(lambda: open_file(closed)) == newer
    with closing(apsw.Connection(str(closed))) as connection:
        assert failure(lambda: migrating.pending_steps(connection, closed)) == newer
    foreign_process.run(
        closed, *OF_0_1, "DELETE FROM schema_migration WHERE name IN ('0011_payload_rows', '0010_done_by')"
    )
    older = ("register_older", facts | {"step": "0009_reminders"})
    assert failure(lambda: open_file(closed)) == older
    with closing(apsw.Connection(str(closed))) as connection:
        assert failure(lambda: migrating.pending_steps(connection, closed)) == older


@pytest.mark.thorough
def test_the_steps_that_are_still_to_be_done_are_known(closed: Path, tmp_path: Path) -> None:
    with closing(apsw.Connection(str(closed))) as connection:
        assert migrating.pending_steps(connection, closed) == set()
        connection.execute("DELETE FROM schema_migration WHERE name = '0001_register'")
        assert migrating.pending_steps(connection, closed) == {"0001_register"}
        connection.execute("DROP TABLE schema_migration")
        folder = file_schema.migration_folder()
        known = {step.stem for step in folder.glob("[0-9]*.py")}
        assert migrating.pending_steps(connection, closed) == known


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


def test_tables_that_a_step_does_not_begin_with_are_no_damage_and_stay_as_they_are(closed: Path) -> None:
    """As where a step got another name, or another text, after a register had been through it."""
    before = foreign_process.run(closed, "SELECT name, sql FROM sqlite_schema ORDER BY name")
    foreign_process.run(closed, f"DELETE FROM schema_migration WHERE name = '{STEPS[5]}'")
    assert failure(lambda: open_file(closed)) == ("register_step_unfit", {"path": str(closed), "step": STEPS[5]})
    assert foreign_process.run(closed, "SELECT name, sql FROM sqlite_schema ORDER BY name") == before


TEXTS = ROOT / "tests" / "support" / "fixtures" / "migrations.sha256"


def test_a_step_that_registers_have_been_through_keeps_its_text() -> None:
    """Whoever has to change the tables writes a further step; from 1.0 on every step stands in the table."""
    listed = dict(line.split()[::-1] for line in TEXTS.read_text(encoding="ascii").splitlines())
    steps = {file.stem: file for file in file_schema.migration_folder().glob("[0-9]*.py")}
    now = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in steps.items()}
    assert listed == {name: now.get(name) for name in listed}
    missing = [f"{now[name]}  {name}" for name in sorted(now.keys() - listed.keys())]
    assert not missing or __version__.startswith("0."), "\n".join(["to be added to the table:", *missing])
