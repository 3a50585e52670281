from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from frontoffice.register.storage.unsafe_place import WindowsFacts, windows


@dataclass
class FakeDrives:
    drives: dict[str, int] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    marks: int = 0
    registry: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def drive_type(self, root: str) -> int:
        return self.drives.get(root, 3)

    def label(self, root: str) -> str:
        return self.labels.get(root, "")

    def attributes(self, _path: str) -> int:
        return self.marks

    def sync_roots(self) -> Mapping[str, str]:
        return self.registry

    def variable(self, name: str) -> str:
        return self.environment.get(name, "")


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("C:\\Users\\loket\\AppData", ""),
        ("Z:\\register", "Z:\\"),
        ("\\\\nas\\kantor\\register", "\\\\nas\\kantor"),
        ("\\\\?\\C:\\sangat\\panjang", ""),
        ("\\\\?\\Z:\\sangat\\panjang", "Z:\\"),
        ("\\\\?\\UNC\\nas\\kantor\\register", "\\\\nas\\kantor"),
    ],
)
def test_shares_and_the_drives_that_stand_for_them_are_of_another_computer(folder: str, drive: str) -> None:
    assert WindowsFacts(FakeDrives(drives={"Z:\\": 4})).network_drive(Path(folder)) == drive


def test_the_registry_and_the_environment_name_what_is_synchronised(tmp_path: Path) -> None:
    one, two = tmp_path / "Kantor", tmp_path / "Pribadi"
    calls = FakeDrives(registry={str(one): "Nextcloud!S-1-5-21!akun"}, environment={"OneDriveCommercial": str(two)})
    assert WindowsFacts(calls).sync_folders() == {one.resolve(): "Nextcloud", two.resolve(): "OneDrive"}


@pytest.mark.parametrize(
    ("marks", "is_placeholder"), [(0x10, False), (0x80010, True), (0x400010, True), (0x2020, False)]
)
def test_a_folder_of_which_windows_fetches_the_contents_is_known_by_its_marks(marks: int, is_placeholder: bool) -> None:
    assert WindowsFacts(FakeDrives(marks=marks)).is_placeholder(Path("C:\\x")) is is_placeholder


def test_a_drive_that_such_a_program_makes_bears_its_name() -> None:
    facts = WindowsFacts(FakeDrives(labels={"G:\\": "Google Drive", "D:\\": "DATA"}))
    assert facts.cloud_drive(Path("G:\\My Drive")) == "Google Drive"
    assert facts.cloud_drive(Path("D:\\register")) == ""


@pytest.mark.posix("no Windows to ask")
def test_elsewhere_there_is_no_windows_to_ask() -> None:
    with pytest.raises(OSError, match=sys.platform):
        windows()
