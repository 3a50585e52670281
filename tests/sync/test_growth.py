"""The same schema with its large tables partitioned by origin: what growing past one table asks of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.sync import figures, schema, wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import enrolling, merging, verifying
from frontoffice.sync.rounds import pull
from frontoffice.sync.schema import Migration
from tests.support.centre_server import Centre, CentreServer
from tests.support.chains import Chain, hello, push, relay
from tests.support.counters import agree, settle
from tests.sync.conftest import Enrol

PARTS = 8
LARGE = ("entry", "payload")


def partitioned(steps: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """The steps as they stand, but for the end of the two large tables."""
    first, *rest = steps
    sql = first.sql
    for table in LARGE:
        start = sql.index(f"CREATE TABLE journal.{table} (")
        end = sql.index("\n);", start)
        parts = "".join(
            f"\nCREATE TABLE journal.{table}_{part} PARTITION OF journal.{table}"
            f" FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {part});"
            for part in range(PARTS)
        )
        sql = sql[:end] + "\n) PARTITION BY HASH (origin);" + parts + sql[end + 3 :]
    return (Migration(first.version, first.name, sql), *rest)


@pytest.fixture
def wide(centre_server: CentreServer) -> Iterator[Centre]:
    with centre_server.connect() as office:
        office.execute("CREATE DATABASE wide")
    made = Centre(centre_server, "wide")
    with made.connect() as office:
        schema.upgrade(office, partitioned(schema.migrations()))
    yield made
    made.drop()


def refused(counter: Connection, chain: Chain, rows: list[tuple[object, ...]]) -> str | None:
    with pytest.raises(psycopg.DatabaseError) as error:
        push(counter, rows)
    return error.value.sqlstate


@pytest.mark.thorough
@pytest.mark.seconds
def test_partitioned_by_origin_the_centre_keeps_every_promise(wide: Centre, tmp_path: Path) -> None:
    chains = [Chain() for _ in range(24)]
    with (
        centre_connection.open_link(*wide.enrol("Loket 1")) as counter,
        centre_connection.open_link(*wide.enrol("Loket 2")) as other,
    ):
        for chain in chains:
            hello(counter, chain)
        push(counter, [row for chain in chains for row in chain.write(5)])
        push(counter, [row for chain in chains for row in chain.write(2)])
        wanted = {chain.origin: (5, 7) for chain in chains}
        assert sum(map(len, pull.pull(other, wanted, 1000))) == 2 * len(chains)
        assert {row[0]: row[2] for row in other.execute(wire.HEADS)} == {one.origin: one.head for one in chains}
        assert refused(counter, chains[0], chains[0].write(2)[1:]) == "FO001"
        assert refused(other, chains[1], chains[1].write(1)) == "42501"
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            counter.execute("SELECT * FROM journal.entry_0")
        with pytest.raises(Unavailable, match="centre_no_right"), centre_connection.translating_errors():
            counter.execute("DELETE FROM journal.entry")
        lost = Chain()
        relay(other, lost.write(3))
    with wide.connect() as office:
        assert merging.accept(office, lost.origin).restored == 3
        assert verifying.verify(office) == verifying.ChainsVerified(24 * 7 + 3, 25)
        spread = office.execute("SELECT count(DISTINCT tableoid) FROM journal.entry").fetchone()
        assert spread is not None
        assert spread[0] > PARTS / 2
        with pytest.raises(psycopg.DatabaseError):
            office.execute("DELETE FROM journal.entry")
        figures.write(office, tmp_path)
        assert office.execute("SELECT count(*) FROM office.figures_chain").fetchone() == (25,)


@pytest.mark.thorough
def test_counters_that_are_enrolled_at_a_partitioned_centre_fill_it(enrol: Enrol, wide: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(3)
    two.record(2)
    settle(one, two)
    for counter in (one, two):
        counter.address, counter.secret = wide.enrol(f"{counter.series} {counter.folder.name}")
    one.record(1)
    settle(one, two)
    agree(one, two)
    with wide.connect() as office:
        held = office.execute("SELECT origin, seq, hash FROM journal.entry").fetchall()
    assert {(origin.bytes, seq, digest) for origin, seq, digest in held} == {row[:3] for row in one.addresses()}


def test_a_device_of_the_partitioned_centre_is_enrolled_and_revoked_as_ever(wide: Centre) -> None:
    with wide.connect() as office:
        made = enrolling.enrol(office, "Loket 1")
        enrolling.revoke(office, "Loket 1")
    address = CentreAddress("127.0.0.1", wide.server.port, wide.name, made.role)
    with pytest.raises(Unavailable, match="centre_revoked"):
        centre_connection.open_link(address, made.secret)


# --- one large table -------------------------------------------------------------------------------------------------

_ENTRIES = """
    INSERT INTO journal.entry (origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone,
        officer, role, parents, content_hash)
    SELECT origin, seq, '', '', seq, gen_random_uuid(), gen_random_uuid(), 'contact.logged', 1, '', '', 'WIB', '', '',
        '', sha256('')
    FROM unnest(%s::uuid[]) AS origin, generate_series(1, 50) AS seq
"""


@pytest.fixture
def large(centre: Centre) -> Iterator[tuple[Connection, list[UUID]]]:
    """The office at a centre of five hundred chains, with what the planner knows of them."""
    origins = [uuid4() for _ in range(500)]
    with centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        office.execute(_ENTRIES, (origins,))
        office.execute("ANALYZE journal.entry")
        yield office, origins


def demand_no_look_through(office: Connection, statement: str, values: Sequence[object] = ()) -> None:
    plan = [line for (line,) in office.execute(f"EXPLAIN {statement}".encode(), values)]
    assert plan
    assert [line for line in plan if "Seq Scan on entry" in line] == []


def test_for_a_few_entries_of_many_chains_the_table_is_not_looked_through(
    large: tuple[Connection, list[UUID]],
) -> None:
    office, origins = large
    asked = pull.STATEMENT.removeprefix("COPY (").removesuffix(") TO STDOUT (FORMAT BINARY)")
    many = len(origins)
    demand_no_look_through(office, asked, (origins, [48] * many, [50] * many))
