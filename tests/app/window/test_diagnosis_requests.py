"""The page of the program asks for a diagnosis file, and gets one, or why there is none."""

from __future__ import annotations

import subprocess
import threading
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.backup_requests import DiagnosisRequests
from frontoffice.app.workers import own_process
from frontoffice.app.workers.background import Worker
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.shell.about_page import AboutPage
from tests.support import same_process
from tests.support.examples import a_register, a_signed_in, an_intake
from tests.support.fakes import AtOnce

AT = datetime(2026, 11, 26, 10, 32, 5).astimezone()  # of this computer
NAME = "diagnosis-frontoffice-2026-11-26-103205.zip"


@pytest.fixture
def where(tmp_path: Path) -> Places:
    where = Places(tmp_path / "data")
    where.folder.mkdir()
    register = a_register(where.folder)
    register.complaints.record(an_intake(), a_signed_in(register), new_id())
    register.close()
    return where


@pytest.fixture
def page(qtbot: QtBot, where: Places) -> Iterator[AboutPage]:
    page = AboutPage(where.folder, where.log, lambda: ())
    qtbot.addWidget(page)
    page.show()
    requests = DiagnosisRequests(page, where, lambda: AT, lambda _name: AtOnce())
    with same_process.in_use():
        yield page
    requests.end()


def test_it_is_written_into_the_chosen_folder_while_the_register_stays_as_it_is(
    page: AboutPage, where: Places, tmp_path: Path
) -> None:
    before = where.register.read_bytes()
    page.diagnosis_asked.emit(tmp_path)
    assert page.message.text() == f"Written: {tmp_path / NAME}"
    with zipfile.ZipFile(tmp_path / NAME) as made:
        assert "hasil: utuh\ncatatan: 3\n" in made.read("register.txt").decode()
    assert where.register.read_bytes() == before


@pytest.mark.thorough
def test_a_folder_that_is_gone_or_cannot_be_written_to_is_named(page: AboutPage, tmp_path: Path) -> None:
    page.diagnosis_asked.emit(tmp_path / "stick")
    assert page.message.text() == f"{tmp_path / 'stick'} is not there, or not connected."
    (tmp_path / NAME).mkdir()
    page.diagnosis_asked.emit(tmp_path)
    assert page.message.text() == f"Nothing can be written to {tmp_path}. Choose another folder."
    assert page.diagnose.isEnabled()


def test_a_check_that_dies_writes_nothing_and_is_said(
    page: AboutPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Died(same_process.Ended):
        def __init__(self, *_arguments: str) -> None:
            super().__init__("--version")
            self.returncode = -9

    monkeypatch.setattr(own_process, "start", Died)
    page.diagnosis_asked.emit(tmp_path)
    assert not (tmp_path / NAME).exists()
    assert page.message.property("state") == "late"
    assert page.diagnose.isEnabled()


@pytest.mark.thorough
def test_the_end_of_the_window_ends_it_and_leaves_no_half_file(
    qtbot: QtBot, where: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, start = threading.Event(), own_process.start

    def started(*arguments: str) -> subprocess.Popen[str]:
        process = start(*arguments)
        begun.set()
        return process

    monkeypatch.setattr(own_process, "start", started)
    page = AboutPage(where.folder, where.log, lambda: ())
    qtbot.addWidget(page)
    requests = DiagnosisRequests(page, where, lambda: AT, Worker)
    page.diagnosis_asked.emit(tmp_path)
    assert begun.wait(60)
    requests.end()
    assert not (tmp_path / NAME).exists() or zipfile.is_zipfile(tmp_path / NAME), "none, or a whole one"
