"""What travels is what the journal holds, column for column."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from frontoffice.register.journal import journal
from frontoffice.sync import wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.rounds import pull
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push


def test_the_columns_are_the_journals() -> None:
    assert wire.ENTRY_COLUMNS == journal.COLUMNS
    assert f"{journal.COLUMNS}, salt, body" == wire.COLUMNS
    assert len(wire.TYPES) == len(wire.COLUMNS.split(", "))


def pulled(counter: Connection, wanted: dict[UUID, tuple[int, int]]) -> list[tuple[Any, ...]]:
    """What the product pulls, with the identities as they were written."""
    rows = [row for rows in pull.pull(counter, wanted, 2) for row in rows]
    ids = [kind == "uuid" for kind in wire.TYPES]
    return [tuple(UUID(bytes=v) if is_id else v for v, is_id in zip(row, ids, strict=False)) for row in rows]


@pytest.mark.thorough
def test_what_was_pushed_is_pulled_byte_for_byte_in_causal_order(centre: Centre) -> None:
    first, second = Chain(), Chain()
    with (
        centre_connection.open_link(*centre.enrol()) as one,
        centre_connection.open_link(*centre.enrol("Loket 2")) as two,
    ):
        hello(one, first)
        rows = [*first.write(2, raw_body=b"\xff\x00 not JSON"), *first.write(1, kind="from.the.future", v=9)]
        push(one, rows)
        hello(two, second)
        later = second.write(2, lc=7, number=("L2", 2026, 1))
        push(two, later)
        assert pulled(two, {second.origin: (0, 2), first.origin: (1, 3)}) == [*rows[1:], *later]
        assert two.execute(wire.HASH_AT, (first.origin, 3)).fetchone() == (first.head,)
        assert {row[0]: row[1:] for row in two.execute(wire.HEADS)} == {
            first.origin: (3, first.head),
            second.origin: (2, second.head),
        }


@pytest.mark.thorough
def test_an_entry_whose_body_is_not_held_travels_without_it(centre: Centre) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        rows = [(*row[:-2], None, None) for row in chain.write(2, subject=chain.origin)]
        push(counter, [*rows, chain.entry(subject=chain.origin, kind="complaint.erased")])
        assert pulled(counter, {chain.origin: (0, 2)}) == rows
