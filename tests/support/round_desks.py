"""Desks at a centre that have rounds and hold chains' ends, without a register, which costs its own.

They say and ask what the program says and asks in a round without signatures, over its own links, listen as it listens,
and come again as it comes again after a failure. Any number of them takes turns in one process.
"""

from __future__ import annotations

import contextlib
import random
import selectors
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg

from frontoffice.app.centre import LONGEST, spacing
from frontoffice.errors import Unavailable
from frontoffice.register.replication.head_digests import BUCKETS, summary
from frontoffice.sync import set_aside, wire
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import Link
from frontoffice.sync.link.standing_link import StandingLink
from frontoffice.sync.rounds import centre_overview, pull
from tests.support.chains import Chain, push

MINUTE = 60.0
_STAYS: Callable[[], bool] = lambda: False  # noqa: E731  (whether a round is to end)


@dataclass
class RoundDesk:
    """One desk; ``following`` is the moment of its next round, ``writing`` of its next entries (``time.monotonic``)."""

    where: tuple[CentreAddress, str]
    records: bool
    chain: Chain = field(default_factory=Chain)
    heads: list[dict[UUID, tuple[int, bytes]]] = field(default_factory=lambda: [{} for _ in range(BUCKETS)])
    digests: bytearray = field(default_factory=lambda: bytearray(32 * BUCKETS))
    standing: StandingLink = field(default_factory=StandingLink)
    pulled: int = 0
    failures: int = 0  # in a row
    failed: int = 0  # of all
    following: float = 0.0
    writing: float = 0.0
    called_at: float = -LONGEST
    is_called: bool = False
    in_vain: int = 0

    def come(self) -> bool:
        """Have the round that is due, and say when the next one is; False when the centre could not be asked."""
        before, was_called = self.pulled, self.is_called
        self.called_at = time.monotonic() if was_called else self.called_at
        self.is_called = False
        try:
            with self._linked() as link:
                self._round(link)
        except (psycopg.Error, Unavailable):
            self.failures, self.failed = self.failures + 1, self.failed + 1
        else:
            self.failures = 0
        self.in_vain = 0 if self.pulled > before else self.in_vain + was_called
        self.following = time.monotonic() + centre_overview.pause(self.failures, int(MINUTE), random.random())  # noqa: S311
        if self.records and not self.failures:
            self.following = min(self.following, self.writing)
        self.listen()
        return not self.failures

    def listen(self) -> None:
        """Bring the next round forward if another desk sent something, as ``app/centre`` does."""
        if not self.is_called and self.standing.socket is not None and self.standing.has_notifications():
            between, now = spacing(self.standing.devices, self.in_vain), time.monotonic()
            due = max(self.called_at + between, now + random.uniform(0, min(between, LONGEST)))  # noqa: S311
            self.is_called, self.following = True, min(self.following, due)

    @contextlib.contextmanager
    def _linked(self) -> Iterator[Link]:
        """As ``sync/rounds/desk_round`` does it: kept where the server has room for all, and where it leads to one session."""
        try:
            yield self.standing.reuse_or_open(*self.where, _STAYS)
            self.standing.listen()
        except BaseException:
            self.standing.close()
            raise

    def _round(self, link: Link) -> None:
        speaks = (self.chain.origin, self.chain.token, self.chain.next_token(), None, None, "new", wire.PROTOCOL)
        row = link.execute(wire.GREET, (*speaks, summary(bytes(self.digests)))).fetchone()
        assert row is not None
        assert row[0] == "welcome"
        if not row[2]:
            self._take(link)
        set_aside.read(link)
        if self.records and any(self.heads) and time.monotonic() >= self.writing:
            self.writing = time.monotonic() + MINUTE
            push(link, self.chain.write(2))
            self._hold({self.chain.origin: (self.chain.seq, self.chain.head)})
        link.execute(wire.SYNCED, (0, timedelta()))
        link.look_at_schema()
        link.execute("SELECT origin, seq, key, here FROM journal.wanted_contents(%s)", (0,)).fetchall()

    def _take(self, link: Link) -> None:
        row = link.execute(wire.DIFFERING_HEADS, (bytes(self.digests),)).fetchone()
        assert row is not None
        ends = {one: (seq, bytes(digest)) for one, seq, digest in zip(*row[1:], strict=True)}
        wanted = {one: (self.heads[one.bytes[0]].get(one, (0, b""))[0], seq) for one, (seq, _) in ends.items()}
        wanted = {one: span for one, span in wanted.items() if span[0] < span[1]}
        self.pulled += sum(len(rows) for rows in pull.pull(link, wanted, 5000)) if wanted else 0
        self._hold(ends)

    def _hold(self, ends: dict[UUID, tuple[int, bytes]]) -> None:
        for one, end in ends.items():
            self.heads[one.bytes[0]][one] = end
        for bucket in {one.bytes[0] for one in ends}:
            held = sorted((one.bytes, *end) for one, end in self.heads[bucket].items())
            leaves = b"".join(origin + seq.to_bytes(8, "big") + digest for origin, seq, digest in held)
            self.digests[32 * bucket : 32 * (bucket + 1)] = summary(leaves)


@dataclass
class Signals:
    """Between the process that watches and those of the desks: they are ready, go, end, and what came of it."""

    ready: Any
    go: Any
    end: Any
    out: Any


@dataclass(frozen=True)
class Rounds:
    """What desks did while they were watched: what each of their rounds took in seconds, and all together."""

    took: list[float]
    pulled: int
    failed: int


def take_turns(desks: Sequence[RoundDesk], said: Signals) -> None:
    """In a process of its own: bring all desks in, one after the other, then have their rounds until the end.

    Who is in goes on with its rounds meanwhile, as long as the others take. From the start on each has one a minute,
    spread over it, and further ones where it hears of another's entries.
    """
    _bring_in(desks, said)
    said.ready.release()
    said.go.wait()
    begun, pulled, failed = time.monotonic(), sum(one.pulled for one in desks), sum(one.failed for one in desks)
    for count, desk in enumerate(desks):
        desk.following = desk.writing = begun + MINUTE * count / len(desks)
    took: list[float] = []
    while not said.end.is_set():
        following = min(desks, key=lambda one: one.following)
        if (rest := following.following - time.monotonic()) > 0:
            _hear(desks, said, min(rest, 0.2))
            continue
        before = time.perf_counter()
        following.come()
        took.append(time.perf_counter() - before)
    said.out.put(Rounds(took, sum(one.pulled for one in desks) - pulled, sum(one.failed for one in desks) - failed))
    for desk in desks:
        desk.standing.close()


def _bring_in(desks: Sequence[RoundDesk], said: Signals) -> None:
    for count, desk in enumerate(desks):
        while not desk.come():
            said.end.wait(1)
        for one in desks[:count]:
            if one.following < time.monotonic():
                one.come()


def _hear(desks: Sequence[RoundDesk], said: Signals, seconds: float) -> None:
    """Wait until one of them is called, or for so long."""
    with selectors.DefaultSelector() as selector:
        for desk in desks:
            if not desk.is_called and (socket := desk.standing.socket) is not None:
                selector.register(socket, selectors.EVENT_READ, desk)
        if selector.get_map():
            for key, _ in selector.select(seconds):
                key.data.listen()
        else:
            said.end.wait(seconds)
