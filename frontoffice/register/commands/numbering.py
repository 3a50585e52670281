"""Renumbering with a ``bis`` of one of two complaints whose receipts carry one number, as in a register of paper.

Both complaints stay, both receipts are found by what stands on them; the check code on the paper tells them apart.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from frontoffice.domain import entry_bodies as bodies
from frontoffice.domain import entry_kinds, office_bodies
from frontoffice.domain.case import Case
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.numbering import SUFFIXES
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints
from frontoffice.register.journal import chain, ids, origins
from frontoffice.register.queries import complaint_query, numbers
from frontoffice.register.queries.numbers import MACHINE, MOVED, Twice
from frontoffice.register.unit_of_work import UnitOfWork


class Numbering:
    """Settle which numbers this desk gives, and which complaint keeps a number that two papers carry."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def renumber(self, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Give a complaint's number a suffix (a supervisor's verb).

        Refused: ``number_not_twice`` (fact ``number``) when no other complaint's number reads the same,
        ``why_missing``.
        """
        entry_kinds.demand(by, EntryKind.RENUMBERED)

        def work() -> tuple[Complaint, Case] | None:
            complaint = complaint_query.with_case(self._unit, subject)[0]
            number = complaint.number
            rows: Any = self._unit.connection.execute(
                "SELECT subject, suffix FROM complaint WHERE series = ? AND year = ? AND no = ?",
                (number.series, number.year, number.no),
            ).fetchall()
            used = [suffix for _, suffix in rows]
            free = next((suffix for suffix in SUFFIXES if suffix not in used), None)
            if used.count(complaint.suffix) < 2 or free is None:  # noqa: PLR2004
                raise Refused(Problem("", NumberRefusal.NUMBER_NOT_TWICE, {"number": complaint.number_text}))
            body = bodies.RenumberedBody(suffix=free, why=complaints.reason(why), by=str(by.officer_id))
            return self._unit.append_entry(action, subject, EntryKind.RENUMBERED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def take_over_series(self, why: str, by: Officer, action: UUID) -> None:
        """Take over this desk's series: this register, and no other, counts in it from now on (a supervisor's verb).

        Settles a register that was moved, and a series that another desk had. Whoever had it learns so at its next
        round. It goes on on a fresh chain, which no copy of this file can take for its own.
        """
        entry_kinds.demand(by, EntryKind.SERIES_TAKEN)
        series = self._unit.desk.counter

        def work() -> None:
            connection, fresh = self._unit.connection, self._unit.file.draw()
            present = origins.present(connection)
            origins.begin(connection, fresh, "taken_over", present, chain.head(connection, present.bytes).seq)
            body = office_bodies.SeriesTakenBody(series=series, origin=str(fresh), why=why, by=str(by.officer_id))
            self._unit.append_entry(action, ids.subject("series", series), EntryKind.SERIES_TAKEN, body, by)
            connection.execute(
                "UPDATE meta SET v = (SELECT v FROM meta WHERE k = ?2) WHERE k = ?1"
                " AND EXISTS (SELECT 1 FROM meta WHERE k = ?2)",
                (MACHINE, MOVED),
            )
            connection.execute("DELETE FROM meta WHERE k = ?", (MOVED,))

        self._unit.run_once(action, work)

    def confirm_clock(self, why: str, by: Officer, action: UUID) -> None:
        """Confirm that the clock is right as it stands: numbers follow it again (a supervisor's verb)."""
        entry_kinds.demand(by, EntryKind.CLOCK_CONFIRMED)

        def work() -> None:
            about = ids.subject("desk", str(origins.first(self._unit.connection)))
            self._unit.append_entry(
                action,
                about,
                EntryKind.CLOCK_CONFIRMED,
                office_bodies.ClockConfirmedBody(why=why, by=str(by.officer_id)),
                by,
            )

        self._unit.run_once(action, work)

    def duplicates(self) -> tuple[Twice, ...]:
        """Complaints whose numbers read the same, by number."""
        with self._unit.reading():
            return numbers.twice(self._unit.connection)

    def blocked_by(self) -> NumberRefusal | None:
        """The code of what keeps this counter from giving numbers until a supervisor decides."""
        desk = self._unit.desk
        with self._unit.reading():
            connection = self._unit.connection
            if numbers.is_unconfirmed(connection):
                return NumberRefusal.NUMBERING_UNCONFIRMED
            if not desk.gives_numbers:
                return None
            if not numbers.owns(connection, desk.counter):
                return NumberRefusal.SERIES_OF_ANOTHER_DESK
            return NumberRefusal.CLOCK_DOUBTFUL if numbers.is_clock_doubtful(self._unit, self._unit.now()) else None
