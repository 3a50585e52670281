"""A place for copies of the register, known by a small file in it: found again wherever it is mounted, or missed.

A mount point whose disk is not there is an empty folder like any other, and another stick may be mounted where the
right one was: nothing is written to a folder that does not say that it is the place.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import string
import sys
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from frontoffice import replacing
from frontoffice.errors import Cause, Unavailable
from frontoffice.register.codes import BackupFailure

MARKER: Final = "cadangan-register.id"
_LONGEST: Final = 64
_NO_DISK: Final = (0, 1, 4)  # of GetDriveType: unknown, no such letter, a share
_NETWORK: Final = ("nfs", "cifs", "smb", "fuse.", "9p", "afs", "ceph", "autofs", "davfs", "lustre", "ncp", "virtiofs")
_SERVED: Final = "fuse"  # by a program that may hang; fuseblk is a disk
_PSEUDO: Final = ("/proc", "/sys", "/dev", "/run/user", "/run/lock", "/snap")


def claim(folder: Path) -> str:
    """Mark a folder as a backup place, or recognise it as one.

    Returns its marker.

    Raises Unavailable: ``backup_place_missing``, ``backup_place_forbidden`` (fact ``cause``) when it cannot be
    written to.
    """
    if not folder.is_dir():
        raise Unavailable(BackupFailure.PLACE_MISSING, path=str(folder))
    found = marker_of(folder)
    if found:
        return found
    marker = uuid.uuid4().hex
    try:
        _write(folder / MARKER, marker)
    except OSError as error:
        raise Unavailable(BackupFailure.PLACE_FORBIDDEN, path=str(folder), reason=Cause.of(error)) from error
    return marker


def _write(target: Path, marker: str) -> None:
    """Write a new marker to the disk; delete a possibly unwritten one again. Raises OSError."""
    with target.open("x", encoding="ascii") as file:
        try:
            file.write(f"{marker}\n")
            file.flush()
            os.fsync(file.fileno())
            replacing.sync_folder(target.parent)
        except OSError:
            target.unlink()
            raise


def marker_of(folder: Path) -> str:
    """Content of the place's marker file; "" where there is none."""
    with contextlib.suppress(OSError, UnicodeDecodeError), (folder / MARKER).open(encoding="ascii") as file:
        return file.read(_LONGEST).strip()
    return ""


def demand(folder: Path, marker: str) -> None:
    """Raise Unavailable (``backup_place_missing``) unless a folder has that marker; "" asks for none.

    A mount point is a folder without its disk, too.
    """
    if marker and marker_of(folder) != marker:
        raise Unavailable(BackupFailure.PLACE_MISSING, path=str(folder))


def find(folder: Path, marker: str, inside: str, volumes: Callable[[], Iterable[Path]]) -> Path | None:
    """Find the present folder of the place.

    Its folder, or the same path on whatever disk has its marker; None while it is away.
    """
    if marker and marker_of(folder) == marker:
        return folder
    for volume in volumes():
        candidate = volume / inside if inside else volume
        if marker and marker_of(candidate) == marker:
            return candidate
    return None


def list_places(volumes: Iterable[Path]) -> Iterator[Path]:
    """List the places on these disks: their roots, and folders at most two below."""
    for volume in volumes:
        for depth in ("", "*/", "*/*/"):
            with contextlib.suppress(OSError):
                yield from (marker.parent for marker in sorted(volume.glob(depth + MARKER)))


def path_inside(folder: Path) -> str:
    """The path of a folder from the root of its disk; "" for the root itself."""
    folder = folder.resolve()
    root = folder
    while not os.path.ismount(root) and root != root.parent:  # Path.is_mount knows Windows from 3.12 on
        root = root.parent
    return "" if root == folder else folder.relative_to(root).as_posix()


def is_beside(folder: Path, register: Path) -> bool:
    """Whether the place is on the same disk as the register: one failure would take both."""
    with contextlib.suppress(OSError):
        own, its = register.parent.stat().st_dev, folder.stat().st_dev
        return own == its or bool(_disks(own) & _disks(its))
    return False


def _disks(device: int) -> frozenset[Path]:
    """The disks of a file system; none where the system does not tell, or it is on no disk of its own."""
    if sys.platform == "win32":
        return frozenset()
    block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
    return disks_under(block.resolve()) if block.exists() else frozenset()


def disks_under(block: Path) -> frozenset[Path]:
    """The whole disks under a block device of sysfs: of a partition its disk, of a volume all its parts."""
    with contextlib.suppress(OSError):
        made_of = [disks_under(part.resolve()) for part in (block / "slaves").iterdir()]
        if made_of:
            return frozenset().union(*made_of)
    return frozenset([block.parent if (block / "partition").exists() else block])


def list_volumes() -> tuple[Path, ...]:
    """List the roots of the mounted disks, except those of the system itself and of the network.

    A share that hangs would hold up the search for a stick; one that is a place is looked for where it was.
    """
    if sys.platform == "win32":
        kind_of = ctypes.windll.kernel32.GetDriveTypeW
        roots = [f"{letter}:\\" for letter in string.ascii_uppercase]
        return tuple(Path(root) for root in roots if kind_of(root) not in _NO_DISK)
    with contextlib.suppress(OSError):
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        fields = [line.split() for line in lines if line.count(" ") >= 2]  # noqa: PLR2004
        points = {
            unescape_mount_point(point)
            for _, point, kind, *_ in fields
            if not (kind.startswith(_NETWORK) or kind == _SERVED)
        }
        return tuple(Path(point) for point in sorted(points) if not point.startswith(_PSEUDO) and point != "/")
    with contextlib.suppress(OSError):
        return tuple(Path("/Volumes").iterdir())
    return ()


def unescape_mount_point(point: str) -> str:
    """Decode the kernel's octal escapes for blanks and backslashes in a mount point."""
    for code in ("040", "011", "012", "134"):
        point = point.replace(f"\\{code}", chr(int(code, 8)))
    return point
