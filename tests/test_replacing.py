from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from frontoffice.replacing import put_in_place, sync_folder, write_new, write_whole
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.faulty_disk import file_syncs_fail, folder_syncs_fail


class Busy(type(Path())):  # type: ignore[misc]
    """A path that nobody may rename for the first so many tries."""

    refusals = 0

    def replace(self, target: Path) -> Path:
        if self.refusals:
            self.refusals -= 1
            raise PermissionError(32, "the file is in use by another process")
        return Path(self).replace(target)


def a_file(folder: Path, refusals: int) -> Busy:
    file = Busy(folder / "finished")
    file.write_text("new")
    file.refusals = refusals
    return file


def test_a_file_that_is_held_for_a_moment_is_put_in_place_after_it(tmp_path: Path) -> None:
    pauses: list[float] = []
    (tmp_path / "target").write_text("old")
    put_in_place(a_file(tmp_path, 3), tmp_path / "target", is_patient=True, pause=pauses.append)
    assert (tmp_path / "target").read_text() == "new"
    assert pauses == [0.05] * 3


def test_one_that_stays_held_is_said_to_be_and_nothing_is_lost(tmp_path: Path) -> None:
    pauses: list[float] = []
    (tmp_path / "target").write_text("old")
    with pytest.raises(PermissionError):
        put_in_place(a_file(tmp_path, 99), tmp_path / "target", is_patient=True, pause=pauses.append)
    assert (tmp_path / "target").read_text() == "old"
    assert sum(pauses) == pytest.approx(0.45)


def test_a_system_on_which_nobody_holds_files_is_asked_once(tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        put_in_place(a_file(tmp_path, 1), tmp_path / "target", is_patient=False, pause=lambda _: pytest.fail("waited"))


@pytest.mark.posix("sync of a folder")
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_sync_of_a_folder_that_failed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    with folder_syncs_fail(monkeypatch, code) as asked, pytest.raises(OSError, match=os.strerror(code)):
        sync_folder(tmp_path)
    for descriptor in asked:
        with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
            os.fstat(descriptor)
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "none")


@pytest.mark.posix("sync of a folder")
def test_a_disk_that_knows_no_sync_of_a_folder_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for code in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
        with folder_syncs_fail(monkeypatch, code) as asked:
            sync_folder(tmp_path)
        assert len(asked) == 1


@pytest.mark.posix("/proc/self/fd")
def test_a_small_file_is_whole_whenever_the_power_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "settings.toml"
    stays_whole_over_a_cut(monkeypatch, target, lambda: write_whole(target, b"old"))
    stays_whole_over_a_cut(monkeypatch, target, lambda: write_whole(target, b"new", "7"), "settings.toml.7")
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"new", [target])


def test_a_small_file_that_may_not_be_on_the_disk_does_not_take_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "settings.toml"
    write_whole(target, b"old")
    with file_syncs_fail(monkeypatch, errno.EIO), pytest.raises(OSError, match=os.strerror(errno.EIO)):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_new_file_is_whole_and_of_its_user_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key"
    with file_syncs_fail(monkeypatch, errno.ENOSPC) as asked, pytest.raises(OSError, match="space"):
        write_new(file, b"half")
    assert (len(asked), [*tmp_path.iterdir()]) == (1, [])
    write_new(file, b"\r\nwhole")
    assert file.read_bytes() == b"\r\nwhole"
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_new(file, b"other")
    assert file.read_bytes() == b"\r\nwhole"
