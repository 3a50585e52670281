"""Copies of the register's file by SQLite's own backup, and SQLite's own check of a file."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice import replacing
from frontoffice.domain.calendar.dates import parse_moment, to_text
from frontoffice.domain.entries.entry import UNREADABLE, whole
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.journal import chain, journal, origins, verifying
from frontoffice.register.journal.known_heads import HeadSource, KnownHead
from frontoffice.register.storage.database_file import is_full, open_database, open_immutable

# --- What is written down beside a copy of the register: what was captured, and the verdict of the check ---
# It holds no personal data: chains, counts and the last numbers. By it a counter sees at a glance how old its newest
# copy is, and that another register of the same desk writes copies there, too.

_FORMAT: Final = 1
ENDING: Final = ".json"
_LARGEST: Final = 4 << 20  # bytes: of ten thousands of chains
_HIGHEST: Final = 9_999_999
WHOLE: Final = "whole"


@dataclass(frozen=True, slots=True)
class CapturedState:
    """A register as it stood at one moment: its desk, its chains, its entries, the last numbers of each series."""

    desk: UUID
    present: UUID
    entries: int
    heads: tuple[tuple[UUID, int, str], ...]
    numbers: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """One copy: ``file`` stands beside its record; ``made_at`` and ``checked_at`` are UTC, ``outcome`` is *whole*.

    ``is_doubted``: its history was not the one that was known, when it was made; it is no witness against another.
    """

    file: str
    made_at: datetime
    checked_at: datetime
    captured: CapturedState
    size: int
    sha256: str
    outcome: str = WHOLE
    program: str = ""
    is_doubted: bool = False


def capture(connection: apsw.Connection) -> CapturedState:
    """Capture the register's present state; within a transaction, of one moment."""
    heads = tuple((origin, end.seq, end.hash.hex()) for origin, end in sorted(chain.heads(connection).items()))
    numbers: Any = connection.execute(
        "SELECT series, year, max(no) FROM (SELECT series, year, 0 AS no FROM journal WHERE no > 0"
        " UNION SELECT series, year, no FROM number_floor) GROUP BY series, year ORDER BY series, year"
    ).fetchall()
    numbers = [(series, year, journal.last_reached(connection, series, year, floor)) for series, year, floor in numbers]
    entries: Any = connection.execute("SELECT count(*) FROM journal").get
    return CapturedState(origins.first(connection), origins.present(connection), entries, heads, tuple(numbers))


def write(folder: Path, record: CopyRecord) -> None:
    """Write a record beside its copy, at once or not at all. Raises OSError."""
    fields = {**dataclasses.asdict(record), "format": _FORMAT}
    text = json.dumps(fields, default=plain, indent=1)
    target = folder / (record.file + ENDING)
    replacing.write_whole(target, text.encode("ascii"))


def read(path: Path) -> CopyRecord | None:
    """The record at ``path``; None when it cannot be read as one: whoever had the stick may have written anything."""
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode) or kind.st_size > _LARGEST:
            return None
        fields = json.loads(path.read_text(encoding="ascii"))
        was = fields["captured"]
        captured = CapturedState(
            UUID(was["desk"]),
            UUID(was["present"]),
            whole(was["entries"]),
            tuple((UUID(origin), whole(seq), str(digest)) for origin, seq, digest in was["heads"]),
            tuple((str(series), whole(year), _number(no)) for series, year, no in was["numbers"]),
        )
        moments = parse_moment(fields["made_at"]), parse_moment(fields["checked_at"])
        size = whole(fields["size"])
        sha256, outcome, program = (str(fields[name]) for name in ("sha256", "outcome", "program"))
        is_doubted = fields.get("is_doubted") is True
        return CopyRecord(str(fields["file"]), *moments, captured, size, sha256, outcome, program, is_doubted)
    except (OSError, *UNREADABLE):
        return None


def _number(no: Any) -> int:
    """Raise ValueError for a number too high for any office in a year: above it a register could give none any more."""
    number = whole(no)
    if number > _HIGHEST:
        raise ValueError(number)
    return number


def records(folder: Path) -> Iterator[CopyRecord]:
    """Records of the copies in a folder still present as checked, of every desk, in no order.

    A record that names a file elsewhere is none: it would let somebody have it removed.
    """
    for path in folder.glob("*.db" + ENDING):
        record = read(path)
        if record is None or record.file + ENDING != path.name:
            continue
        try:
            is_there = (folder / record.file).stat().st_size == record.size
        except OSError:
            continue
        if is_there:
            yield record


def of_desk(folder: Path, desk: UUID) -> tuple[CopyRecord, ...]:
    """The copies of one desk's register in a folder, doubted ones among them, the newest first."""
    found = (record for record in records(folder) if record.captured.desk == desk and record.outcome == WHOLE)
    return tuple(sorted(found, key=lambda record: record.made_at, reverse=True))


def heads_of(records: Iterable[CopyRecord]) -> Iterator[KnownHead]:
    """Known heads of every chain from copies; a copy with a doubted history is no witness."""
    for record in records:
        if not record.is_doubted:
            yield from list_known_heads(record.captured, HeadSource.COPY, to_text(record.made_at))


def list_known_heads(captured: CapturedState, source: HeadSource, at: str = "") -> Iterator[KnownHead]:
    """Known heads from the captured state of a register."""
    for origin, seq, digest in captured.heads:
        with contextlib.suppress(ValueError):  # a record that somebody wrote
            yield KnownHead(origin, seq, bytes.fromhex(digest), source, at)


def plain(value: object) -> str:
    """Text of a value for comparison; a time in its stored form."""
    if isinstance(value, datetime):
        return to_text(value)
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))


# --- copying ---

PART: Final = ".part"
_PAGES: Final = 256  # a step: a megabyte at most
CopyProgress = Callable[[int, int], None]


def nobody_listens(_done: int, _of: int) -> None:
    """Report progress to nobody."""


def never() -> bool:
    """Go on to the end."""
    return False


def quick_check(connection: apsw.Connection) -> str:
    """Run SQLite's ``quick_check`` on the file and return its finding; "" when nothing."""
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
        with contextlib.closing(open_immutable(beside)) as copied:
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
    """Create the empty target file of a copy.

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
        step_through(destination.backup("main", source, "main"), report, stop)
        destination.execute("PRAGMA journal_mode = DELETE")  # one file, which a stick that is locked can be read from
        if _has(destination, "meta"):
            destination.execute("UPDATE meta SET v = 0 WHERE k = 'open'")
            if is_copy:
                destination.execute("INSERT OR REPLACE INTO meta (k, v) VALUES ('copied', 1)")  # see rollback_detection


def step_through(backup: apsw.Backup, report: CopyProgress, stop: Callable[[], bool]) -> None:
    """Copy in steps, report each, and end between two where ``stop`` says so."""
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
    """Sync a closed file to the disk and, if possible, drop it from the system's cache, for a read from the disk."""
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
    """Hard-link ``file`` as ``second``, or copy it on a disk without hard links, such as a stick's."""
    try:
        os.link(file, second)
    except OSError:
        second.write_bytes(file.read_bytes())
        sync(second)
