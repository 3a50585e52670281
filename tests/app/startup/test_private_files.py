"""What the program makes is its user's alone; what an earlier version left open is closed."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from frontoffice import settings
from frontoffice.app.startup import private_files
from frontoffice.app.startup.log_file import keep_log
from frontoffice.documents.counter_papers import receipt_pdf
from frontoffice.places import Places
from tests.conftest import Announce
from tests.support.examples import a_register

pytestmark = pytest.mark.posix("modes of files and folders")


def modes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.lstat().st_mode & 0o777 for path in sorted(folder.rglob("*"))}


@pytest.mark.thorough
def test_what_is_made_from_the_start_on_is_its_users_alone(tmp_path: Path) -> None:
    private_files.make_private()
    where = Places(tmp_path / "data")
    keep_log(where)
    settings.save(where.settings, settings.Settings())
    receipt_pdf.save(b"%PDF", where.papers, "resi 1")
    register = a_register(where.folder)
    found = modes(tmp_path)
    register.close()
    assert {"data/register.db", "data/register.db-wal", "data/settings.toml", "data/resi/resi-1.pdf"} <= found.keys()
    assert {path: oct(mode) for path, mode in found.items() if mode & 0o077} == {}


def test_what_stood_open_is_closed_and_nothing_else_changes(tmp_path: Path) -> None:
    where = Places(tmp_path / "data", tmp_path / "mark")
    for path in (where.register, where.settings, where.papers / "resi-1.pdf", tmp_path / "mark" / "a.witness"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
        path.chmod(0o644)
    for folder in (where.folder, where.papers, tmp_path / "mark"):
        folder.chmod(0o755)
    beside = tmp_path / "another.txt"
    beside.write_text("x", encoding="utf-8")
    beside.chmod(0o644)
    (where.folder / "link").symlink_to(beside)
    private_files.tighten(where)
    private_files.tighten(where)
    assert {path: mode for path, mode in modes(tmp_path).items() if mode & 0o077} == {
        "another.txt": 0o644,
        "data/link": 0o777,
    }
    assert where.register.stat().st_mode & 0o777 == 0o600
    assert where.papers.stat().st_mode & 0o777 == 0o700


def test_a_closed_folder_is_not_gone_through_again(tmp_path: Path) -> None:
    where = Places(tmp_path)
    where.papers.mkdir(mode=0o700)
    (where.papers / "resi-1.pdf").touch(mode=0o644)
    private_files.tighten(where)
    assert (where.papers / "resi-1.pdf").stat().st_mode & 0o777 == 0o644, "nobody reaches it"


def test_where_the_disk_refuses_it_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, announce: Announce
) -> None:
    announce("stays readable")

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    tmp_path.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", refuse)
    private_files.make_folder(tmp_path)
    private_files.tighten(Places(tmp_path / "missing"))


DUMPED = """
import resource, subprocess, sys
from pathlib import Path
from frontoffice.app.startup import private_files
private_files.make_private()
here = "import resource; from pathlib import Path; print(resource.getrlimit(resource.RLIMIT_CORE),"
here += "int(Path('/proc/self/coredump_filter').read_text(), 16))"
exec(here)
sys.stdout.flush()
subprocess.run([sys.executable, "-c", here], check=True)
"""


@pytest.mark.posix("core dumps")
def test_no_crash_of_the_program_or_of_what_it_starts_writes_its_memory() -> None:
    found = subprocess.run([sys.executable, "-c", DUMPED], check=True, capture_output=True, text=True).stdout
    assert found.splitlines() == ["(0, 0) 0"] * 2


def test_on_windows_a_crash_is_reported_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []
    kernel = SimpleNamespace(
        SetErrorMode=lambda mode: asked.append(("mode", mode)), WerSetFlags=lambda flags: asked.append(("flags", flags))
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    private_files.prevent_dumps()
    assert asked == [("mode", 0x8003), ("flags", 0x21)]
