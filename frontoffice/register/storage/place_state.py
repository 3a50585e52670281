"""How a place of copies stands now: whether it is there, and which copies of this desk are in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from frontoffice.register.storage import backup_place, copy_record
from frontoffice.register.storage.copy_record import CopyRecord
from frontoffice.settings import BackupPlace

_MOST: Final = 1_000
_CLOCKS_DIFFER: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class PlaceState:
    """One place: ``folder`` is where it is now, None while it is away; ``copies`` are this desk's, the newest first.

    ``newest_at`` (UTC), of the newest whole one, is also known of a place that is away. ``is_beside`` is whether it is
    on the register's disk, ``is_silent`` whether its disk or share was asked and has not answered. ``is_unread``:
    nobody has looked there yet since the program was started, and nothing of the rest says anything.
    """

    place: BackupPlace
    folder: Path | None = None
    copies: tuple[CopyRecord, ...] = ()
    newest_at: datetime | None = None
    is_beside: bool = False
    is_silent: bool = False
    is_unread: bool = False

    @property
    def doubted_at(self) -> datetime | None:
        """When a copy of a register whose history is doubted was made (UTC), if that is the newest one."""
        return self.copies[0].made_at if self.copies and self.copies[0].is_doubted else None


def newest_whole(states: Iterable[PlaceState], now: datetime) -> datetime | None:
    """When the newest whole copy of all places was made (UTC); one from the future only where there is no other.

    It was made while the computer's clock was wrong, and does not say how old it is.
    """
    moments = [moment for state in states for moment in _whole(state)]
    past = [moment for moment in moments if not is_from_future(moment, now)]
    return max(past or moments, default=None)


def newest_counted(states: Sequence[PlaceState], now: datetime) -> tuple[datetime | None, bool]:
    """When the newest whole copy on another disk was made (UTC), and False; else that of the register's own, and True.

    A copy on the register's own disk is lost with it: it counts only where there is no other.
    """
    apart = newest_whole([state for state in states if not state.is_beside], now)
    newest = apart or newest_whole(states, now)
    return newest, apart is None and newest is not None


def is_from_future(made_at: datetime, now: datetime) -> bool:
    """Whether a copy was made later than now, by more than clocks are put right."""
    return made_at > now + _CLOCKS_DIFFER


def _whole(state: PlaceState) -> tuple[datetime, ...]:
    made = tuple(copy.made_at for copy in state.copies if not copy.is_doubted)
    return made or ((state.newest_at,) if state.newest_at else ())


def read_states(
    places: Iterable[BackupPlace],
    desk: UUID,
    register: Path,
    volumes: Callable[[], Iterable[Path]] = backup_place.list_volumes,
    known: Iterable[PlaceState] = (),
) -> tuple[PlaceState, ...]:
    """Look for every place, and read what stands in it. Waits for disks and networks: for a worker's thread.

    Of a place that is where it was when it was ``known``, nothing is read but that it is there.
    """
    before = {(state.place.marker, state.folder): state for state in known if state.folder is not None}
    return tuple(_read_state(place, desk, register, volumes, before) for place in places)


def _read_state(
    place: BackupPlace,
    desk: UUID,
    register: Path,
    volumes: Callable[[], Iterable[Path]],
    before: Mapping[tuple[str, Path], PlaceState],
) -> PlaceState:
    folder = backup_place.find(Path(place.folder), place.marker, place.inside, volumes)
    if folder is None:
        return PlaceState(place)
    if (place.marker, folder) in before:
        return before[place.marker, folder]
    copies: tuple[CopyRecord, ...] = ()
    with contextlib.suppress(OSError):
        copies = copy_record.of_desk(folder, desk)[:_MOST]
    newest = next((copy.made_at for copy in copies if not copy.is_doubted), None)
    return PlaceState(place, folder, copies, newest, backup_place.is_beside(folder, register))
