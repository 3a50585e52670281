"""Filter of a list of complaints.

Period, channel, kind, service, and so on; kept by name, in words.

A filter that is kept says *this month*, not which month that was: its period is one of :class:`Recent` or written as
``report_period`` writes it.
"""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.report_period import Period, PeriodKind, containing
from frontoffice.domain.choices import Meanings
from frontoffice.errors import Refused

# --- Which entry of a list somebody meant: however it was spaced and cased, or by half a word where only one
# fits ---

_RANK: Final = re.compile(r"\b(?:kabupaten|kab|kotamadya|kodya|kota|kecamatan|kec)\b")
_LEAST: Final = 3  # letters of half a word: fewer are a slip, not a choice


def match(typed: str, names: Iterable[str]) -> str:
    """Name meant by the typed text, "" for none or more than one match.

    The name itself comes first; then the one that reads the same without spaces, punctuation and the rank of a region
    (``Pangkalpinang`` is *Kota Pangkal Pinang*); then the only one of which a word begins so.
    """
    offered = tuple(dict.fromkeys(names))
    if typed.strip() in offered:
        return typed.strip()
    for same in (_letters, key):
        found = [name for name in offered if same(name) == same(typed)]
        if len(found) == 1 and same(typed):
            return found[0]
    asked = key(typed)
    if len(asked) < _LEAST:
        return ""
    begun = [name for name in offered if _begins(asked, name)]
    return begun[0] if len(begun) == 1 else ""


def find_meant(typed: str, names: Iterable[str], known: Meanings | None) -> str:
    """Name out of these meant by the typed text or by the office's aliases for it; "" where none is."""
    offered = tuple(names)
    counted = known.choices.get(known.code_or_text(typed)) if known else None
    if counted is not None and counted.name in offered:
        return counted.name
    return match(typed, offered)


def key(text: str) -> str:
    """Comparison key of a name: letters and digits, without the rank of a region."""
    return _letters(_RANK.sub(" ", _plain(text)))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))


def _letters(text: str) -> str:
    return "".join(c for c in _plain(text) if c.isalnum())


def _begins(asked: str, name: str) -> bool:
    """Whether the letters of a name, from the beginning of one of its words on, begin so."""
    words = re.findall(r"\w+", _plain(name))
    return any("".join(words[place:]).startswith(asked) for place in range(len(words)))


# --- list filter ---

OPEN: Final = "open"  # as a status: whatever is not closed
CLOSED: Final = "closed"


class Recent(StrEnum):
    """Period relative to today."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Conditions common to all lines of a list.

    "" and False limit nothing. The period is that of receipt, in the office's zone.

    ``late``: what the office owes was due before today, or the first response came after its due date.
    """

    period: str = ""
    channel: str = ""
    kind: str = ""
    service: str = ""
    category: str = ""
    status: str = ""
    officer: str = ""
    team: str = ""
    regency: str = ""
    district: str = ""
    agency: str = ""  # that it was forwarded to
    attachment: str = ""  # a kind of attachment that it has
    late: bool = False
    incomplete: bool = False
    not_in_sp4n: bool = False  # a complaint that neither came from SP4N-LAPOR! nor was entered there
    repeated: bool = False  # in its second cycle or a later one

    def days(self, today: date) -> Period | None:
        """The period as it is today; None for none, and for an unreadable one."""
        if self.period in _RECENT:
            return _RECENT[self.period](today)
        try:
            return report_period.parse(self.period)
        except Refused:
            return None

    def __bool__(self) -> bool:
        return self != NO_FILTER


NO_FILTER: Final = ListFilter()


def write(only: ListFilter) -> str:
    """The filter as JSON: what limits something."""
    limits = {name: value for name, value in dataclasses.asdict(only).items() if value}
    return json.dumps(limits, sort_keys=True, ensure_ascii=False)


def read(text: str) -> ListFilter:
    """Parse a filter. Raises ValueError for what this program does not know: it would show more."""
    limits = json.loads(text)
    if not isinstance(limits, dict) or any(type(limits[name]) is not _TYPES.get(name) for name in limits):
        raise ValueError("not a filter of this program")
    return ListFilter(**limits)


_TYPES: Final = {field.name: type(field.default) for field in dataclasses.fields(ListFilter)}


def _this(kind: PeriodKind) -> Callable[[date], Period]:
    return lambda today: containing(kind, today)


def _last(kind: PeriodKind) -> Callable[[date], Period]:
    return lambda today: containing(kind, today).before()


_RECENT: Final[Mapping[str, Callable[[date], Period]]] = MappingProxyType(
    {
        Recent.TODAY: _this(PeriodKind.DAY),
        Recent.THIS_WEEK: _this(PeriodKind.WEEK),
        Recent.THIS_MONTH: _this(PeriodKind.MONTH),
        Recent.LAST_MONTH: _last(PeriodKind.MONTH),
        Recent.THIS_QUARTER: _this(PeriodKind.QUARTER),
        Recent.LAST_QUARTER: _last(PeriodKind.QUARTER),
        Recent.THIS_YEAR: _this(PeriodKind.YEAR),
        Recent.LAST_YEAR: _last(PeriodKind.YEAR),
    }
)
