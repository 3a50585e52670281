"""The emblem: what a stranger made is read elsewhere and made anew, and kept beside the settings, or said why not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.ui.admin.settings_page import SettingsPage
from frontoffice.ui.widgets.form import child
from tests.support import hostile_files
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def settings_page(desk: Desk) -> SettingsPage:
    desk.sign_in(desk.supervisor)
    page = desk.counter.window.stack.view(DESK_SETTINGS)
    page.undo.click()
    return page


def why(desk: Desk, qtbot: QtBot, chosen: Path) -> str:
    page = settings_page(desk)
    page.show_no_emblem("")
    page.emblem_chosen.emit(chosen)
    problem = child(page, QLabel, "emblem_problem")
    qtbot.waitUntil(lambda: not problem.isHidden() and bool(problem.text()))
    return problem.text()


def test_an_emblem_is_made_anew_and_kept_with_the_settings_once_they_are_saved(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen = tmp_path / "lambang.png"
    chosen.write_bytes(hostile_files.png_with_zip_behind())
    page = settings_page(desk)
    page.emblem_chosen.emit(chosen)
    qtbot.waitUntil(lambda: list(desk.where.folder.glob("emblem-*")) != [])
    (kept,) = desk.where.folder.glob("emblem-*")
    assert b"PK\x03\x04" in chosen.read_bytes()
    assert b"PK\x03\x04" not in kept.read_bytes()
    Image.open(io.BytesIO(kept.read_bytes())).verify()
    assert desk.counter.settings.layout.emblem == ""
    page.save.click()
    assert desk.counter.settings.layout.emblem == str(kept)
    page.no_emblem.click()
    page.save.click()
    assert desk.counter.settings.layout.emblem == ""


@pytest.mark.thorough
def test_what_is_no_image_or_too_large_is_refused_in_words(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    for name, content, said in (
        ("a.pdf", hostile_files.pdf(), "no image"),
        ("b.png", b"\x89PNG\r\n\x1a\n" + b"\0" * (5 * 1024 * 1024), "more than 5 MB"),
        ("c.png", hostile_files.huge_png(), "dots"),
        ("d.exe", b"MZ" + b"\0" * 100, "program"),
    ):
        (tmp_path / name).write_bytes(content)
        assert said in why(desk, qtbot, tmp_path / name), name
    assert why(desk, qtbot, tmp_path / "gone.png")
    assert list(desk.where.folder.glob("emblem-*")) == []
