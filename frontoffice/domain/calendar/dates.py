"""Numbers and dates in Indonesian words, as formal records want them: ``tanggal dua puluh empat bulan November``."""

from __future__ import annotations

import functools
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final, NamedTuple

from frontoffice.domain.codes import FieldRefusal
from frontoffice.errors import Problem, Refused

# --- How the office writes and reads dates and times, and in which time zone it lives ---
# Indonesia has three zones and no summer time, so a zone is a fixed offset and needs no zone database.

ZONES: Final = {name: timezone(timedelta(hours=hours), name) for name, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9))}
DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
FIRST_YEAR: Final = 1945  # a year outside is a slip of the key; near the ends of the calendar no days can be counted
LAST_YEAR: Final = 2099  # as far as two digits reach
_COUNTED: Final = range(2, 9000)  # years from which days can be counted on, forwards and backwards
ROMAN_MONTHS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def in_words(day: date) -> str:
    """``Selasa, 24 November 2026``."""
    return f"{DAYS[day.weekday()]}, {without_weekday(day)}"


def without_weekday(day: date) -> str:
    """``24 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def readable(text: object) -> str:
    """A day as an entry has it (ISO 8601), in words; what is no day stays what it is."""
    try:
        return without_weekday(date.fromisoformat(str(text)))
    except ValueError:
        return str(text or "")


def short(day: date) -> str:
    """``Sel, 24 Nov 2026``, for narrow paper."""
    return f"{DAYS[day.weekday()][:3]}, {day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def brief(day: date, today: date) -> str:
    """``24 Nov``, with the year if different from the year of ``today``."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}{year}"


def in_digits(day: date) -> str:
    """``24-11-2026``: how officers type a date."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def time_of_day(moment: datetime, zone: str) -> str:
    """``08.05 WIB``: the time of ``moment`` (aware) in the office's zone."""
    there = moment.astimezone(ZONES[zone])
    return f"{there.hour:02}.{there.minute:02} {zone}"


class OfficeTime(NamedTuple):
    """A date and a time of day (``HH.MM``) in the office's zone."""

    day: date
    time: str

    @property
    def text(self) -> str:
        """``2026-11-24 08.05``: what is earlier comes first."""
        return f"{self.day.isoformat()} {self.time}"


def office_time(moment: datetime, zone: str) -> OfficeTime:
    """``moment`` (aware) by the office's clock."""
    there = moment.astimezone(ZONES[zone])
    return OfficeTime(there.date(), f"{there:%H.%M}")


def local_date(moment: datetime, zone: str) -> date:
    """The calendar date of ``moment`` (aware) in the office's zone; it changes at 00.00 there."""
    return moment.astimezone(ZONES[zone]).date()


def start_of_day(day: date, zone: str) -> datetime:
    """00.00 of ``day`` in the office's zone, as UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=ZONES[zone]).astimezone(UTC)


def to_text(moment: datetime) -> str:
    """An aware moment as the register keeps it: UTC, microseconds, fixed width, so text order is time order."""
    there = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return there.isoformat("T", "microseconds")[:-6] + "Z"  # without "+00:00"


def from_text(text: str) -> datetime:
    """The inverse of :func:`to_text`."""
    return datetime.fromisoformat(text)


def parse_moment(text: str) -> datetime:
    """A moment as some desk's program wrote it. Raises ValueError for one without a zone or at the calendar's ends.

    Of ISO 8601 the one form that every reader takes for the same; Python's takes more each year.
    """
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    if moment.year not in _COUNTED:
        raise ValueError(text)
    return moment


_MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"
)


@functools.lru_cache(1024)  # a thousand complaints have the same few days
def parse_day(text: str) -> date:
    """A day as some desk's program wrote it. Raises ValueError for one at the calendar's ends: nothing counts there.

    Of ISO 8601 the one form that every reader takes for the same.
    """
    day = date.fromisoformat(text)
    if day.year not in _COUNTED or day.isoformat() != text:
        raise ValueError(text)
    return day


def read_date(field: str, text: str, today: date) -> date | None:
    """The date an officer typed in ``field``: 12-10-2026, 12/10/26, 12 10 2026, 12102026, or 12-10 of this year.

    Also as the program and letters write it, for it is copied from there: Senin, 12 Oktober 2026, 12 Okt, 2026-10-12.
    Nothing typed is ``None``. Raises Refused: ``date_unreadable`` for anything that is no date, ``year_unlikely`` for a
    date before FIRST_YEAR or after LAST_YEAR.
    """
    text = text.strip()
    if not text:
        return None
    try:
        read = _parts_as_date(text, today)
    except ValueError:
        raise Refused(Problem(field, FieldRefusal.DATE_UNREADABLE, {"text": text})) from None
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise Refused(
            Problem(
                field, FieldRefusal.YEAR_UNLIKELY, {"year": f"{read.year:04}", "first": FIRST_YEAR, "last": LAST_YEAR}
            )
        )
    return read


def _parts_as_date(text: str, today: date) -> date:
    """Date from the parts of ``text``. Raises ValueError where they are none, or of another weekday."""
    for form in _TYPED_DATES:
        if match := form.fullmatch(text):
            break
    else:
        raise ValueError(text)
    parts = match.groupdict()
    month = parts["month"] if parts["month"].isdecimal() else _month_called(parts["month"])
    read = date(_full_year(parts["year"], today), int(month), int(parts["day"]))
    weekday = (parts.get("weekday") or "").casefold().replace("'", "")
    if weekday and (len(weekday) < _SHORTEST or not DAYS[read.weekday()].casefold().startswith(weekday)):
        raise ValueError(text)
    return read


def _month_called(name: str) -> int:
    """Number of a month by its name or the beginning of it. Raises ValueError for none."""
    name = name.casefold()
    name = _MONTHS_TOO.get(name, name)
    found = [place for place, month in enumerate(MONTHS, 1) if month.casefold().startswith(name)]
    if len(name) < _SHORTEST or len(found) != 1:
        raise ValueError(name)
    return found[0]


_SHORTEST: Final = 3  # letters of a month or a weekday
_MONTHS_TOO: Final = {"agt": "agu", "ags": "agu", "nop": "nov", "nopember": "nov", "peb": "feb", "pebruari": "feb"}
_BETWEEN: Final = r"(?:\s*[-\u2010-\u2015\u2212/.,]\s*|\s+)"
_YEAR: Final = r"(?P<year>\d{4}|\d{2})"
_WEEKDAY: Final = r"(?:(?P<weekday>[^\W\d_']+'?[^\W\d_']*)\.?,?\s+)?"
_TYPED_DATES: Final = tuple(
    re.compile(form)
    for form in (
        rf"(?P<day>\d{{1,2}}){_BETWEEN}(?P<month>\d{{1,2}})(?:{_BETWEEN}{_YEAR})?\.?",
        rf"(?P<day>\d{{2}})(?P<month>\d{{2}}){_YEAR}",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}}){_BETWEEN}?(?P<month>[^\W\d_]+)(?:{_BETWEEN}?{_YEAR})?\.?",
    )
)


def read_time(field: str, text: str) -> time | None:
    """Parse a time of day typed in ``field``.

    10.32, 10:32, 1032, or 9 for 9.00.

    Nothing typed is ``None``. Raises Refused (``moment_unreadable``) for anything that is no time.
    """
    text = text.strip()
    if not text:
        return None
    match = re.fullmatch(r"([0-9]{1,2})(?:[.: ]?([0-9]{2}))?", text)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:  # noqa: PLR2004
        raise Refused(Problem(field, FieldRefusal.MOMENT_UNREADABLE, {"text": text}))
    return time(int(match[1]), int(match[2] or 0))


def _full_year(typed: str | None, today: date) -> int:
    if typed is None:
        return today.year
    return int(typed) + 2000 if len(typed) == 2 else int(typed)  # noqa: PLR2004


# --- number spelling ---

_ONES: Final = (
    *("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
_LARGEST: Final = 9_999


def number(value: int) -> str:
    """``dua ribu dua puluh enam``. Raises ValueError outside 1 to 9999."""
    if not 1 <= value <= _LARGEST:
        raise ValueError(value)
    return _spell(value)


def day(on: date) -> str:
    """``dua puluh empat bulan November tahun dua ribu dua puluh enam``."""
    return f"{number(on.day)} bulan {MONTHS[on.month - 1]} tahun {number(on.year)}"


def _spell(value: int) -> str:
    if value < 12:  # noqa: PLR2004  (the words of their own)
        return _ONES[value]
    if value < 20:  # noqa: PLR2004
        return f"{_ONES[value - 10]} belas"
    for size, name in ((1_000, "ribu"), (100, "ratus"), (10, "puluh")):
        many, rest = divmod(value, size)
        if many:
            head = f"se{name}" if many == 1 else f"{_spell(many)} {name}"
            return f"{head} {_spell(rest)}".strip()
    raise ValueError(value)
