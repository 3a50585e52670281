"""A version is put in place whole or not at all, and named the next one only after it has checked itself."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import zipfile
from pathlib import Path

import pytest

from frontoffice.errors import Cause, Refused, Unavailable
from frontoffice.updating import installing, update_package
from frontoffice.updating.codes import UpdateFailure, UpdateRefusal
from frontoffice.updating.installed_versions import Installation, NextVersion, Trial, forget_next, read_next, successor
from frontoffice.updating.update_package import UpdatePackage
from tests.support.new_versions import PROGRAM, SYSTEM, a_package, a_program, an_installation, public_key

pytestmark = pytest.mark.posix("the small program of the test is a shell script, which fork runs and kills")


@pytest.fixture
def installed(tmp_path: Path) -> Installation:
    return an_installation(tmp_path)


def opened(tmp_path: Path, version: str = "0.3.0", *, checks: bool = True) -> UpdatePackage:
    return update_package.read(a_package(tmp_path, version, checks=checks), public_key())


def put_in_place(package: UpdatePackage, installed: Installation) -> None:
    installing.demand_fit(package, installed, SYSTEM)
    installing.unpack(package, installed)
    installing.choose(package, installed, PROGRAM)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_package_is_unpacked_checked_and_the_next_to_start(tmp_path: Path, installed: Installation) -> None:
    put_in_place(opened(tmp_path), installed)
    assert contents(installed.folder_of("0.3.0")) == contents(tmp_path / "built-0.3.0")
    assert read_next(installed) == NextVersion("0.3.0", Trial.NEW)
    assert os.access(installed.folder_of("0.3.0") / PROGRAM, os.X_OK)


def test_all_of_it_is_on_the_disk_before_it_takes_its_name_and_the_name_afterwards(
    tmp_path: Path, installed: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda file: kept.append(os.fstat(file).st_ino))
    folder = installing.unpack(opened(tmp_path), installed)
    assert set(kept[:-1]) == {path.stat().st_ino for path in (folder, *folder.rglob("*"))}
    assert kept[-1] == installed.versions.stat().st_ino


def test_its_way_is_reported_in_bytes(tmp_path: Path, installed: Installation) -> None:
    steps: list[tuple[int, int]] = []
    package = opened(tmp_path)
    installing.unpack(package, installed, lambda done, all_of_it: steps.append((done, all_of_it)))
    assert [done for done, _ in steps] == [5000, package.size]
    assert {whole for _, whole in steps} == {package.size}


def test_a_version_that_does_not_check_itself_is_removed_and_the_old_one_goes_on(
    tmp_path: Path, installed: Installation
) -> None:
    with pytest.raises(Unavailable) as failed:
        put_in_place(opened(tmp_path, checks=False), installed)
    assert (failed.value.code, failed.value.facts) == (UpdateFailure.CHECK_FAILED, {"version": "0.3.0"})
    assert not installed.folder_of("0.3.0").exists()
    assert read_next(installed) is None


def test_a_file_with_other_bytes_than_were_signed_is_damage(tmp_path: Path, installed: Installation) -> None:
    package = opened(tmp_path)
    with zipfile.ZipFile(package.source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["program/_internal/library.so"] = b"0.3.1" * 1000
    for others in (members, {name: content for name, content in members.items() if "library" not in name}):
        with zipfile.ZipFile(package.source, "w") as archive:
            for name, content in others.items():
                archive.writestr(name, content)
        with pytest.raises(Unavailable) as failed:
            installing.unpack(package, installed)
        assert (failed.value.code, failed.value.facts) == (UpdateFailure.DAMAGED, {"file": "_internal/library.so"})
        assert list(installed.versions.iterdir()) == []


@pytest.mark.thorough
def test_a_file_that_grows_beyond_its_size_is_not_unpacked(tmp_path: Path, installed: Installation) -> None:
    package = opened(tmp_path)
    with zipfile.ZipFile(package.source, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("program/_internal/library.so", b"\0" * 50_000_000)
    with pytest.raises(Unavailable) as failed:
        installing.unpack(package, installed)
    assert failed.value.code == UpdateFailure.DAMAGED
    assert list(installed.versions.iterdir()) == []


def test_it_can_be_stopped_and_leaves_nothing(tmp_path: Path, installed: Installation) -> None:
    asked = iter((False, True))
    with pytest.raises(Unavailable) as failed:
        installing.unpack(opened(tmp_path), installed, stop=lambda: next(asked))
    assert failed.value.code == UpdateFailure.STOPPED
    assert list(installed.versions.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_a_failure_with_its_cause(
    tmp_path: Path, installed: Installation
) -> None:
    installed.versions.write_text("no folder")
    with pytest.raises(Unavailable) as failed:
        installing.unpack(opened(tmp_path), installed)
    assert failed.value.code == UpdateFailure.DISK


def test_a_version_that_cannot_be_named_the_next_is_a_failure_with_its_cause(
    tmp_path: Path, installed: Installation
) -> None:
    package = opened(tmp_path)
    installing.unpack(package, installed)
    (installed.versions / "next.json.part").mkdir()
    with pytest.raises(Unavailable) as failed:
        installing.choose(package, installed, PROGRAM)
    assert (failed.value.code, list(failed.value.facts)) == (UpdateFailure.DISK, ["cause"])
    assert read_next(installed) is None


@pytest.mark.parametrize(
    ("version", "system", "code", "facts"),
    [
        ("0.3.0", "windows-amd64", UpdateRefusal.OTHER_SYSTEM, {"system": SYSTEM}),
        ("0.2.0", SYSTEM, UpdateRefusal.NOT_NEWER, {"version": "0.2.0", "running": "0.2.0"}),
        ("0.1.9", SYSTEM, UpdateRefusal.NOT_NEWER, {"version": "0.1.9", "running": "0.2.0"}),
    ],
)
def test_what_is_no_use_here_is_refused(
    version: str, system: str, code: str, facts: dict[str, str], tmp_path: Path, installed: Installation
) -> None:
    with pytest.raises(Refused) as refused:
        installing.demand_fit(opened(tmp_path, version), installed, system)
    (problem,) = refused.value.problems
    assert (problem.field, problem.code, dict(problem.facts)) == ("package", code, facts)


def test_a_program_that_the_system_keeps_is_not_ours_to_change(tmp_path: Path, installed: Installation) -> None:
    (installed.root / "versions").write_text("")
    with pytest.raises(Refused) as refused:
        installing.demand_fit(opened(tmp_path), installed, SYSTEM)
    assert refused.value.problems[0].code == UpdateRefusal.NOT_OURS_TO_CHANGE


def test_one_at_a_time_puts_a_version_in_place(tmp_path: Path, installed: Installation) -> None:
    with installing.lock_installation(installed):
        with pytest.raises(Unavailable) as failed, installing.lock_installation(installed):
            pass
        assert failed.value.code == UpdateFailure.IN_USE
        put_in_place(opened(tmp_path), installed)
    with installing.lock_installation(installed):
        pass
    other = Installation(tmp_path / "none", "0.2.0")
    with pytest.raises(Unavailable) as failed, installing.lock_installation(other):
        pass
    assert (failed.value.code, failed.value.facts) == (UpdateFailure.DISK, {"cause": Cause.NOT_THERE})


def test_the_running_version_and_the_newest_are_kept(tmp_path: Path, installed: Installation) -> None:
    for version in ("0.2.1", "0.2.2"):
        a_program(installed.folder_of(version), version)
    (installed.versions / "0.2.3.part").mkdir()
    put_in_place(opened(tmp_path), Installation(installed.root, "0.2.2"))
    assert sorted(path.name for path in installed.versions.iterdir()) == ["0.2.2", "0.3.0", "next.json"]


def _install_again(source: Path, installed: Installation) -> None:
    package = update_package.read(source, public_key())
    while True:
        put_in_place(package, installed)


@pytest.mark.thorough
@pytest.mark.seconds
def test_killed_at_any_moment_the_old_or_the_whole_new_version_starts(tmp_path: Path, installed: Installation) -> None:
    source = a_package(tmp_path)
    whole = contents(tmp_path / "built-0.3.0")
    chance, context = random.Random(4), multiprocessing.get_context("fork")  # noqa: S311
    for turn in range(10):
        if turn % 2 and installed.versions.exists():
            forget_next(installed)
        process = context.Process(target=_install_again, args=(source, installed))
        process.start()
        process.join(chance.uniform(0.001, 0.06))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        program = successor(installed, installed.root / PROGRAM, has_window=False)
        assert program is None or contents(program.parent) == whole
    put_in_place(update_package.read(source, public_key()), installed)
    assert contents(installed.folder_of("0.3.0")) == whole, "whatever the kills left"
