"""Obligatory figures of a period, and the complaints behind each of them.

A figure is a link to its list: whatever stands in a report is counted by a :class:`Selection`, and the same selection
lists the complaints. An entry made in error (``cancelled``) is counted apart and in nothing else. Days are calendar
dates of the office's zone; spans are working days by the office's calendar, the day of receipt being 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum, auto
from fractions import Fraction
from typing import Final

from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.consultation import ConsultationFilter

# --- Counts of a public paper in which nobody is found again: small ones are left out, and what would give them
# away ---
# A count of 1 to 4 is hidden. Since the total is published, so are the smallest counts that are not small, one after
# the other with all that equal it, until each hidden count may be anything in a range of five or more. Of what is
# hidden any two may be exchanged, and the paper looks the same, as long as its rows do not stand by their size: so no
# hidden count can be computed from the total, also by who knows this rule. A zero says nothing of anybody and stays.
# Where no count is left, nothing of the table is published, not even what it would have listed.
#
# It holds within one paper. Papers of periods that overlap (a month and its quarter) give each other's counts away by
# subtraction: an office publishes in one rhythm.

LEAST: Final = 5  # the smallest count of people that is published


def suppress_small_cells(counts: Sequence[int], known: int | None = None) -> tuple[int | None, ...] | None:
    """Counts with None for suppressed ones, publishable beside their total.

    None: the table as a whole.

    ``known`` is the place of a count that another table of the paper may tell: the others stay open without it, too.
    """
    if not any(map(is_small, counts)):
        return tuple(counts)
    for beside in sorted({count for count in counts if count >= LEAST}):
        hidden = [count for count in counts if 0 < count <= beside]
        without = [count for place, count in enumerate(counts) if 0 < count <= beside and place != known]
        if _is_open(hidden) and (_is_open(without) or not without):
            return tuple(None if 0 < count <= beside else count for count in counts)
    return None


def _is_open(hidden: Sequence[int]) -> bool:
    """Whether each of them may be anything from 1 to 6 at least, while all keep their sum."""
    return sum(hidden) - len(hidden) >= LEAST


def is_small(count: int) -> bool:
    """Whether a count alone would show somebody."""
    return 0 < count < LEAST


def share(part: int, whole: int) -> Fraction | None:
    """Share of a part in a published whole, of 1; None where the part or what it lacks would be a small count."""
    if not whole or is_small(part) or is_small(whole - part):
        return None
    return Fraction(part, whole)


# --- report ---

WITHIN: Final = (1, 3, 5, 14)  # working days; 14 is the procedure's own (point 4), 3 and 5 those of SP4N-LAPOR!
AGES: Final = ((0, 5), (6, 10), (11, 30), (31, None))  # calendar days since receipt of what is open; None has no end
TOPICS: Final = 10
REPEATED_WITHIN: Final = 90  # calendar days


class Basis(StrEnum):
    """Date for assigning a complaint to a period."""

    RECEIVED = auto()
    RECORDED = auto()


class Cut(StrEnum):
    """Criterion for dividing the complaints of a period."""

    CHANNEL = "channel"
    KIND = "kind"
    SECTOR = "sector"
    SERVICE = "service"
    CATEGORY = "category"
    LEVEL = "level"
    REGENCY = "regency"
    DISTRICT = "district"
    TEAM = "team"
    AGENCY = "agency"
    OFFICER = "officer"
    STATUS = "status"


class Subset(StrEnum):
    """Subset of a scope's complaints for counting; ``value`` of the selection says the rest where it is named."""

    RECEIVED = auto()  # in the period, by the scope's basis
    CARRIED = auto()  # received before it, and open at its beginning
    DONE = auto()  # closed in the period, whenever received
    REST = auto()  # received by its end, and open then
    CANCELLED = auto()  # of the period, entered in error
    LATE = auto()  # of the rest, what the office owes was due before the day of the report
    DUE_THIS_WEEK = auto()  # of the rest, due from the day of the report to the Sunday after it
    WAITING = auto()  # of the rest, waits for the complainant
    AGE = auto()  # of the rest, so old on its last day, or today if that comes first: "0-5", "6-10", "11-30", "31-"
    RESPONDED = auto()  # of those received in the period, first response given
    RESPONDED_WITHIN = auto()  # within ``value`` working days
    RESPONSE_LATE = auto()  # given after the due date, or due before the day of the report and not given
    CLOSED = auto()  # of those received in the period
    CLOSED_WITHIN = auto()
    SATISFIED = auto()  # of those closed in the period: the complainant said so
    UNSATISFIED = auto()  # at least one cycle of those closed in the period ended so
    NO_ANSWER = auto()  # of those closed in the period: conveyed, and never answered
    REPEATED = auto()  # of those closed in the period: cycles >= 2, or just ``value``
    SAME_SERVICE = auto()  # of those received: its service (``value``, or any) had another within 90 days before
    SAME_PERSON = auto()  # of those received: of somebody, not hidden, who came within 90 days before
    EXTENDED = auto()  # of those received in the period: the time of the first answer was extended
    DECLINED = auto()  # of those closed in the period: cannot be followed up, on any ground or on ``value``


@dataclass(frozen=True, slots=True)
class Scope:
    """Scope of a report: a period, by which date, of one counter (its series) or of all ("")."""

    period: Period
    basis: Basis = Basis.RECEIVED
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """Complaints behind a figure and its list."""

    scope: Scope
    subset: Subset = Subset.RECEIVED
    value: str = ""
    cuts: tuple[tuple[Cut, str], ...] = ()  # each with the code, "" for what has none


@dataclass(frozen=True, slots=True)
class CutLine:
    """One value of a cut: its code, the office's word for it, and its figures in the scope."""

    value: str
    label: str
    received: int
    done: int
    rest: int
    late: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Spans:
    """Statistics of working days: of how many, their mean and median, and how many within :data:`WITHIN`."""

    counted: int
    mean: Fraction | None
    median: Fraction | None
    within: Mapping[int, int]

    def share(self, days: int) -> Fraction | None:
        """Share of those within so many days, of 1; None of nothing."""
        return Fraction(self.within[days], self.counted) if self.counted else None


@dataclass(frozen=True, slots=True)
class Movement:
    """Carried over, received, done and remaining complaints: ``carried + received - done = rest``."""

    carried: int
    received: int
    done: int
    rest: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A category of complaint about a service, and how many of the period it has."""

    category: str
    service: str
    label: str
    received: int


@dataclass(frozen=True, slots=True)
class OpenDay:
    """Counter's page of a day with complaints, never closed."""

    counter: str
    on: date


@dataclass(frozen=True, slots=True)
class OpenSlips:
    """Run of consecutive numbered slips neither entered nor void: as on paper the first and the last."""

    counter: str
    first: str
    last: str
    many: int


@dataclass(frozen=True, slots=True)
class DeskHeard:
    """Counted desk, with the time (UTC) of its last entry."""

    counter: str
    last_entry_at: datetime | None


@dataclass(frozen=True, slots=True)
class ConsultationCount:
    """How many consultations something had: which these are, and the office's word for it."""

    sought: ConsultationFilter
    label: str
    many: int


@dataclass(frozen=True, slots=True)
class ConsultationFigures:
    """Consultations of a scope, without those turned into complaints, each counted once per breakdown."""

    months: tuple[ConsultationCount, ...]
    channels: tuple[ConsultationCount, ...]
    services: tuple[ConsultationCount, ...]

    @property
    def total(self) -> int:
        """How many there were."""
        return sum(one.many for one in self.months)


@dataclass(frozen=True, slots=True)
class MessageFigures:
    """What came in by itself by one channel: how much, what became of it, and how many working days it waited.

    ``received`` counts those that arrived in the period; one that was erased undecided counts there alone. The others
    stand as of now: one that still waits has waited up to today.
    """

    channel: str
    label: str
    received: int
    complaints: int
    contacts: int
    no_complaint: int
    waiting: int
    median: Fraction | None
    longest: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of a scope, as of a moment (UTC)."""

    scope: Scope
    as_of: datetime
    movement: Movement
    cancelled: int
    late: int
    due_this_week: int
    waiting: int
    response: Spans
    response_late: int
    closing: Spans
    cuts: Mapping[Cut, tuple[CutLine, ...]]
    ages: Mapping[str, int]  # "0-5", "6-10", "11-30", "31-"
    satisfied: int
    unsatisfied: int
    no_answer: int
    cycles: Mapping[int, int]  # of those closed in the period, by the number of cycles
    topics: tuple[Topic, ...]
    same_service: int
    same_person: int
    not_closed: tuple[OpenDay, ...]
    trend: tuple[tuple[Period, Movement], ...] = ()  # the months of a longer period; the days of a month or week
    before: Movement | None = None  # of the period before
    year_before: Movement | None = None
    heard: tuple[DeskHeard, ...] = field(default=())
    consultations: ConsultationFigures | None = None  # where the office records them
    open_slips: tuple[OpenSlips, ...] = ()  # printed by the end of the period, and still open
    extended: int = 0
    declined: Mapping[str, int] = field(default_factory=dict)  # by ground
    messages: tuple[MessageFigures, ...] = ()  # of the channels by which any arrived


def age_code(least: int, most: int | None) -> str:
    """``6-10``, ``31-``: one of :data:`AGES` as the value of a selection."""
    return f"{least}-{'' if most is None else most}"
