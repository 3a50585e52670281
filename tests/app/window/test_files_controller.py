"""What reads the files that people bring ends with the counter."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.app.window.files_controller import FileReading, FolderWatch
from frontoffice.ui.attachments import attachment_viewer
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from tests.support import hostile_files
from tests.support.attached_files import LIMITS
from tests.support.same_reader import SameReader
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


class AtOnceInOrder:
    """Does jobs when they come, or keeps them while it is slow."""

    def __init__(self) -> None:
        self.slow, self.jobs, self.stopped = False, 0, False

    def run(self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        self.jobs += 1
        if self.slow:
            return
        try:
            result = job()
        except OSError as error:
            failed(error)
        else:
            done(result)

    def stop(self, *, deliver: bool = False) -> None:
        self.stopped = True


@pytest.fixture
def worker() -> AtOnceInOrder:
    return AtOnceInOrder()


@pytest.fixture
def watch(qapp: object, tmp_path: Path, worker: AtOnceInOrder) -> FolderWatch:
    return FolderWatch(lambda: str(tmp_path), worker=worker)


def test_what_came_whole_is_offered_taken_and_goes_when_it_is_recorded(
    watch: FolderWatch, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = AttachmentsPanel(SameReader(), lambda: LIMITS)
    qtbot.addWidget(panel)
    panel.begin(uuid4(), ())
    scan = tmp_path / "scan0001.pdf"
    scan.write_bytes(hostile_files.pdf(2))
    watch.serve(panel)
    assert panel.buttons["take_scan"].isHidden()  # it may still be growing
    watch.read_folder()
    assert panel.buttons["take_scan"].text() == "From the copier: 1 (Ctrl+Y)"
    panel.buttons["take_scan"].click()
    assert [one.new.file_name for one in panel.files.items] == ["scan0001.pdf"]
    assert panel.buttons["take_scan"].isHidden()
    panel.files.compose(0, 1, [attachment_viewer.all_pages(panel.files.items[0], turn=90)])
    assert scan.exists()  # not recorded yet
    panel.record(panel.files.items)
    assert not scan.exists()
    watch.end()


@pytest.mark.thorough
def test_a_scan_that_is_being_read_is_not_taken_a_second_time(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    reader = SameReader()
    panel = AttachmentsPanel(reader, lambda: LIMITS)
    qtbot.addWidget(panel)
    panel.begin(uuid4(), ())
    for name in ("scan0001.pdf", "scan0002.pdf"):
        (tmp_path / name).write_bytes(hostile_files.pdf())
    watch.serve(panel)
    watch.read_folder()
    reader.slow = True
    panel.buttons["take_scan"].click()
    panel.buttons["take_scan"].click()
    assert panel.buttons["take_scan"].isHidden()
    reader.go_on()
    assert sorted(one.new.file_name for one in panel.files.items) == ["scan0001.pdf", "scan0002.pdf"]
    watch.end()


@pytest.mark.thorough
def test_a_scan_that_the_copier_replaced_is_not_read_as_the_one_before(
    watch: FolderWatch, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = AttachmentsPanel(SameReader(), lambda: LIMITS)
    qtbot.addWidget(panel)
    panel.begin(uuid4(), ())
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(hostile_files.pdf())
    watch.serve(panel)
    watch.read_folder()
    scan.write_bytes(hostile_files.pdf(2))
    panel.buttons["take_scan"].click()
    assert panel.files.items == ()
    assert panel.attachments_message.text()
    watch.end()


def test_it_looks_once_at_a_time_and_nowhere_without_a_folder(
    worker: AtOnceInOrder, watch: FolderWatch, qapp: object
) -> None:
    worker.slow = True
    watch.read_folder()
    watch.read_folder()
    assert worker.jobs == 1
    nowhere = FolderWatch(lambda: "", worker=worker)
    nowhere.read_folder()
    nowhere.remove(())
    assert worker.jobs == 1
    nowhere.end()
    assert worker.stopped


@pytest.mark.thorough
def test_a_change_of_the_folder_is_looked_at_soon(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    watch.read_folder()
    with qtbot.waitSignal(watch.arrived, timeout=10_000):
        (tmp_path / "scan0002.pdf").write_bytes(b"%PDF")
