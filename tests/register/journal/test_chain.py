from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.entries.entry import FIRST_PREV, chain_hash
from frontoffice.register.journal import chain
from frontoffice.register.journal.chain import START, ChainEnd, Row
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer
from tests.support.manual_sync import origin_of

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.integers(-(2**63), 2**63 - 1)
sixteen, hashes = st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32)
rows = st.tuples(
    sixteen, numbers, hashes, hashes, numbers, sixteen, sixteen, texts, numbers, *[texts] * 5,
    st.none() | texts, st.none() | numbers, st.none() | numbers,
    st.lists(sixteen, max_size=3).map(b"".join), hashes,
)  # fmt: skip


@pytest.mark.thorough
@given(rows)
def test_a_row_has_the_hash_of_its_entry(row: Row) -> None:
    assert chain.row_hash(row) == chain_hash(row[:3] + row[4:19])


def three(register: Register) -> list[Row]:
    for _ in range(3):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    replica = register.replica()
    (rows,) = replica.entries(origin_of(register), 0, 3)
    replica.close()
    return rows


@pytest.mark.thorough
def test_rows_that_follow_each_other_have_no_fault(register: Register) -> None:
    before = START
    for row in three(register):
        assert chain.fault(row, before) == ""
        before = ChainEnd(row[chain.SEQ], row[chain.LC], row[chain.HASH])


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        (chain.SEQ, 3, "entry 2 is missing"),
        (chain.PREV, FIRST_PREV, "does not follow"),
        (chain.LC, 1, "does not rise"),
        (chain.LC, 1 << 60, "leaps"),  # its successor would have no number that a table keeps
        (chain.KIND, "complaint.cancelled", "was changed"),
        (chain.BODY, b"{}", "its body was changed"),
        (chain.BODY, None, "its body is missing"),
    ],
)
def test_what_is_wrong_with_a_row_is_named(register: Register, place: int, value: Any, fault: str) -> None:
    first, second, _ = three(register)
    row = (*second[:place], value, *second[place + 1 :])
    assert fault in chain.fault(row, ChainEnd(1, first[chain.LC], first[chain.HASH]))


@pytest.mark.thorough
def test_a_body_that_was_erased_by_law_is_no_fault(register: Register) -> None:
    first = three(register)[0]
    assert chain.fault((*first[:19], None, None, uuid4().bytes), START) == ""


@pytest.mark.thorough
def test_a_chain_of_which_nothing_is_left_is_none(register: Register) -> None:
    three(register)
    connection, origin = register.unit.connection, origin_of(register).bytes
    assert chain.head(connection, origin).seq == 3
    chain.set_head(connection, origin, START)
    assert chain.heads(connection) == {}
    assert chain.head(connection, origin) == START


def test_heads_are_known_by_their_chain(register: Register, tmp_path: Any) -> None:
    last = three(register)[-1]
    assert chain.heads(register.unit.connection) == {
        UUID(bytes=last[chain.ORIGIN]): ChainEnd(3, last[chain.LC], last[chain.HASH])
    }
