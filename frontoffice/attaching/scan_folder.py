"""A watched folder: which of its files have come whole, and what becomes of them once they are attached.

A copier writes a scan over seconds. A file counts as whole when its size and time stood still between two looks and
nobody holds it; nothing tells more of a share in the network.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MOST: Final = 200  # of a folder that is used for other things, too
_TAKEN: Final = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file of the folder as it stood at one look."""

    path: Path
    size: int
    changed: int  # nanoseconds


def scans_in(folder: Path) -> frozenset[SeenFile]:
    """The latest scans in the folder; none where it cannot be looked into."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix.lower() in _TAKEN and path.name[0] not in ".~"]
    except OSError:
        return frozenset()
    found = [one for one in map(_stat_file, paths) if one]
    return frozenset(sorted(found, key=_latest_first)[:_MOST])


def whole(before: frozenset[SeenFile], now: frozenset[SeenFile]) -> tuple[SeenFile, ...]:
    """Complete files, unchanged between two looks, the latest first."""
    return tuple(sorted((one for one in before & now if one.size and _is_free(one.path)), key=_latest_first))


def is_there(one: SeenFile) -> bool:
    """Whether it stands there as it was seen: a copier gives the name of a scan to the next one, too."""
    return _stat_file(one.path) == one


def take_away(one: SeenFile) -> bool:
    """Remove an attached and recorded file; whether it is gone. Another one of its name stays."""
    try:
        if is_there(one):
            one.path.unlink()
    except OSError:
        return not is_there(one)
    return True


def _latest_first(one: SeenFile) -> tuple[int, Path]:
    return -one.changed, one.path


def _stat_file(path: Path) -> SeenFile | None:
    """A file as it stands; None for what is none, or was taken away just now."""
    try:
        there = path.stat()
    except OSError:
        return None
    return SeenFile(path, there.st_size, there.st_mtime_ns) if stat.S_ISREG(there.st_mode) else None


def _is_free(path: Path) -> bool:
    """Whether no process holds the file for writing, if the system reports that (Windows)."""
    try:
        with path.open("r+b"):
            return True
    except PermissionError:
        return not path.stat().st_mode & 0o200  # write-protected is whole; held by another is not
    except OSError:
        return False
