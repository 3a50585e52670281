"""What must hold before anything is called recorded: the file stands where it was opened, and the disk has it.

A file that is removed or replaced goes on taking entries as long as it is open, and is gone when it is closed. One over
which an older copy was written is still the same, but shorter, as it never becomes by itself; where it was filled up to
its length, it holds fewer entries of this desk, which never go either. A sync that failed leaves
in memory what nobody else will ever read: it is only believed once a later one succeeded.
"""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import apsw

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage.database_file import as_it_stands

_Identity = tuple[tuple[int, int] | None, ...]  # device and file; None for one that is not there
_PARTS = ("", "-wal")
_CHECKPOINT: Final = 0.1  # seconds without a write, after which none is at work


@dataclass(slots=True)
class Vacuumed:
    """Whether a file was vacuumed since it was opened, by whichever of its connections: a checkpoint may shorten it."""

    is_so: bool = False


@dataclass(slots=True)
class Durability:
    """Which file was opened at ``path``, with its log, and whether all that was committed to it reached the disk."""

    path: Path
    opened: _Identity = ()
    is_on_disk: bool = True
    vacuumed: Vacuumed = field(default_factory=Vacuumed)  # one for all connections of the file
    _least: int = 0  # bytes that the file had
    _written_at: int = 0  # when the file itself was last written, which a checkpoint does too
    _entries: int = -1  # of this desk, that stood in it then; more stand in its log
    _parts: tuple[str, ...] = field(init=False)  # looked at before and after everything: composed once

    def __post_init__(self) -> None:
        self._parts = tuple(str(self.path.with_name(self.path.name + end)) for end in _PARTS)

    def begin(self) -> None:
        """Take the file that stands there now for the one that was opened."""
        self._least, self._entries, self._written_at = 0, -1, 0
        self.opened = self._identity()

    def demand_in_place(self, *, with_log: bool = True) -> None:
        """Raises Unavailable (``register_replaced``) when another file stands there than was opened, or less of it.

        Its log is as much a part of it: what was written last stands there only.
        """
        parts = len(self.opened) if with_log else 1
        if self._identity()[:parts] != self.opened[:parts]:
            raise Unavailable(RegisterFailure.REPLACED, path=str(self.path))

    def demand_on_disk(self, connection: apsw.Connection) -> None:
        """After a commit that may not have reached the disk, bring it there; raises what SQLite does when that fails.

        All of the log is written to the file itself, and both are synced. A sync alone would not do: after one that
        failed, the system may take the pages for written.
        """
        if self.is_on_disk:
            return
        in_log, written = connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_FULL)
        if in_log != written:
            raise apsw.BusyError("somebody reads what the log stands for")
        self.is_on_disk = True

    def commit(self, connection: apsw.Connection) -> None:
        """End the transaction; what was written counts as recorded when this returns."""
        self.is_on_disk = False
        connection.execute("COMMIT")
        self.is_on_disk = True
        self.demand_in_place()

    def _identity(self) -> _Identity:
        """Which file stands there, and which log beside it. It is never opened: that would let go of its locks."""
        file, *beside = [_of(part) for part in self._parts]
        if file is not None:
            is_shorter = file.st_size < self._least and not self.vacuumed.is_so
            is_older = file.st_mtime_ns != self._written_at and self._holds_less(file.st_mtime_ns)
            if is_shorter or is_older:
                file = None
            else:
                self._least = file.st_size
        return tuple([None if found is None else (found.st_dev, found.st_ino) for found in (file, *beside)])

    def _holds_less(self, written_at: int) -> bool:
        """Whether the file, without its log, holds fewer entries of this desk than when it was last looked at.

        What cannot be read is looked at again the next time: another connection may be writing a checkpoint.
        """
        held = _own_entries(self.path)
        if held is not None and held < self._entries:
            time.sleep(_CHECKPOINT)
            now = _of(self._parts[0])
            return now is not None and now.st_mtime_ns == written_at and _own_entries(self.path) == held
        if held is not None:
            self._entries, self._written_at = held, written_at
        return False


def _own_entries(path: Path) -> int | None:
    """How many entries of this desk stand in the file at ``path``, without its log; None where that cannot be read."""
    asked = "SELECT total(seq) FROM head JOIN my_origin USING (origin)"
    with contextlib.suppress(apsw.Error, OSError, Unavailable), contextlib.closing(as_it_stands(path)) as connection:
        held: int = connection.execute(asked).get
        return int(held)
    return None


def _of(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116  (a Path takes as long again)
    except (FileNotFoundError, NotADirectoryError):
        return None
