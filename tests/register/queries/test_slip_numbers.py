from __future__ import annotations

from uuid import uuid4

from frontoffice.domain.numbering import Number
from frontoffice.register.queries import slips
from frontoffice.register.register import Register
from tests.support.examples import an_officer
from tests.support.refusals import refusal


def test_a_number_is_written_as_on_its_slip_and_else_as_ever(register: Register) -> None:
    register.slips.reserve(1, "Besok", an_officer(), uuid4())
    assert slips.text_of(register.unit, Number("L1", 2026, 1)) == "0001/PGD-L1/2026"
    assert slips.text_of(register.unit, Number("L1", 2026, 9)) == "0009/PGD-L1/2026"


def test_only_an_open_slip_of_this_counter_may_be_entered(register: Register) -> None:
    register.slips.reserve(1, "Besok", an_officer(), uuid4())
    assert slips.demand_open(register.unit, Number("L1", 2026, 1)).text == "0001/PGD-L1/2026"
    gone = refusal(lambda: slips.demand_open(register.unit, Number("L1", 2026, 2)))
    assert gone == ("slip_no", "slip_not_open", {"number": 2})
    other = refusal(lambda: slips.demand_open(register.unit, Number("L2", 2026, 1)))
    assert other[1] == "series_of_another_desk"
