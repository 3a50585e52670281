"""Blocks of numbers that stand on slips, and what became of each: open, entered, or void.

Entries about them are about the numbers of their series, beside those that say where a series goes on.
"""

from __future__ import annotations

import contextlib
from typing import Any

import apsw

from frontoffice.domain import numbering
from frontoffice.domain.body_codec import decode
from frontoffice.domain.dates import local_date
from frontoffice.domain.entry import KNOWN_VERSION, UNREADABLE, EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.office_bodies import NumbersReservedBody, NumbersVoidedBody
from frontoffice.domain.slips import MOST_SLIPS, Slip, SlipBlock, SlipState
from frontoffice.errors import Refused
from frontoffice.register.journal import journal, reading
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.queries import numbers


def blocks(connection: apsw.Connection, series: str) -> tuple[SlipBlock, ...]:
    """Every block of a series, in the order of reserving."""
    return tuple(block for line in journal.story(connection, numbers.gap_subject(series)) for block in _block(line))


def slips(connection: apsw.Connection, series: str) -> tuple[Slip, ...]:
    """Every slip of a series by year and number; what is entered is that, whatever else was said."""
    lines = journal.story(connection, numbers.gap_subject(series))
    voided = _voided(lines)
    found: dict[Number, Slip] = {}
    for line in lines:
        for block in _block(line):
            entered = _entered(connection, block)
            for no in range(block.first, block.last + 1):
                number = Number(series, block.year, no)
                state = SlipState.VOID if number in voided else SlipState.OPEN
                state = SlipState.ENTERED if no in entered else state
                why = voided.get(number, "") if state is SlipState.VOID else ""
                found.setdefault(number, Slip(block, number, block.text(no), state, why))
    return tuple(found[number] for number in sorted(found, key=lambda one: (one.year, one.no)))


def open_slips(connection: apsw.Connection, series: str) -> tuple[Slip, ...]:
    """The slips that are neither entered nor void."""
    return tuple(slip for slip in slips(connection, series) if slip.state is SlipState.OPEN)


def holes(connection: apsw.Connection, series: str, year: int) -> tuple[int, ...]:
    """Numbers up to the last one that are not accounted for: no complaint, no slip, not known to be on paper only."""
    rows: Any = connection.execute("SELECT no FROM complaint WHERE series = ? AND year = ?", (series, year))
    known = {no for (no,) in reading.checked("complaint", rows, (int,))}
    known |= {slip.number.no for slip in slips(connection, series) if slip.number.year == year}
    for gap in numbers.gaps_of(connection, series):
        if gap.year == year:
            known |= {*range(gap.known + 1, gap.last + 1)}
    return tuple(no for no in range(1, numbers.last_no(connection, series, year) + 1) if no not in known)


def _block(line: StoryLine) -> tuple[SlipBlock, ...]:
    """The block that an entry reserves; none for another kind, or what cannot be read."""
    if line.kind != EntryKind.NUMBERS_RESERVED or line.version > KNOWN_VERSION or line.number is None:
        return ()
    with contextlib.suppress(*UNREADABLE, Refused):
        body, number = decode(NumbersReservedBody, line.body), line.number
        numbering.check_format(body.pattern)
        first = body.first
        if type(first) is int and 0 < first <= number.no < first + MOST_SLIPS:
            on = local_date(line.recorded_at, line.zone)
            return (SlipBlock(number.series, number.year, first, number.no, body.pattern, on, line.officer),)
    return ()


def _voided(lines: tuple[StoryLine, ...]) -> dict[Number, str]:
    """The numbers that were said to be void, with the first reason."""
    found: dict[Number, str] = {}
    for line in lines:
        if line.kind == EntryKind.NUMBERS_VOIDED and line.version <= KNOWN_VERSION:
            with contextlib.suppress(*UNREADABLE):
                body = decode(NumbersVoidedBody, line.body)
                for no in body.numbers[:MOST_SLIPS]:
                    found.setdefault(Number(str(body.series), int(body.year), int(no)), str(body.why))
    return found


def _entered(connection: apsw.Connection, block: SlipBlock) -> set[int]:
    rows: Any = connection.execute(
        "SELECT no FROM complaint WHERE series = ? AND year = ? AND no BETWEEN ? AND ?",
        (block.series, block.year, block.first, block.last),
    )
    return {no for (no,) in reading.checked("complaint", rows, (int,))}
