"""Rows of a counter, and how many are at the centre."""

from __future__ import annotations

from contextlib import closing

from frontoffice.register.journal.chain import Row
from tests.support.counters import Counter


def rows(counter: Counter, above: int = 0, upto: int = 5) -> list[Row]:
    with closing(counter.register.replica()) as replica:
        (piece,) = replica.entries(replica.present(), above, upto)
    return piece


def at_centre(counter: Counter) -> int:
    with counter.centre.connect() as office:
        row = office.execute("SELECT count(*) FROM journal.entry").fetchone()
    assert row is not None
    return int(row[0])
