"""Log of views by readers from other institutions.

Each complaint, search, day, list and paper is an entry of its own.

It is written before what is read is shown, and for nobody but readers. What was typed is never in it, since it may be
a name and this entry is not erased.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from frontoffice.domain import people
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import ReadBody
from frontoffice.domain.people import May, Officer, Role
from frontoffice.domain.text.printable_text import clean
from frontoffice.register.journal import ids, journal
from frontoffice.register.journal.ids import new_id
from frontoffice.register.queries import complaint_list, numbers
from frontoffice.register.unit_of_work import UnitOfWork

_READS: Final = "reads"


class ReadWhat(StrEnum):
    """Kind of object viewed by a reader."""

    COMPLAINT = "complaint"
    SEARCH = "search"
    DAY = "day"
    LIST = "list"
    PAPER = "paper"
    WORK = "work"
    FIGURE = "figure"  # the complaints behind one of a report
    CONSULTATIONS = "consultations"
    ATTACHMENT = "attachment"
    PRINTED = "printed"
    SAVED = "saved"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Read:
    """One view by a reader: a complaint, or what was asked for in words, and how many lines there were."""

    what: ReadWhat
    complaint: UUID | None = None
    limited: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class WrittenRead:
    """One as the journal has it: when (UTC), by whom, what the entry says, and at which desk.

    ``counter`` has the series in which that desk counts, "" for one that gives no numbers; ``here`` is this desk.
    """

    at: datetime
    officer: str
    body: ReadBody
    counter: str
    here: bool


class ReadingLog:
    """Log of the views by readers."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def note(self, read: Read, by: Officer) -> None:
        """Log a reader's view before it is shown; nothing for anybody else."""
        if by.role is not Role.READER:
            return
        with self._unit.writing():
            append(self._unit, read, by)

    def list_reads(self, month: date, by: Officer) -> tuple[WrittenRead, ...]:
        """Views in the month of that day, at every desk with entries here, the newest first.

        Raises Refused: ``not_allowed``.
        """
        people.demand(by, May.READ_READS)
        with self._unit.reading():
            found = [one for desk in numbers.all_desks(self._unit) for one in self._list_reads_at(desk, month)]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def _list_reads_at(self, desk: UUID, month: date) -> Iterator[WrittenRead]:
        is_here, counter = desk == numbers.this_desk(self._unit), None
        for day in range(1, calendar.monthrange(month.year, month.month)[1] + 1):
            for line in reversed(journal.story(self._unit.connection, _subject(desk, month.replace(day=day)))):
                if line.kind != EntryKind.READ:
                    continue
                counter = numbers.counter_of(self._unit, desk) if counter is None else counter
                yield WrittenRead(line.occurred_at, line.officer, outline(ReadBody, line.body), counter, is_here)


def append(unit: UnitOfWork, read: Read, by: Officer) -> None:
    """Append a reader's view within a transaction; nothing for anybody else."""
    if by.role is not Role.READER:
        return
    complaint = complaint_list.with_case(unit, read.complaint)[0] if read.complaint else None
    body = ReadBody(
        what=str(read.what),
        complaint=str(read.complaint or ""),
        number=complaint.number_text if complaint else "",
        limited=clean(read.limited),
        lines=read.lines,
        institution=by.institution,
        by=str(by.officer_id),
    )
    unit.append_entry(new_id(), _subject(numbers.this_desk(unit), unit.today()), EntryKind.READ, body, by)


def _subject(desk: UUID, day: date) -> UUID:
    """The readings of one desk and day: what is appended to is read first, and a year of them would be long."""
    return ids.subject(_READS, f"{desk}/{day}")
