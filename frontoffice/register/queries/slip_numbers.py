"""The number of one slip: whether it is open, taken in the transaction that records, and as it stands on the paper."""

from __future__ import annotations

from datetime import datetime

from frontoffice.domain import numbering
from frontoffice.domain.codes import NumberRefusal, SlipRefusal
from frontoffice.domain.numbering import Number
from frontoffice.domain.slips import Slip, SlipState, SlipUse, demand_received
from frontoffice.errors import Problem, Refused
from frontoffice.register.queries import numbers, slips
from frontoffice.register.unit_of_work import UnitOfWork


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
    for slip in slips.slips(unit.connection, number.series):
        if slip.number == number and slip.state is SlipState.OPEN:
            return slip
    raise Refused(Problem("slip_no", SlipRefusal.NOT_OPEN, {"number": number.no}))


def text_of(unit: UnitOfWork, number: Number) -> str:
    """The number as it stands on its slip; as it would be written now where there is no such slip."""
    with unit.reading():
        for block in slips.blocks(unit.connection, number.series):
            if number in block:
                return block.text(number.no)
    return numbering.write(number, unit.desk.number_format, unit.today().month)
