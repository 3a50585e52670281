"""A watched folder: which of its files have come whole, and what becomes of them once they are attached.

A copier writes a scan over seconds. A file counts as whole when its size and time stood still between two looks and
nobody holds it; nothing tells more of a share in the network.
"""

from __future__ import annotations

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


def look(folder: Path) -> frozenset[SeenFile]:
    """The scans in the folder; none where it cannot be looked into."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix.lower() in _TAKEN and path.name[0] not in ".~"]
        return frozenset(_seen(path) for path in sorted(paths)[:_MOST] if path.is_file())
    except OSError:
        return frozenset()


def whole(before: frozenset[SeenFile], now: frozenset[SeenFile]) -> tuple[Path, ...]:
    """The files that stood still between two looks, the latest first."""
    still = [one for one in before & now if one.size and _is_free(one.path)]
    return tuple(one.path for one in sorted(still, key=lambda one: (-one.changed, one.path)))


def take_away(path: Path) -> bool:
    """Remove a file that is attached and recorded; whether it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _seen(path: Path) -> SeenFile:
    there = path.stat()
    return SeenFile(path, there.st_size, there.st_mtime_ns)


def _is_free(path: Path) -> bool:
    """Whether nobody holds it for writing, where the system tells (Windows)."""
    try:
        with path.open("r+b"):
            return True
    except PermissionError:
        return not path.stat().st_mode & 0o200  # write-protected is whole; held by another is not
    except OSError:
        return False
