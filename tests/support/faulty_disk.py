"""A disk that fails on command: the n-th write or sync of the register's files, and some calls after it.

The sync of files and folders that the program asks of the system itself fails beside it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import apsw
import pytest

from tests.support.power_cut import SYSTEM


@contextmanager
def folder_syncs_fail(monkeypatch: pytest.MonkeyPatch, code: int) -> Iterator[list[int]]:
    """Every sync of a folder fails with that error number; gives the descriptors that were asked."""
    yield from _failing(monkeypatch, code, stat.S_ISDIR)


@contextmanager
def file_syncs_fail(monkeypatch: pytest.MonkeyPatch, code: int) -> Iterator[list[int]]:
    """Every sync of a file that the program asks for itself fails with that error number."""
    yield from _failing(monkeypatch, code, stat.S_ISREG)


@contextmanager
def mark_writes_fail(monkeypatch: pytest.MonkeyPatch, code: int, written: int = 0) -> Iterator[list[int]]:
    """Every write of a high-water mark fails with that error number, or ends after ``written`` bytes of it."""
    asked: list[int] = []
    write = os.write

    def fail(descriptor: int, content: bytes) -> int:
        if not content.startswith(b'{"counter"'):
            return write(descriptor, content)
        asked.append(descriptor)
        if written:
            return write(descriptor, content[:written])
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", fail)
        yield asked


def _failing(monkeypatch: pytest.MonkeyPatch, code: int, is_meant: Callable[[int], bool]) -> Iterator[list[int]]:
    asked: list[int] = []
    fsync = os.fsync

    def sync(descriptor: int) -> None:
        if is_meant(os.fstat(descriptor).st_mode):
            asked.append(descriptor)
            raise OSError(code, os.strerror(code))
        fsync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", sync)
        yield asked


class FaultyDisk(apsw.VFS):
    """The computer's own disk under another name, until :meth:`fail` is called. Open a register with ``vfs=name``."""

    def __init__(self, name: str, *, below: bool = False) -> None:
        """``below`` the encryption: what reaches the disk fails."""
        super().__init__(name, SYSTEM if below else "")
        self.name = f"multipleciphers-{name}" if below else name
        self.base = SYSTEM if below else ""
        self.calls = 0
        self.failed = 0
        self._bad = range(0)
        self._from_sync = 0
        self._error: type[apsw.Error] = apsw.FullError
        self.tears = False
        self.reads_fail = False
        self.syncs_of_the_log_fail = False

    def fail(self, nth: int, times: int, error: type[apsw.Error]) -> None:
        """Let the ``nth`` call from now on fail, and the next ones, ``times`` in all.

        When it ``tears``, a write that fails leaves its first half on the disk; a sync that fails has written
        everything all the same. With ``reads_fail`` nothing can be read either while writing fails.
        """
        self._bad = range(self.calls + nth, self.calls + nth + times)
        self._error, self._from_sync = error, 0

    def fail_at_sync(self, times: int, error: type[apsw.Error]) -> None:
        """Let the next sync fail, and what comes after it, ``times`` in all: everything is written, nobody knows."""
        self._bad, self._error, self._from_sync = range(0), error, times

    def before_sync(self) -> None:
        """A sync begins."""
        if self._from_sync:
            self.fail(1, self._from_sync, self._error)

    def heal(self) -> None:
        """From now on the disk works."""
        self._bad, self._from_sync = range(0), 0

    def call(self) -> None:
        """Count one call; raises when it is one of those that fail."""
        self.calls += 1
        if self.calls in self._bad:
            self.failed += 1
            raise self._error("the disk fails on command")

    def ask(self) -> None:
        """Raise while the next call would fail, if the disk cannot be read then either; reading is no call itself."""
        if self.reads_fail and self.calls + 1 in self._bad:
            self.failed += 1
            raise apsw.IOError("the disk fails on command")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """SQLite's way to open a file."""
        return _File(self, name, flags)


class _File(apsw.VFSFile):
    def __init__(self, disk: FaultyDisk, name: Any, flags: list[int]) -> None:
        super().__init__(disk.base, name, flags)
        self._disk = disk
        self._is_log = bool(flags[0] & apsw.SQLITE_OPEN_WAL)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        self._disk.ask()
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        try:
            self._disk.call()
        except apsw.Error:
            if self._disk.tears:
                super().xWrite(data[: len(data) // 2], offset)
            raise
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        if self._is_log and self._disk.syncs_of_the_log_fail:
            self._disk.failed += 1
            raise apsw.IOError("the disk fails on command")
        self._disk.before_sync()
        self._disk.call()

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.call()
        super().xTruncate(size)
