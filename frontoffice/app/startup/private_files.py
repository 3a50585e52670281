"""Files that only their user may read: the register holds names, the settings and papers do as well.

What is made from the start on is so by the process's mask; what an earlier version left open is tightened once. On
Windows a user's own folder is closed to others by itself.
"""

from __future__ import annotations

import contextlib
import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from frontoffice.places import Places

_log = logging.getLogger(__name__)
_POSIX: Final = os.name != "nt"
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def make_private() -> None:
    """Let nobody else read what this process makes from now on."""
    if _POSIX:
        os.umask(_OTHERS)


def make_folder(folder: Path) -> None:
    """Make a folder that only this user enters, or close one that is there; where the disk refuses, it is logged."""
    with contextlib.suppress(OSError):  # whoever writes there says why it cannot be written
        folder.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
    _close(folder)


def tighten(where: Places) -> None:
    """Close the folders of the program, and whatever stood open in one that was open."""
    if not _POSIX:
        return
    for folder in (where.folder, where.mark_folder):
        if folder is not None and os.path.isdir(folder):  # noqa: PTH112  (one that cannot be looked at is none)
            for path in _open_below(folder):
                _close(path)


def _open_below(folder: Path) -> Iterator[Path]:
    """What may be open to others: the files at the top, and all of a folder that could be entered."""
    yield folder
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.is_symlink():
                continue
            if not entry.is_dir():
                yield Path(entry.path)
            elif entry.stat().st_mode & _OTHERS:
                yield from _open_below(Path(entry.path))


def _close(path: Path) -> None:
    """Take every right from group and others; what belongs to somebody else is left."""
    try:
        mode = path.lstat().st_mode
        if _POSIX and mode & _OTHERS and not stat.S_ISLNK(mode):
            path.chmod(stat.S_IMODE(mode) & ~_OTHERS)
    except OSError as error:
        _log.warning("a file stays readable for others: %s", error.strerror)
