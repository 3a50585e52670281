"""Inspection of a file presented as a register: whole, cut, damaged, or none of ours; nothing is written to it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import apsw

from frontoffice.domain.calendar.dates import parse_moment
from frontoffice.domain.entries.entry import UNREADABLE
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.journal import verifying
from frontoffice.register.storage import damage, migrating, opening
from frontoffice.register.storage.copying import CapturedState, capture, integrity_check, never


class CopyState(StrEnum):
    """State of an inspected file.

    ``CUT`` was copied while a program had it open, and what that wrote since is not in it.
    """

    WHOLE = "whole"
    CUT = "cut"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class CopyVerdict:
    """Result of an inspection: ``last_at`` is when the newest entry was recorded (UTC), ``detail`` what is broken."""

    path: Path
    state: CopyState
    captured: CapturedState | None = None
    last_at: datetime | None = None
    detail: str = ""

    @property
    def entries(self) -> int:
        """How many entries can be read."""
        return self.captured.entries if self.captured else 0


def inspect(path: Path, *, stop: Callable[[], bool] = never) -> CopyVerdict:
    """Verify the file at ``path``: its pages, every chain, every head.

    Raises Unavailable: ``register_missing``, ``register_foreign``, ``register_newer``, ``register_older``,
    ``backup_stopped``, and what the disk says.
    """
    with opening.disk(path):
        if damage.is_blank(path):
            raise Unavailable(RegisterFailure.MISSING, path=str(path))
    try:
        with opening.disk(path):
            damage.demand_ours(path)
            with contextlib.closing(opening.reader(path)) as connection:
                return _inspect(connection, path, stop)
    except UNREADABLE as error:  # bytes that are no text, numbers that are none
        return CopyVerdict(path, CopyState.BROKEN, detail=type(error).__name__)
    except Unavailable as error:
        if error.code != RegisterFailure.DAMAGED:
            raise
        return CopyVerdict(path, CopyState.BROKEN, detail=str(error.facts.get("reason", "")))


def _inspect(connection: apsw.Connection, path: Path, stop: Callable[[], bool]) -> CopyVerdict:
    def go_on(_entries: int) -> None:
        if stop():
            raise Unavailable(BackupFailure.STOPPED)

    migrating.pending_steps(connection, path)  # raises for another program's age
    wrong = integrity_check(connection)
    go_on(0)
    if wrong:
        return CopyVerdict(path, CopyState.BROKEN, detail=wrong)
    broken = verifying.verify(connection, go_on).broken
    if broken:
        return CopyVerdict(path, CopyState.BROKEN, detail=broken)
    state = CopyState.CUT if damage.says_open(connection) else CopyState.WHOLE
    return CopyVerdict(path, state, capture(connection), last_recorded(connection))


def last_recorded(connection: apsw.Connection) -> datetime | None:
    """When the newest entry of any chain was recorded, by its desk's clock (UTC); None where nothing stands."""
    rows: Any = connection.execute("SELECT recorded_at FROM head JOIN journal USING (origin, seq)")
    moments = []
    for (text,) in rows:
        with contextlib.suppress(ValueError):
            moments.append(parse_moment(text))
    return max(moments, default=None)
