"""How the centre holds up: with two million entries, and with two hundred counters at once. Printed, never judged.

``FRONTOFFICE_BENCH_CENTRE`` (entries at the centre, 2,000,000 for the full size), ``FRONTOFFICE_BENCH_COUNTERS`` and
``FRONTOFFICE_BENCH_SECONDS`` make them larger or smaller. The coroutines keep their links, which shows what the rounds themselves cost, or connect for every
round as the product does (signing in by SCRAM and a new backend each time; without TLS, which these servers do not have).
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import statistics
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any, LiteralString
from uuid import UUID

import psycopg
import pytest
from psycopg import AsyncConnection, Connection

from frontoffice.domain.entries.entry import chain_hash
from frontoffice.register.replication import head_digests
from frontoffice.sync import wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.rounds import pull
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.chains import Chain, hello, push
from tests.support.measured_table import Report

pytestmark = pytest.mark.bench
FEW = 20_000
MANY = int(os.environ.get("FRONTOFFICE_BENCH_CENTRE", "100000"))
SECONDS = float(os.environ.get("FRONTOFFICE_BENCH_SECONDS", "5"))
CHAINS = 200
TRIES = 60
MOST = int(os.environ.get("FRONTOFFICE_BENCH_COUNTERS", "200"))
OFFICES = (MOST // 20, MOST // 4, MOST)  # counters


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _enrolled(centre: Centre, label: str) -> tuple[CentreAddress, str]:
    """A device that may connect again before its last backend has ended: here no minute lies between two rounds."""
    address, word = centre.enrol(label)
    with centre.connect() as office:
        office.execute(f"ALTER ROLE {address.role} CONNECTION LIMIT 20")
    return address, word


# --- two million entries ---------------------------------------------------------------------------------------------


class Full:
    """A centre with ``entries`` entries in as many chains as the office has counters, and one counter at work."""

    def __init__(self, centre: Centre, entries: int) -> None:
        self.entries = entries
        with centre.connect() as office:
            for _ in range(CHAINS):
                chain = Chain()
                office.execute("INSERT INTO journal.origin (origin) VALUES (%s)", (chain.origin,))
                push(office, chain.write(entries // CHAINS))
            office.execute("VACUUM ANALYZE")
        self.where = _enrolled(centre, "Loket 1")
        self.mine = Chain()

    @cached_property
    def counter(self) -> Connection:  # opened when it is wanted: a link that rests while another fills is cut
        counter = centre_connection.open_link(*self.where)
        hello(counter, self.mine)
        return counter

    def push(self) -> float:
        rows = self.mine.write(10)
        return _ms(lambda: push(self.counter, rows))

    def pull(self) -> float:
        wanted = {self.mine.origin: (self.mine.seq - 10, self.mine.seq)}
        return _ms(lambda: list(pull.pull(self.counter, wanted, 5000)))

    def idle(self) -> float:
        return _ms(lambda: _round(self.counter, self.mine))

    def whole_idle(self) -> float:
        def whole() -> None:
            with centre_connection.open_link(*self.where) as opened:
                _round(opened, self.mine)

        return _ms(whole)


def _round(counter: Connection, chain: Chain) -> None:
    hello(counter, chain)
    counter.execute(wire.SYNCED, (0, timedelta()))


@contextmanager
def _full(server: CentreServer, entries: int) -> Iterator[Full]:
    centre = new_centre(server)
    made = Full(centre, entries)
    try:
        yield made
    finally:
        made.counter.close()
        centre.drop()


def test_many_entries_cost_a_round_no_more_than_few(centre_server: CentreServer, report: Report) -> None:
    start = time.perf_counter()
    with _full(centre_server, FEW) as few, _full(centre_server, MANY) as many:
        report(f"filled with {FEW + MANY:,} entries, every chain checked: {time.perf_counter() - start:.1f} s")
        for name in ("push", "pull", "idle", "whole_idle"):
            pairs = [(getattr(few, name)(), getattr(many, name)()) for _ in range(TRIES)]
            small, large = (sorted(side)[TRIES // 10] for side in zip(*pairs, strict=True))  # others only slow it
            row = f"the centre with {MANY:,} entries to one with {FEW:,}: push of 10, pull of 10, idle round"
            report.row(row, "×", "1.5 ×", large / small)
            report(
                f"{name} at {FEW:,}: {small:.2f} ms, at {MANY:,}: {large:.2f} ms, x{large / small:.2f} (aim at most 1.5)"
            )


# --- two hundred counters --------------------------------------------------------------------------------------------


@dataclass
class PushingCounter:
    """One counter as a coroutine: it writes, pushes, pulls what the others wrote and checks that it follows."""

    where: tuple[CentreAddress, str]
    chain: Chain
    keeps: bool
    held: dict[UUID, tuple[int, bytes]] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    pulled: int = 0
    _kept: AsyncConnection | None = None

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[AsyncConnection]:
        link = self._kept or await _opened(*self.where)
        if self.keeps:
            self._kept = link
        try:
            yield link
        finally:
            if not self.keeps:
                await link.close()

    async def end(self) -> None:
        if self._kept is not None:
            await self._kept.close()

    async def work(self, until: float, pause: float) -> None:
        await asyncio.sleep(pause * (hash(self.chain.origin) % 1000) / 1000)
        while not self.took or time.perf_counter() < until:  # each at least once, however long the others take
            start = time.perf_counter()
            await self.round(self.chain.write(2))
            self.took.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(max(0, pause - (time.perf_counter() - start)))

    async def round(self, rows: Sequence[tuple[Any, ...]]) -> None:
        async with self.connected() as link:
            await self.exchange(link, rows)

    async def exchange(self, link: AsyncConnection, rows: Sequence[tuple[Any, ...]]) -> None:
        digests = _digests(self.held)
        speaks = (self.chain.origin, self.chain.token, self.chain.next_token(), None, None, "", wire.PROTOCOL)
        verdict, _clock, agrees, _devices = await _row(link, wire.GREET, (*speaks, head_digests.summary(digests)))
        assert verdict == "welcome"
        heads = ((), ()) if agrees else (await _row(link, wire.DIFFERING_HEADS, (digests,)))[1:3]
        if rows:
            await self.push(link, rows)
        await self.pull(link, *heads)
        await link.execute(wire.SYNCED, (0, timedelta()))

    async def push(self, link: AsyncConnection, rows: Sequence[tuple[Any, ...]]) -> None:
        async with link.transaction(), link.cursor() as cursor:
            await cursor.execute(wire.STAGE)
            async with cursor.copy(wire.COPY_STAGED) as copy:
                copy.set_types(wire.TYPES)
                for row in rows:
                    await copy.write_row(row)
            await cursor.execute(wire.ADD_ENTRIES)
            await cursor.execute(wire.ADD_PAYLOADS)
            answer = await cursor.execute(wire.HASH_AT, (self.chain.origin, self.chain.seq))
            assert await answer.fetchone() == (self.chain.head,)
        self.held[self.chain.origin] = (self.chain.seq, self.chain.head)

    async def pull(self, link: AsyncConnection, origins: Sequence[UUID], seqs: Sequence[int]) -> None:
        before = [self.held.get(origin, (0, b""))[0] for origin in origins]
        wanted = [one for one in zip(origins, before, seqs, strict=True) if one[1] < one[2]]
        if not wanted:
            return
        spans = tuple(list(column) for column in zip(*wanted, strict=True))
        async with link.cursor() as cursor, cursor.copy(pull.STATEMENT, spans) as copy:
            copy.set_types(pull.TYPES)
            async for row in copy.rows():
                origin = UUID(bytes=row[0])
                seq, digest = self.held.get(origin, (0, bytes(32)))
                assert (row[1], row[2], chain_hash((*row[:3], *row[4:19]))) == (seq + 1, digest, row[3])
                self.held[origin] = (row[1], row[3])
                self.pulled += 1


@pytest.mark.parametrize("keeps", [True, False], ids=["links kept", "connecting each time"])
@pytest.mark.parametrize("pause", [0.0, SECONDS / 2], ids=["without pause", "with pauses"])
def test_many_counters_at_once(centre_server: CentreServer, report: Report, pause: float, keeps: bool) -> None:
    for counters in OFFICES:
        centre = new_centre(centre_server)
        where = [_enrolled(centre, f"Loket {number}") for number in range(counters)]
        asyncio.run(_office(centre, [PushingCounter(one, Chain(), keeps) for one in where], report, pause))
        centre.drop()


async def _office(centre: Centre, every: Sequence[PushingCounter], report: Report, pause: float) -> None:
    try:
        await _day(centre, every, report, pause)
    finally:  # a link that was left open fails whatever is measured after this
        for one in every:
            await one.end()


async def _day(centre: Centre, every: Sequence[PushingCounter], report: Report, pause: float) -> None:
    start = time.perf_counter()
    await asyncio.gather(*(one.work(start + SECONDS, pause) for one in every))
    spent = time.perf_counter() - start
    for one in every:
        await one.round(())
    written = sum(one.chain.seq for one in every)
    truth = {one.chain.origin: (one.chain.seq, one.chain.head) for one in every}
    assert all(one.held == truth for one in every)
    with centre.connect() as office:
        assert office.execute("SELECT count(*) FROM journal.entry").fetchone() == (written,)
    took = sorted(ms for one in every for ms in one.took)
    if len(every) == max(OFFICES) and not (pause or every[0].keeps):
        row = f"{len(every)} counters that never rest on 2 cores, connecting for each round: 95 % of the rounds within"
        report.row(row, "s", "nothing lost", took[int(len(took) * 0.95)] / 1000)
    pulled = sum(one.pulled for one in every)
    report(
        f"{len(every):>3} counters, {'links kept' if every[0].keeps else 'connecting each time'},"
        f" {'no pause' if not pause else f'{pause:.1f} s between rounds'}:"
        f" {len(took) / spent:.0f} rounds/s, {written / spent:,.0f} entries/s written, {pulled / spent:,.0f}/s delivered,"
        f" a round {statistics.median(took):.0f} ms, 95 % within {took[int(len(took) * 0.95)]:.0f} ms; nothing lost"
    )


def _digests(held: Mapping[UUID, tuple[int, bytes]]) -> bytes:
    """What a desk says that it holds: one digest a bucket, as the centre computes them."""
    leaves = [b""] * head_digests.BUCKETS
    for origin in sorted(held):
        seq, head = held[origin]
        leaves[origin.bytes[0]] += origin.bytes + seq.to_bytes(8) + head
    return b"".join(hashlib.sha256(bucket).digest() if bucket else bytes(32) for bucket in leaves)


async def _row(link: AsyncConnection, statement: LiteralString, parameters: Sequence[object]) -> tuple[Any, ...]:
    row = await (await link.execute(statement, parameters)).fetchone()
    assert row is not None
    return row


async def _opened(address: CentreAddress, word: str) -> AsyncConnection:
    return await psycopg.AsyncConnection.connect(
        host=address.host,
        port=address.port,
        dbname=address.database,
        user=address.role,
        password=word,
        autocommit=True,
        sslmode="disable",
    )
