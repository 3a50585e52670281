"""What reads the files that people bring ends with the counter."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.app.window.file_reading import FileReading
from frontoffice.app.window.folder_watch import FolderWatch
from tests.support import hostile_files
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


@pytest.mark.thorough
def test_a_folder_of_scans_that_is_set_is_looked_into_at_once(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "surat.pdf").write_bytes(hostile_files.pdf())
    desk.sign_in(desk.supervisor)
    with qtbot.waitSignal(desk.counter.controllers.files.scans.arrived) as arrived:
        page = desk.counter.window.stack.view(DESK_SETTINGS)
        page.saved.emit(dataclasses.replace(SETTINGS, scan_folder=str(folder)))
    assert arrived.args is not None
    assert [Path(seen.path).name for seen in arrived.args[0]] == ["surat.pdf"]


def test_both_end_with_the_counter(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []
    for kind in (FileReading, FolderWatch):
        monkeypatch.setattr(kind, "end", _noting(kind.end, ended))
    desk.counter.controllers.end()
    assert ended == ["FileReading", "FolderWatch"]


def _noting(end: Callable[[Any], None], ended: list[str]) -> Callable[[Any], None]:
    def noted(one: object) -> None:
        end(one)
        ended.append(type(one).__name__)

    return noted
