"""A package is read, the register copied, the version put in place; what fails leaves the running one alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice import __version__
from frontoffice.app.window.update_requests import COPIES, UpdateRequests
from frontoffice.settings import Centre as Kept
from frontoffice.sync import program_releases
from frontoffice.ui.admin.update_page import UpdatePage
from frontoffice.updating import installed_versions, installing
from frontoffice.updating.installed_versions import NextVersion, Trial, read_next
from tests.support.backup_desk import At
from tests.support.centre_desks import enrolled
from tests.support.centre_server import Centre
from tests.support.examples import OfficeClock
from tests.support.fakes import AtOnce
from tests.support.keyrings import MemoryKeyring
from tests.support.new_versions import a_package, an_installation, public_key

SYSTEM = installed_versions.this_system()


class Updating(At):
    """A desk with copies, and an installed program that takes packages."""

    def __init__(self, folder: Path, qtbot: QtBot, clock: OfficeClock) -> None:
        super().__init__(folder, qtbot, clock)
        self.folder, self.centre = folder, Kept()
        self.installation = dataclasses.replace(an_installation(folder, __version__), key=public_key())
        self.page = UpdatePage()
        qtbot.addWidget(self.page)
        self.page.show()
        self.requests = UpdateRequests(
            self.page,
            self.where.folder,
            self.backups.worker,
            lambda: self.centre,
            self.installation,
            lambda _name: AtOnce(),
        )
        self.requests.start()

    def choose(self, version: str = "9.0.0", *, checks: bool = True) -> Path:
        package = a_package(self.folder, version, checks=checks, system=SYSTEM)
        self.page.chosen.emit(package)
        return package

    def copied(self) -> int:
        return len(list((self.where.folder / COPIES).glob("*.db")))


@pytest.fixture
def updating(tmp_path: Path, qtbot: QtBot, clock: OfficeClock) -> Iterator[Updating]:
    found = Updating(tmp_path, qtbot, clock)
    yield found
    found.requests.end()
    found.backups.end()
    found.commits.stop()
    found.register.close()


@pytest.mark.thorough
@pytest.mark.posix("the small program of the test is a shell script")
def test_a_package_is_put_in_place_after_the_register_was_copied(updating: Updating) -> None:
    updating.choose()
    assert "9.0.0" in updating.page.found.text()
    assert updating.copied() == 0
    updating.page.install.click()
    assert updating.copied() == 1
    assert read_next(updating.installation) == NextVersion("9.0.0", Trial.NEW)
    assert updating.page.message.text() == "The new version is in place."
    assert "9.0.0" in updating.page.following.text()


@pytest.mark.thorough
@pytest.mark.posix("the small program of the test is a shell script")
def test_a_version_that_does_not_run_here_is_removed_and_can_be_chosen_again(updating: Updating) -> None:
    updating.choose(checks=False)
    updating.page.install.click()
    assert "does not run on this computer" in updating.page.message.text()
    assert read_next(updating.installation) is None
    assert not updating.installation.folder_of("9.0.0").exists()


@pytest.mark.posix("the small program of the test is a shell script")
def test_two_windows_that_install_at_once_do_not_write_into_one_folder(updating: Updating) -> None:
    updating.choose()
    with installing.lock_installation(updating.installation):  # by the window of another account, say
        updating.page.install.click()
        assert "just now" in updating.page.message.text()
        assert not updating.installation.folder_of("9.0.0").exists()
    updating.page.install.click()
    assert read_next(updating.installation) == NextVersion("9.0.0", Trial.NEW)


def test_a_register_that_cannot_be_copied_keeps_the_new_version_away(updating: Updating) -> None:
    updating.choose()
    (updating.where.folder / COPIES).write_text("no folder")
    updating.page.install.click()
    assert "could not be written" in updating.page.message.text()
    assert not updating.installation.folder_of("9.0.0").exists()


@pytest.mark.thorough
def test_what_is_no_package_for_this_computer_is_said_and_nothing_is_offered(
    updating: Updating, tmp_path: Path
) -> None:
    updating.choose("0.0.1")
    assert "is not newer" in updating.page.message.text()
    (tmp_path / "letter").write_text("Yth.")
    updating.page.chosen.emit(tmp_path / "letter")
    assert "no new version" in updating.page.message.text()
    assert not updating.page.install.isVisible()


@pytest.mark.thorough
def test_a_program_without_the_key_of_its_makers_takes_nothing(updating: Updating) -> None:
    for installation in (None, dataclasses.replace(updating.installation, key=b"")):
        UpdateRequests(
            updating.page, updating.where.folder, updating.backups.worker, Kept, installation, lambda _name: AtOnce()
        ).start()
        assert "takes no packages" in updating.page.message.text()
        assert not updating.page.choose_file.isEnabled()


@pytest.mark.thorough
def test_going_back_has_the_installed_version_start_again(updating: Updating) -> None:
    updating.choose()
    updating.page.install.click()
    updating.page.go_back.click()
    assert read_next(updating.installation) is None
    assert not updating.page.go_back.isVisible()


@pytest.mark.thorough
def test_what_the_centre_hands_out_is_fetched_checked_and_offered(
    updating: Updating, centre: Centre, keys: MemoryKeyring
) -> None:
    updating.centre = enrolled(centre)
    updating.requests.start()
    assert not updating.page.from_centre.isVisible()
    package = a_package(updating.folder, "9.0.0", system=SYSTEM)
    with centre.connect() as office:
        program_releases.publish(office, package, "9.0.0", SYSTEM)
    updating.requests.start()
    assert "9.0.0" in updating.page.from_centre.text()
    updating.page.from_centre.click()
    assert "9.0.0" in updating.page.found.text()
    assert (updating.where.folder / f"9.0.0{installed_versions.SUFFIX}").read_bytes() == package.read_bytes()
    assert keys.kept


def test_what_the_centre_forged_is_refused(updating: Updating, centre: Centre, keys: MemoryKeyring) -> None:
    updating.centre = enrolled(centre)
    (updating.folder / "forged").write_bytes(b"PK of nobody")
    with centre.connect() as office:
        program_releases.publish(office, updating.folder / "forged", "9.0.0", SYSTEM)
    updating.requests.start()
    updating.page.from_centre.click()
    assert "no new version" in updating.page.message.text()
    assert not updating.page.install.isVisible()
    assert keys.kept


@pytest.mark.thorough
def test_a_centre_that_does_not_answer_only_offers_nothing(updating: Updating) -> None:
    updating.centre = Kept("localhost:1/x", "nobody")
    updating.requests.start()
    assert not updating.page.from_centre.isVisible()
    assert updating.page.message.text() == ""
