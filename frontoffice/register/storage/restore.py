"""Put a copy in the register's place: read back and verified beside it, then exchanged in one step.

The register that stood there is never thrown away: it stays beside, under a name with the moment. Whatever cuts this
off leaves either the one or the other in place, whole. The numbers that the replaced register knew are handed on, so
that none of them is given twice; what else was given, a supervisor is asked when the register is opened.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.numbering import Number
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure, SpoolReason
from frontoffice.register.journal import known_heads
from frontoffice.register.journal.known_heads import HeadSource, KnownHead
from frontoffice.register.storage import (
    authentication,
    copy_check,
    copying,
    damage,
    encryption,
    opening,
    register_tags,
    tag_reading,
)
from frontoffice.register.storage.authentication import AuthenticationKey
from frontoffice.register.storage.copy_check import CopyState, CopyVerdict
from frontoffice.register.storage.copying import CapturedState, CopyProgress, capture, never, nobody_listens
from frontoffice.register.storage.database_file import open_database
from frontoffice.register.storage.high_water_mark import HighWaterMark

TRIAL: Final = "uji-pulih-"  # a folder beside the register, as long as a copy is tried
_READY: Final = ".restoring"
_BESIDE: Final = ("-wal", "-shm")
FORMER_KEPT: Final = 3


@dataclass(frozen=True, slots=True)
class PreparedRestore:
    """Checked copy beside the register, ready to replace it, with its verdict.

    ``is_doubted``: the history of the register that it was made of was not the one which was known.
    """

    ready: Path
    verdict: CopyVerdict
    is_doubted: bool = False


def prepare(
    copy: Path,
    register: Path,
    *,
    report: CopyProgress = nobody_listens,
    stop: Callable[[], bool] = never,
    is_cut_wanted: bool = False,
    vfs: str | None = None,
) -> PreparedRestore:
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
                captured, is_doubted = capture(source), tag_reading.is_copy_doubted(source, copy, register)
                copying.begin(part)
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
    return PreparedRestore(ready, verdict, is_doubted)


@dataclass(frozen=True, slots=True)
class KnownElsewhere:
    """Knowledge from elsewhere about the register of a copy: given numbers, and ends of its chains."""

    numbers: tuple[Number, ...] = ()
    heads: tuple[KnownHead, ...] = ()


NOTHING: Final = KnownElsewhere()


def put_in_place(ready: Path, register: Path, stamp: str, known: KnownElsewhere = NOTHING) -> Path | None:
    """Replace the closed register by the prepared copy.

    Returns where the former one is, None for none.

    ``known`` holds whatever the copy says: its numbers are not given again, and a history that differs from its heads
    is reported when the register is opened, until a supervisor accepts it. Raises Unavailable, ``register_in_use``
    while a program has the register: then nothing was touched. Raises what the disk says: then either the one or the
    other is in place, and the former register stays beside it.
    """
    lock = opening.acquire_lock(register)
    try:
        with opening.disk(register):
            _hand_on(ready, known, register)
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
    """Path of a copy prepared to replace ``register``."""
    return register.with_name(register.name + _READY)


def load_known_elsewhere(register: Path, mark: HighWaterMark | None, folders: Iterable[Path]) -> KnownElsewhere:
    """Load the knowledge of this computer's mark and the copies in ``folders`` about the prepared copy's desk."""
    captured = _capture_state(ready_path(register))
    if captured is None:
        return NOTHING
    seen = mark.read(captured.desk) if mark else None
    numbers = [*(seen.numbers if seen else ())]
    heads = [KnownHead(seen.origin, seen.seq, seen.hash, HeadSource.MARK)] if seen else []
    for folder in folders:
        with contextlib.suppress(OSError):
            records = copying.of_desk(folder, captured.desk)
            numbers += (Number(*one) for record in records for one in record.captured.numbers)
            heads += copying.heads_of(records)
            for newest in [record for record in records if not record.is_doubted][:1]:
                heads_file = _HeadsFile(folder / newest.file, register, HeadSource.COPY, to_text(newest.made_at))
                heads += _heads_in(heads_file, captured)
    return KnownElsewhere(tuple(numbers), tuple(heads))


def history_differs(ready: Path, known: KnownElsewhere) -> bool:
    """Whether a copy tells another history than is remembered of it."""
    with opening.disk(ready), contextlib.closing(opening.reader(ready)) as connection:
        return bool(known_heads.differing(connection, known.heads))


def forget(register: Path) -> None:
    """Remove the leftovers of a cancelled restore, or of its trial, beside the register."""
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
    present = _capture_state(register)
    if present is None or verdict.captured is None:
        return 0
    ends = {origin: seq for origin, seq, _ in verdict.captured.heads}
    return sum(max(0, seq - ends.get(origin, 0)) for origin, seq, _ in present.heads)


def is_of_another_desk(register: Path, verdict: CopyVerdict) -> bool:
    """Whether the register at ``register``, if one can be read, is another desk's than the copy's."""
    present = _capture_state(register)
    return present is not None and verdict.captured is not None and present.desk != verdict.captured.desk


def _capture_state(register: Path) -> CapturedState | None:
    if damage.is_blank(register):
        return None
    with (
        contextlib.suppress(Unavailable, TypeError, ValueError),
        opening.disk(register),
        contextlib.closing(opening.reader(register)) as connection,
    ):
        return capture(connection)
    return None


@dataclass(frozen=True, slots=True)
class _HeadsFile:
    """Another file of this desk beside the replacement of ``register``, as a source of known heads."""

    file: Path
    register: Path
    source: HeadSource
    at: str = ""

    def is_doubted(self, connection: apsw.Connection) -> bool:
        if self.source is HeadSource.FORMER:
            return tag_reading.is_doubted(connection, self.register)
        return tag_reading.is_copy_doubted(connection, self.file, self.register)


def _heads_in(heads_file: _HeadsFile, ends: CapturedState) -> tuple[KnownHead, ...]:
    """Known heads from another file of this desk, at the end addresses of ``ends`` and at its own ends.

    It may hold more than those do, and its own ends say nothing of what stood before. One whose own history is doubted
    counts for nothing.
    """
    with (
        contextlib.suppress(Unavailable, TypeError, ValueError),
        opening.disk(heads_file.file),
        contextlib.closing(opening.reader(heads_file.file)) as connection,
    ):
        if not heads_file.is_doubted(connection):
            own = tuple(copying.list_known_heads(capture(connection), heads_file.source, heads_file.at))
            addresses = [(origin, seq) for origin, seq, _ in ends.heads]
            return own + known_heads.find_heads(connection, addresses, heads_file.source, heads_file.at)
    return ()


def _hand_on(file: Path, known: KnownElsewhere, register: Path) -> None:
    """Write the known numbers, history and papers into the copy chosen as the new register."""
    numbers, heads = [*known.numbers], [*known.heads]
    former, ends = _capture_state(register), _capture_state(file)
    if former is not None and ends is not None:
        numbers += (Number(*one) for one in former.numbers)
        heads += _heads_in(_HeadsFile(register, register, HeadSource.FORMER), ends)
    with contextlib.closing(open_database(file)) as connection:
        connection.executemany(
            "INSERT INTO number_floor (series, year, no) VALUES (?, ?, ?)"
            " ON CONFLICT (series, year) DO UPDATE SET no = max(no, excluded.no)",
            [(one.series, one.year, one.no) for one in numbers],
        )
        known_heads.note(connection, known_heads.differing(connection, heads))
        connection.execute(_DOUBT_PAPERS, (SpoolReason.PUT_BACK,))


# What waited in the copy may have been sent since, though no entry says so: when it is opened, it is as if it was.
_DOUBT_PAPERS: Final = (
    "UPDATE paper_job SET state = 'sending', reason = ? WHERE state IN ('queued', 'checking', 'waiting')"
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
    """Mark the copy as cut, for ``rollback_detection`` despite the later mark of a clean close."""
    with contextlib.closing(open_database(file)) as connection:
        connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES ('cut', 1)")


def _keep_beside(register: Path, stamp: str) -> Path | None:
    """Hard-link the present register and its log under a second name: what comes replaces only the first."""
    if not register.exists():
        return None
    former = register.with_name(f"{register.stem}.before-restore-{stamp}{register.suffix}")
    if former.exists() and not former.samefile(register):  # one of the same second, or of a clock that was set back
        return _keep_beside(register, f"{stamp}_")
    for end in ("", "-wal"):
        file = register.with_name(register.name + end)
        if file.exists():
            copying.link(file, former.with_name(former.name + end))
    return former
