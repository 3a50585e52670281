"""Reserve a block of numbers for slips, and void unused slips.

What was written on one is recorded as usual, under its number.

The entry that reserves carries the last number of the block, so that every program goes on above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from frontoffice.domain import numbering
from frontoffice.domain.codes import FieldRefusal, SlipRefusal
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import NumbersReservedBody, NumbersVoidedBody
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Officer
from frontoffice.domain.slips import MOST_SLIPS, Slip, SlipBlock, SlipState, SlipUse, demand_received, in_words
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.complaints import reason
from frontoffice.register.queries import numbers, slips
from frontoffice.register.queries.slips import demand_open
from frontoffice.register.unit_of_work import UnitOfWork


class Slips:
    """Numbers of this counter on slips."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def reserve(self, many: int, why: str, by: Officer, action: UUID) -> SlipBlock:
        """Reserve the next ``many`` numbers of this year.

        Raises Refused: ``not_allowed``, ``slips_out_of_range`` (fact ``most``), ``why_missing``, and as
        ``numbers.require_numbering_allowed``.
        """
        entry_kinds.demand(by, EntryKind.NUMBERS_RESERVED)
        if not 0 < many <= MOST_SLIPS:
            raise Refused(Problem("many", SlipRefusal.OUT_OF_RANGE, {"most": MOST_SLIPS}))

        def work() -> None:
            unit, now = self._unit, self._unit.now()
            first = numbers.reserve_next_number(unit, now)
            last = numbering.next_in(first.series, first.year, first.no + many - 2)
            body = NumbersReservedBody(
                first=first.no, pattern=unit.desk.number_format, why=reason(why), by=str(by.officer_id)
            )
            about = numbers.gap_subject(last.series)
            unit.append_entry(action, about, EntryKind.NUMBERS_RESERVED, body, by, number=last, now=now)

        self._unit.run_once(action, work)
        with self._unit.reading():
            return slips.blocks(self._unit.connection, self._unit.desk.counter)[-1]

    def reserve_again(self, span: tuple[int, int], printed_on: date, why: str, by: Officer, action: UUID) -> SlipBlock:
        """Reserve a span of numbers again, for printed slips unknown to a restored register.

        They are of the year in which they were printed, and all of them known to be on paper only. No number is given.

        Raises Refused: ``not_allowed``, ``slips_out_of_range`` (fact ``most``), ``date_in_future``, ``why_missing``,
        ``slips_not_on_paper`` (fact ``numbers``: those that are), and as ``numbers.require_numbering_allowed``.
        """
        entry_kinds.demand(by, EntryKind.NUMBERS_RESERVED)
        (first, last), series = span, self._unit.desk.counter
        number = Number(series, printed_on.year, last)
        if not 0 < first <= last < first + MOST_SLIPS:
            raise Refused(Problem("again_last", SlipRefusal.OUT_OF_RANGE, {"most": MOST_SLIPS}))
        if printed_on > self._unit.today():
            raise Refused(Problem("again_on", FieldRefusal.DATE_IN_FUTURE))

        def work() -> None:
            unit, now = self._unit, self._unit.now()
            numbers.require_numbering_allowed(unit, now)
            on_paper = dict(slips.paper_only(unit.connection, series)).get(printed_on.year, ())
            if not any(begin <= first <= last <= end for begin, end in on_paper):
                raise Refused(Problem("again_first", SlipRefusal.NOT_ON_PAPER, {"numbers": in_words(on_paper)}))
            body = NumbersReservedBody(
                first=first,
                pattern=unit.desk.number_format,
                why=reason(why),
                by=str(by.officer_id),
                printed_on=printed_on.isoformat(),
            )
            about = numbers.gap_subject(series)
            unit.append_entry(action, about, EntryKind.NUMBERS_RESERVED, body, by, number=number, now=now)

        self._unit.run_once(action, work)
        with self._unit.reading():
            return next(one for one in slips.blocks(self._unit.connection, series)[::-1] if number in one)

    def void(self, given: Sequence[Number], why: str, by: Officer, action: UUID) -> None:
        """Void these unused slips of one year, with the reason.

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

    def on_paper_only(self) -> tuple[tuple[int, tuple[slips.Run, ...]], ...]:
        """Numbers on paper without a complaint or slip here, by year."""
        with self._unit.reading():
            return slips.paper_only(self._unit.connection, self._unit.desk.counter)

    def all(self) -> tuple[Slip, ...]:
        """Every slip of this counter, by year and number."""
        with self._unit.reading():
            return slips.slips(self._unit.connection, self._unit.desk.counter)

    def open(self) -> tuple[Slip, ...]:
        """Slips of this counter neither entered nor void."""
        return tuple(slip for slip in self.all() if slip.state is SlipState.OPEN)

    def demand_use(self, use: SlipUse) -> None:
        """Raise Refused unless that slip may be used for a complaint now."""
        with self._unit.reading():
            slip = demand_open(self._unit, use.number)
        demand_received(use, slip.block, self._unit.now(), self._unit.desk.zone)
