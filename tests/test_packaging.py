"""What the wheel and the frozen program hold is what the folders hold."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL.IcoImagePlugin import IcoImageFile

import frontoffice

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_oldest_and_the_newest_python_that_are_allowed_are_those_that_are_tried() -> None:
    """``.ci/run`` takes those of Debian 12, 13 and testing: the README's two commands, in bare trees."""
    oldest, after = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", PROJECT["project"]["requires-python"]).groups()  # type: ignore[union-attr]
    named = re.findall(r"Python :: 3\.(\d+)", "\n".join(PROJECT["project"]["classifiers"]))
    assert named == [oldest, str(int(after) - 1)] == ["11", "14"]
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"^  bare (\w+)", run, re.MULTILINE) == ["bookworm", "forky", "trixie"]


@pytest.mark.parametrize("script", ["run", "windows"])
def test_every_test_that_a_script_names_is_there(script: str) -> None:
    """A file that went to another room would be missed, or no longer left out, an hour into the whole run."""
    text = (ROOT / ".ci" / script).read_text(encoding="utf-8")
    named = [path for braced in re.findall(r"\btests/[\w/{},.]+", text) for path in spread(braced)]
    assert len(named) >= 15
    assert [path for path in named if not (ROOT / path.rstrip(".")).exists()] == []


def spread(braced: str) -> list[str]:
    """What a shell makes of braces: the innermost first."""
    if found := re.search(r"\{([^{}]*)\}", braced):
        before, behind = braced[: found.start()], braced[found.end() :]
        return [path for part in found[1].split(",") for path in spread(f"{before}{part}{behind}")]
    return [braced]


@pytest.mark.thorough
def test_the_wheel_holds_the_files_of_the_sources_and_nothing_of_an_earlier_build(tmp_path: Path) -> None:
    """The handbook's start command again, after the sources were renewed: nothing of ``build/`` is installed."""
    sources = tmp_path / "sources"
    left_out = shutil.ignore_patterns("__pycache__", "build_stamp")
    for name in ("frontoffice", "forms", "resources"):
        shutil.copytree(ROOT / name, sources / name, ignore=left_out)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, sources)
    for stale in ("build/lib/frontoffice/stale.py", "build/lib/frontoffice/register/storage/migrations/0001_stale.py"):
        (sources / stale).parent.mkdir(parents=True, exist_ok=True)
        (sources / stale).write_text("raise SystemExit\n", encoding="utf-8")
    (sources / "resources" / "build_stamp").write_text("12345678 2026-12-02", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=sources, check=True
    )
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = {
        ("" if folder == "frontoffice" else "frontoffice/") + path.relative_to(sources).as_posix()
        for folder in ("frontoffice", "forms", "resources")
        for path in (sources / folder).rglob("*")
        if path.is_file() and path.suffix != ".ts"  # the source of a .qm
    }
    assert shipped == wanted


def test_every_file_of_the_centres_schema_is_in_the_frozen_program() -> None:
    assert '("frontoffice/sync/schema", "frontoffice/sync/schema")' in (ROOT / "build.spec").read_text(encoding="utf-8")


def test_windows_gets_a_program_with_a_console_beside_the_one_with_a_window() -> None:
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert 'program("frontoffice", "Register Pengaduan", console=False)' in spec
    assert 'if sys.platform == "win32":' in spec
    assert 'program("frontoffice-cli", "Register Pengaduan: perintah", console=True)' in spec
    assert PROJECT["project"]["gui-scripts"] == {"frontoffice": "frontoffice.__main__:main"}
    assert PROJECT["project"]["scripts"] == {"frontoffice-cli": "frontoffice.__main__:main"}


def windows_exe() -> Any:
    spec = importlib.util.spec_from_file_location("windows_exe", ROOT / ".ci" / "windows_exe.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_icon_of_windows_is_the_programs_own_drawing_in_every_size(tmp_path: Path) -> None:
    exe = windows_exe()
    file = exe.write_icon(ROOT / "resources/desktop/frontoffice.svg", tmp_path)
    with IcoImageFile(file) as icon:
        assert icon.info["sizes"] == {(size, size) for size in exe.SIZES}
    for size in exe.SIZES:
        with IcoImageFile(file) as icon:
            icon.size = size, size
            drawn = icon.convert("RGBA")
            assert drawn.size == (size, size)
            left = 4 * (size // 2 * size + size // 8)
            assert drawn.tobytes()[3] == 0  # rounded, on whatever lies behind
            assert drawn.tobytes()[left : left + 4] == bytes((11, 92, 173, 255))


@pytest.mark.parametrize(
    ("version", "numbers", "flags"), [("0.2.0", "(0, 2, 0, 0)", "0"), ("1.10.3rc1", "(1, 10, 3, 0)", "2")]
)
def test_windows_reads_the_version_of_the_program(version: str, numbers: str, flags: str) -> None:
    text = windows_exe().version_text(version, "frontoffice-cli", "Register Pengaduan: perintah")
    assert f"filevers={numbers}, prodvers={numbers}, mask=0x3F, flags={flags}," in text
    assert f'StringStruct("FileVersion", {version!r})' in text
    assert "StringStruct(\"OriginalFilename\", 'frontoffice-cli.exe')" in text
    compile(text, "version", "eval")


def test_windows_stretches_no_window_and_cuts_no_path() -> None:
    settings = {node.tag.rpartition("}")[2]: node.text for node in ET.fromstring(windows_exe().MANIFEST).iter()}  # noqa: S314
    assert settings["dpiAwareness"] == "PerMonitorV2"
    assert settings["longPathAware"] == "true"


def test_every_dependency_is_pinned() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    groups = PROJECT["dependency-groups"]
    every = [
        *PROJECT["project"]["dependencies"],
        *(one for some in (*extras.values(), *groups.values()) for one in some),
    ]
    assert [one for one in every if "==" not in one and not one.startswith("frontoffice[")] == []


def test_no_file_names_a_package_registry() -> None:
    hosts = ("py" + "pi.org", "files.python" + "hosted.org", "registry.npm" + "js.org")
    named = [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and path.suffix in (".py", ".toml", ".md", ".ui", ".csv", ".spec", ".yaml", "")
        if not {".git", ".venv", "__pycache__", "build", "dist"} & set(path.relative_to(ROOT).parts)
        if any(host in path.read_text(encoding="utf-8", errors="ignore") for host in hosts)
    ]
    assert named == []


def test_the_top_level_holds_what_the_layout_names_and_nothing_else() -> None:
    allowed = {"frontoffice", "resources", "forms", "tests", "pyproject.toml", "build.spec", "README.md"}
    allowed |= {"LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - allowed <= {"build", "dist", "frontoffice.egg-info"}  # what building leaves, ignored by git


def test_the_description_for_software_centres_names_the_newest_release() -> None:
    text = (ROOT / "resources" / "desktop" / "frontoffice.metainfo.xml").read_text(encoding="utf-8")
    named = re.search(r'<release version="([^"]+)" date="([^"]+)"', text)
    released = re.search(r"^## (\d\S+) - (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert named is not None
    assert named[1] == frontoffice.__version__
    assert released is None or named.groups() == released.groups()  # before 1.0 the changelog has no version yet
