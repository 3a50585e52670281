"""Open a register: its file, its unit of work, and what was noticed on the way."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from frontoffice.register import unit_of_work
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.commands import authenticating, credentials
from frontoffice.register.commands.print_job import UNDERWAY, JobState
from frontoffice.register.journal import ids, known_heads, origins, verifying
from frontoffice.register.register import Register
from frontoffice.register.replication import rollback_detection
from frontoffice.register.storage import opening, reading_file
from frontoffice.register.storage.desk import Desk, Notice
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.opening import OpenFile
from frontoffice.register.storage.register_tags import TagTrust
from frontoffice.register.unit_of_work import UnitOfWork

# --- The notices at opening: the tail of the chain, an unclean end, tables made anew, a clock that went back ---


def at_opening(unit: UnitOfWork) -> tuple[Notice, ...]:
    """Notices before work begins: the tail of the chain, an unclean end, a clock set back."""
    found = []
    with unit.reading():
        own = origins.mine(unit.connection)  # others' were checked when they came, and there may be hundreds
        verdict = verifying.verify(unit.connection, tail=verifying.TAIL, chains=own.keys())
        behind = unit_of_work.clock_notice(unit.connection, unit.now())
    if verdict.broken:
        found.append(Notice(RegisterNotice.CHAIN_BROKEN, {"where": verdict.broken}))
    found += _of_history(unit)
    with unit.reading():
        wrong = credentials.find_changed(unit.connection, unit.tags) if unit.tags.trust is TagTrust.FITS else ()
    if wrong:
        found.append(Notice(RegisterNotice.SECRETS_CHANGED, {"people": len(wrong)}))
    if not unit.file.ended_cleanly:
        found.append(Notice(RegisterNotice.ENDED_UNCLEANLY))
    if unit.file.made_anew:
        found.append(Notice(RegisterNotice.TABLES_REBUILT))
    if behind:
        unit.run_once(ids.new_id(), lambda: None)  # appends the entry that says so; nothing else is to be written yet
    uncertain = _recover_papers(unit)
    if uncertain:
        found.append(Notice(RegisterNotice.PAPERS_UNCERTAIN, {"papers": uncertain}))
    _recover_messages(unit)
    return tuple(found)


def _recover_papers(unit: UnitOfWork) -> int:
    """Mark papers in progress as uncertain and return their number; at nearly every start there are none."""
    states = (JobState.CHECKING, JobState.VOID, *UNDERWAY)
    asked = f"SELECT EXISTS (SELECT 1 FROM paper_job WHERE state IN ({', '.join('?' * len(states))}))"
    with unit.reading():
        if not unit.connection.execute(asked, states).get:
            return 0
    from frontoffice.register.commands import spool  # and peewee

    return spool.recover(unit)


def _recover_messages(unit: UnitOfWork) -> None:
    """Mark messages in progress as uncertain; at nearly every start there are none."""
    with unit.reading():
        waiting = unit.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM send_job WHERE state IN ('queued', 'sending'))"
        ).get
    if waiting:
        from frontoffice.register.commands import sending

        sending.recover(unit)


def _of_history(unit: UnitOfWork) -> tuple[Notice, ...]:
    """Notices of other entries remembered elsewhere, or of changes by another program."""
    with unit.reading():
        differs = known_heads.has_doubts(unit.connection)
    if differs:
        return (Notice(RegisterNotice.HISTORY_DIFFERS),)
    return (Notice(RegisterNotice.CHANGED_OUTSIDE),) if unit.tags.is_changed else ()


# --- opened ---


def system_clock() -> datetime:
    """The computer's clock, UTC."""
    return datetime.now(UTC)


def open_register(
    path: Path,
    desk: Desk,
    *,
    clock: Callable[[], datetime] = system_clock,
    vfs: str | None = None,
    draw: Callable[[], UUID] = uuid.uuid4,
    high_water_mark: HighWaterMark | None = None,
) -> Register:
    """Open or make the register at ``path`` for ``desk``. Raises Unavailable as ``opening.open_file`` does.

    ``high_water_mark`` is this computer's, outside the register's folder; without one, a register that was put back
    from a backup or copied is only noticed at the centre. ``draw`` makes the identities of chains and tokens.
    """
    return _register(opening.open_file(path, vfs=vfs, draw=draw), desk, clock, high_water_mark)


def open_existing(path: Path, desk: Desk, high_water_mark: HighWaterMark | None) -> Register:
    """Open the existing register at ``path`` for a command. Raises ``register_missing`` besides."""
    return _register(opening.open_file(path, must_exist=True), desk, system_clock, high_water_mark)


@contextlib.contextmanager
def read_beside(path: Path, desk: Desk, clock: Callable[[], datetime] = system_clock) -> Iterator[Register]:
    """The register at ``path`` as it stands now, to be asked and not written to, beside a window or without one.

    For one thread. Raises Unavailable as ``reading_file.open_reading`` does, and as ``opening.open_file`` of the disk.
    """
    with reading_file.reporting_as_open_failure(path):
        file = reading_file.open_reading(path)
        try:
            yield Register(UnitOfWork(file, desk, clock), ())
        finally:
            opening.close_beside(file)


def _register(file: OpenFile, desk: Desk, clock: Callable[[], datetime], mark: HighWaterMark | None) -> Register:
    try:
        unit = UnitOfWork(file, desk, clock)
        authenticating.begin(unit, mark)
        found: tuple[Notice, ...] = ()
        if mark is not None:  # first: it may begin another chain to write on
            found = rollback_detection.compare(unit, mark)
        notices = (*at_opening(unit), *found)
        return Register(unit, notices, mark.folder if mark else None)
    except BaseException:
        opening.close_file(file)
        raise
