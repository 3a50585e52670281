from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.__main__ import main
from frontoffice.sync import schema
from tests.support import golden
from tests.support.centre_server import Centre, CentreServer
from tests.support.postgres_tools import run

Output = pytest.CaptureFixture[str]
pytestmark = pytest.mark.posix("the server and its files are on another machine there")


@pytest.fixture
def old(centre_server: CentreServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Centre]:
    """A centre that lacks a step; ``pg_dump`` is its server's, and the current folder is empty."""
    later = schema.Migration(101, "0101_later", "CREATE TABLE journal.later (a integer)")
    known = (*schema.migrations(), later)
    monkeypatch.setattr(schema, "migrations", lambda: known)
    made = golden.restored(centre_server)
    monkeypatch.setenv("PATH", f"{centre_server.binaries}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    yield made
    made.drop()


def init(centre: Centre, *options: str) -> int:
    return main(["centre", "init", centre.dsn, *options])


def held(centre: Centre) -> tuple[int, list[tuple[object, ...]]]:
    """The version of its schema, and its entries."""
    with centre.connect() as office:
        entries = office.execute("SELECT origin, seq, hash FROM journal.entry")
        return schema.version(office), sorted(entries.fetchall(), key=repr)


def test_an_older_centre_is_copied_before_it_is_upgraded_and_comes_back_from_that_copy(
    old: Centre, tmp_path: Path, capsys: Output
) -> None:
    before = held(old)
    assert init(old) == 0
    (copy,) = tmp_path.iterdir()
    assert copy.name == "pusat.before-0101.sql"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert f"salinan pusat sebelum diperbarui: {copy}" in capsys.readouterr().out
    assert held(old) == (schema.migrations()[-1].version, before[1])
    with old.server.connect() as office:
        office.execute("CREATE DATABASE kembali")
    run(old.server, "psql", "-q", "-d", "kembali", statements=copy.read_text(encoding="utf-8"))
    back = Centre(old.server, "kembali")
    assert held(back) == before
    back.drop()


def test_one_that_is_new_or_up_to_date_is_not_copied(
    centre: Centre, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert init(centre) == 0
    assert list(tmp_path.iterdir()) == []


def test_without_a_copy_nothing_is_changed_until_somebody_says_that_there_is_one(
    old: Centre, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output
) -> None:
    before = held(old)
    (there := tmp_path / "ada.sql").write_text("lain")
    assert init(old, "--copy", str(there)) == 2
    assert "sudah ada dan tidak ditimpa" in capsys.readouterr().err
    assert init(old, "--copy", str(tmp_path / "tidak ada" / "x.sql")) == 2
    assert "x.sql tidak dapat ditulis" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert init(old) == 2
    assert "pg_dump tidak ada di komputer ini; pusat belum diubah" in capsys.readouterr().err
    assert held(old) == before
    assert (list(tmp_path.iterdir()), there.read_text()) == ([there], "lain")
    assert init(old, "--copied") == 0
    assert held(old)[0] == schema.migrations()[-1].version


def test_a_copy_that_breaks_off_leaves_neither_a_file_nor_another_centre(
    old: Centre, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output
) -> None:
    before = held(old)
    (folder := tmp_path / "bin").mkdir()
    (program := folder / "pg_dump").write_text(
        "#!/bin/sh\necho 'pg_dump: error: server version mismatch' >&2\nexit 1\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    assert init(old) == 2
    assert "(pg_dump: error: server version mismatch); pusat belum diubah" in capsys.readouterr().err
    assert held(old) == before
    assert list(tmp_path.iterdir()) == [folder]
