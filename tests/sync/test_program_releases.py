"""A package at the centre is fetched whole by the counters that are let in, and by nobody else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from frontoffice.errors import Cause, Unavailable
from frontoffice.settings import Centre as CentreSettings
from frontoffice.sync import program_releases
from frontoffice.sync.codes import CentreFailure
from tests.support.centre_desks import enrolled
from tests.support.centre_server import Centre
from tests.support.keyrings import MemoryKeyring

SYSTEM = "linux-x86_64"
CONTENT = bytes(range(256)) * 10_000  # two whole parts and a half


@pytest.fixture
def desk(centre: Centre, keys: MemoryKeyring) -> Iterator[CentreSettings]:
    yield enrolled(centre)
    assert keys.kept


def publish(centre: Centre, tmp_path: Path, version: str = "0.3.0", content: bytes = CONTENT) -> None:
    file = tmp_path / "package"
    file.write_bytes(content)
    with centre.connect() as office:
        program_releases.publish(office, file, version, SYSTEM)


def rows(centre: Centre, sql: str) -> list[tuple[object, ...]]:
    with centre.connect() as office:
        return office.execute(sql).fetchall()


def test_what_was_published_is_fetched_whole(centre: Centre, desk: CentreSettings, tmp_path: Path) -> None:
    publish(centre, tmp_path)
    found = program_releases.newest(desk, SYSTEM)
    assert found is not None
    assert (found.version, found.system, found.size) == ("0.3.0", SYSTEM, len(CONTENT))
    steps: list[tuple[int, int]] = []
    assert program_releases.fetch(desk, found, tmp_path / "got", lambda *step: steps.append(step))
    assert (tmp_path / "got").read_bytes() == CONTENT
    assert steps == [(1 << 20, len(CONTENT)), (2 << 20, len(CONTENT)), (len(CONTENT), len(CONTENT))]
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.thorough
def test_a_fetch_that_was_stopped_goes_on_where_it_was(centre: Centre, desk: CentreSettings, tmp_path: Path) -> None:
    publish(centre, tmp_path)
    found = program_releases.newest(desk, SYSTEM)
    assert found is not None
    steps: list[int] = []
    stop = lambda: bool(steps)  # noqa: E731
    assert not program_releases.fetch(desk, found, tmp_path / "got", lambda done, _: steps.append(done), stop)
    assert not (tmp_path / "got").exists()
    with next(tmp_path.glob("*.part")).open("ab") as part:
        part.write(b"half a part that a cut left")
    again: list[int] = []
    assert program_releases.fetch(desk, found, tmp_path / "got", lambda done, _: again.append(done))
    assert again == [2 << 20, len(CONTENT)]
    assert (tmp_path / "got").read_bytes() == CONTENT


@pytest.mark.thorough
def test_the_newest_of_this_system_is_offered_and_older_ones_are_taken_away(
    centre: Centre, desk: CentreSettings, tmp_path: Path
) -> None:
    assert program_releases.newest(desk, SYSTEM) is None
    for version in ("0.9.0", "0.10.0", "0.3.0", "0.10.0"):
        publish(centre, tmp_path, version, version.encode())
    found = program_releases.newest(desk, SYSTEM)
    assert found is not None
    assert found.version == "0.10.0"
    assert program_releases.newest(desk, "win32-amd64") is None
    kept = "SELECT version FROM journal.program ORDER BY 1"
    assert rows(centre, kept) == [("0.10.0",), ("0.9.0",)]
    assert rows(centre, "SELECT count(*) FROM journal.program_part") == [(2,)]


@pytest.mark.thorough
def test_what_is_not_what_the_office_published_is_thrown_away(
    centre: Centre, desk: CentreSettings, tmp_path: Path
) -> None:
    publish(centre, tmp_path)
    found = program_releases.newest(desk, SYSTEM)
    assert found is not None
    with centre.connect() as office:
        office.execute("UPDATE journal.program_part SET content = 'other' WHERE part = 1")
    with pytest.raises(Unavailable) as failed:
        program_releases.fetch(desk, found, tmp_path / "got")
    assert (failed.value.code, failed.value.facts) == (CentreFailure.PACKAGE, {"version": "0.3.0"})
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("got")] == []
    with pytest.raises(Unavailable) as failed:
        program_releases.fetch(desk, dataclasses.replace(found, version="0.3.1"), tmp_path / "got")
    assert (failed.value.code, failed.value.facts) == (CentreFailure.PACKAGE, {"version": "0.3.1"})


@pytest.mark.thorough
def test_a_file_or_a_folder_that_is_not_there_is_a_failure_with_its_cause(
    centre: Centre, desk: CentreSettings, tmp_path: Path
) -> None:
    with centre.connect() as office, pytest.raises(Unavailable) as failed:
        program_releases.publish(office, tmp_path / "none", "0.3.0", SYSTEM)
    assert (failed.value.code, failed.value.facts) == (CentreFailure.PACKAGE_FILE, {"cause": Cause.NOT_THERE})
    publish(centre, tmp_path)
    found = program_releases.newest(desk, SYSTEM)
    assert found is not None
    with pytest.raises(Unavailable) as failed:
        program_releases.fetch(desk, found, tmp_path / "none" / "got")
    assert failed.value.facts == {"cause": Cause.NOT_THERE}


@pytest.mark.thorough
@pytest.mark.parametrize("table", ["program", "program_part"])
def test_a_counter_reads_packages_and_changes_none(centre: Centre, tmp_path: Path, table: str) -> None:
    publish(centre, tmp_path)
    address, secret = centre.enrol()
    with psycopg.connect(
        host=address.host,
        port=address.port,
        dbname=address.database,
        user=address.role,
        password=secret,
        autocommit=True,
    ) as counter:
        assert counter.execute(f"SELECT count(*) > 0 FROM journal.{table}").fetchone() == (True,)
        for statement in (f"DELETE FROM journal.{table}", f"UPDATE journal.{table} SET version = ''"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                counter.execute(statement)
        with centre.connect() as office:
            office.execute("UPDATE journal.device SET active = false")
        assert counter.execute(f"SELECT count(*) FROM journal.{table}").fetchone() == (0,)
