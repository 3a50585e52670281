"""Whoever may install a newer version hears of it, and nobody else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.version_notice import VersionNotice
from frontoffice.domain.people import Officer, Role
from frontoffice.settings import Centre as Kept
from frontoffice.sync import program_releases
from frontoffice.updating import installed_versions
from frontoffice.updating.installed_versions import NextVersion, Trial, write_next
from tests.support.centre_desks import enrolled
from tests.support.centre_server import Centre
from tests.support.examples import an_officer
from tests.support.fakes import AtOnce
from tests.support.keyrings import MemoryKeyring
from tests.support.new_versions import an_installation
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]

TEXT = "version 0.3.0"


class WatchedVersions:
    def __init__(self, desk: Desk, centre: Centre, folder: Path) -> None:
        self.desk, self.kept, self.centre = desk, enrolled(centre), centre
        self.officer: Officer = an_officer(Role.ADMINISTRATOR)
        self.installation = dataclasses.replace(an_installation(folder), key=b"k" * 32)
        self.notices = NoticeController(desk.counter.window, folder / "acknowledged.json", lambda: self.officer)
        self.notice = VersionNotice(
            self.installation, lambda: self.kept, lambda: self.officer, self.notices, lambda _name: AtOnce()
        )

    def publish(self, folder: Path) -> None:
        (folder / "package").write_bytes(b"signed by whom?")
        with self.centre.connect() as office:
            program_releases.publish(office, folder / "package", "0.3.0", installed_versions.this_system())

    def shown(self) -> bool:
        return any(TEXT in text for text in self.desk.counter.window.notice_texts())


@pytest.fixture
def watched(desk: Desk, centre: Centre, keys: MemoryKeyring, tmp_path: Path, qtbot: QtBot) -> Iterator[WatchedVersions]:
    made = WatchedVersions(desk, centre, tmp_path)
    yield made
    made.notice.end()


def test_a_newer_version_at_the_centre_is_shown_to_the_administrator_only(
    watched: WatchedVersions, tmp_path: Path
) -> None:
    watched.notice.check()
    assert not watched.shown()
    watched.publish(tmp_path)
    watched.notice.check()
    assert watched.shown()
    watched.officer = an_officer()
    watched.notice.remind()
    assert not watched.shown()


@pytest.mark.thorough
def test_a_version_that_is_in_place_already_is_not_shown(watched: WatchedVersions, tmp_path: Path) -> None:
    watched.publish(tmp_path)
    watched.installation.versions.mkdir()
    write_next(watched.installation, NextVersion("0.3.0", Trial.NEW))
    watched.notice.check()
    assert not watched.shown()


@pytest.mark.thorough
def test_without_a_centre_nobody_is_asked_and_one_that_does_not_answer_is_no_matter(
    watched: WatchedVersions, tmp_path: Path
) -> None:
    watched.publish(tmp_path)
    watched.kept = Kept()
    watched.notice.check()
    watched.kept = dataclasses.replace(enrolled(watched.centre, "Loket 2"), address="localhost:1/x")
    watched.notice.check()
    assert not watched.shown()
