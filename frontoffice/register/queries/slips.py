"""Number blocks of printed slips, with the state of each number, and one number as it is taken or read.

Open, entered, or void.

Entries about them are about the numbers of their series, beside those that say where a series goes on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

import apsw

from frontoffice.domain import numbering
from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.codes import NumberRefusal, SlipRefusal
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind
from frontoffice.domain.entries.office_bodies import NumbersReservedBody, NumbersVoidedBody
from frontoffice.domain.numbering import Number
from frontoffice.domain.slips import MOST_SLIPS, Slip, SlipBlock, SlipState, SlipUse, demand_received, find_gaps
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import journal, reading
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.queries import numbers
from frontoffice.register.unit_of_work import UnitOfWork

Run: TypeAlias = tuple[int, int]  # first and last of numbers that follow each other


def blocks(connection: apsw.Connection, series: str) -> tuple[SlipBlock, ...]:
    """Every block of a series, in the order of reserving."""
    return tuple(block for line in journal.story(connection, numbers.gap_subject(series)) for block in read_block(line))


def slips(connection: apsw.Connection, series: str) -> tuple[Slip, ...]:
    """Every slip of a series by year and number; what is entered is that, whatever else was said."""
    lines = journal.story(connection, numbers.gap_subject(series))
    voided = list_void_numbers(lines)
    found: dict[Number, Slip] = {}
    for line in lines:
        for block in read_block(line):
            entered = _list_block_numbers(connection, block)
            for no in range(block.first, block.last + 1):
                number = Number(series, block.year, no)
                state = SlipState.VOID if number in voided else SlipState.OPEN
                state = SlipState.ENTERED if no in entered else state
                why = voided.get(number, "") if state is SlipState.VOID else ""
                found.setdefault(number, Slip(block, number, block.text(no), state, why))
    return tuple(found[number] for number in sorted(found, key=lambda one: (one.year, one.no)))


def open_slips(connection: apsw.Connection, series: str) -> tuple[Slip, ...]:
    """Slips neither entered nor void."""
    return tuple(slip for slip in slips(connection, series) if slip.state is SlipState.OPEN)


def unaccounted_numbers(connection: apsw.Connection, series: str, year: int) -> tuple[Run, ...]:
    """Unaccounted numbers up to the last one: no complaint, no slip, not known to be on paper only."""
    known = [*_list_runs(connection, series, year), *_gaps(connection, series, year)]
    return find_gaps(known, numbers.last_no(connection, series, year))


def paper_only(connection: apsw.Connection, series: str) -> tuple[tuple[int, tuple[Run, ...]], ...]:
    """Numbers known from paper without a complaint or slip in this register, by year."""
    found = []
    for year in sorted({gap.year for gap in numbers.gaps_of(connection, series)}):
        gaps = _gaps(connection, series, year)
        last = max(end for _, end in gaps)
        runs = find_gaps((*_list_runs(connection, series, year), *find_gaps(gaps, last)), last)
        found += [(year, runs)] if runs else []
    return tuple(found)


@dataclass(frozen=True, slots=True)
class NumbersLeft:
    """Unsettled numbers of a series and year: unaccounted numbers, and open slips."""

    series: str
    year: int
    holes: tuple[Run, ...]
    open: tuple[Slip, ...]


def list_unsettled_numbers(connection: apsw.Connection) -> tuple[NumbersLeft, ...]:
    """List the unsettled numbers of each series and year with complaints or slips of this desk."""
    found = []
    for series, year in tuple(
        reading.validate_rows(
            "journal",
            connection.execute(
                "SELECT DISTINCT series, year FROM journal WHERE origin IN (SELECT origin FROM my_origin)"
                " AND kind IN (?, ?) AND no IS NOT NULL ORDER BY series, year",
                (EntryKind.RECORDED, EntryKind.NUMBERS_RESERVED),
            ),
            (str, int),
        )
    ):
        is_open = tuple(slip for slip in open_slips(connection, series) if slip.number.year == year)
        found.append(NumbersLeft(series, year, unaccounted_numbers(connection, series, year), is_open))
    return tuple(found)


def _list_runs(connection: apsw.Connection, series: str, year: int) -> Iterator[Run]:
    """Runs of the numbers of complaints and slips; a million complaints without a hole are one."""
    first = last = 0
    for (no,) in reading.validate_rows(
        "complaint",
        connection.execute("SELECT no FROM complaint WHERE (series, year) = (?, ?) ORDER BY no", (series, year)),
        (int,),
    ):
        if no > last + 1:
            yield first, last
            first = no
        last = no
    yield first, last
    yield from ((block.first, block.last) for block in blocks(connection, series) if block.year == year)


def _gaps(connection: apsw.Connection, series: str, year: int) -> tuple[Run, ...]:
    found = numbers.gaps_of(connection, series)
    return tuple((gap.known + 1, gap.last) for gap in found if gap.year == year)


def read_block(line: StoryLine) -> tuple[SlipBlock, ...]:
    """Number block reserved by an entry; none for another kind, or what cannot be read."""
    if line.kind != EntryKind.NUMBERS_RESERVED or line.version > KNOWN_VERSION or line.number is None:
        return ()
    with contextlib.suppress(*UNREADABLE, Refused):
        body, number = decode(NumbersReservedBody, line.body), line.number
        numbering.check_format(body.pattern)
        first = body.first
        if type(first) is int and 0 < first <= number.no < first + MOST_SLIPS:
            on = local_date(line.recorded_at, line.zone)
            printed_on = on if body.printed_on is None else date.fromisoformat(body.printed_on)
            return (
                SlipBlock(number.series, number.year, first, number.no, body.pattern, on, line.officer, printed_on),
            )
    return ()


def list_void_numbers(lines: tuple[StoryLine, ...]) -> dict[Number, str]:
    """Voided numbers, each with its first reason."""
    found: dict[Number, str] = {}
    for line in lines:
        if line.kind == EntryKind.NUMBERS_VOIDED and line.version <= KNOWN_VERSION:
            with contextlib.suppress(*UNREADABLE):
                body = decode(NumbersVoidedBody, line.body)
                for no in body.numbers[:MOST_SLIPS]:
                    found.setdefault(Number(str(body.series), int(body.year), int(no)), str(body.why))
    return found


def _list_block_numbers(connection: apsw.Connection, block: SlipBlock) -> set[int]:
    return {
        no
        for (no,) in reading.validate_rows(
            "complaint",
            connection.execute(
                "SELECT no FROM complaint WHERE series = ? AND year = ? AND no BETWEEN ? AND ?",
                (block.series, block.year, block.first, block.last),
            ),
            (int,),
        )
    }


def require_slip_number(unit: UnitOfWork, now: datetime, use: SlipUse) -> Number:
    """Validate and return the number of a slip, in the transaction of its recording.

    Raises Refused: as ``numbers.require_numbering_allowed``, :func:`demand_open`, ``slips.demand_received``.
    """
    numbers.require_numbering_allowed(unit, now)
    demand_received(use, demand_open(unit, use.number).block, now, unit.desk.zone)
    return use.number


def demand_open(unit: UnitOfWork, number: Number) -> Slip:
    """Require an open slip with that number.

    Raises Refused: ``series_of_another_desk``, ``slip_not_open`` (fact ``number``).
    """
    if number.series != unit.desk.counter or not numbers.owns(unit.connection, number.series):
        raise Refused(Problem("", NumberRefusal.SERIES_OF_ANOTHER_DESK, {"series": number.series}))
    for slip in slips(unit.connection, number.series):
        if slip.number == number and slip.state is SlipState.OPEN:
            return slip
    raise Refused(Problem("slip_no", SlipRefusal.NOT_OPEN, {"number": number.no}))


def text_of(unit: UnitOfWork, number: Number) -> str:
    """The number as it stands on its slip; as it would be written now where there is no such slip."""
    with unit.reading():
        for block in blocks(unit.connection, number.series):
            if number in block:
                return block.text(number.no)
    return numbering.write(number, unit.desk.number_format, unit.today().month)
