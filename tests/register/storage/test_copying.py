from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.storage import copying
from frontoffice.register.storage.copying import copy, copy_pages, quick_check
from frontoffice.register.storage.opening import reader
from tests.support import foreign_process
from tests.support.examples import a_register, an_intake, an_officer

NOBODY = 65_534
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


@pytest.fixture
def closed(tmp_path: Path, path: Path) -> Path:
    """A closed register that holds one complaint."""
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
    return path


def test_a_page_of_noise_is_found_by_the_quick_check(closed: Path) -> None:
    page = foreign_process.run(closed, "PRAGMA page_size")[0][0]
    root = foreign_process.run(closed, "SELECT rootpage FROM sqlite_master WHERE name = 'payload'")[0][0]
    noisy = bytearray(closed.read_bytes())
    noisy[(root - 1) * page : root * page] = b"\x55" * page
    closed.write_bytes(noisy)
    with closing(reader(closed)) as connection:
        assert quick_check(connection)


def test_a_sound_file_passes_the_quick_check(closed: Path) -> None:
    with closing(reader(closed)) as connection:
        assert quick_check(connection) == ""


def test_a_copy_taken_while_working_is_whole(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
        copy(register.unit.connection, tmp_path / "copy.db")
        register.complaints.record(an_intake(), an_officer(), uuid4())
    assert foreign_process.run(tmp_path / "copy.db", "SELECT count(*) FROM complaint") == [[1]]
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_holds_what_stood_there_when_it_began_whoever_writes_meanwhile(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register, closing(reader(register.path)) as source:
        register.complaints.record(an_intake(), an_officer(), uuid4())
        source.execute("BEGIN")
        assert source.execute("SELECT count(*) FROM journal").get == 1

        def record(_done: int, _of: int) -> None:
            register.complaints.record(an_intake(), an_officer(), uuid4())

        copy_pages(source, tmp_path / "copy.db", report=record)
        assert register.counters.recorded_today() > 1
    assert foreign_process.run(tmp_path / "copy.db", "SELECT count(*) FROM journal") == [[1]]
    assert foreign_process.run(tmp_path / "copy.db", "SELECT v FROM meta WHERE k = 'open'") == [[0]]
    assert foreign_process.run(tmp_path / "copy.db", "PRAGMA journal_mode") == [["delete"]]


def test_progress_goes_up_to_the_end_and_it_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAGES", 10)
    steps: list[tuple[int, int]] = []
    with closing(a_register(tmp_path)) as register:
        copy_pages(register.unit.connection, tmp_path / "copy.db", report=lambda *step: steps.append(step))
        assert [done for done, _ in steps[:2]] == [10, 20]
        assert steps[-1][0] == steps[-1][1] == steps[0][1] > 0
        with pytest.raises(Unavailable, match="backup_stopped"):
            copy_pages(register.unit.connection, tmp_path / "other.db", stop=lambda: True)
