"""People, lists, calendar and series from their entries: the last entry in the one order holds.

Approved reports come by the same way; each of them stands.

They are the office's, not one desk's: whatever desk wrote the last entry, it holds everywhere. Only secrets stay where
they were given, so a person of another desk can sign in here once a supervisor of this desk gave a secret.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain import limits
from frontoffice.domain.calendar import dates, office_hours
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.complaint import Manner
from frontoffice.domain.entries import office_bodies as bodies
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, demand_texts, whole
from frontoffice.domain.entries.entry_bodies import DayClosedBody
from frontoffice.errors import Refused
from frontoffice.register.journal import ids, story_line
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import approved_report

TABLES: Final = (
    *("officer", "absence", "choice", "day_off", "office_hours", "series_owner", "day_closed", "report_approved"),
)


def project(
    connection: apsw.Connection, subject: UUID, lines: Sequence[StoryLine], before: Sequence[StoryLine] = ()
) -> None:
    """Update the officer, list choice, calendar day or series with that subject from its last entry.

    ``before`` is what the tables were made from: what it set and ``lines`` no longer do is taken out. Each kind is
    looked at by itself, and an entry that cannot be read is passed over: the one before it holds.
    """
    _project_approvals(connection, subject, lines, before)
    for kind in _LISTS.keys() & {line.kind for line in (*lines, *before)}:
        present = [line for line in lines if line.kind == kind]
        was = [line for line in before if line.kind == kind]
        newest = (*story_line.newest(present, repeats=False), *story_line.newest(present, repeats=True))
        if not any(_set(connection, subject, line) for line in newest):
            for line in was:
                _unset(connection, subject, line)


def concerns(lines: Iterable[StoryLine]) -> bool:
    """Whether these entries are about a person, a list, the calendar or a series."""
    return not _CONCERNED.isdisjoint([line.kind for line in lines])


def _project_approvals(
    connection: apsw.Connection, subject: UUID, lines: Sequence[StoryLine], before: Sequence[StoryLine]
) -> None:
    """Project every readable approved report, not the last alone."""
    kept = {line.entry_id for line in lines}
    for line in before:
        if line.kind == EntryKind.REPORT_APPROVED and line.entry_id not in kept:
            approved_report.forget(connection, line)
    for line in lines:
        if line.kind == EntryKind.REPORT_APPROVED and line.version <= KNOWN_VERSION:
            with contextlib.suppress(*UNREADABLE, Refused):
                approved_report.keep(connection, subject, line)


def _set(connection: apsw.Connection, subject: UUID, line: StoryLine) -> bool:
    if line.version > KNOWN_VERSION:
        return False
    try:
        _LISTS[line.kind].set(connection, _LISTS[line.kind].key(subject, line.body), line)
    except (*UNREADABLE, Refused):
        return False
    return True


def _unset(connection: apsw.Connection, subject: UUID, line: StoryLine) -> None:
    """Undo the setting of an entry, if it can have set anything."""
    with contextlib.suppress(*UNREADABLE):
        connection.execute(_LISTS[line.kind].unset, _LISTS[line.kind].key(subject, line.body))


# What a row is found by. Every desk makes the subject of it; an entry with another subject would hold on one desk and
# not on the next, by which came first.
_Key = tuple[Any, ...]


def _officer_key(subject: UUID, _body: Mapping[str, Any]) -> _Key:
    return (subject.bytes,)


def _choice_key(subject: UUID, body: Mapping[str, Any]) -> _Key:
    choice = decode(bodies.ChoiceSetBody, body)
    name, code = demand_texts(choice.list, choice.code)
    return _require_subject(subject, (name, code), (name, code))


def _day_key(subject: UUID, body: Mapping[str, Any]) -> _Key:
    day = _day(decode(bodies.CalendarDayBody, body).day)
    return _require_subject(subject, ("calendar", day), (day,))


def _hours_key(subject: UUID, _body: Mapping[str, Any]) -> _Key:
    return _require_subject(subject, ("calendar", "hours"), ())


def _series_key(subject: UUID, body: Mapping[str, Any]) -> _Key:
    (series,) = demand_texts(decode(bodies.SeriesTakenBody, body).series)
    return _require_subject(subject, ("series", series), (series,))


def _day_closing_key(subject: UUID, body: Mapping[str, Any]) -> _Key:
    closed = decode(DayClosedBody, body)
    (series,), day = demand_texts(closed.series), _day(closed.day)
    return _require_subject(subject, ("closed", f"{series}/{day}"), (series, day))


def _require_subject(subject: UUID, name: tuple[str, str], key: _Key) -> _Key:
    if ids.subject(*name) != subject:
        raise ValueError(name)
    return key


def _day(written: str) -> str:
    (day,) = demand_texts(written)
    return dates.parse_day(day).isoformat()


def _set_officer(connection: apsw.Connection, key: _Key, line: StoryLine) -> None:
    who = story_line.read(UUID(bytes=key[0]), line)
    connection.execute(
        "INSERT OR REPLACE INTO officer (officer_id, name, role, position, active) VALUES (?, ?, ?, ?, ?)",
        (*key, who.name, str(who.role), who.position, int(who.active)),
    )


def _set_absence(connection: apsw.Connection, key: _Key, line: StoryLine) -> None:
    body = decode(bodies.AbsenceSetBody, line.body)
    who = demand_texts(body.officer, body.name)
    substitute = demand_texts(body.substitute, body.substitute_name, body.note)
    first, last = _day(body.first), _day(body.last)
    if last < first:
        raise ValueError(first, last)
    if body.withdrawn is True:
        connection.execute(_NO_ABSENCE, key)
        return
    connection.execute(
        "INSERT OR REPLACE INTO absence (absence_id, officer, name, first, last, substitute, substitute_name, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*key, *who, first, last, *substitute),
    )


_NO_ABSENCE: Final = "DELETE FROM absence WHERE absence_id = ?"


def _set_choice(connection: apsw.Connection, key: _Key, line: StoryLine) -> None:
    body = decode(bodies.ChoiceSetBody, line.body)
    name, group = demand_texts(body.name, body.group)
    _GROUPS.get(key[0], str)(group)  # what cannot be read later would stop every recording
    connection.execute(
        'INSERT OR REPLACE INTO choice (list, code, name, "group", active) VALUES (?, ?, ?, ?, ?)',
        (*key, name, group, int(body.active is True)),
    )


def _amount(group: str) -> None:
    limits.check(limits.read_amount("", "", group))


_GROUPS: Final[Mapping[str, Callable[[str], object]]] = {
    "channel": Manner,
    "limit": _amount,
    "checked": date.fromisoformat,
}


def _set_series(connection: apsw.Connection, key: _Key, line: StoryLine) -> None:
    (origin,) = demand_texts(decode(bodies.SeriesTakenBody, line.body).origin)
    connection.execute("INSERT OR REPLACE INTO series_owner (series, origin) VALUES (?, ?)", (*key, UUID(origin).bytes))


def _set_day(connection: apsw.Connection, key: _Key, line: StoryLine) -> None:
    body = decode(bodies.CalendarDayBody, line.body)
    texts = demand_texts(body.kind, body.name, body.decree)
    connection.execute(
        "INSERT OR REPLACE INTO day_off (day, kind, name, decree, certain) VALUES (?, ?, ?, ?, ?)",
        (*key, *texts, int(body.certain is True)),
    )


def _set_hours(connection: apsw.Connection, _key: _Key, line: StoryLine) -> None:
    hours = {
        int(weekday): (time.fromisoformat(opens), time.fromisoformat(closes))
        for weekday, (opens, closes) in decode(bodies.OfficeHoursSetBody, line.body).hours.items()
    }
    office_hours.check(OfficeHours(hours))
    rows = [(weekday, f"{opens:%H:%M}", f"{closes:%H:%M}") for weekday, (opens, closes) in hours.items()]
    if not hours.keys() <= _WEEK:
        raise ValueError(hours)
    connection.execute("DELETE FROM office_hours")
    connection.executemany("INSERT INTO office_hours (weekday, opens, closes) VALUES (?, ?, ?)", rows)


_WEEK: Final = frozenset(range(7))


def _set_closed(connection: apsw.Connection, key: _Key, line: StoryLine) -> None:
    body = decode(DayClosedBody, line.body)
    position, head, note, root = demand_texts(body.position, body.head, body.note, body.root or "")
    stands = (line.entry_id.bytes, line.lc, dates.to_text(line.occurred_at), line.officer)
    connection.execute(
        "INSERT OR REPLACE INTO day_closed (series, day, entry_id, lc, closed_at, officer, position, lines, last, head,"
        " note, entries, root) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*key, *stands, position, _count(body.lines), _count(body.last), head, note, _count(body.entries or 0), root),
    )


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("a count is a number")
    return whole(value)


class _List(NamedTuple):
    """How the entries of a kind come into their table and out of it again."""

    key: Callable[[UUID, Mapping[str, Any]], _Key]
    set: Callable[[apsw.Connection, _Key, StoryLine], None]
    unset: str


_LISTS: Final[dict[str, _List]] = {
    EntryKind.OFFICER_SET: _List(_officer_key, _set_officer, "DELETE FROM officer WHERE officer_id = ?"),
    EntryKind.ABSENCE_SET: _List(_officer_key, _set_absence, _NO_ABSENCE),
    EntryKind.CHOICE_SET: _List(_choice_key, _set_choice, "DELETE FROM choice WHERE list = ? AND code = ?"),
    EntryKind.CALENDAR_DAY: _List(_day_key, _set_day, "DELETE FROM day_off WHERE day = ?"),
    EntryKind.OFFICE_HOURS: _List(_hours_key, _set_hours, "DELETE FROM office_hours"),
    EntryKind.SERIES_TAKEN: _List(_series_key, _set_series, "DELETE FROM series_owner WHERE series = ?"),
    EntryKind.DAY_CLOSED: _List(_day_closing_key, _set_closed, "DELETE FROM day_closed WHERE series = ? AND day = ?"),
}
_CONCERNED: Final = frozenset({*_LISTS, EntryKind.REPORT_APPROVED})
