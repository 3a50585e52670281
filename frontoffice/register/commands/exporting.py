"""Record of lists exported as files.

What went out, as what, and why with the identities of who is confidential.

The entry is written before the file is: whoever takes a list away leaves a trace, even where the disk then fails. What
somebody typed is never in it, since it may be a name and this entry is not erased.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from frontoffice.domain import people
from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import ListExportedBody
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import LONGEST_LINE, clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.commands import reading_log
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.journal import ids, journal
from frontoffice.register.projection import present_officer
from frontoffice.register.queries import numbers
from frontoffice.register.unit_of_work import UnitOfWork

MOST_ON_PAPER: Final = 5_000  # lines: half a minute and 300 sheets; what is longer is for a spreadsheet


class ListFormat(StrEnum):
    """File format of an exported list."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


class ProofFormat(StrEnum):
    """File format of the proof of one complaint."""

    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExport:
    """One list or proof as a file: ``name`` is where it comes from, ``limited`` what was asked for, in words.

    ``identities`` says whether the names of who asked for confidence are in it; ``why`` is then the reason.
    """

    name: str
    lines: int
    format: ListFormat | ProofFormat
    period: Period | None = None
    limited: str = ""
    identities: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class MadeExport:
    """An export as the journal has it: when (UTC), by whom, what the entry says, and at which desk.

    ``counter`` has the series in which that desk counts, "" for one that gives no numbers; ``here`` is this desk.
    """

    at: datetime
    officer: str
    body: ListExportedBody
    counter: str
    here: bool


class Exports:
    """Record of lists exported from the register."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def check(self, export: ListExport, by: Officer) -> None:
        """Raise the refusals of :meth:`record`; nothing is written down."""
        entry_kinds.demand(by, EntryKind.LIST_EXPORTED)
        if export.format is ListFormat.PDF and export.lines > MOST_ON_PAPER:
            facts = {"lines": export.lines, "most": MOST_ON_PAPER}
            raise Refused(Problem("", RegisterRefusal.LIST_TOO_LONG, facts))
        why = clean(export.why)
        if export.identities:
            with self._unit.reading():
                now_here = present_officer.with_present_role(self._unit.people, by)
            people.demand(now_here, May.REVEAL)
            if not why:
                raise Refused(Problem("why", FieldRefusal.WHY_MISSING))
        if len(why) > LONGEST_LINE:
            raise Refused(Problem("why", FieldRefusal.TOO_LONG, {"length": len(why), "most": LONGEST_LINE}))

    def record(self, export: ListExport, by: Officer, action: UUID) -> None:
        """Record the export of a list, before its file is made.

        Raises Refused: ``not_allowed``, ``list_too_long`` (for paper); with identities ``why_missing`` or ``too_long``
        (field ``why``).
        """
        self.check(export, by)
        body = ListExportedBody(
            name=export.name,
            period=str(export.period or ""),
            limited=clean(export.limited),
            lines=export.lines,
            format=str(export.format),
            identities=export.identities,
            why=clean(export.why),
            by=str(by.officer_id),
        )
        year = self._unit.today().year

        def work() -> None:
            subject = _subject(numbers.this_desk(self._unit), year)
            self._unit.append_entry(action, subject, EntryKind.LIST_EXPORTED, body, by)
            read = Read(ReadWhat.LIST, limited=f"{export.name}, {export.format}: {body.limited}", lines=export.lines)
            reading_log.append(self._unit, read, by)

        self._unit.run_once(action, work)

    def list_exports(self, year: int) -> tuple[MadeExport, ...]:
        """Exports of a year (in each desk's zone) at this desk and all others with entries here, the newest first."""
        with self._unit.reading():
            found = [one for desk in numbers.all_desks(self._unit) for one in self._list_exports_at(desk, year)]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def _list_exports_at(self, desk: UUID, year: int) -> Iterator[MadeExport]:
        connection, here = self._unit.connection, desk == numbers.this_desk(self._unit)
        lines = [one for one in journal.story(connection, _subject(desk, year)) if one.kind == EntryKind.LIST_EXPORTED]
        counter = numbers.counter_of(self._unit, desk) if lines else ""
        for line in reversed(lines):
            yield MadeExport(line.occurred_at, line.officer, outline(ListExportedBody, line.body), counter, here)


def _subject(desk: UUID, year: int) -> UUID:
    return ids.subject(_EXPORTS, f"{desk}/{year}")


_EXPORTS: Final = "exports"
