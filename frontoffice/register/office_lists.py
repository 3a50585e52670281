"""People, lists, calendar and series from their entries: the entry that comes last in the one order holds.

They are the office's, not one desk's: whatever desk wrote the last entry, it holds everywhere. Only secrets stay where
they were given, so a person of another desk can sign in here once a supervisor of this desk gave a secret.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import dates, limits, office_hours
from frontoffice.domain.complaint import Manner
from frontoffice.domain.entry import KNOWN_VERSION, EntryKind
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.office_hours import OfficeHours
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.journal import StoryLine
from frontoffice.register.standing import UNREADABLE

TABLES: Final = ("officer", "choice", "day_off", "office_hours", "series_owner", "day_closed")


def project(
    connection: apsw.Connection, subject: UUID, lines: Sequence[StoryLine], before: Sequence[StoryLine] = ()
) -> bool:
    """Bring the officer, list choice, calendar day or series with that subject to what the last of its entries says.

    ``before`` is what the tables were made from: what it told and ``lines`` no longer do is taken out. Tells whether
    there was anything to set.
    """
    if any(_set(connection, subject, line) for line in (*_newest(lines, told=True), *_newest(lines, told=False))):
        return True
    gone = next((line for line in reversed(before) if line.kind in _UNSET), None)
    if gone is None:
        return False
    statement, values = _UNSET[gone.kind]
    connection.execute(statement, values(subject, gone.body))
    return True


def concerns(lines: Iterable[StoryLine]) -> bool:
    """Whether these entries are about a person, a list, the calendar or a series."""
    return any(line.kind in _SET for line in lines)


def _newest(lines: Sequence[StoryLine], *, told: bool) -> Iterator[StoryLine]:
    """The newest first, those that were told for their own sake or those that only repeat.

    A new secret repeats what its desk knew of the person, which may be old: it brings back neither role nor right.
    """
    return (line for line in reversed(lines) if (line.body.get("what") != "secret") is told)


def _set(connection: apsw.Connection, subject: UUID, line: StoryLine) -> bool:
    if line.kind not in _SET or line.version > KNOWN_VERSION:
        return False
    try:
        _SET[line.kind](connection, subject, line)
    except (*UNREADABLE, Refused):
        return False
    return True


def _texts(body: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    """These parts of a body; a TypeError when one of them is no text."""
    told = tuple(body[name] for name in names)
    if not all(isinstance(one, str) for one in told):
        raise TypeError(names)
    return told


def _set_officer(connection: apsw.Connection, subject: UUID, line: StoryLine) -> None:
    name, role, position = _texts(line.body, "name", "role", "position")
    connection.execute(
        "INSERT OR REPLACE INTO officer (officer_id, name, role, position, active) VALUES (?, ?, ?, ?, ?)",
        (subject.bytes, name, str(Role(role)), position, int(line.body["active"] is True)),
    )


def _set_choice(connection: apsw.Connection, _subject: UUID, line: StoryLine) -> None:
    told = _texts(line.body, "list", "code", "name", "group")
    _GROUPS.get(told[0], str)(told[3])  # what cannot be read later would stop every recording
    connection.execute(
        'INSERT OR REPLACE INTO choice (list, code, name, "group", active) VALUES (?, ?, ?, ?, ?)',
        (*told, int(line.body["active"] is True)),
    )


def _amount(group: str) -> None:
    amount, _, unit = group.partition(" ")
    limits.check(Limit("", "", int(amount), Unit(unit)))


_GROUPS: Final[Mapping[str, Callable[[str], object]]] = {"channel": Manner, "limit": _amount}


def _set_series(connection: apsw.Connection, _subject: UUID, line: StoryLine) -> None:
    series, origin = _texts(line.body, "series", "origin")
    connection.execute(
        "INSERT OR REPLACE INTO series_owner (series, origin) VALUES (?, ?)", (series, UUID(origin).bytes)
    )


def _set_day(connection: apsw.Connection, _subject: UUID, line: StoryLine) -> None:
    day, *told = _texts(line.body, "day", "kind", "name", "decree")
    connection.execute(
        "INSERT OR REPLACE INTO day_off (day, kind, name, decree, certain) VALUES (?, ?, ?, ?, ?)",
        (date.fromisoformat(day).isoformat(), *told, int(line.body["certain"] is True)),
    )


def _set_hours(connection: apsw.Connection, _subject: UUID, line: StoryLine) -> None:
    told = {
        int(weekday): (time.fromisoformat(opens), time.fromisoformat(closes))
        for weekday, (opens, closes) in line.body["hours"].items()
    }
    office_hours.check(OfficeHours(told))
    connection.execute("DELETE FROM office_hours")
    connection.executemany(
        "INSERT INTO office_hours (weekday, opens, closes) VALUES (?, ?, ?)",
        ((weekday, f"{opens:%H:%M}", f"{closes:%H:%M}") for weekday, (opens, closes) in told.items()),
    )


def _set_closed(connection: apsw.Connection, _subject: UUID, line: StoryLine) -> None:
    body = line.body
    series, day, position, head, note = _texts(body, "series", "day", "position", "head", "note")
    connection.execute(
        "INSERT OR REPLACE INTO day_closed (series, day, entry_id, lc, closed_at, officer, position, lines, last, head,"
        " note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(
                series,
                date.fromisoformat(day).isoformat(),
                line.entry_id.bytes,
                line.lc,
                dates.to_text(line.occurred_at),
            ),
            *(line.officer, position, _count(body["lines"]), _count(body["last"]), head, note),
        ),
    )


def _count(told: object) -> int:
    if not isinstance(told, int):
        raise TypeError("a count is a number")
    return told


_SET: Final[dict[str, Callable[[apsw.Connection, UUID, StoryLine], None]]] = {
    EntryKind.OFFICER_SET: _set_officer,
    EntryKind.CHOICE_SET: _set_choice,
    EntryKind.CALENDAR_DAY: _set_day,
    EntryKind.OFFICE_HOURS: _set_hours,
    EntryKind.SERIES_TAKEN: _set_series,
    EntryKind.DAY_CLOSED: _set_closed,
}
_UNSET: Final[dict[str, tuple[str, Callable[[UUID, dict[str, Any]], tuple[object, ...]]]]] = {
    EntryKind.OFFICER_SET: ("DELETE FROM officer WHERE officer_id = ?", lambda subject, _: (subject.bytes,)),
    EntryKind.CHOICE_SET: (
        "DELETE FROM choice WHERE list = ? AND code = ?",
        lambda _, body: (body["list"], body["code"]),
    ),
    EntryKind.CALENDAR_DAY: ("DELETE FROM day_off WHERE day = ?", lambda _, body: (body["day"],)),
    EntryKind.OFFICE_HOURS: ("DELETE FROM office_hours", lambda *_: ()),
    EntryKind.SERIES_TAKEN: ("DELETE FROM series_owner WHERE series = ?", lambda _, body: (body["series"],)),
    EntryKind.DAY_CLOSED: (
        "DELETE FROM day_closed WHERE series = ? AND day = ?",
        lambda _, body: (body["series"], body["day"]),
    ),
}
