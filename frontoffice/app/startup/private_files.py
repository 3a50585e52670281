"""Files readable by their user only.

The register holds names, the settings and papers do as well.

What is made from the start on is so by the process's mask; what stands open is tightened. On
Windows a user's own folder is closed to others by itself. A process that crashes leaves no image of its memory, in
which names, PINs and keys stand; neither do those that it starts.
"""

from __future__ import annotations

import contextlib
import logging
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from frontoffice.places import Places

_log = logging.getLogger(__name__)
_POSIX: Final = os.name != "nt"
_NO_REPORTS: Final = 0x0001 | 0x0002 | 0x8000  # SEM_FAILCRITICALERRORS, _NOGPFAULTERRORBOX, _NOOPENFILEERRORBOX
_NO_HEAP: Final = 0x0001 | 0x0020  # WER_FAULT_REPORTING_FLAG_NOHEAP, _NO_UI
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def make_private() -> None:
    """Make all future files of this process private, and prevent crash dumps of its memory."""
    if _POSIX:
        os.umask(_OTHERS)
    prevent_dumps()


def prevent_dumps() -> None:
    """Prevent core dumps and Windows error reports of this process and its children."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_REPORTS)
        ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):  # a dump that goes to a program does not ask for that limit: it holds no page
        Path("/proc/self/coredump_filter").write_text("0", encoding="ascii")


def make_folder(folder: Path) -> None:
    """Make a folder for this user only, or close an existing one; where the disk refuses, it is logged."""
    with contextlib.suppress(OSError):  # whoever writes there says why it cannot be written
        folder.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
    _close(folder)


def tighten(where: Places) -> None:
    """Close the program's folders, and all open files in formerly open ones."""
    if not _POSIX:
        return
    for folder in (where.folder, where.mark_folder):
        if folder is not None and os.path.isdir(folder):  # noqa: PTH112  (one that cannot be looked at is none)
            for path in _open_below(folder):
                _close(path)


def _open_below(folder: Path) -> Iterator[Path]:
    """Paths possibly open to others: the files at the top, and all of an accessible folder."""
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
