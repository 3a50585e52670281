"""Copies of the register's file by SQLite's own backup, and SQLite's own check of a file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import apsw

from frontoffice import replacing
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.journal import verifying
from frontoffice.register.storage.database_file import as_it_stands, is_full, open_database

PART: Final = ".part"
_PAGES: Final = 256  # a step: a megabyte at most
CopyProgress = Callable[[int, int], None]


def nobody_listens(_done: int, _of: int) -> None:
    """Report progress to nobody."""


def never() -> bool:
    """Go on to the end."""
    return False


def quick_check(connection: apsw.Connection) -> str:
    """What SQLite itself finds wrong with the file; "" when nothing."""
    return _check(connection, "quick_check")


def integrity_check(connection: apsw.Connection) -> str:
    """The same, with every index compared with its table."""
    return _check(connection, "integrity_check")


def _check(connection: apsw.Connection, pragma: str) -> str:
    try:
        found = [text for (text,) in connection.execute(f"PRAGMA {pragma}(5)")]
    except apsw.CorruptError as error:  # so damaged that not even the check gets through
        found = [str(error)]
    return "" if found == ["ok"] else "; ".join(found)


def copy(connection: apsw.Connection, target: Path) -> None:
    """A copy of the register by SQLite's own backup, checked and on the disk before it gets its name.

    Of one that fails nothing stays: where the disk is full, that is the room which somebody has to find.
    """
    beside = target.with_name(target.name + PART)
    _remove(beside)
    try:
        copy_pages(connection, beside)
        with contextlib.closing(as_it_stands(beside)) as copied:
            wrong = integrity_check(copied) or (_has(copied, "head") and verifying.verify(copied).broken)
        if wrong:
            raise Unavailable(RegisterFailure.COPY_DAMAGED, path=str(target))
        put_in_place(beside, target)
    finally:
        with contextlib.suppress(OSError):
            _remove(beside)


def _remove(part: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def _has(connection: apsw.Connection, table: str) -> bool:
    """Whether there is such a table: a register may be cut short before its first one is made."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)", (table,)).get)


def begin(target: Path) -> None:
    """Make the file that is copied to, still empty.

    Raises OSError: of a folder that forbids it SQLite says no more than that it could not open the file.
    """
    target.touch()


def copy_pages(
    source: apsw.Connection,
    target: Path,
    *,
    report: CopyProgress = nobody_listens,
    stop: Callable[[], bool] = never,
    vfs: str | None = None,
    is_copy: bool = True,
) -> None:
    """Copy every page of ``source`` to a new file, a step at a time; the copy is one file, closed, and says so.

    Where ``source`` is in a transaction, it is the register as it stood when that began, whoever writes meanwhile.
    It is encrypted as ``source`` is, and says that it ``is_copy``, unless it takes the place of ``source`` at once.
    Raises Unavailable (``backup_stopped``) when asked to ``stop``, and what SQLite says as it says it; of a full
    disk always FullError, since nobody can tell any more once what was begun is removed.
    """
    try:
        _copy_pages(source, target, report=report, stop=stop, vfs=vfs, is_copy=is_copy)
    except apsw.IOError as error:
        if is_full(error, target.parent):
            raise apsw.FullError(str(error)) from error
        raise
    sync(target)


def _copy_pages(
    source: apsw.Connection,
    target: Path,
    *,
    report: CopyProgress,
    stop: Callable[[], bool],
    vfs: str | None,
    is_copy: bool,
) -> None:
    with contextlib.closing(open_database(target, vfs=vfs, like=source)) as destination:
        with contextlib.suppress(OSError):  # a stick's file system knows no owners
            target.chmod(0o600)
        destination.execute("PRAGMA synchronous = OFF")  # what is not whole is thrown away; the end is synced
        _step_through(destination.backup("main", source, "main"), report, stop)
        destination.execute("PRAGMA journal_mode = DELETE")  # one file, which a stick that is locked can be read from
        if _has(destination, "meta"):
            destination.execute("UPDATE meta SET v = 0 WHERE k = 'open'")
            if is_copy:
                destination.execute("INSERT OR REPLACE INTO meta (k, v) VALUES ('copied', 1)")  # see rollback_detection


def _step_through(backup: apsw.Backup, report: CopyProgress, stop: Callable[[], bool]) -> None:
    try:
        while not backup.done:
            if stop():
                raise Unavailable(BackupFailure.STOPPED)  # noqa: TRY301  (what was begun is closed)
            backup.step(_PAGES)
            report(backup.page_count - backup.remaining, backup.page_count)
    except BaseException:
        with contextlib.suppress(apsw.Error, SystemError):  # a disk that fails goes on failing while it is given up
            backup.close(force=True)
        raise
    backup.close()


def sync(path: Path) -> None:
    """Bring a closed file to the disk, so that what is read from it next is read from there where the system can."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def put_in_place(finished: Path, target: Path) -> None:
    """Give a synced file its name, at once or not at all, also over a power cut.

    Raises OSError. Where the sync of the name failed, the file has it all the same until the next start at least;
    what stood under it must not be given up then.
    """
    replacing.put_in_place(finished, target)
    replacing.sync_folder(target.parent)


def link(file: Path, second: Path) -> None:
    """Give ``file`` a second name, or a copy where the disk knows no second names, such as a stick's."""
    try:
        os.link(file, second)
    except OSError:
        second.write_bytes(file.read_bytes())
        sync(second)
