"""A conversion that is killed at each step it takes on the disk: ``python -m tests.support.conversion_kills FOLDER``.

One process imports the program once and forks a child for each kill. A step is whatever SQLite writes (the kill leaves
half of it), syncs, cuts, opens or deletes, and what the program opens, syncs, links, renames or removes itself. After
each kill the register is held to its promises and gone on with. With ``unclean`` it was itself left by a kill, with its
log. Prints as JSON after how many kills it was plain, after how many encrypted.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import apsw

from frontoffice.register.storage import conversion, copy_check, encryption
from frontoffice.register.storage.copy_check import CopyState
from tests.support.examples import a_register, record
from tests.support.register_keys import KEY, known

ENTRIES = 3
OWN = ("open", "os.link", "os.rename", "os.remove")


class _SteppedDisk(apsw.VFS):
    """The computer's own disk as SQLite's default one, of which each step is counted."""

    def __init__(self, step: Callable[[], bool]) -> None:
        self.below, self.step = apsw.vfs_names()[0], step
        super().__init__("steps", self.below, makedefault=True)

    def next(self) -> None:
        """Take a step, or die before it."""
        if self.step():
            die()

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        self.next()
        return _SteppedFile(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        self.next()
        super().xDelete(name, syncdir)


class _SteppedFile(apsw.VFSFile):
    def __init__(self, disk: _SteppedDisk, name: Any, flags: list[int]) -> None:
        super().__init__(disk.below, name, flags)
        self._disk = disk

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        if self._disk.step():
            super().xWrite(data[: len(data) // 2], offset)
            die()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.next()
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.next()
        super().xTruncate(size)


def die() -> NoReturn:
    """Kill this process as nobody can hinder."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def convert(path: Path, nth: int) -> None:
    """Convert a register, and die at the ``nth`` step; for a child, of which nothing is used afterwards."""
    taken = 0
    fsync = os.fsync

    def step() -> bool:
        nonlocal taken
        taken += 1
        return taken == nth

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event in OWN and str(arguments[0]).startswith(str(path.parent)) and step():
            die()

    def sync(fd: Any) -> None:
        if step():
            die()
        fsync(fd)

    disk = _SteppedDisk(step)
    os.fsync = sync
    sys.addaudithook(watch)
    conversion.encrypt(path, KEY)
    del disk


def is_killed_at(nth: int, path: Path) -> bool:
    """Whether a child that converts was killed at its ``nth`` step; False when it came to its end before that."""
    child = os.fork()
    if child == 0:
        try:
            convert(path, nth)
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), (nth, code)
    return code != 0


def check(folder: Path, *, is_unclean: bool) -> str:
    """What a conversion promises wherever it ends; whether it was plain then."""
    path = folder / "register.db"
    state = "encrypted" if encryption.key_name(path) else "plain"
    found = copy_check.inspect(path)
    if not (is_unclean and state == "plain"):  # that one says that it is open, and its log is still beside it
        assert (found.state, found.entries) == (CopyState.WHOLE, ENTRIES), (state, found)
    with closing(a_register(folder)) as register:
        assert not register.unit.file.was_cut
        record(register, 1)
        assert not register.maintenance.verify().broken
    assert conversion.encrypt(path, KEY) == ENTRIES + 1
    assert encryption.key_name(path)
    assert sorted(file.name for file in folder.iterdir()) == ["register.db", "register.db.lock"]
    return state


def lay(folder: Path, *, is_unclean: bool) -> None:
    """Lay a plain register, closed, or with its log as a kill leaves it."""
    made = folder.with_name(f"{folder.name}-made")
    folder.mkdir()
    with closing(a_register(made)) as register:
        record(register, ENTRIES)
        if is_unclean:
            for end in ("", "-wal"):
                shutil.copy(made / f"register.db{end}", folder / f"register.db{end}")
    if not is_unclean:
        shutil.copy(made / "register.db", folder / "register.db")


def main(folder: Path, kind: str = "clean") -> None:
    """Kill at the first step, at the second, and so on until one comes to its end."""
    found: Counter[str] = Counter()
    first, work, is_unclean = folder / "first", folder / "work", kind == "unclean"
    lay(first, is_unclean=is_unclean)
    with known(KEY):
        shutil.copytree(first, work)
        conversion.encrypt(work / "register.db", KEY)  # what it imports is there before the first child
        for nth in range(1, sys.maxsize):
            shutil.rmtree(work)
            shutil.copytree(first, work)
            if not is_killed_at(nth, work / "register.db"):
                break
            try:
                found[check(work, is_unclean=is_unclean)] += 1
            except Exception as error:
                raise AssertionError(f"after a kill at step {nth}") from error
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
