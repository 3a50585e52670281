"""What is said where a search finds nothing."""

from __future__ import annotations

import pytest

from frontoffice.domain.list_filter import NO_FILTER, ListFilter
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.queries.number_faults import FaultyNumber, NumberFault
from frontoffice.ui.search import nothing_found

NUMBER = "0001/PGD-L1/2026"


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        (FaultyNumber(NumberFault.CODE_OF_ANOTHER, NUMBER), "check code does not fit"),
        (FaultyNumber(NumberFault.CODE_UNFINISHED, NUMBER), "6 letters and digits"),
        (FaultyNumber(NumberFault.NOT_HERE, NUMBER), "Look at number, series and year"),
        (FaultyNumber(NumberFault.NOT_HERE, NUMBER, ("0001/PGD-L2/2026",)), "there is: 0001/PGD-L2/2026."),
    ],
)
def test_the_fault_of_a_number_is_said_with_the_number(faulty: FaultyNumber, said: str) -> None:
    for only in (NO_FILTER, ListFilter(late=True)):
        text = nothing_found.why(ListQuery(only, NUMBER), faulty)
        assert said in text
        assert NUMBER in text


@pytest.mark.thorough
def test_without_a_fault_a_filter_is_named_before_the_words() -> None:
    assert "filter" in nothing_found.why(ListQuery(ListFilter(late=True), "biaya"), None)
    assert "Fewer letters" in nothing_found.why(ListQuery(NO_FILTER, "biaya"), None)
    assert nothing_found.why(ListQuery(NO_FILTER, "  "), None).startswith("Type part of")
