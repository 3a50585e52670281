"""What is built says of which commit; what runs from its source says that."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice import __version__, assets, build_stamp

ROOT = Path(__file__).resolve().parents[1]


def no_git(*_asked: str) -> str:
    raise AssertionError


def stamp(root: Path, git: Callable[..., str] = no_git) -> str:
    """What ``.ci/build`` and ``build.spec`` write."""
    spec = importlib.util.spec_from_file_location("stamping", ROOT / ".ci" / "build_stamp.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.stamp(root, git))


@pytest.mark.parametrize("written", [None, "", "\n"])
def test_what_was_built_from_nothing_known_is_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str | None
) -> None:
    monkeypatch.setattr(assets, "RESOURCES", tmp_path)
    if written is not None:
        (tmp_path / "build_stamp").write_text(written)
    assert build_stamp.build() == build_stamp.SOURCE
    assert build_stamp.version_line() == f"frontoffice {__version__} (source)"


def test_the_build_stands_apart_from_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "RESOURCES", tmp_path)
    (tmp_path / "build_stamp").write_text("20348887 2026-11-26\n")
    assert build_stamp.version_line() == f"frontoffice {__version__} (20348887 2026-11-26)"


@pytest.mark.parametrize(("changed", "mark"), [("", ""), (" M frontoffice/__init__.py", "+")])
def test_the_stamp_is_the_commit_and_its_date_and_says_when_more_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str, mark: str
) -> None:
    monkeypatch.delenv("FRONTOFFICE_BUILD", raising=False)
    answers = {"log": "20348887 2026-11-26", "status": changed}
    git = lambda asked, *_options: answers[asked]  # noqa: E731
    assert not stamp(tmp_path, git), "no checkout"
    (tmp_path / ".git").mkdir()
    assert stamp(tmp_path, git) == f"20348887{mark} 2026-11-26"


def test_a_builder_without_git_gets_it_from_whoever_starts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTOFFICE_BUILD", "abc 2026-11-26")
    assert stamp(tmp_path) == "abc 2026-11-26"
