"""Writing of files: one in the place of another, also while Windows reports it as open for a moment.

A new one.

There a scanner for viruses, an indexer or a program that synchronises opens each file that was just written, and nobody
may rename it meanwhile (errors 5 and 32); half a second later it is over.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

_TRIES: Final = 10
_PAUSE: Final = 0.05  # seconds
_UNSYNCABLE: Final = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)  # of network shares and FUSE: no such call


def put_in_place(
    finished: Path, target: Path, *, is_patient: bool = os.name == "nt", pause: Callable[[float], None] = time.sleep
) -> Path:
    """Give ``finished`` the name of ``target``, at once or not at all. Raises OSError as the system does."""
    for _ in range(_TRIES - 1 if is_patient else 0):
        try:
            return finished.replace(target)
        except PermissionError:
            pause(_PAUSE)
    return finished.replace(target)


def write_whole(target: Path, content: bytes, beside_ending: str = "new") -> None:
    """Write a small file atomically and durably, with only the old or the new content after a power cut.

    ``beside_ending`` is that of the file beside it, for whom two programs may write at once. Raises OSError; what stood
    there stands then, but where only the new name did not come to the disk.
    """
    beside = target.with_name(f"{target.name}.{beside_ending}")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(beside, target)
    sync_folder(target.parent)


def write_new(file: Path, content: bytes) -> None:
    """Write a new file, private to this user, and sync it to the disk.

    Raises OSError as the system does.

    Half of it is none, and would only be in the way of the next try: it is removed.
    """
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(opened, "wb") as target:  # noqa: PTH123
            target.write(content)
            target.flush()
            os.fsync(opened)
        sync_folder(file.parent)
    except OSError:
        file.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder to the disk, on systems with such a call. Raises OSError where it fails."""
    if os.name != "posix":
        return  # a folder has no such call there; the name is in the journal of NTFS
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSYNCABLE:
            raise
    finally:
        os.close(descriptor)
