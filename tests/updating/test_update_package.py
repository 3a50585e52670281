"""A package is taken only as whoever built the program signed it, and names nothing outside of its folder."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.errors import Refused, Unavailable
from frontoffice.updating import installing, update_package
from frontoffice.updating.codes import UpdateFailure, UpdateRefusal
from tests.support.new_versions import SYSTEM, a_key, a_package, a_program, an_installation, public_key


def refusal(source: Path, key: bytes | None = None) -> str:
    with pytest.raises(Refused) as refused:
        update_package.read(source, key or public_key())
    (problem,) = refused.value.problems
    assert problem.field == "package"
    return problem.code


def packed(folder: Path, manifest: Any, *, key: Ed25519PrivateKey | None = None) -> Path:
    """A package with this list of files, rightly signed."""
    target = folder / "made.zip"
    written = json.dumps(manifest).encode()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("manifest.json", written)
        archive.writestr("manifest.sig", (key or a_key()).sign(written))
    return target


def a_manifest(*paths: str, **changes: Any) -> dict[str, Any]:
    files = [{"path": path, "size": 1, "sha256": "00", "executable": False} for path in paths or ("frontoffice",)]
    return {"version": "0.3.0", "system": SYSTEM, "notes": "", "files": files, **changes}


def repack(source: Path, method: int) -> None:
    """Pack the same members in another way."""
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(source, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


@pytest.mark.posix("modes of files")
def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    package = update_package.read(a_package(tmp_path), public_key())
    assert (package.version, package.system, package.notes) == ("0.3.0", SYSTEM, "Cadangan lebih cepat.")
    assert [(one.path, one.executable) for one in package.files] == [
        ("_internal/library.so", False),
        ("frontoffice", True),
    ]
    assert package.size == sum(path.stat().st_size for path in (tmp_path / "built-0.3.0").rglob("*") if path.is_file())


def test_a_package_that_another_signed_is_refused(tmp_path: Path) -> None:
    stranger = Ed25519PrivateKey.generate()
    assert refusal(packed(tmp_path, a_manifest(), key=stranger)) == UpdateRefusal.NOT_SIGNED
    assert refusal(a_package(tmp_path), stranger.public_key().public_bytes_raw()) == UpdateRefusal.NOT_SIGNED
    assert refusal(a_package(tmp_path, "0.4.0"), b"short") == UpdateRefusal.NOT_SIGNED


def test_a_list_of_files_that_was_changed_is_refused(tmp_path: Path) -> None:
    source = a_package(tmp_path)
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["manifest.json"] = members["manifest.json"].replace(b"0.3.0", b"0.9.0")
    with zipfile.ZipFile(source, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert refusal(source) == UpdateRefusal.NOT_SIGNED


@pytest.mark.thorough
@given(content=st.binary(max_size=200))
def test_whatever_else_a_file_holds_it_is_no_package(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    source = tmp_path_factory.mktemp("any") / "any"
    source.write_bytes(content)
    assert refusal(source) == UpdateRefusal.NO_PACKAGE


@pytest.mark.thorough
def test_a_package_that_was_damaged_on_its_way_is_none_or_is_found_out_while_it_is_unpacked(
    tmp_path: Path,
) -> None:
    installed, source = an_installation(tmp_path), a_package(tmp_path)
    whole, codes = source.read_bytes(), set[str]()
    for at in range(len(whole)):
        source.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            installing.unpack(update_package.read(source, public_key()), installed)
        except Refused as refused:
            codes.add(refused.problems[0].code)
        except Unavailable as failed:
            codes.add(failed.code)
        left = {path.name for path in installed.versions.iterdir()} if installed.versions.exists() else set()
        assert left <= {"0.3.0"}
    assert codes == {UpdateRefusal.NO_PACKAGE, UpdateFailure.DAMAGED}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_package_that_is_packed_as_no_build_packs_it_is_none(tmp_path: Path, method: int) -> None:
    source = a_package(tmp_path)
    repack(source, method)
    assert refusal(source) == UpdateRefusal.NO_PACKAGE
    with pytest.raises(Refused):
        update_package.read_claims(source)


def test_what_is_another_file_when_it_is_unpacked_is_damage(tmp_path: Path) -> None:
    installed, source = an_installation(tmp_path), a_package(tmp_path)
    package = update_package.read(source, public_key())
    repack(source, zipfile.ZIP_LZMA)
    changed = source.read_bytes()
    for content in (changed, changed[: len(changed) // 2]):
        source.write_bytes(content)
        with pytest.raises(Unavailable) as failed:
            installing.unpack(package, installed)
        assert failed.value.code == UpdateFailure.DAMAGED
        assert list(installed.versions.iterdir()) == []


def test_a_file_that_is_not_there_and_a_zip_of_something_else_are_no_packages(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("letter.txt", "Yth.")
    assert refusal(other) == refusal(tmp_path / "none") == refusal(tmp_path) == UpdateRefusal.NO_PACKAGE


@pytest.mark.thorough
def test_a_list_of_files_that_grows_without_end_is_not_read(tmp_path: Path) -> None:
    target = tmp_path / "bomb.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * 5_000_000)
        archive.writestr("manifest.sig", b"0" * 64)
    assert refusal(target) == UpdateRefusal.NO_PACKAGE
    for letters, code in ((64, UpdateRefusal.NOT_SIGNED), (65, UpdateRefusal.NO_PACKAGE)):
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("manifest.json", b"{}")
            archive.writestr("manifest.sig", b"0" * letters)
        assert refusal(target) == code


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../frontoffice",
        "a/../../b",
        "C:/Windows/x",
        "a\\b",
        "",
        "a//b",
        "con",
        "a/nul.txt",
        "a.",
        "./a",
        "a\0",
    ],
)
def test_no_file_has_a_name_that_leads_elsewhere(path: str, tmp_path: Path) -> None:
    assert refusal(packed(tmp_path, a_manifest("frontoffice", path))) == UpdateRefusal.NO_PACKAGE


def test_no_two_files_have_one_name_where_case_does_not_count(tmp_path: Path) -> None:
    assert refusal(packed(tmp_path, a_manifest("a/B", "A/b"))) == UpdateRefusal.NO_PACKAGE


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "0.3"},
        {"version": "0.3.0-rc1"},
        {"version": 3},
        {"system": None},
        {"notes": "x" * 20_001},
        {"files": []},
        {"files": [{"path": "a"}]},
        {"files": [{"path": "a", "size": -1, "sha256": "", "executable": False}]},
        {"files": [{"path": "a", "size": 3_000_000_000, "sha256": "", "executable": False}]},
    ],
)
def test_a_list_that_no_build_writes_is_refused_though_it_is_signed(changes: dict[str, Any], tmp_path: Path) -> None:
    assert refusal(packed(tmp_path, a_manifest(**changes))) == UpdateRefusal.NO_PACKAGE


def test_a_package_that_could_not_be_read_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"one\.two"):
        update_package.write(a_program(tmp_path / "p", "1"), tmp_path / "x", "one.two", SYSTEM, "", a_key())
    assert not (tmp_path / "x").exists()
