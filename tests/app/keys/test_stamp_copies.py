from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.app.keys import kept_stamps
from frontoffice.errors import Unavailable

STAMP = "02b87d58-8049-445b-adc7-04a835658021-000000000000000051-c00464ac540347d1.stamp"


def laid(folder: Path, files: dict[str, bytes]) -> Path:
    """A register in a folder, with these beside it."""
    (folder / "time-stamps").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / "time-stamps" / name).write_bytes(content)
    return folder / "register.db"


def beside(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "time-stamps").iterdir()}


def test_they_go_out_and_come_back_and_nothing_else_does(tmp_path: Path) -> None:
    said = {"00ab.stamp": b"said", STAMP: b"stamped"}
    register = laid(
        tmp_path / "desk", said | {"ab.asked": b"x", "Ab.stamp": b"x", "ab.stamp.lnk": b"x", "cd.stamp": b""}
    )
    kept_stamps.copy_stamps_to(register, tmp_path / "stick")
    assert beside(tmp_path / "stick") == said
    laid(tmp_path / "stick", {"ef.stamp": bytes(200_001), "setup.exe": b"x"})
    kept_stamps.restore_stamps_from(tmp_path / "stick", tmp_path / "other" / "register.db")
    assert beside(tmp_path / "other") == said
    kept_stamps.copy_stamps_to(tmp_path / "none" / "register.db", tmp_path / "empty")
    assert not (tmp_path / "empty").exists()


def test_one_that_is_there_already_stays(tmp_path: Path) -> None:
    desk = laid(tmp_path / "desk", {STAMP: b"first"})
    laid(tmp_path / "stick", {STAMP: b"later"})
    kept_stamps.copy_stamps_to(desk, tmp_path / "stick")
    assert beside(tmp_path / "stick") == {STAMP: b"later"}
    kept_stamps.restore_stamps_from(tmp_path / "stick", desk)
    assert beside(tmp_path / "desk") == {STAMP: b"first"}


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    desk = laid(tmp_path / "desk", {"ab.stamp": b"said"})
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "time-stamps").write_bytes(b"a file")
    with pytest.raises(Unavailable):
        kept_stamps.copy_stamps_to(desk, tmp_path / "stick")
