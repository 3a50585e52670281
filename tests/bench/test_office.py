"""An office of many desks at one centre: how soon one shows what another wrote, and what their rounds cost the server.

Printed, never judged. ``FRONTOFFICE_BENCH_DESKS`` (40 by default, 1,000 for the full size) is the largest office, and
``FRONTOFFICE_BENCH_SECONDS`` how long each of its sizes is watched.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint
from frontoffice.register.replication.head_digests import BUCKETS, summary
from frontoffice.sync import wire
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import Link, open_link
from frontoffice.sync.rounds import pull
from frontoffice.sync.rounds.centre_overview import State
from frontoffice.sync.rounds.round_progress import Progress, Stage
from tests.support.centre_desks import AtCentre, clock, enrolled
from tests.support.centre_server import Centre, CentreServer, new_centre, started
from tests.support.chains import Chain, push
from tests.support.examples import OfficeClock
from tests.support.measured_table import Report

__all__ = ["clock"]
pytestmark = pytest.mark.bench
COMPLAINTS = 200
DESKS = int(os.environ.get("FRONTOFFICE_BENCH_DESKS", "40"))
SECONDS = float(os.environ.get("FRONTOFFICE_BENCH_SECONDS", "5"))
MINUTE = 60.0
CLIENTS = 4  # processes, in which no time of the server is spent
RECORDS = 5  # one desk in so many writes a complaint in each of its rounds
Where = tuple[CentreAddress, str]


# --- from one desk to another ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("keys")
def test_what_one_desk_records_is_at_another(
    tmp_path: Path, qtbot: QtBot, centre: Centre, clock: OfficeClock, report: Report
) -> None:
    desks = [AtCentre(folder, qtbot, clock, name) for name in ("L1", "L2") if (folder := _made(tmp_path / name))]
    kept, shown = [], []
    for number, desk in enumerate(desks):
        desk.desk.use(enrolled(centre, f"Loket {number}"))
    for desk in desks:
        desk.wait(State.CONNECTED)
    for number in range(COMPLAINTS):
        here, there = desks[number % 2], desks[1 - number % 2]
        begun = time.perf_counter()
        one = here.record()
        took = _until_there(there, one, begun)
        kept.append(took[0])
        shown.append(took[1])
        for desk in desks:
            desk.wait(State.CONNECTED)
    for desk in desks:
        desk.end()
    row = f"from F9 at one desk until another desk has it, over TCP on one machine: 99 % of {COMPLAINTS} within"
    report.row(row, "s", "1 s", _within(shown, 0.99))
    report(
        f"{COMPLAINTS} complaints from commit to commit: median {statistics.median(kept) * 1000:.0f} ms, 99 % within"
        f" {_within(kept, 0.99) * 1000:.0f} ms; until the other desk shows them: {statistics.median(shown) * 1000:.0f} ms,"
        f" {_within(shown, 0.99) * 1000:.0f} ms, the slowest {max(shown) * 1000:.0f} ms"
    )


def _until_there(there: AtCentre, one: Complaint, begun: float) -> tuple[float, float]:
    """Seconds until its transaction was committed there, and until the window hears of it and finds it."""
    took: list[float] = []

    def note(progress: Progress) -> None:
        if progress.stage is Stage.PULL and progress.done and not took:
            took.append(time.perf_counter() - begun)

    there.desk.progressed.connect(note)
    with there.qtbot.waitSignal(there.desk.came_in, timeout=60_000):
        pass
    assert there.register.complaints.get(one.subject).number == one.number
    there.desk.progressed.disconnect(note)
    done = time.perf_counter() - begun
    return (took or [done])[0], done


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _within(took: list[float], share: float) -> float:
    return sorted(took)[int(len(took) * share)]


# --- what the rounds of many cost the server -------------------------------------------------------------------------


@dataclass
class RoundDesk:
    """What a desk says and asks in its rounds, and what it holds of chains; without a register, which costs its own."""

    where: Where
    records: bool
    chain: Chain = field(default_factory=Chain)
    heads: dict[UUID, tuple[int, bytes]] = field(default_factory=dict)
    digests: bytearray = field(default_factory=lambda: bytearray(32 * BUCKETS))
    pulled: int = 0

    def round(self, link: Link) -> None:
        speaks = (self.chain.origin, self.chain.token, self.chain.next_token(), None, None, "new", wire.PROTOCOL)
        row = link.execute(wire.GREET, (*speaks, summary(bytes(self.digests)))).fetchone()
        assert row is not None
        assert row[0] == "welcome"
        if not row[2]:
            self.take(link)
        if self.records and self.heads:
            push(link, self.chain.write(2))
            self.hold({self.chain.origin: (self.chain.seq, self.chain.head)})
        link.execute(wire.SYNCED, (0, timedelta()))

    def take(self, link: Link) -> None:
        row = link.execute(wire.DIFFERING_HEADS, (bytes(self.digests),)).fetchone()
        assert row is not None
        ends = {one: (seq, bytes(digest)) for one, seq, digest in zip(*row[1:], strict=True)}
        wanted = {one: (self.heads.get(one, (0, b""))[0], seq) for one, (seq, _) in ends.items()}
        wanted = {one: span for one, span in wanted.items() if span[0] < span[1]}
        self.pulled += sum(len(rows) for rows in pull.pull(link, wanted, 5000)) if wanted else 0
        self.hold(ends)

    def hold(self, ends: dict[UUID, tuple[int, bytes]]) -> None:
        self.heads |= ends
        for bucket in {one.bytes[0] for one in ends}:
            held = sorted((one.bytes, *end) for one, end in self.heads.items() if one.bytes[0] == bucket)
            leaves = b"".join(origin + seq.to_bytes(8, "big") + digest for origin, seq, digest in held)
            self.digests[32 * bucket : 32 * (bucket + 1)] = summary(leaves)


@dataclass
class Signals:
    """Between this process and the clients' ones: they are ready, go, end, and what came of it."""

    ready: Any
    go: Any
    end: Any
    out: Any


def _rounds(desks: list[RoundDesk], each: float, keeps: bool, said: Signals) -> None:
    """In a process of its own: a round of the next desk every ``each`` seconds, when all have had their first."""
    links = {}
    for desk in desks:
        link = open_link(*desk.where)
        desk.round(link)
        if keeps:
            links[desk.chain.origin] = link
        else:
            link.close()
    said.ready.release()
    said.go.wait()
    took: list[float] = []
    begun, held = time.monotonic(), sum(desk.pulled for desk in desks)
    while not said.end.is_set():
        desk = desks[len(took) % len(desks)]
        before = time.perf_counter()
        if keeps:
            desk.round(links[desk.chain.origin])
        else:
            with open_link(*desk.where) as opened:
                desk.round(opened)
        took.append(time.perf_counter() - before)
        said.end.wait(max(0.0, begun + each * len(took) - time.monotonic()))
    said.out.put((took, sum(desk.pulled for desk in desks) - held))
    for link in links.values():
        link.close()


@pytest.mark.posix("the processes of the server are counted by /proc")
@pytest.mark.parametrize("keeps", [True, False], ids=["sessions kept", "signing in for each round"])
@pytest.mark.parametrize("records", [False, True], ids=["idle", "one in five records"])
def test_many_desks_with_a_round_a_minute(report: Report, records: bool, keeps: bool) -> None:
    what = "one in five records in each" if records else "idle"
    how = "sessions kept" if keeps else "signing in for each, without TLS"
    with started(f"max_connections = {DESKS + 100}\nautovacuum = off\n") as server:  # it follows on the enrolling
        for count in (DESKS // 4, DESKS // 2, DESKS):
            share, took, pulled = _watched(server, count, records=records, keeps=keeps)
            report(
                f"{count:>5} desks, a round a minute, {what}, {how}: {share:.1f} % of a core, {len(took)} rounds in"
                f" {SECONDS:.0f} s, {pulled:,} entries pulled, a round {statistics.median(took) * 1000:.1f} ms,"
                f" 99 % within {_within(took, 0.99) * 1000:.0f} ms"
            )


def _watched(server: CentreServer, count: int, *, records: bool, keeps: bool) -> tuple[float, list[float], int]:
    centre = new_centre(server)
    desks = [RoundDesk(centre.enrol(f"Meja {no}"), records and not no % RECORDS) for no in range(count)]
    with centre.connect() as office:
        first = Chain()
        office.execute("INSERT INTO journal.origin (origin) VALUES (%s)", (first.origin,))
        push(office, first.write(2))
        with _clients(desks, MINUTE * CLIENTS / count, keeps=keeps) as said:  # all had a round, as in the minute before
            before = _server_seconds(server)
            said.go.set()
            said.end.wait(SECONDS)
            spent = _server_seconds(server) - before  # before sessions end, which costs more than their rounds
            said.end.set()
            answers = [said.out.get(timeout=60) for _ in range(CLIENTS)]
    took = [one for each, _ in answers for one in each]
    return spent / len(took) * count / MINUTE * 100, took, sum(one for _, one in answers)


@contextmanager
def _clients(desks: list[RoundDesk], each: float, *, keeps: bool) -> Iterator[Signals]:
    spawn = get_context("spawn")
    said = Signals(spawn.Semaphore(0), spawn.Event(), spawn.Event(), spawn.Queue())
    clients = [
        spawn.Process(target=_rounds, args=(desks[no::CLIENTS], each, keeps, said), daemon=True)
        for no in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    for _ in clients:
        assert said.ready.acquire(timeout=600)
    yield said
    for client in clients:
        client.join()


def _server_seconds(server: CentreServer) -> float:
    """CPU seconds of the server's processes, those included that have ended."""
    of = (server.data / "postmaster.pid").read_text().split()[0]
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile, and is counted by who started it
        if stat.parent.name == of:
            ticks += sum(int(one) for one in fields[11:15])
        elif fields[1] == of:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
