"""Closing of the day: the supervisor's approval of the page of the book, with the end of the chain.

A closed page forbids nothing: nobody is sent away because the day is closed, and a mistake must be put right. What
comes after it is shown as a correction, until the page is closed again.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import DayClosedBody
from frontoffice.domain.people import Officer
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.text.printable_text import LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import chain, entry_authority, hash_tree, ids
from frontoffice.register.queries import day_query
from frontoffice.register.queries.day_query import Closing
from frontoffice.register.unit_of_work import UnitOfWork


class DayClosing:
    """Close the pages of the book, a day and a counter at a time."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def close(self, on: date, counter: str, note: str, by: Officer, action: UUID) -> Closing:
        """Close one counter's page of a day (a supervisor's verb). What comes after it stands as a correction.

        Raises Refused: ``not_allowed``, ``no_one_counter``, ``date_in_future``, ``day_closed`` (nothing changed since),
        ``too_long``, ``day_of_another_counter`` (fact ``counter``) where this desk has no authority for its series.
        """
        entry_kinds.demand(by, EntryKind.DAY_CLOSED)
        if not counter:
            raise Refused(Problem("day", RegisterRefusal.NO_ONE_COUNTER))
        if on > self._unit.today():
            raise Refused(Problem("day", FieldRefusal.DATE_IN_FUTURE))
        if len(note) > LONGEST_TEXT:
            raise Refused(Problem("note", FieldRefusal.TOO_LONG, {"length": len(note), "most": LONGEST_TEXT}))
        self._unit.run_once(action, lambda: self._close(on, counter, note, by, action))
        with self._unit.reading():
            closing = day_query.closing_of(self._unit.connection, on, counter)
        if closing is None:
            raise LookupError("a day that was just closed is not closed")
        return closing

    def _close(self, on: date, counter: str, note: str, by: Officer, action: UUID) -> None:
        if not entry_authority.may_write(self._unit.connection, self._unit.origin, EntryKind.DAY_CLOSED, counter):
            raise Refused(Problem("day", RegisterRefusal.DAY_OF_ANOTHER_COUNTER, {"counter": counter}))
        page = day_query.read(self._unit.connection, on, day_query.DayFilter(counter=counter))
        before = page.closing
        is_as_it_was = not (page.corrected or page.approved_since or page.handed_since)
        if before is not None and is_as_it_was and before.lines == len(page.lines):
            raise Refused(
                Problem("day", RegisterRefusal.DAY_CLOSED, {"officer": before.officer, "at": before.closed_at})
            )
        connection, origin = self._unit.connection, self._unit.origin
        end = chain.head(connection, origin.bytes)
        body = DayClosedBody(
            series=counter,
            day=on.isoformat(),
            lines=len(page.lines),
            last=max((line.no for line in page.lines), default=0),
            unreviewed=page.totals.unreviewed,
            unprinted=page.totals.unprinted,
            incomplete=page.totals.incomplete,
            cancelled=page.totals.cancelled,
            position=by.position,
            head=end.hash.hex(),
            note=clean(note),
            entries=end.seq,
            root=checkpoint.root_text(hash_tree.root(connection, origin, end.seq)),
        )
        self._unit.append_entry(action, ids.closing(counter, on), EntryKind.DAY_CLOSED, body, by)
