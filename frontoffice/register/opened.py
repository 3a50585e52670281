"""Open a register: its file, its unit of work, and what was noticed on the way."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from frontoffice.register import opening_notices
from frontoffice.register.commands import authenticating
from frontoffice.register.register import Register
from frontoffice.register.replication import rollback_detection
from frontoffice.register.storage import opening, reading_file
from frontoffice.register.storage.desk import Desk, Notice
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.opening import OpenFile
from frontoffice.register.unit_of_work import UnitOfWork


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
    """Open the register at ``path`` for a command, which makes none. Raises ``register_missing`` besides."""
    return _register(opening.open_file(path, must_exist=True), desk, system_clock, high_water_mark)


@contextlib.contextmanager
def read_beside(path: Path, desk: Desk, clock: Callable[[], datetime] = system_clock) -> Iterator[Register]:
    """The register at ``path`` as it stands now, to be asked and not written to, beside a window or without one.

    For one thread. Raises Unavailable as ``reading_file.open_reading`` does, and as ``opening.open_file`` of the disk.
    """
    with reading_file.nothing_typed(path):
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
        notices = (*opening_notices.at_opening(unit), *found)
        return Register(unit, notices, mark.folder if mark else None)
    except BaseException:
        opening.close_file(file)
        raise
