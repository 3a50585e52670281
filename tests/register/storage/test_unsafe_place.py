from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure, RegisterNotice
from frontoffice.register.storage import unsafe_place
from frontoffice.register.storage.unsafe_place import danger_of, demand_safe, notice_of
from tests.support.examples import a_register

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:30 / /srv/kantor rw,relatime shared:2 - nfs4 server:/kantor rw
41 22 0:31 / /media/arsip\0402026 rw - cifs //nas/arsip rw
42 22 0:32 / /home/loket/drive rw - fuse.google-drive-ocamlfuse drive rw
43 22 8:2 / /srv/kantor/lokal rw - ext4 /dev/sdb1 rw
torn line
"""


@dataclass
class FakeFacts:
    roots: dict[Path, str] = field(default_factory=dict)
    placeholder: Path | None = None
    cloud: str = ""
    network: str = ""

    def sync_folders(self) -> Mapping[Path, str]:
        return self.roots

    def is_placeholder(self, folder: Path) -> bool:
        return folder == self.placeholder

    def cloud_drive(self, _folder: Path) -> str:
        return self.cloud

    def network_drive(self, _folder: Path) -> str:
        return self.network


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive/Register", "OneDrive"),
        ("OneDrive - Dinas PTSP/Documents/Register", "OneDrive"),
        ("Dropbox (Pribadi)/a/b", "Dropbox"),
        ("Google Drive/x", "Google Drive"),
        ("GoogleDrive", "Google Drive"),
        ("Nextcloud/register", "Nextcloud"),
        ("ONEDRIVE/x", "OneDrive"),
        ("My Drive/Kantor", "Google Drive"),
        ("Drive Saya", "Google Drive"),
        ("Shared drives/x", "Google Drive"),
        ("Yandex.Disk/register", "Yandex.Disk"),
        ("YandexDisk", "Yandex.Disk"),
        ("Box/register", "Box"),
        ("Insync/loket@example.org/register", "Insync"),
        ("Syncthing/x", "Syncthing"),
        ("MEGAsync", "MEGA"),
        ("Dropboxes/x", ""),
        ("Boxes/x", ""),
        ("Insync2/x", ""),
        ("Megapolitan/x", ""),
        ("register", ""),
    ],
)
def test_a_folder_that_bears_the_name_of_such_a_program_is_synchronised(
    folder: str, service: str, tmp_path: Path
) -> None:
    found = danger_of(tmp_path / folder, FakeFacts())
    assert (found.service if found else "") == service
    assert found is None or found.failure is RegisterFailure.FOLDER_SYNCHRONISED


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".nextcloudsync.log", "Nextcloud"),
        (".sync_a1b2c3.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".dropbox.cache", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".stignore", "Syncthing"),
        (".stversions", "Syncthing"),
    ],
)
def test_what_such_a_program_keeps_in_its_folder_gives_it_away(mark: str, service: str, tmp_path: Path) -> None:
    (tmp_path / mark).touch()
    found = danger_of(tmp_path / "deep" / "register", FakeFacts())
    assert found is not None
    assert found.service == service


def test_what_the_system_says_of_a_folder_above_counts(tmp_path: Path) -> None:
    inside = tmp_path / "Documents" / "register"
    for facts, service in (
        (FakeFacts(roots={tmp_path: "OneDrive"}), "OneDrive"),
        (FakeFacts(placeholder=tmp_path / "Documents"), "cloud"),
        (FakeFacts(cloud="Google Drive"), "Google Drive"),
    ):
        found = danger_of(inside, facts)
        assert found is not None
        assert (found.failure, found.service) == (RegisterFailure.FOLDER_SYNCHRONISED, service)
    away = danger_of(inside, FakeFacts(network="//nas/arsip"))
    assert away is not None
    assert (away.failure, away.service) == (RegisterFailure.FOLDER_NETWORK, "//nas/arsip")


@pytest.mark.thorough
def test_a_new_register_is_refused_there_with_folder_and_program_and_an_old_one_is_warned_of(tmp_path: Path) -> None:
    register = tmp_path / "register.db"
    with pytest.raises(Unavailable) as refused:
        demand_safe(register, FakeFacts(network="nfs4"))
    assert refused.value.code == RegisterFailure.FOLDER_NETWORK
    assert refused.value.facts == {"path": str(tmp_path), "service": "nfs4"}
    a_register(tmp_path).close()
    demand_safe(register, FakeFacts(network="nfs4"))
    notice = notice_of(register, FakeFacts(network="nfs4"))
    assert notice is not None
    assert (notice.code, notice.facts["service"]) == (RegisterNotice.IN_NETWORK_FOLDER, "nfs4")
    assert notice_of(register, FakeFacts()) is None


@pytest.mark.posix("a table of mounts")
@pytest.mark.parametrize(
    ("folder", "network", "cloud"),
    [
        ("/home/loket", "", ""),
        ("/srv/kantor/register", "nfs4", ""),
        ("/srv/kantoran", "", ""),
        ("/srv/kantor/lokal/register", "", ""),
        ("/media/arsip 2026/x", "cifs", ""),
        ("/home/loket/drive/x", "", "Google Drive"),
    ],
)
def test_the_mount_nearest_above_a_folder_says_whose_disk_it_is(
    folder: str, network: str, cloud: str, tmp_path: Path
) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    linux = unsafe_place.LinuxFacts(tmp_path / "mountinfo")
    assert (linux.network_drive(Path(folder)), linux.cloud_drive(Path(folder))) == (network, cloud)


@pytest.mark.posix("a table of mounts")
def test_a_disk_of_the_network_is_one_by_each_of_its_kinds_and_none_of_this_computer(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    folder = Path("/media/kantor")
    kinds = "afs beegfs ceph cifs coda davfs glusterfs lustre ncpfs nfs nfs4 smb2 smb3 smbfs fuse.davfs2"
    kinds += " fuse.glusterfs fuse.gvfsd-fuse fuse.rclone fuse.s3fs fuse.sshfs"
    for kind in kinds.split():
        mounts.write_text(f"40 22 0:30 / /media/kantor rw - {kind} server:/kantor rw\n")
        assert unsafe_place.LinuxFacts(mounts).network_drive(folder) == kind.removeprefix("fuse.")
    for kind in ("ext4", "btrfs", "xfs", "vfat", "exfat", "ntfs3", "fuseblk", "tmpfs", "overlay", "fuse.ntfs-3g"):
        mounts.write_text(f"40 22 0:30 / /media/kantor rw - {kind} /dev/sdb1 rw\n")
        linux = unsafe_place.LinuxFacts(mounts)
        assert (linux.network_drive(folder), linux.cloud_drive(folder)) == ("", "")


def test_the_folder_of_this_very_test_is_a_safe_one(tmp_path: Path) -> None:
    assert danger_of(tmp_path) is None
