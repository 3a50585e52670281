"""Numbered slips for hours without power: a block of a counter's numbers, printed beforehand.

Each number of a block is open until a complaint is recorded under it, or it is void with a reason. So a series has no
hole: what was given on paper is entered under exactly that number, and what was not is accounted for.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from frontoffice.domain.calendar.dates import from_text, local_date, to_text
from frontoffice.domain.codes import FieldRefusal, SlipRefusal
from frontoffice.domain.numbering import Number, write
from frontoffice.errors import Problem, Refused

MOST_SLIPS: Final = 200  # of one block: a day's outage at a busy counter is a tenth
_SHOWN: Final = 20  # runs that are named one after the other


class SlipState(StrEnum):
    """State of a slip."""

    OPEN = "open"
    ENTERED = "entered"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class SlipBlock:
    """Block of numbers reserved together, of the year of their printing.

    ``pattern`` is how they are written.

    ``printed_on`` is earlier than ``reserved_on`` where the register came back without them (``Slips.reserve_again``).
    """

    series: str
    year: int
    first: int
    last: int
    pattern: str
    reserved_on: date
    officer: str
    printed_on: date

    def text(self, no: int) -> str:
        """A number of it as it stands on its slip."""
        return write(Number(self.series, self.year, no), self.pattern, self.printed_on.month)

    def __contains__(self, number: Number) -> bool:
        """Whether a number is one of it."""
        return (number.series, number.year) == (self.series, self.year) and self.first <= number.no <= self.last


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: its number as on the paper, and what became of it; ``why`` it is void."""

    block: SlipBlock
    number: Number
    text: str
    state: SlipState = SlipState.OPEN
    why: str = ""


@dataclass(frozen=True, slots=True)
class SlipUse:
    """Slip of a complaint, and the time of receipt written on it (UTC)."""

    number: Number
    received_at: datetime

    def __str__(self) -> str:
        """As a draft keeps it: ``L1/2026/55 2026-11-24T03:00:00.000000Z``."""
        number = self.number
        return f"{number.series}/{number.year}/{number.no} {to_text(self.received_at)}"


def parse_use(text: str) -> SlipUse:
    """The inverse of ``str``. Raises ValueError."""
    number, _, moment = text.partition(" ")
    series, year, no = number.split("/")
    return SlipUse(Number(series, int(year), int(no)), from_text(moment))


def demand_received(use: SlipUse, block: SlipBlock, now: datetime, zone: str) -> None:
    """Raise Refused (field ``slip_on``) unless the receipt time is possible for a slip of this block.

    ``date_in_future``; ``slip_before_block`` (fact ``first``): it was not printed yet; ``slip_other_year`` (fact
    ``year``): a block belongs to its year.
    """
    on = local_date(use.received_at, zone)
    if use.received_at > now:
        raise Refused(Problem("slip_on", FieldRefusal.DATE_IN_FUTURE))
    if on < block.printed_on:
        raise Refused(Problem("slip_on", SlipRefusal.BEFORE_BLOCK, {"first": block.printed_on}))
    if on.year != block.year:
        raise Refused(Problem("slip_on", SlipRefusal.OTHER_YEAR, {"year": block.year}))


def runs(slips: Iterable[Slip]) -> tuple[tuple[Slip, Slip], ...]:
    """First and last of each unbroken run of numbers."""
    found: list[list[Slip]] = []
    for slip in sorted(slips, key=lambda one: (one.number.series, one.number.year, one.number.no)):
        after = dataclasses.replace(slip.number, no=slip.number.no - 1)
        if found and found[-1][-1].number == after:
            found[-1].append(slip)
        else:
            found.append([slip])
    return tuple((run[0], run[-1]) for run in found)


def find_gaps(covered: Iterable[tuple[int, int]], last: int) -> tuple[tuple[int, int], ...]:
    """Runs of numbers from 1 to ``last`` covered by none of these runs; each is its first and last number."""
    found, following = [], 1
    for begin, end in sorted(covered):
        until = min(begin - 1, last)
        if following <= until:
            found.append((following, until))
        following = max(following, until + 1, end + 1)
    if following <= last:
        found.append((following, last))
    return tuple(found)


def in_words(found: Iterable[tuple[int, int]]) -> str:
    """Runs of numbers as they are read: ``5-9, 12``; the first twenty of them."""
    shown = itertools.islice(found, _SHOWN)
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in shown)
