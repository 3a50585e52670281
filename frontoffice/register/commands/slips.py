"""Reserve a block of numbers for slips, and void those that nobody needed.

What was written on one is recorded as usual, under its number.

The entry that reserves carries the last number of the block, so that every program goes on above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from frontoffice.domain import entry_kinds
from frontoffice.domain.codes import SlipRefusal
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.office_bodies import NumbersReservedBody, NumbersVoidedBody
from frontoffice.domain.people import Officer
from frontoffice.domain.slips import MOST_SLIPS, Slip, SlipBlock, SlipState, SlipUse, demand_received
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.complaints import reason
from frontoffice.register.queries import numbers, slips
from frontoffice.register.queries.slip_numbers import demand_open
from frontoffice.register.unit_of_work import UnitOfWork


class Slips:
    """The numbers of this counter that stand on slips."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def reserve(self, many: int, why: str, by: Officer, action: UUID) -> SlipBlock:
        """Reserve the next ``many`` numbers of this year.

        Raises Refused: ``not_allowed``, ``slips_out_of_range`` (fact ``most``), ``why_missing``, and as
        ``numbers.demand_may_give``.
        """
        entry_kinds.demand(by, EntryKind.NUMBERS_RESERVED)
        if not 0 < many <= MOST_SLIPS:
            raise Refused(Problem("many", SlipRefusal.OUT_OF_RANGE, {"most": MOST_SLIPS}))

        def work() -> None:
            unit, now = self._unit, self._unit.now()
            first = numbers.give(unit, now)
            last = Number(first.series, first.year, first.no + many - 1)
            body = NumbersReservedBody(
                first=first.no, pattern=unit.desk.number_format, why=reason(why), by=str(by.officer_id)
            )
            unit.number_given = last
            about = numbers.gap_subject(last.series)
            unit.append_entry(action, about, EntryKind.NUMBERS_RESERVED, body, by, number=last, now=now)

        self._unit.run_once(action, work)
        with self._unit.reading():
            return slips.blocks(self._unit.connection, self._unit.desk.counter)[-1]

    def void(self, given: Sequence[Number], why: str, by: Officer, action: UUID) -> None:
        """Write down that nobody needed these slips, all of one year, and why.

        Raises Refused: ``not_allowed``, ``why_missing``, ``slips_of_one_year``, ``slip_not_open`` (fact ``number``),
        ``series_of_another_desk``.
        """
        entry_kinds.demand(by, EntryKind.NUMBERS_VOIDED)
        why = reason(why)

        if len({number.year for number in given}) != 1:
            raise Refused(Problem("", SlipRefusal.OF_ONE_YEAR))

        def work() -> None:
            unit = self._unit
            for number in given:
                demand_open(unit, number)
            here = sorted(number.no for number in given)
            body = NumbersVoidedBody(
                series=unit.desk.counter, year=given[0].year, numbers=here, why=why, by=str(by.officer_id)
            )
            unit.append_entry(action, numbers.gap_subject(unit.desk.counter), EntryKind.NUMBERS_VOIDED, body, by)

        self._unit.run_once(action, work)

    def all(self) -> tuple[Slip, ...]:
        """Every slip of this counter, by year and number."""
        with self._unit.reading():
            return slips.slips(self._unit.connection, self._unit.desk.counter)

    def open(self) -> tuple[Slip, ...]:
        """The slips of this counter that are neither entered nor void."""
        return tuple(slip for slip in self.all() if slip.state is SlipState.OPEN)

    def demand_use(self, use: SlipUse) -> None:
        """Raise Refused unless a complaint may be written down from that slip now."""
        with self._unit.reading():
            slip = demand_open(self._unit, use.number)
        demand_received(use, slip.block, self._unit.now(), self._unit.desk.zone)
