"""Whatever other programs write: nothing stops the desk, every desk reads the same, and so does whoever reads anew."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import canonical
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.register.journal import chain
from frontoffice.register.journal.chain import Row
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from tests.support import folded_beside, malformed_entries, projected_tables
from tests.support.bodies import whole
from tests.support.drawn import examples
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.manual_sync import rows_for


class Rows(list[Row]):
    """Rows that a failure names in a few words: hypothesis warns of an argument of 50 kB instead of saying what failed."""

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """All that an office wrote, one complaint of which it erased."""
    folders = [tmp_path_factory.mktemp(name) for name in ("office", "desk")]
    with closing(a_register(folders[0])) as register, closing(a_register(folders[1], counter="L2")) as desk:
        malformed_entries.an_office(register)
        return Rows(rows_for(register, desk))


def test_the_office_has_every_kind_of_entry(everything: Rows) -> None:
    assert {row[chain.KIND] for row in everything} >= set(malformed_entries.KINDS[:-2])


def test_every_body_that_the_program_writes_is_that_of_its_kind(everything: Rows) -> None:
    for row in everything:
        if row[chain.BODY] is not None:
            body, cls = json.loads(row[chain.BODY]), KINDS[row[chain.KIND]].bodies[0]
            read = whole(cls, body)
            assert read is not None, row[chain.KIND]
            assert canonical(encode(read)) == row[chain.BODY]


def shuffled(chains: list[list[Row]], chance: random.Random) -> list[Row]:
    """Each chain in its order, mixed in any."""
    left = [list(rows) for rows in chains]
    mixed = []
    while left := [rows for rows in left if rows]:
        mixed.append(chance.choice(left).pop(0))
    return mixed


def cut(rows: list[Row], chance: random.Random) -> Iterator[list[Row]]:
    """The rows in chunks of several sizes."""
    at = 0
    while at < len(rows):
        many = chance.choice((1, 2, 5, 40))
        yield rows[at : at + many]
        at += many


def taken(desk: Register, chunks: Iterator[list[Row]] | list[list[Row]]) -> None:
    with closing(desk.replica()) as replica:
        for rows in chunks:
            assert replica.take(rows).broken == {}


@pytest.mark.thorough
@settings(max_examples=examples(10))
@given(seed=st.integers(0, 2**32))
def test_nothing_that_others_write_stops_a_desk_or_lets_two_desks_differ(everything: Rows, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    with_bodies = [row for row in everything if row[chain.BODY] is not None]
    chains = [everything, *malformed_entries.odd_chains(with_bodies, chance)]
    causal = sorted(
        itertools.chain.from_iterable(chains), key=lambda row: (row[chain.LC], row[chain.ORIGIN], row[chain.SEQ])
    )
    tables = []
    for name, chunks in (
        ("one", [causal]),
        ("beside", [causal]),
        ("two", list(cut(shuffled(chains, chance), chance))),
        ("three", [[row] for rows in reversed(chains) for row in rows]),
    ):
        with TemporaryDirectory() as folder, closing(a_register(Path(folder), counter="L7")) as desk:
            if name == "beside":
                assert folded_beside.take(desk, causal).broken == {}
            else:
                taken(desk, chunks)
            connection = desk.unit.connection
            assert desk.maintenance.verify().broken == ""
            assert comparing.first_difference(connection) == "", name
            tables.append(projected_tables.read(connection))
            desk.maintenance.rebuild()
            assert projected_tables.read(connection) == tables[-1], name
            desk.complaints.record(an_intake(), an_officer(), uuid4())  # one whom none of those entries can disable
    assert all(table == tables[0] for table in tables)
