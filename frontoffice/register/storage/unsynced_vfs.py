"""A SQLite VFS with syncing left to its user.

For a file that is worth nothing until it is whole.

A register to practise on is written in a thousand transactions; waiting for the disk after each of them would take most
of a minute on a slow one. Whoever uses it brings the finished file to the disk once (:func:`put_in_place`).
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Final

import apsw

from frontoffice.register.storage import opening

_NAME: Final = "frontoffice-unsynced"


class _File(apsw.VFSFile):
    def xSync(self, flags: int) -> None:  # noqa: N802  (SQLite's own name)
        """Leave the written data to the operating system, without a sync."""


class _Vfs(apsw.VFS):
    def __init__(self) -> None:
        super().__init__(_NAME, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """Open a file of the default VFS."""
        return _File("", name, flags)


@cache
def _register_vfs() -> _Vfs:
    return _Vfs()  # kept for the life of the process: SQLite holds on to its name only


def name() -> str:
    """Name of this VFS in SQLite."""
    _register_vfs()
    return _NAME


def put_in_place(finished: Path, path: Path) -> None:
    """Bring a closed file to the disk, then under its name, at once or not at all. Raises Unavailable."""
    with opening.disk(path):
        with finished.open("rb+") as file:
            os.fsync(file.fileno())
        finished.replace(path)
