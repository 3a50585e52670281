"""The day as the book's page: one line per number, in order, the totals above it, and whether it was closed."""

from __future__ import annotations

import dataclasses
import operator
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import repeat
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import from_text, local_date
from frontoffice.domain.cases.answer_medium import takes_paper
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.slips import Slip, SlipState
from frontoffice.register.journal import reading, story_line
from frontoffice.register.queries import approved_reports, handovers, hidden_words, numbers, slips
from frontoffice.register.queries.approved_reports import ApprovalLine
from frontoffice.register.queries.handovers import Handover
from frontoffice.register.queries.numbers import NumberGap
from frontoffice.register.unit_of_work import UnitOfWork


class DayLine(NamedTuple):
    """One line of the page, as text (dates in ISO form, the name as anyone may see it); flags are 0 or 1.

    ``late_filing`` is 2 where the supervisor decided on it (``complaint_columns.DECIDED``). ``key`` is the subject as
    bytes, of which an object is made where it is asked for: of a thousand lines a page shows thirty.
    """

    key: bytes
    series: str
    no: int
    number_text: str
    recorded_at: str
    received_on: str
    received_time: str
    channel: str
    channel_name: str
    kind: str
    name: str
    address: str
    phone: str
    service: str
    application_no: str
    summary: str
    category: str
    missing: str
    due_on: str
    due_provisional: int
    late_filing: int
    status: str
    officer: str
    reviewed_by: str
    papers: int
    amendments: int
    conflict: int
    team: str
    assignee: str
    cycle: int
    action: str
    action_on: str
    outcome: str
    conveyed_on: str
    answer: str
    remark: str
    extended_until: str

    @property
    def subject(self) -> UUID:
        """The complaint."""
        return story_line.as_uuid(self.key)

    @property
    def longer_until(self) -> str:
        """Extended due date of the answer, "" unless later than the (possibly recalculated) due date."""
        return self.extended_until if self.extended_until > self.due_on else ""

    @property
    def waits_for_paper(self) -> bool:
        """Whether a paper of it is still to come out: none did, and who comes by its channel takes one."""
        return not self.papers and self.status != Status.CANCELLED and takes_paper(self.channel, self.channel_name)


@dataclass(frozen=True, slots=True)
class DayFilter:
    """Filter of the day's lines.

    "" wants all. ``state`` names a question, see :data:`STATES`.

    ``counter`` is the series whose page is wanted: it is another page, not a part of one, so nothing counts as hidden.
    """

    channel: str = ""
    kind: str = ""
    officer: str = ""
    text: str = ""
    state: str = ""
    counter: str = ""


@dataclass(frozen=True, slots=True)
class DayTotals:
    """Counts over the whole day, independent of the filter; channels and kinds by their codes."""

    all: int = 0
    by_channel: Mapping[str, int] = dataclasses.field(default_factory=dict)
    by_kind: Mapping[str, int] = dataclasses.field(default_factory=dict)
    incomplete: int = 0
    unprinted: int = 0
    cancelled: int = 0
    late_filing: int = 0
    unreviewed: int = 0
    conflict: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """A supervisor closed the page: when (UTC), with how many lines up to which number, and where the chain stood.

    ``head`` is the hash of the last entry before it, in hexadecimal: printed, it holds the register to its history.
    ``entries`` is how many there were, ``root`` the root of the tree over them (base64), by which a proof is held to
    the printed page; "" for what was closed by a program that made none.
    """

    closed_at: datetime
    officer: str
    position: str
    lines: int
    last: int
    head: str
    note: str
    lc: int
    entries: int = 0
    root: str = ""


@dataclass(frozen=True, slots=True)
class RegisterDay:
    """One day of the register, by the date of recording (office's zone); ``hidden`` lines do not pass the filter.

    ``closing`` is the last one of one counter's page, ``corrected`` are the lines that came or changed after it,
    ``gaps`` the numbers that were found on that day to be on paper and not in this register, ``approved`` the reports
    of whatever period that were approved at this counter on that day. ``slips`` are those printed up to that day that
    are still open, and those of blocks of that day that are void. ``handed`` is how the counter changed hands.
    """

    on: date
    lines: tuple[DayLine, ...]
    totals: DayTotals
    hidden: int
    closing: Closing | None = None
    corrected: frozenset[UUID] = frozenset()
    gaps: tuple[NumberGap, ...] = ()
    approved: tuple[ApprovalLine, ...] = ()
    slips: tuple[Slip, ...] = ()
    handed: tuple[Handover, ...] = ()

    @property
    def approved_since(self) -> tuple[ApprovalLine, ...]:
        """Reports approved after the closing of the page: after its named end of the chain."""
        return tuple(one for one in self.approved if self.closing is not None and one.lc > self.closing.lc)

    @property
    def handed_since(self) -> tuple[Handover, ...]:
        """How the counter changed hands after the page was closed."""
        return tuple(one for one in self.handed if self.closing is not None and one.lc > self.closing.lc)


STATES: Final[Mapping[str, Callable[[DayLine], bool]]] = {
    "incomplete": lambda line: bool(line.missing) and line.status != Status.CANCELLED,
    "unprinted": lambda line: line.waits_for_paper,
    "cancelled": lambda line: line.status == Status.CANCELLED,
    "late_filing": lambda line: bool(line.late_filing) and line.status != Status.CANCELLED,
    "unreviewed": lambda line: not line.reviewed_by and line.status != Status.CANCELLED,
    "conflict": lambda line: bool(line.conflict),
}
_READ: Final = (
    f"SELECT subject, {', '.join(DayLine._fields[1:])} FROM complaint WHERE recorded_on = ?{{}} ORDER BY series, no"
)
# What the totals are counted by: a few kinds of lines, each asked once.
_COUNTED: Final = operator.itemgetter(
    *map(
        DayLine._fields.index,
        ("channel", "kind", "missing", "status", "papers", "channel_name", "late_filing", "reviewed_by", "conflict"),
    )
)
_TYPES: Final = reading.shape(DayLine)
_NEW: Final = tuple.__new__  # as ``_make``, without its call for each of some thousand lines


class DayQuery:
    """The days of the register, by date of recording."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def read(self, on: date, only: DayFilter | None = None) -> RegisterDay:
        """One day of recording."""
        with self._unit.reading():
            return read(self._unit.connection, on, only or DayFilter())

    def read_whole(self, on: date, counter: str) -> RegisterDay:
        """A counter's page ("" for all of them) with every text whole, for paper: the lines on the screen are cut."""
        with self._unit.reading():
            page = read(self._unit.connection, on, DayFilter(counter=counter))
            return dataclasses.replace(page, lines=hidden_words.load_full_texts(self._unit.connection, page.lines))


def read(connection: apsw.Connection, on: date, only: DayFilter) -> RegisterDay:
    """One day of recording; the totals are of the whole day, not of what the filter lets through."""
    of_one = (_READ.format(" AND series = ?"), (on.isoformat(), only.counter))
    kept = reading.validate_rows(
        "complaint", connection.execute(*(of_one if only.counter else (_READ.format(""), (on.isoformat(),)))), _TYPES
    )
    written = [*map(_NEW, repeat(DayLine), kept)]
    lines = hidden_words.mask_lines(connection, written)
    shown = lines if only == DayFilter(counter=only.counter) else [line for line in lines if _passes(line, only)]
    closing = closing_of(connection, on, only.counter) if only.counter else None
    corrected = _find_corrected_lines(connection, on, only.counter, closing) if closing else frozenset[UUID]()
    gaps = _gaps(connection, on, only.counter) if only.counter else ()
    approved = approved_reports.of_day(connection, on, only.counter) if only.counter else ()
    left = _slips(connection, on, only.counter) if only.counter else ()
    handed = handovers.of_day(connection, on, only.counter) if only.counter else ()
    hidden = len(lines) - len(shown)
    return RegisterDay(on, tuple(shown), _totals(lines), hidden, closing, corrected, gaps, approved, left, handed)


def _slips(connection: apsw.Connection, on: date, counter: str) -> tuple[Slip, ...]:
    found = [slip for slip in slips.slips(connection, counter) if slip.block.reserved_on <= on]
    is_left = {SlipState.OPEN: True, SlipState.ENTERED: False}
    return tuple(slip for slip in found if is_left.get(slip.state, slip.block.reserved_on == on))


def _gaps(connection: apsw.Connection, on: date, counter: str) -> tuple[NumberGap, ...]:
    found = numbers.gaps_of(connection, counter)
    return tuple(gap for gap in found if local_date(gap.recorded_at, gap.zone) == on)


def closing_of(connection: apsw.Connection, on: date, counter: str) -> Closing | None:
    """Load the last closing of a counter's page of that day; None when it is open."""
    row = connection.execute(
        "SELECT closed_at, officer, position, lines, last, head, note, lc, entries, root FROM day_closed"
        " WHERE series = ? AND day = ?",
        (counter, on.isoformat()),
    ).get
    return Closing(from_text(row[0]), *row[1:]) if row else None


def _find_corrected_lines(connection: apsw.Connection, on: date, counter: str, closing: Closing) -> frozenset[UUID]:
    """Find the lines recorded, amended, cancelled (or reinstated) or renumbered after the closing."""
    kinds = ", ".join("?" * len(_CORRECTS))
    rows: Any = connection.execute(
        "SELECT DISTINCT c.subject FROM complaint c JOIN journal j ON j.subject = c.subject"
        " WHERE c.recorded_on = ? AND c.series = ?"
        f" AND (c.no > ? OR (j.lc > ? AND (j.kind IN ({kinds}) OR ({_UNCANCELS}))"
        " AND NOT EXISTS (SELECT 1 FROM without_authority w WHERE w.entry_id = j.entry_id)))",
        (on.isoformat(), counter, closing.last, closing.lc, *_CORRECTS),
    )
    return frozenset(story_line.as_uuid(subject) for (subject,) in rows)


_CORRECTS: Final = (EntryKind.RECORDED, EntryKind.AMENDED, EntryKind.CANCELLED, EntryKind.RENUMBERED)
# Of the steps that are taken back, only a cancelling stands on the page.
_UNCANCELS: Final = (
    f"j.kind = '{EntryKind.STEP_CORRECTED}' AND EXISTS"
    f" (SELECT 1 FROM journal x WHERE x.subject = c.subject AND x.kind = '{EntryKind.CANCELLED}')"
)


def _totals(lines: Sequence[DayLine]) -> DayTotals:
    many = [*map(_COUNTED, lines)]
    of_each = dict(zip(many, lines, strict=True))
    counts = [(of_each[alike], count) for alike, count in Counter(many).items()]
    by_channel, by_kind = Counter[str](), Counter[str]()
    for line, count in counts:
        by_channel[line.channel] += count
        by_kind[line.kind] += count
    asked = {state: sum(count for line, count in counts if asks(line)) for state, asks in STATES.items()}
    return DayTotals(all=len(lines), by_channel=dict(by_channel), by_kind=dict(by_kind), **asked)


def _passes(line: DayLine, only: DayFilter) -> bool:
    text = f"{line.number_text} {line.name} {line.address} {line.phone} {line.service} {line.summary} {line.category}"
    return (
        (not only.channel or line.channel == only.channel)
        and (not only.kind or line.kind == only.kind)
        and (not only.officer or line.officer == only.officer)
        and (not only.state or STATES[only.state](line))
        and (not only.text or all(word in text.casefold() for word in only.text.casefold().split()))
    )
