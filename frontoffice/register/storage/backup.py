"""Make one copy of the register in a place: captured, copied, opened, verified, named; and thin out the older ones.

The window may write meanwhile: the copy is made from a connection of its own, in a transaction that reads, and holds
what stood there when that began. Nothing is called whole before it was read back from where it stands, and what was
made of a register whose history is doubted never is.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

import apsw

from frontoffice import __version__
from frontoffice.domain import retention
from frontoffice.errors import Cause, Unavailable
from frontoffice.register.codes import BackupFailure
from frontoffice.register.storage import copy_check, copying, opening, tag_reading
from frontoffice.register.storage.copy_check import CopyState
from frontoffice.register.storage.copying import PART, CopyProgress, CopyRecord, capture, never, nobody_listens

_ROOM: Final = 1 << 20  # bytes beyond the register's own size
_STALE: Final = 6 * 3600  # seconds: whoever made a part that old is gone
_CHUNK: Final = 1 << 20


def make(
    register: Path,
    folder: Path,
    clock: Callable[[], datetime],
    *,
    report: CopyProgress = nobody_listens,
    stop: Callable[[], bool] = never,
    vfs: str | None = None,
) -> CopyRecord:
    """Copy the register at ``register`` into ``folder``; gives the record that now stands beside the copy.

    Raises Unavailable: ``backup_place_missing``, ``backup_place_forbidden``, ``backup_no_room``,
    ``backup_stopped``, ``copy_broken`` (fact ``detail``) when the register itself is not whole, ``copy_differs`` when
    what was read back is not what was copied, and what the disk says. Then nothing of it is left.
    """
    if not os.path.isdir(folder):  # noqa: PTH112  (what cannot even be asked about is not there)
        raise Unavailable(BackupFailure.PLACE_MISSING, path=str(folder))
    made_at = clock()
    with contextlib.closing(opening.reader(register)) as source, opening.disk(folder / "copy"):
        source.execute("BEGIN")
        captured, is_doubted = capture(source), tag_reading.is_doubted(source, register)
        _demand_room(source, folder)
        target = folder / f"register-{captured.desk.hex[:8]}-{made_at:%Y%m%dT%H%M%S%f}Z.db"
        part = target.with_name(f"{target.name}.{os.getpid()}{PART}")
        try:
            _begin(part)
            copying.copy_pages(source, part, report=report, stop=stop, vfs=vfs)
            source.execute("ROLLBACK")
            verdict = copy_check.inspect(part, stop=stop)
            if verdict.state is not CopyState.WHOLE:
                raise Unavailable(BackupFailure.BROKEN, path=str(register), detail=verdict.detail)
            if verdict.captured != captured:
                raise Unavailable(BackupFailure.DIFFERS, path=str(target))
            facts = captured, part.stat().st_size, digest(part)
            record = CopyRecord(target.name, made_at, clock(), *facts, program=__version__, is_doubted=is_doubted)
            _publish(part, target, record)
        finally:
            for left in folder.glob(f"{part.name}*"):
                left.unlink(missing_ok=True)
    return record


def _begin(part: Path) -> None:
    try:
        copying.begin(part)
    except OSError as error:
        if Cause.of(error) is not Cause.FORBIDDEN:
            raise
        raise Unavailable(BackupFailure.PLACE_FORBIDDEN, path=str(part.parent), reason=Cause.FORBIDDEN) from error


def _publish(part: Path, target: Path, record: CopyRecord) -> None:
    """Give a verified copy its name and its record. What may not be on the disk is no copy: nothing of it is left."""
    try:
        copying.put_in_place(part, target)
        copying.write(target.parent, record)
    except BaseException:
        for left in target.parent.glob(f"{target.name}*"):
            left.unlink(missing_ok=True)
        raise


def thin_out(folder: Path, desk: UUID, now: datetime, zone: str) -> int:
    """Remove a desk's superfluous copies; return their count. A doubted copy never replaces a sound one."""
    gone = 0
    with opening.disk(folder / "copy"):
        copies = copying.of_desk(folder, desk)
        kept = {
            is_doubted: retention.select_copies(
                (one.made_at for one in copies if one.is_doubted is is_doubted), now, zone
            )
            for is_doubted in (False, True)
        }
        for one in copies:
            if one.made_at not in kept[one.is_doubted]:
                (folder / one.file).unlink(missing_ok=True)
                (folder / (one.file + copying.ENDING)).unlink(missing_ok=True)
                gone += 1
        for part in folder.glob(f"register-{desk.hex[:8]}-*{PART}*"):
            if time.time() - part.stat().st_mtime > _STALE:
                part.unlink(missing_ok=True)
    return gone


def digest(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _demand_room(source: apsw.Connection, folder: Path) -> None:
    pages, size = (source.execute(f"PRAGMA {name}").get for name in ("page_count", "page_size"))
    needed = int(str(pages)) * int(str(size)) + _ROOM
    if shutil.disk_usage(folder).free < needed:
        raise Unavailable(BackupFailure.NO_ROOM, path=str(folder), needed=needed)
