"""The one door to a SQLite file: every connection to a register, or to a copy of one, is made here.

Whatever a file needs before its first page can be read (a key, a VFS) is done here, and holds for the window, the
exchange, the check, the backup and the restore alike. The file itself says whether it is encrypted, and with which key.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
from pathlib import Path
from typing import Final

import apsw

from frontoffice.register.journal import erasure_verdicts
from frontoffice.register.storage import encryption

READ_WRITE: Final = apsw.SQLITE_OPEN_READWRITE
CREATE: Final = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
# Statements that stay prepared, the most that apsw takes. Its ring forgets one after so many *uses* of others: with its
# usual hundred, what records a complaint was gone before the next, and its triggers cost more to prepare than to run.
_PREPARED: Final = 512
_NO_ROOM: Final = 65_536  # bytes: SQLite's least log and the file beside it


def _keep_no_statistics() -> None:
    """Switch off SQLite's memory statistics.

    Every allocation of any connection waits on one lock for that.

    It can be said only before the first connection; where there is one already, it does.
    """
    if not apsw.connections():
        apsw.shutdown()
        apsw.config(apsw.SQLITE_CONFIG_MEMSTATUS, 0)
        apsw.initialize()


_keep_no_statistics()


def open_database(
    path: Path | str,
    *,
    flags: int = CREATE,
    vfs: str | None = None,
    like: apsw.Connection | None = None,
    key_name: str = "",
) -> apsw.Connection:
    """A connection to the file at ``path``; what SQLite and the disk say comes out as they say it.

    A file that is made here is plain, unless it is to be ``like`` another, or written with the key of a name. Raises
    Unavailable where the key is not there, or does not fit (``encryption.unlock``).
    """
    path = Path(path)
    name = encryption.key_name(path)
    try:
        connection = apsw.Connection(str(path), flags=flags, vfs=vfs, statementcachesize=_PREPARED)
    except UnicodeEncodeError as error:  # SQLite takes names in UTF-8 alone; a disk may hold others
        raise apsw.CantOpenError(ascii(path)) from error
    return _prepare_connection(connection, name or key_name or (_key_name(like) if like else ""), path)


def open_immutable(path: Path) -> apsw.Connection:
    """Open a traceless read-only connection to a file without writers; of its log nothing is read."""
    name = encryption.key_name(path)
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return _prepare_connection(apsw.Connection(f"{path.resolve().as_uri()}?immutable=1", flags=flags), name, path)


def open_beside_writer(path: Path, patience: int, *, leaves_log: bool) -> apsw.Connection | None:
    """Open a connection with permission to write SQLite's auxiliary files beside the file.

    None where it cannot.

    Found out by trying: what a system says of rights is not what it does (Windows), and more than rights forbid it.
    ``patience`` in milliseconds; the log that is there stays where it is if it ``leaves_log``.
    """
    connection = None
    try:
        connection = open_database(path, flags=READ_WRITE)
        connection.setbusytimeout(patience)
        if leaves_log:
            connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        if not connection.readonly("main"):
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            return connection
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        pass
    except (apsw.Error, UnicodeDecodeError):
        return connection  # what is wrong with the file is found by whoever reads it
    if connection is not None:
        connection.close()
    return None


def is_full(error: BaseException, folder: Path) -> bool:
    """Whether there is no room: on making its log's index file SQLite calls that an error of the disk."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return True
    try:
        return shutil.disk_usage(folder).free < _NO_ROOM
    except OSError:
        return False


def _key_name(connection: apsw.Connection) -> str:
    file = connection.db_filename("main")
    return encryption.key_name(Path(file)) if file else ""


def _prepare_connection(connection: apsw.Connection, name: str, path: Path) -> apsw.Connection:
    # Else SQLite prepares a statement that an index of some rows (WHERE kind = ...) may serve again for each value that
    # it is asked with, which takes up to ten times as long as the answer. No plan here has to follow what is bound.
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
    if name:
        try:
            encryption.unlock(connection, name, path)
        except BaseException:
            connection.close()
            raise
    return connection


def end_gaps(connection: apsw.Connection, path: Path, *, at_once: bool) -> None:
    """Vacuum the file after a noted erasure (``erasure_verdicts.note_gaps``), to clear its words from all gaps.

    SQLite overwrites what is deleted (``secure_delete``), and not the copy that a row leaves where it moves to another
    page. ``at_once`` only a file that takes no longer than a moment: others write meanwhile. Where it cannot be done it
    is noted still. What is large and encrypted stays: it would go in plain to a temporary file, or fill the memory.
    """
    with contextlib.suppress(apsw.Error, OSError):
        if connection.execute("SELECT v FROM meta WHERE k = ?", (erasure_verdicts.GAPS,)).get is None:
            return
        is_large = path.stat().st_size > _AT_ONCE
        if is_large and (at_once or encryption.key_name(path)):
            return
        if is_large:
            connection.execute("PRAGMA temp_store = file")
        connection.execute("VACUUM").fetchall()
        connection.execute("DELETE FROM meta WHERE k = ?", (erasure_verdicts.GAPS,))


_AT_ONCE: Final = 64_000_000  # bytes, half a second
