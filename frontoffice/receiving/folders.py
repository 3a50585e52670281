"""Files in a folder that another program fills: read within bounds, and moved beside the others once they are done."""

from __future__ import annotations

import itertools
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

AHEAD: Final = timedelta(minutes=1)  # of this computer's clock, beyond which that of a share says nothing
_OPENING: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def list_names(folder: Path, most: int) -> list[str]:
    """Names in a folder, sorted, ``most`` at most. Raises OSError."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in itertools.islice(entries, most))


def read_file(file: Path, now: datetime, largest: int) -> tuple[bytes, datetime] | None:
    """Content of a file, and when it was written; None for a link, a folder, a pipe, and what is too large.

    Raises OSError.
    """
    if not stat.S_ISREG(file.lstat().st_mode):
        return None
    with open(os.open(file, _OPENING), "rb") as opened:  # noqa: PTH123  (by descriptor)
        seen = os.fstat(opened.fileno())
        if not stat.S_ISREG(seen.st_mode) or seen.st_size > largest:
            return None
        content = opened.read(largest)
    try:
        return content, min(datetime.fromtimestamp(seen.st_mtime, UTC), now + AHEAD)
    except (ValueError, OverflowError, OSError):  # a time of no calendar
        return content, now + AHEAD


def make_folder(folder: Path) -> None:
    """Make a folder that is none yet. Raises OSError, for a link to one, too."""
    folder.mkdir(exist_ok=True)
    if not stat.S_ISDIR(folder.lstat().st_mode):
        raise NotADirectoryError(folder)


def find_free_name(folder: Path, name: str) -> Path:
    """The path of a name in a folder, with a count where the name is taken."""
    target = folder / name
    stem, suffix = target.stem, target.suffix
    for count in itertools.count(1):
        if not os.path.lexists(target):
            break
        target = folder / f"{stem}~{count}{suffix}"
    return target
