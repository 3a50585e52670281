"""Put a copy in the register's place: read back and verified beside it, then exchanged in one step.

The register that stood there is never thrown away: it stays beside, under a name with the moment. Whatever cuts this
off leaves either the one or the other in place, whole. The numbers that the replaced register knew are handed on, so
that none of them is given twice; what else was given, a supervisor is asked when the register is opened.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from frontoffice.domain.numbering import Number
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure
from frontoffice.register.storage import (
    authentication,
    copy_check,
    copy_record,
    copying,
    encryption,
    file_probe,
    opening,
    register_tags,
)
from frontoffice.register.storage.authentication import AuthenticationKey
from frontoffice.register.storage.copy_check import CopyState, CopyVerdict
from frontoffice.register.storage.copy_record import Captured, capture
from frontoffice.register.storage.copying import Report, never, nobody_listens
from frontoffice.register.storage.database_file import open_database
from frontoffice.register.storage.high_water_mark import HighWaterMark

TRIAL: Final = "uji-pulih-"  # a folder beside the register, as long as a copy is tried
_READY: Final = ".restoring"
_BESIDE: Final = ("-wal", "-shm")
FORMER_KEPT: Final = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """A copy that waits beside the register to take its place, and what was found of it."""

    ready: Path
    verdict: CopyVerdict


def prepare(
    copy: Path,
    register: Path,
    *,
    report: Report = nobody_listens,
    stop: Callable[[], bool] = never,
    is_cut_wanted: bool = False,
    vfs: str | None = None,
) -> Prepared:
    """Verify ``copy``, copy it beside ``register`` and verify that again; the register itself is not touched.

    Raises Unavailable: what :func:`copy_check.inspect` raises, ``copy_broken`` (fact ``detail``), ``copy_cut`` (fact
    ``entries``) unless ``is_cut_wanted``, ``copy_differs``, ``backup_stopped``, and what the disk says.
    """
    verdict = copy_check.inspect(copy, stop=stop)
    if verdict.state is CopyState.BROKEN:
        raise Unavailable(BackupFailure.BROKEN, path=str(copy), detail=verdict.detail)
    if verdict.state is CopyState.CUT and not is_cut_wanted:
        raise Unavailable(BackupFailure.CUT, path=str(copy), entries=verdict.entries)
    ready = ready_path(register)
    with opening.disk(ready):
        register.parent.mkdir(parents=True, exist_ok=True)
        part = ready.with_name(ready.name + copying.PART)
        try:
            with contextlib.closing(opening.reader(copy)) as source:
                source.execute("BEGIN")
                captured = capture(source)
                copying.copy_pages(source, part, report=report, stop=stop, vfs=vfs)
            beside = copy_check.inspect(part, stop=stop)
            if beside.state is not CopyState.WHOLE or beside.captured != captured:
                raise Unavailable(BackupFailure.DIFFERS, path=str(copy))
            if verdict.state is CopyState.CUT:
                _say_cut(part)
            copying.put_in_place(part, ready)
        finally:
            for left in ready.parent.glob(f"{part.name}*"):
                left.unlink(missing_ok=True)
    return Prepared(ready, verdict)


def put_in_place(ready: Path, register: Path, stamp: str, known: Iterable[Number] = ()) -> Path | None:
    """Exchange the closed register for the copy that lies ready; returns where the former one is, None for none.

    ``known`` are numbers that were given whatever the copy says. Raises Unavailable, ``register_in_use`` while a
    program has the register: then nothing was touched.
    """
    lock = opening.locked(register)
    try:
        with opening.disk(register):
            _raise_floors(ready, (*known, *_numbers_of(register)))
            copying.sync(ready)
            _let_be_taken(ready, register)
            former = _keep_beside(register, stamp)
            for end in _BESIDE:  # a log that stays would be read into what comes
                register.with_name(register.name + end).unlink(missing_ok=True)
            copying.put_in_place(ready, register)
    finally:
        lock.release()
    return former


def ready_path(register: Path) -> Path:
    """Where a copy lies that waits to take the place of ``register``."""
    return register.with_name(register.name + _READY)


def numbers_known(ready: Path, mark: HighWaterMark | None, folders: Iterable[Path]) -> tuple[Number, ...]:
    """Numbers of the ready copy's desk that this computer's mark, or a newer copy in one of ``folders``, knows of."""
    captured = _captured(ready)
    if captured is None:
        return ()
    seen = mark.read(captured.desk) if mark else None
    found = [*(seen.numbers if seen else ())]
    for folder in folders:
        with contextlib.suppress(OSError):
            for record in copy_record.of_desk(folder, captured.desk):
                found += (Number(*one) for one in record.captured.numbers)
    return tuple(found)


def forget(register: Path) -> None:
    """Remove what a restore, or the trial of one, that was given up has left beside the register."""
    with contextlib.suppress(OSError):
        for left in register.parent.glob(f"{register.name}{_READY}*"):
            left.unlink(missing_ok=True)
        for folder in register.parent.glob(f"{TRIAL}*"):
            shutil.rmtree(folder, ignore_errors=True)


def thin_former(register: Path) -> int:
    """Remove the former registers but the newest 3, once a verified copy of the present one exists; how many went."""
    former = sorted(register.parent.glob(f"{register.stem}.before-restore-*{register.suffix}"))  # by their moment
    old = former[:-FORMER_KEPT]
    with contextlib.suppress(OSError):  # the next copy tries again
        for file in old:
            file.unlink()
            for end in _BESIDE:
                file.with_name(file.name + end).unlink(missing_ok=True)
    return len(old)


def knows_more(register: Path, verdict: CopyVerdict) -> int:
    """How many entries of the register at ``register`` are not in the copy; 0 where none can be read."""
    present = _captured(register)
    if present is None or verdict.captured is None:
        return 0
    ends = {origin: seq for origin, seq, _ in verdict.captured.heads}
    return sum(max(0, seq - ends.get(origin, 0)) for origin, seq, _ in present.heads)


def _captured(register: Path) -> Captured | None:
    if file_probe.is_blank(register):
        return None
    with (
        contextlib.suppress(Unavailable, TypeError, ValueError),
        opening.disk(register),
        contextlib.closing(opening.reader(register)) as connection,
    ):
        return capture(connection)
    return None


def _numbers_of(register: Path) -> tuple[Number, ...]:
    present = _captured(register)
    return tuple(Number(*one) for one in present.numbers) if present else ()


def _raise_floors(file: Path, known: Iterable[Number]) -> None:
    with contextlib.closing(open_database(file)) as connection:
        connection.executemany(
            "INSERT INTO number_floor (series, year, no) VALUES (?, ?, ?)"
            " ON CONFLICT (series, year) DO UPDATE SET no = max(no, excluded.no)",
            [(one.series, one.year, one.no) for one in known],
        )


def _let_be_taken(ready: Path, register: Path) -> None:
    """Let a copy with other tags than those of this place, or none, be taken anew: a person puts it there."""
    places = authentication.place_keys()
    if places is None or encryption.key_name(ready):
        return
    with contextlib.closing(open_database(ready)) as connection:
        stated = register_tags.key_name(connection)
    found = places.find(register)
    if found is not None and AuthenticationKey(found[0]).name != stated:
        places.forget(register)


def _say_cut(file: Path) -> None:
    """So that the register knows it after the copy says that it is closed (``rollback_detection``)."""
    with contextlib.closing(open_database(file)) as connection:
        connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES ('cut', 1)")


def _keep_beside(register: Path, stamp: str) -> Path | None:
    """A second name for the register that stands there, with its log: what comes replaces only the first."""
    if not register.exists():
        return None
    former = register.with_name(f"{register.stem}.before-restore-{stamp}{register.suffix}")
    for end in ("", "-wal"):
        file = register.with_name(register.name + end)
        if file.exists():
            _link(file, former.with_name(former.name + end))
    return former


def _link(file: Path, second: Path) -> None:
    try:
        os.link(file, second)
    except OSError:  # a file system without links, such as a stick's
        second.write_bytes(file.read_bytes())
        copying.sync(second)
