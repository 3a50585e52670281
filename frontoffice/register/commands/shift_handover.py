"""The handover of a counter between shifts: counted, noted, and accepted by whoever comes with their own secret.

The entry is written by who leaves; that the other accepted is known because their secret is tried for it.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from frontoffice.domain import people, shift
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import ShiftHandedBody
from frontoffice.domain.people import SECRET, May, Officer
from frontoffice.domain.shift import CounterState
from frontoffice.domain.text.printable_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.drafts import Drafts
from frontoffice.register.commands.officers import Officers
from frontoffice.register.commands.sending import Sending
from frontoffice.register.commands.spool import Spool
from frontoffice.register.queries import handovers, slips, worklist
from frontoffice.register.queries.worklist import WorklistQuery
from frontoffice.register.unit_of_work import UnitOfWork

_OF_TODAY: Final = "SELECT count(*), coalesce(max(no), 0) FROM complaint WHERE recorded_on = ? AND series = ?"


class ShiftHandover:
    """Hand the counter of this desk over."""

    def __init__(self, unit: UnitOfWork, officers: Officers) -> None:
        self._unit, self._officers = unit, officers

    def possible(self, by: Officer) -> tuple[Officer, ...]:
        """Possible successors at the counter: whoever records and has a secret at this desk."""
        here = self._officers.with_secret()
        everyone = (one for one in self._officers.all() if one.officer_id in here and one.officer_id != by.officer_id)
        return tuple(one for one in everyone if people.may(one, May.RECORD))

    def state(self, by: Officer) -> CounterState:
        """Open work at the counter now."""
        counts = WorklistQuery(self._unit).counts(by)
        drafts, unprinted = len(Drafts(self._unit).all()), Spool(self._unit).count_open()
        messages = len(Sending(self._unit).open_jobs())
        with self._unit.reading():
            connection, series = self._unit.connection, self._unit.desk.counter
            of_today: Any = connection.execute(_OF_TODAY, (self._unit.today().isoformat(), series)).get
            recorded, last = of_today
            return CounterState(
                recorded=recorded,
                last=last,
                drafts=drafts,
                unprinted=unprinted,
                incomplete=counts[worklist.INCOMPLETE],
                overdue=counts[worklist.PAPERS_OVERDUE],
                slips=len(slips.open_slips(connection, series)),
                messages=messages,
            )

    def hand(self, coming: Officer | None, secret: str, note: str, by: Officer, action: UUID) -> Officer:
        """Record the handover of the counter to ``coming``.

        Who that is by now.

        Raises Refused: ``not_allowed``, ``desk_gives_no_numbers``, ``coming_unfit`` (field ``coming``), ``too_long``
        (``note``), and what signing in raises, in the fields ``coming`` and ``secret``.
        """
        entry_kinds.demand(by, EntryKind.SHIFT_HANDED)
        if not self._unit.desk.gives_numbers:
            raise Refused(Problem("", NumberRefusal.DESK_GIVES_NO_NUMBERS))
        note = clean(note)
        wrong = tuple(shift.problems(coming, note, by))
        if wrong or coming is None:
            raise Refused(*wrong)
        accepted = self._verify_successor(coming, secret)
        wrong = tuple(shift.problems(accepted, note, by))  # a role may be another one by now
        if wrong:
            raise Refused(*wrong)
        series, on, state = self._unit.desk.counter, self._unit.today(), self.state(by)
        body = ShiftHandedBody(
            series=series,
            day=on.isoformat(),
            to=str(accepted.officer_id),
            to_name=accepted.name,
            to_position=accepted.position,
            position=by.position,
            recorded=state.recorded,
            last=state.last,
            drafts=state.drafts,
            unprinted=state.unprinted,
            incomplete=state.incomplete,
            overdue=state.overdue,
            slips=state.slips,
            messages=state.messages,
            note=note,
            by=str(by.officer_id),
        )
        subject = handovers.subject(on, series)
        self._unit.run_once(action, lambda: self._unit.append_entry(action, subject, EntryKind.SHIFT_HANDED, body, by))
        return accepted

    def _verify_successor(self, coming: Officer, secret: str) -> Officer:
        """Verify the successor's secret and return them."""
        try:
            return self._officers.sign_in(coming.officer_id, secret)
        except Refused as refused:
            problem = refused.problems[0]
            field = SECRET if problem.field == SECRET else "coming"
            raise Refused(Problem(field, problem.code, problem.facts)) from refused
