"""Age of the copies in all places, and the last known copy of absent places."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from frontoffice import replacing
from frontoffice.domain.calendar import dates, office_hours
from frontoffice.domain.calendar.dates import ZONES, parse_moment
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.register.storage.unsafe_place import PlaceState, is_from_future


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
    """A small file on this computer: of each place, when its newest copy was made; for one that is away."""

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
