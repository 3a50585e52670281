from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from frontoffice.errors import Cause, Unavailable
from frontoffice.register.storage import backup_place
from tests.support.faulty_disk import file_syncs_fail, folder_syncs_fail
from tests.support.refusals import failure


def test_a_place_is_known_by_what_stands_in_it(tmp_path: Path) -> None:
    marker = backup_place.claim(tmp_path)
    assert len(marker) == 32
    assert backup_place.claim(tmp_path) == marker
    assert backup_place.find(tmp_path, marker, "", tuple) == tmp_path


def test_an_empty_mount_point_and_another_stick_are_not_the_place(tmp_path: Path) -> None:
    (point := tmp_path / "media").mkdir()
    marker = backup_place.claim(point)
    (point / backup_place.MARKER).unlink()
    assert backup_place.find(point, marker, "", tuple) is None
    backup_place.claim(point)
    assert backup_place.find(point, marker, "", tuple) is None
    assert backup_place.find(point, "", "", tuple) is None


def test_a_stick_is_found_wherever_it_is_mounted(tmp_path: Path) -> None:
    (stick := tmp_path / "E" / "cadangan" / "loket").mkdir(parents=True)
    marker = backup_place.claim(stick)
    (tmp_path / "E").rename(tmp_path / "F")
    (tmp_path / "G").mkdir()
    volumes = (tmp_path / "G", tmp_path / "F")
    found = backup_place.find(stick, marker, "cadangan/loket", lambda: volumes)
    assert found == tmp_path / "F" / "cadangan" / "loket"


def test_the_path_inside_a_disk_leads_back_from_its_root(tmp_path: Path) -> None:
    inside = backup_place.path_inside(tmp_path)
    root = Path(tmp_path.resolve().as_posix().removesuffix(inside))
    assert (root / inside).samefile(tmp_path)
    assert os.path.ismount(root)


@pytest.mark.posix("mount points, /proc")
def test_a_folder_beside_the_register_is_on_its_disk(tmp_path: Path) -> None:
    assert backup_place.is_beside(tmp_path, tmp_path / "register.db")
    assert not backup_place.is_beside(Path("/proc"), tmp_path / "register.db")
    assert not backup_place.is_beside(tmp_path / "none", tmp_path / "register.db")


@pytest.mark.posix("mount points, /proc")
def test_what_is_mounted_now_is_known_without_the_systems_own() -> None:
    found = backup_place.list_volumes()
    mounted = {
        backup_place.unescape_mount_point(line.split()[1])
        for line in Path("/proc/self/mounts").read_text().splitlines()
    }
    assert {str(point) for point in found} <= mounted
    assert not {"/", "/proc"} & {str(point) for point in found}


def test_a_mount_point_with_a_blank_is_read_as_it_is() -> None:
    assert backup_place.unescape_mount_point("/media/STICK\\0401") == "/media/STICK 1"


@pytest.mark.parametrize("content", [b"\xff\xfe", b""])
def test_a_marker_that_makes_no_sense_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / backup_place.MARKER).write_bytes(content)
    assert backup_place.marker_of(tmp_path) == ""


@pytest.mark.posix("/proc")
def test_a_folder_that_is_not_there_or_cannot_be_written_is_no_place(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="backup_place_missing"):
        backup_place.claim(tmp_path / "none")
    with pytest.raises(Unavailable, match="backup_place_forbidden"):
        backup_place.claim(Path("/proc"))


@pytest.mark.posix("/proc")
def test_a_place_that_is_none_says_which_and_why(tmp_path: Path) -> None:
    none = tmp_path / "none"
    assert failure(lambda: backup_place.claim(none)) == ("backup_place_missing", {"path": str(none)})
    code, facts = failure(lambda: backup_place.claim(Path("/proc")))
    assert (code, facts["path"], facts["reason"] in set(Cause)) == ("backup_place_forbidden", "/proc", True)


def test_the_marker_is_a_line_of_its_own_and_read_to_its_first_64_letters(tmp_path: Path) -> None:
    marker = backup_place.claim(tmp_path)
    assert (tmp_path / backup_place.MARKER).read_text() == f"{marker}\n"
    (tmp_path / backup_place.MARKER).write_text("x" * 65)
    assert backup_place.marker_of(tmp_path) == "x" * 64
    assert backup_place.claim(tmp_path) == "x" * 64


def test_a_place_is_the_root_of_a_disk_where_nothing_is_said_of_a_folder_in_it(tmp_path: Path) -> None:
    for name in ("E", "F"):
        (tmp_path / name).mkdir()
    marker = backup_place.claim(tmp_path / "F")
    volumes = (tmp_path / "E", tmp_path / "F")
    assert backup_place.find(tmp_path / "gone", marker, "", lambda: volumes) == tmp_path / "F"
    assert backup_place.find(tmp_path / "gone", "", "", lambda: volumes) is None
    assert backup_place.find(tmp_path / "gone", marker, "inside", lambda: volumes) is None


@pytest.mark.posix("mount points")
def test_the_root_of_a_disk_is_inside_nothing() -> None:
    assert backup_place.path_inside(Path("/")) == ""


@pytest.mark.parametrize(
    ("written", "read"), [("a\\040b", "a b"), ("a\\011b", "a\tb"), ("a\\012b", "a\nb"), ("a\\134b", "a\\b")]
)
def test_what_the_kernel_writes_in_octal_is_read_back(written: str, read: str) -> None:
    assert backup_place.unescape_mount_point(written) == read


@pytest.mark.posix("mount points, /proc")
def test_mounted_disks_are_read_without_the_systems_own_and_shares_each_once_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mounts = (
        "rootfs / rootfs rw 0 0\nproc /proc proc rw 0 0\n/dev/sdb1 /media/b vfat rw 0 0\n/dev/sdb1 /media/b vfat rw\n"
        "sysfs /sys/fs sysfs rw\ntmpfs /dev/shm tmpfs rw\ntmpfs /run/user/1000 tmpfs rw\ntmpfs /run/lock tmpfs rw\n"
        "/dev/loop0 /snap/core squashfs ro\n/dev/sda2 /data ext4 rw\nbroken\nbroken off\n/dev/sdc1 /media/a\\040b vfat\n"
        "//server/arsip /mnt/arsip cifs rw 0 0\nnas:/x /mnt/x nfs4 rw 0 0\nme@nas: /mnt/s fuse.sshfs rw 0 0\n"
        "/dev/sdd1 /media/w fuseblk rw 0 0\narsip /mnt/r fuse rw 0 0\nhost /mnt/v virtiofs rw\nx:/y /mnt/d davfs rw\n"
    )
    monkeypatch.setattr(Path, "read_text", lambda *_how, **_more: mounts)
    assert backup_place.list_volumes() == (*(Path("/data"), Path("/media/a b"), Path("/media/b"), Path("/media/w")),), (
        "a share that hangs would hold up the search for a stick"
    )


@pytest.mark.posix("sync of a folder")
def test_a_marker_whose_sync_failed_is_told_and_taken_away_so_that_it_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for fails in (file_syncs_fail, folder_syncs_fail):
        with fails(monkeypatch, errno.ENOSPC):
            facts = {"path": str(tmp_path), "reason": Cause.FULL}
            assert failure(lambda: backup_place.claim(tmp_path)) == ("backup_place_forbidden", facts)
        assert not list(tmp_path.iterdir())
    assert backup_place.claim(tmp_path)


@pytest.mark.posix("/sys/block, symbolic links")
def test_partitions_and_volumes_are_known_by_the_disks_that_they_are_made_of(tmp_path: Path) -> None:
    disk, other, volume = tmp_path / "sda", tmp_path / "sdb", tmp_path / "dm-0"
    for partition in (disk / "sda1", disk / "sda2", other / "sdb1"):
        partition.mkdir(parents=True)
        (partition / "partition").write_text("1")
    (volume / "slaves").mkdir(parents=True)
    for part in (disk / "sda2", other / "sdb1"):
        (volume / "slaves" / part.name).symlink_to(part)
    assert backup_place.disks_under(disk / "sda1") == {disk}
    assert backup_place.disks_under(volume) == {disk, other}
    assert backup_place.disks_under(other) == {other}
