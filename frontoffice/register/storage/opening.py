"""Make a new register's file encrypted from its first byte: an empty one, to be filled by the opening.

It gets its name when its first page is on the disk and names its key, so whatever cuts this off leaves either no
register or an encrypted one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import apsw
from filelock import FileLock, Timeout

from frontoffice.errors import FailureCode, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal import origins
from frontoffice.register.storage import copying, damage, encryption, migrating
from frontoffice.register.storage.database_file import (
    end_gaps,
    is_full,
    open_beside_writer,
    open_database,
    open_immutable,
)

# --- Open the register's file: lock it, refuse what this program does not understand, copy it before it
# changes, migrate ---
# SQLite runs in WAL mode with ``synchronous=FULL``: what was acknowledged survives a power cut. Deleted content is
# overwritten (``secure_delete``), and nothing that stands in the file itself is trusted to run
# (``trusted_schema=OFF``).

# --- What must hold before anything is called recorded: the file stands where it was opened, and the disk has
# it ---
# A file that is removed or replaced goes on taking entries as long as it is open, and is gone when it is closed. One
# over which an older copy was written is still the same, but shorter, as it never becomes by itself; where it was
# filled up to its length, it holds fewer entries of this desk, which never go either. A sync that failed leaves in
# memory what nobody else will ever read: it is only believed once a later one succeeded.

_Identity = tuple[tuple[int, int] | None, ...]  # device and file; None for one that is not there
_PARTS = ("", "-wal")
_CHECKPOINT: Final = 0.1  # seconds without a write, after which none is at work


@dataclass(slots=True)
class Vacuumed:
    """Whether a file was vacuumed since it was opened, by whichever of its connections: a checkpoint may shorten it."""

    is_so: bool = False


@dataclass(slots=True)
class Durability:
    """Identity of the file opened at ``path``, with its log, and the durability of its commits."""

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
        """Record the file now at the path as the opened one."""
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
        """Checkpoint commits possibly not on the disk yet.

        Raises what SQLite does when that fails.

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
        """Identity of the file at the path, and of its log. It is never opened: that would let go of its locks."""
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
    with contextlib.suppress(apsw.Error, OSError, Unavailable), contextlib.closing(open_immutable(path)) as connection:
        held: int = connection.execute(asked).get
        return int(held)
    return None


def _of(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116  (a Path takes as long again)
    except (FileNotFoundError, NotADirectoryError):
        return None


# --- opening ---

BUSY_SECONDS: Final = 3
BRIEFLY_MS: Final = 100
_PRAGMAS: Final = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "cache_size": -32_000,  # KiB
    "temp_store": "memory",
}


@dataclass(slots=True)
class OpenFile:
    """Writing connection to a register, with a lock against other processes.

    ``origin`` is the chain that was written to when the file was opened; ``origins.present`` tells which is now.
    """

    path: Path
    connection: apsw.Connection
    lock: FileLock
    origin: UUID
    ended_cleanly: bool
    vfs: str | None = None
    draw: Callable[[], UUID] = uuid.uuid4  # new chains and tokens; a replayed simulation draws its own
    made_anew: bool = False  # its tables, because they did not match the journal
    was_cut: bool = False  # a copy of an open register, without its log
    durability: Durability = field(init=False)
    _database: Any = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.durability = Durability(self.path)
        self.durability.begin()

    @property
    def database(self) -> Any:
        """A database of peewee's on this connection, for the small tables."""
        if self._database is None or self._database.connection() is not self.connection:
            from frontoffice.register.storage.peewee_database import ConnectionDatabase

            self._database = ConnectionDatabase(self.connection)
        return self._database


class disk:  # noqa: N801  (around every read and write: a generator takes five times as long)
    """Conversion of SQLite and disk errors to ``Unavailable``, to hide SQLite from upper layers (context manager)."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _where: object) -> None:
        if isinstance(error, (apsw.Error, OSError)):
            code = _code(error, self._path)
            facts = {"path": str(self._path), "reason": type(error).__name__}
            if code == RegisterFailure.DAMAGED:
                facts["where"] = str(error)[: damage.SHORT]
            raise Unavailable(code, **facts) from error


_CODES: Final[tuple[tuple[type[BaseException], RegisterFailure], ...]] = (
    (apsw.FullError, RegisterFailure.DISK_FULL),
    (apsw.ReadOnlyError, RegisterFailure.FOLDER_READ_ONLY),
    (PermissionError, RegisterFailure.FOLDER_READ_ONLY),
    (IsADirectoryError, RegisterFailure.CANNOT_OPEN),
    (apsw.BusyError, RegisterFailure.BUSY),
    (apsw.LockedError, RegisterFailure.BUSY),
    (apsw.CantOpenError, RegisterFailure.CANNOT_OPEN),
    (apsw.CorruptError, RegisterFailure.DAMAGED),
    (apsw.NotADBError, RegisterFailure.DAMAGED),
    (apsw.SQLError, RegisterFailure.DAMAGED),  # a table or a column that is not there: bits have turned in its name
)


def _code(error: BaseException, path: Path) -> RegisterFailure:
    code = next((code for kind, code in _CODES if isinstance(error, kind)), RegisterFailure.DISK_ERROR)
    if isinstance(error, OSError) and error.errno == errno.EROFS:
        return RegisterFailure.FOLDER_READ_ONLY
    if code in (RegisterFailure.FOLDER_READ_ONLY, RegisterFailure.CANNOT_OPEN) and damage.is_of_another_user(path):
        return RegisterFailure.OF_ANOTHER_USER
    return RegisterFailure.DISK_FULL if code == RegisterFailure.DISK_ERROR and is_full(error, path.parent) else code


# What is known while nothing has been typed yet.
AT_OPENING: Final[Mapping[FailureCode, FailureCode]] = {
    RegisterFailure.DISK_FULL: RegisterFailure.NO_ROOM_TO_OPEN,
    RegisterFailure.DISK_ERROR: RegisterFailure.DISK_REFUSES,
}


def open_file(
    path: Path, *, vfs: str | None = None, draw: Callable[[], UUID] = uuid.uuid4, must_exist: bool = False
) -> OpenFile:
    """Open the register at ``path``, or make it unless it ``must_exist``.

    Raises Unavailable: ``register_missing`` (see ``file_probe.demand_one``), ``register_in_use`` (another process has
    it), ``register_newer`` (written by a newer program), ``register_step_unfit`` (see ``migrating.migrate``),
    ``register_older`` (by one before 1.0), ``register_damaged``, ``register_key_missing``, ``register_key_wrong`` (see
    ``encryption.unlock``), ``folder_read_only``, ``no_room_to_open``, ``disk_refuses``, ``register_cannot_open``.
    """
    with disk(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    lock, connection = acquire_lock(path), None
    try:
        with disk(path):
            damage.demand_one(path, must_exist=must_exist)
            if not damage.is_blank(path):
                damage.demand_ours(path)
            has_no_log = not (damage.is_blank(path) or damage.has_leftovers(path))  # see lacks_its_log there
            connection = opened = connect(path, vfs)
            with damage.named(path, lambda: opened, heals=False):
                migrated = migrating.migrate(opened, path)
                made_anew = migrating.project_anew_if_needed(opened) and not migrated
                origin, clean = _enter(opened, draw)
            encryption.forget_plain(path)
    except BaseException as error:
        if connection is not None:
            with contextlib.suppress(apsw.Error):
                connection.close()
        lock.release()
        code = AT_OPENING.get(error.code) if isinstance(error, Unavailable) else None
        if code:
            raise Unavailable(code, path=str(path)) from error
        raise
    return OpenFile(path, opened, lock, origin, clean, vfs, draw, made_anew, has_no_log and not clean)


def demand_free(path: Path) -> None:
    """Raises Unavailable (``register_in_use``) while another process has the register; it is not opened."""
    acquire_lock(path).release()


def beside(file: OpenFile) -> OpenFile:
    """A second writing connection to an open register, for a thread of its own; close it with :func:`close_beside`.

    SQLite before 3.51.3 could damage a file that two connections write to; apsw brings a later one.
    """
    with disk(file.path):
        file.durability.demand_in_place()
        other = replace(file, connection=connect(file.path, file.vfs))
        other.durability.vacuumed = file.durability.vacuumed
        return other


def close_beside(file: OpenFile) -> None:
    """Close a second connection; the register stays open and locked."""
    with disk(file.path):
        file.connection.close()


def connect(path: Path, vfs: str | None = None) -> apsw.Connection:
    """The writing connection, with every pragma set. Raises PermissionError where the file may only be read."""
    is_new = damage.is_blank(path)
    connection = open_database(path, vfs=vfs)
    try:
        connection.setbusytimeout(BUSY_SECONDS * 1000)
        if is_new:  # it can be shortened bit by bit (``Replica.give_back_space``)
            connection.pragma("auto_vacuum", 2)
        for name, value in _PRAGMAS.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
    except BaseException:
        connection.close()
        raise
    if connection.readonly("main"):
        connection.close()
        raise PermissionError(str(path))
    return connection


def reader(path: Path) -> apsw.Connection:
    """Open a read-only connection.

    For verifying and copying beside the work, from another thread or process.

    A folder that cannot be written (a backup on a stick) is read as it stands, if the register in it was closed.
    Raises Unavailable like :func:`open_file`.
    """
    with disk(path):
        leaves_log = damage.has_leftovers(path)  # of a killed program, or of one at work
        connection = open_beside_writer(path, BUSY_SECONDS * 1000, leaves_log=leaves_log)
        if connection is None:
            if leaves_log:
                raise PermissionError(str(path))
            connection = open_immutable(path)
            connection.setbusytimeout(BUSY_SECONDS * 1000)
        for pragma in ("query_only = ON", "wal_autocheckpoint = 0", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        return connection


def close_file(file: OpenFile, *, looked_around: bool = True) -> None:
    """Close for good: the next opening will know that the last end was a clean one.

    Whoever did not look around (``looked_around``) leaves an unclean end to be seen by who will, and its log with it:
    without that the file would be a copy of an open one (``file_probe.lacks_its_log``).
    """
    try:
        with disk(file.path), contextlib.suppress(apsw.ConnectionClosedError):  # it is closed
            try:
                if looked_around or file.ended_cleanly:
                    end_gaps(file.connection, file.path, at_once=False)
                    file.connection.execute("UPDATE meta SET v = 0 WHERE k = 'open'")
                else:
                    file.connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            finally:
                file.connection.close()
    finally:
        file.lock.release()


def reopen(file: OpenFile) -> None:
    """Close the connection after a failed commit, in any state, and reopen the file.

    Raises Unavailable (``register_replaced``) where it is not there any more: another is not opened in its place.
    """
    with contextlib.suppress(apsw.Error):
        file.connection.close()
    with disk(file.path):
        file.durability.demand_in_place(with_log=False)  # which may have gone with the connection
        file.connection = connect(file.path, file.vfs)
        file.connection.execute("SELECT count(*) FROM meta").fetchall()
        file.durability.begin()


def acquire_lock(path: Path) -> FileLock:
    """The lock of the register at ``path``, held. Raises Unavailable (``register_in_use``) while another holds it."""
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise Unavailable(RegisterFailure.IN_USE, path=str(path)) from None
    except OSError as error:
        code = RegisterFailure.DISK_FULL if is_full(error, path.parent) else RegisterFailure.FOLDER_READ_ONLY
        if code == RegisterFailure.FOLDER_READ_ONLY and damage.is_of_another_user(path):
            code = RegisterFailure.OF_ANOTHER_USER
        raise Unavailable(code, path=str(path), reason=type(error).__name__) from error
    return lock


def takes_minutes(path: Path) -> bool:
    """Return whether opening the register at ``path`` rebuilds its tables, for minutes with years of complaints."""
    with (
        contextlib.suppress(Unavailable),
        disk(path),
        contextlib.closing(reader(path)) as connection,
        damage.named(path, lambda: connection),
    ):
        if not migrating.has_tables(connection):  # it was begun, and nothing else
            return False
        is_asked = connection.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE k = 'project_anew')").get
        return bool(is_asked or migrating.pending_steps(connection, path))
    return False


def _enter(connection: apsw.Connection, draw: Callable[[], UUID]) -> tuple[UUID, bool]:
    """Load the chain for this file's entries and its clean-close state, and mark it as open.

    From here on it counts as open.
    """
    with connection:
        if not connection.execute("SELECT count(*) FROM my_origin").get:
            origins.begin(connection, draw(), "")
        clean = not connection.execute("SELECT v FROM meta WHERE k = 'open'").get
        connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES ('open', 1)")
    if clean:  # to the file itself: whoever copies that alone knows (``file_probe.lacks_its_log``)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    return origins.present(connection), clean


# --- creating ---


def begin(register: Path, key_name: str) -> None:
    """Create the empty register, encrypted with the key of that name.

    One that is there stays as it is.

    The key is looked for by its name, as every opening will. Raises Unavailable: ``register_in_use``,
    ``register_missing`` (a log without its register), ``register_key_missing``, what the disk says; then there is none.
    """
    with disk(register):
        register.parent.mkdir(parents=True, exist_ok=True)
    lock = acquire_lock(register)
    try:
        with disk(register):
            damage.demand_one(register, must_exist=False)
            if damage.is_blank(register):
                _make(register, key_name)
    finally:
        lock.release()


def _make(register: Path, key_name: str) -> None:
    part = encryption.conversion_path(register)
    encryption.remove(part)
    try:
        with contextlib.closing(open_database(part, key_name=key_name)) as connection:
            connection.pragma("auto_vacuum", 2)  # see ``opening.connect``
            connection.execute("PRAGMA user_version = 1").fetchall()  # what writes the first page
            connection.execute("PRAGMA user_version = 0").fetchall()
        if encryption.key_name(part) != key_name:
            raise Unavailable(RegisterFailure.KEY_WRONG, path=str(register), key=key_name)
        copying.sync(part)
        copying.put_in_place(part, register)
    finally:
        encryption.remove(part)
