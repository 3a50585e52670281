"""The places of copies, looked for all the while: which are there, what stands in them, how old it is.

Each is looked for in a thread of its own: a network share that does not answer holds up nothing else, not the other
places, nor the end of the program. While it does not answer it is away.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice import replacing
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Background
from frontoffice.domain.calendar import dates, office_hours
from frontoffice.domain.calendar.dates import ZONES, parse_moment
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.register.storage import backup_place, unsafe_place
from frontoffice.register.storage.unsafe_place import PlaceState, is_from_future
from frontoffice.settings import BackupPlace


def is_doubted(states: Sequence[PlaceState], whole: datetime | None) -> bool:
    """Whether a copy of a register with doubted history is newer than the newest ``whole`` one."""
    return any(state.doubted_at and (whole is None or state.doubted_at > whole) for state in states)


def is_old(made_at: datetime, now: datetime, zone: str, office: tuple[OfficeCalendar, OfficeHours]) -> bool:
    """Whether the office has been open for a whole day of work since, or nobody knows (all moments UTC)."""
    if is_from_future(made_at, now):
        return True
    calendar, hours = office
    since, until = (moment.astimezone(ZONES[zone]).replace(tzinfo=None) for moment in (made_at, now))
    return office_hours.time_open(calendar, hours, since, until) >= office_hours.longest_day(hours)


def moment_text(made_at: datetime, now: datetime, zone: str) -> str:
    """Time of a copy, with its date unless that is today's."""
    at = dates.time_of_day(made_at, zone).removesuffix(f" {zone}")
    on = dates.local_date(made_at, zone)
    return at if on == dates.local_date(now, zone) else f"{dates.in_digits(on)} {at}"


class LastSeen:
    """A small file on this computer: time of the newest copy of each place, for unreachable ones."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._moments = _read(file)

    def complete(self, states: Iterable[PlaceState]) -> tuple[PlaceState, ...]:
        """Fill in the last known copies of absent places, and store those of present ones."""
        found = []
        for state in states:
            marker = state.place.marker
            if state.folder is None:
                known = self._moments.get(marker)
                state = dataclasses.replace(state, newest_at=known)  # noqa: PLW2901
            elif state.newest_at is not None:
                self._moments[marker] = state.newest_at
            else:
                self._moments.pop(marker, None)
            found.append(state)
        self._keep()
        return tuple(found)

    def _keep(self) -> None:
        text = json.dumps({marker: dates.to_text(moment) for marker, moment in sorted(self._moments.items())})
        with contextlib.suppress(OSError):  # then a place that is away is not known for as long as it is
            if not self._file.exists() or self._file.read_text(encoding="ascii") != text:
                replacing.write_whole(self._file, text.encode("ascii"))


def _read(file: Path) -> dict[str, datetime]:
    try:
        return {str(marker): parse_moment(text) for marker, text in json.loads(file.read_bytes()).items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


# --- backup places controller ---

_EVERY: Final = 10_000  # milliseconds
_READ_ANEW: Final = 30  # looks: five minutes
_PATIENCE: Final = 2  # looks that a place may take to answer


class BackupPlacesController(QObject):
    """Controller of the backup places; ``changed`` reports a look at them, ``came`` carries new ones lacking something.

    ``others_found`` says that another register of this desk writes copies, or that they remember another history; no
    number is given here any more.
    """

    changed = Signal()
    came = Signal(object)
    others_found = Signal()

    def __init__(
        self, register: Register, settings: SettingsController, seen: LastSeen, background: Callable[[], Background]
    ) -> None:
        super().__init__()
        self._register, self._settings, self._seen, self._background = register, settings, seen, background
        self.desk: UUID | None = None
        self._states: dict[str, PlaceState] = {}  # by the place's marker, as all that follows
        self._threads: dict[str, Background] = {}
        self._claims: list[Background] = []
        self._looked_for: dict[str, int] = {}  # how many looks ago that was begun
        self._read_again: set[str] = set()
        self._glances = 0
        self._is_ended = False
        self.due = QTimer(self, interval=_EVERY)
        self.due.timeout.connect(self._poll_places)

    @property
    def states(self) -> tuple[PlaceState, ...]:
        """State of every place; unknown of one still to answer."""
        places = {place.marker: place for place in self._settings.current.backup_places}
        return tuple(self._states.get(marker, PlaceState(place, is_unread=True)) for marker, place in places.items())

    def begin(self) -> None:
        """Look for the places from now on."""
        self._settings.changed.connect(lambda _settings: self.refresh())
        self.due.start()
        self.refresh()

    def end(self) -> None:
        """Look no more."""
        self._is_ended = True
        self.due.stop()
        for thread in (*self._threads.values(), *self._claims):
            thread.stop()

    def refresh(self, known: Sequence[PlaceState] = ()) -> None:
        """Look for the places, and read the content of those not ``known``."""
        if self._is_ended or not self._knows_desk():
            return
        places = self._settings.current.backup_places
        for place in places:
            self._read_place(place, known)
        if not places:
            self.changed.emit()

    def _knows_desk(self) -> bool:
        """Whether the desk of the copies can be read; else nothing is known of them until it can."""
        if self.desk is None:
            with contextlib.suppress(Unavailable):  # why not is said elsewhere
                self.desk = self._register.backups.desk
        return self.desk is not None

    def _read_place(self, place: BackupPlace, known: Sequence[PlaceState] = ()) -> None:
        marker, register, desk = place.marker, self._register.path, self.desk
        if desk is None:
            return
        if marker in self._looked_for:
            if not known:
                self._read_again.add(marker)
            return
        self._looked_for[marker] = 0
        if marker not in self._threads:
            self._threads[marker] = self._background()
        self._threads[marker].run(
            lambda: unsafe_place.read_states((place,), desk, register, known=known),
            lambda found: self._keep(place, *found),
            lambda error: self._keep_none(place, error),
        )

    def claim(self, folder: Path, done: Callable[[BackupPlace], None], failed: Callable[[Exception], None]) -> None:
        """Make a folder a place, in a thread of its own: a share may never answer, and then nobody is called."""
        thread = self._background()
        self._claims.append(thread)

        def end(call: Callable[[], None]) -> None:
            self._claims.remove(thread)
            thread.stop()
            call()

        thread.run(
            lambda: BackupPlace(str(folder), backup_place.claim(folder), backup_place.path_inside(folder)),
            lambda place: end(lambda: done(place)),
            lambda error: end(lambda: failed(error)),
        )

    def is_old(self, made_at: datetime) -> bool:
        """Whether a copy is older than a day of work; an unreadable register is reported elsewhere."""
        register = self._register
        with contextlib.suppress(Unavailable):
            office = register.unit.calendar, register.unit.hours
            return is_old(made_at, register.now(), register.zone, office)
        return False

    def _poll_places(self) -> None:
        """Check the availability of the places.

        What stands in them is read anew now and then only: others write there, too.
        """
        self._glances += 1
        self.refresh(self.states if self._glances % _READ_ANEW else ())
        self._mark_silent_away()

    def _mark_silent_away(self) -> None:
        """Mark places as away if they do not answer; they are there again when they do."""
        for place in self._settings.current.backup_places:
            if place.marker not in self._looked_for:
                continue
            self._looked_for[place.marker] += 1
            if self._looked_for[place.marker] == _PATIENCE:
                (self._states[place.marker],) = self._seen.complete((PlaceState(place, is_silent=True),))
                self.changed.emit()

    def _keep_none(self, place: BackupPlace, error: Exception) -> None:
        self._looked_for.pop(place.marker)
        raise error

    def _keep(self, place: BackupPlace, found: PlaceState) -> None:
        marker = place.marker
        self._looked_for.pop(marker)
        if marker in self._read_again:  # something was asked for meanwhile that this does not know yet
            self._read_again.remove(marker)
            self._read_place(place)
            return
        before = self._states.get(marker)
        (state,) = self._seen.complete((found,))
        self._states[marker] = state
        self._notice_others(state)
        self.changed.emit()
        if state.folder is not None and self._has_come(before, state):
            self.came.emit((state,))

    def _has_come(self, before: PlaceState | None, now: PlaceState) -> bool:
        """Whether a newly available or newly read place lacks entries since its newest copy."""
        if before is not None and before.folder is not None:
            return False
        if not now.copies or now.newest_at is None or self.is_old(now.newest_at):
            return True
        with contextlib.suppress(Unavailable):
            return self._register.outbox.entries() != now.copies[0].captured.entries
        return False

    def _notice_others(self, state: PlaceState) -> None:
        records = state.copies
        with contextlib.suppress(Unavailable):
            differs = self._register.backups.notice_history(records)
            if self._register.backups.notice_others(records) or differs:
                self.others_found.emit()
