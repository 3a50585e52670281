"""Calendar, hours, channels, limits and lists of choices in force: as shipped, and as the office changed them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, time
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import apsw

from frontoffice import assets
from frontoffice.domain import choices
from frontoffice.domain.calendar import office_hours, working_days
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import DayOff, DueDate, DueDates, OfficeCalendar
from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.choices import ALIAS_OF, OTHER, Choice, ListName, Meanings, sector_code
from frontoffice.domain.complaint import CATEGORIES, CHANNELS, Channel, Manner
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.body_parts import DuePart
from frontoffice.domain.entries.entry import UNREADABLE
from frontoffice.domain.limits import Limits, read_amount, read_limits
from frontoffice.register.journal import reading
from frontoffice.register.journal.story_line import StoryLine

# --- The calendar that gave a complaint its due date, from the entry that gave it ---
# The office's calendar goes on changing after a complaint is answered or closed; how its own date was counted does
# not.


def calendar_of(story: Iterable[StoryLine], due: DueDate) -> OfficeCalendar | None:
    """Calendar used for the count of ``due``, as far as that count goes.

    None when no entry keeps it: recordings of the first versions named the calendar and did not say what was in it.
    """
    kept = None
    for line in story:
        part = outline(DuePart, line.body)
        if part.due_on != due.day.isoformat():
            continue
        try:
            count = working_days.read_count(part.count or {})
        except UNREADABLE:  # an older entry, or one of a broken program
            continue
        if count.version == due.calendar_version:  # an amendment may carry on an older date than the one it counted
            kept = count
    return kept


# --- office calendar ---


@cache
def load_default_days() -> tuple[DayOff, ...]:
    """Days off known to the program itself."""
    return working_days.read_days(assets.read_text("calendar/holidays.csv"))


def load_office_days(connection: apsw.Connection) -> tuple[DayOff, ...]:
    """Days off entered by the office, by date."""
    rows = reading.validate_rows(
        "day_off",
        connection.execute("SELECT day, kind, name, decree, certain FROM day_off ORDER BY day"),
        (str, str, str, str, int),
    )
    return tuple(
        DayOff(date.fromisoformat(day), kind, name, decree, bool(certain)) for day, kind, name, decree, certain in rows
    )


def hours(connection: apsw.Connection) -> OfficeHours:
    """The office hours by weekday; the usual ones until others are entered."""
    rows = reading.validate_rows(
        "office_hours",
        connection.execute("SELECT weekday, opens, closes FROM office_hours ORDER BY weekday"),
        (int, str, str),
    )
    hours: Mapping[int, tuple[time, time]] = {
        weekday: (time.fromisoformat(opens), time.fromisoformat(closes)) for weekday, opens, closes in rows
    }
    return OfficeHours(MappingProxyType(dict(hours))) if hours else office_hours.USUAL


def due_dates(connection: apsw.Connection) -> DueDates:
    """Due dates of answers by the calendar in force, for any date of receipt."""
    return DueDates(in_force(connection))


def in_force(connection: apsw.Connection) -> OfficeCalendar:
    """Calendar in force for due dates."""
    week = frozenset(hours(connection).by_weekday)
    return working_days.calendar_of(load_default_days(), load_office_days(connection), week)


# --- office lists ---

CHANNEL: Final = "channel"
LIMIT: Final = "limit"
PHRASE: Final = "phrase"  # its text stands where another list has its group

LONGEST_LIST: Final = 500_000  # characters of one list's lines together

_IN_ORDER: Final = (
    'SELECT length(code) + length(name) + length("group"), code, name, "group", active'
    " FROM choice WHERE list = ? ORDER BY code"
)
_CHOSEN: Final = 'SELECT code, name, "group", active FROM choice WHERE list = ? ORDER BY name'


def channels(connection: apsw.Connection) -> dict[str, Channel]:
    """Every channel by code, retired ones included: those of the procedure first, in its order."""
    known = {channel.code: channel for channel in CHANNELS}
    return known | {
        code: Channel(code, name, Manner(group), bool(active))
        for code, name, group, active in _load_choices_by_name(connection, CHANNEL)
    }


def limits(connection: apsw.Connection) -> Limits:
    """The office's limits: as shipped, and as changed since."""
    known = read_limits(assets.rows("limits.csv")).by_code
    changed = {
        code: read_amount(code, name, group) for code, name, group, _ in _load_choices_by_name(connection, LIMIT)
    }
    return Limits(MappingProxyType({**known, **changed}))


CHECKED: Final = "checked"  # of a list: the date of the comparison stands where another list has its group
KIND: Final = "kind"
OWN: Final = "Ketentuan kantor"  # rests on no rule with which it could be compared
_CATEGORIES: Final = (
    "bentuk maladministrasi menurut Peraturan Ombudsman 26/2017, diganti 58/2023; selebihnya daftar awal dari program"
)


@cache
def list_sources() -> Mapping[str, str]:
    """Source of each list, by its name; :data:`OWN` the office alone."""
    services, regions = _sources("services.csv"), _sources("regions.csv")
    return {
        CHANNEL: "Prosedur angka 2 dan daftar sarananya",
        KIND: "Prosedur huruf A",
        ListName.TEAM: OWN,
        ListName.AGENCY: OWN,
        ListName.CATEGORY: _CATEGORIES,
        ListName.SERVICE: services,
        ListName.SECTOR: services,
        ListName.REGENCY: regions,
        ListName.DISTRICT: regions,
    }


def _sources(file: str) -> str:
    return "; ".join(dict.fromkeys(row["source"] for row in assets.rows(file)))


def lists_checked(connection: apsw.Connection) -> Mapping[str, date]:
    """Dates of the office's checks of lists against their sources, by list name."""
    return {code: date.fromisoformat(group) for code, _, group, _ in _load_choices_by_name(connection, CHECKED)}


@cache
def limit_sources() -> Mapping[str, str]:
    """Rule behind each shipped limit, by code; none of them was read by whoever wrote the program."""
    return {row["code"]: row["source"] for row in assets.rows("limits.csv")}


def phrases(connection: apsw.Connection) -> tuple[Phrase, ...]:
    """The office's phrases by name, retired ones included: as shipped, and as changed since."""
    found = {row["code"]: Phrase(row["code"], row["name"], row["text"]) for row in assets.rows("phrases.csv")}
    found |= {
        code: Phrase(code, name, text, bool(active))
        for code, name, text, active in _load_choices_by_name(connection, PHRASE)
    }
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.code)))


@cache
def load_defaults() -> Mapping[ListName, tuple[Choice, ...]]:
    """Choices shipped with the program; there are no teams and agencies but the office's own."""
    services = tuple(Choice(row["code"], row["name"], row["sector"]) for row in assets.rows("services.csv"))
    regions = assets.rows("regions.csv")
    regencies = {row["kode"]: row["nama"] for row in regions if row["tingkat"] == "kabupaten/kota"}
    *formed, rest = CATEGORIES  # the last one is whatever is none of them
    return {
        ListName.SERVICE: services,
        ListName.SECTOR: sectors(services),
        ListName.CATEGORY: (*(Choice(code_of(name, ()), name) for name in formed), Choice(OTHER, rest)),
        ListName.REGENCY: tuple(Choice(code, name) for code, name in regencies.items()),
        ListName.DISTRICT: tuple(
            Choice(row["kode"], row["nama"], regencies[row["kode"].rpartition(".")[0]])
            for row in regions
            if row["tingkat"] == "kecamatan"
        ),
        ListName.TEAM: (),
        ListName.AGENCY: (),
    }


def sectors(services: Iterable[Choice]) -> tuple[Choice, ...]:
    """Sectors of services; one of retired services alone is retired."""
    found: dict[str, bool] = {}
    for service in services:
        found[service.group] = found.get(service.group, False) or service.active
    return tuple(Choice(sector_code(name), name, active=active) for name, active in found.items())


def meanings(connection: apsw.Connection) -> Mapping[ListName, Meanings]:
    """Meanings of texts in every list."""
    kept = {of: _choices(connection, of) for of in ListName}
    services = {one.code: one for one in (*load_defaults()[ListName.SERVICE], *kept[ListName.SERVICE])}
    kept[ListName.SECTOR] = (*sectors(services.values()), *kept[ListName.SECTOR])
    return {of: choices.meanings(of, load_defaults()[of], kept[of], dict(_aliases(connection, of))) for of in ListName}


def _choices(connection: apsw.Connection, of: ListName) -> tuple[Choice, ...]:
    return tuple(
        Choice(code, name, group, bool(active)) for code, name, group, active in _load_choices(connection, of.value)
    )


def _aliases(connection: apsw.Connection, of: ListName) -> Iterable[tuple[str, str]]:
    """The office's aliases: each has its text as code and name, and its meant code as group."""
    return ((text, code) for text, _, code, active in _load_choices(connection, ALIAS_OF + of.value) if active)


def _load_choices(connection: apsw.Connection, of: str) -> list[tuple[Any, ...]]:
    """The lines of a list by their codes, as far as a list may be long: everybody waits for all of them."""
    return reading.validate_rows("choice", _as_far(connection.execute(_IN_ORDER, (of,))), (str, str, str, int))


def _as_far(lines: Any) -> Iterator[tuple[Any, ...]]:
    room = LONGEST_LIST
    try:
        for length, *line in lines:
            room -= length
            if room < 0:
                return
            yield tuple(line)
    finally:
        lines.close()


def code_of(name: str, taken: Collection[str]) -> str:
    """A code for a new line of a list: its name in plain letters, with a number when that is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "x"
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}-{number}", number + 1
    return code


def _load_choices_by_name(connection: apsw.Connection, of: str) -> list[tuple[Any, ...]]:
    return reading.validate_rows("choice", connection.execute(_CHOSEN, (of,)), (str, str, str, int))
