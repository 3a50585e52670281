"""An office of many desks at one centre: how soon one shows what another wrote, and what their rounds cost the server.

Printed, never judged. ``FRONTOFFICE_BENCH_DESKS`` (40 by default, 1,000 for the full size) is the largest office, and
``FRONTOFFICE_BENCH_SECONDS`` how long each of its sizes is watched.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint
from frontoffice.sync.link.standing_link import SPARE
from frontoffice.sync.office import enrolling
from frontoffice.sync.rounds.centre_overview import State
from frontoffice.sync.rounds.round_progress import Progress, Stage
from tests.support import pooler
from tests.support.centre_desks import AtCentre, clock, enrolled
from tests.support.centre_server import Centre, CentreServer, new_centre, started
from tests.support.chains import Chain, push
from tests.support.examples import OfficeClock
from tests.support.measured_table import Report
from tests.support.round_desks import MINUTE, RoundDesk, Rounds, Signals, take_turns

__all__ = ["clock"]
pytestmark = pytest.mark.bench
COMPLAINTS = 200
DESKS = int(os.environ.get("FRONTOFFICE_BENCH_DESKS", "40"))
SECONDS = float(os.environ.get("FRONTOFFICE_BENCH_SECONDS", "5"))
CLIENTS = 2  # processes, in which no time of the server is spent
RECORDS = 5  # one desk in so many writes a complaint each minute


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


class DeskSessions(StrEnum):
    """What sessions desks have at the centre."""

    KEPT = "sessions kept and listening"
    EACH = "signing in for each, without TLS"
    POOLED = "behind PgBouncer, signing in for each, without TLS"


ALL_SESSIONS = [one for one in DeskSessions if one is not DeskSessions.POOLED or pooler.binary()]
ROOM = {DeskSessions.KEPT: DESKS + 100, DeskSessions.EACH: SPARE + DESKS // 4 - 1, DeskSessions.POOLED: 100}
"""Sessions of the server: where it has none for each desk and some to spare, no desk keeps one."""


@pytest.mark.posix("the processes of the server are counted by /proc")
@pytest.mark.parametrize("kind", ALL_SESSIONS, ids=[one.name for one in ALL_SESSIONS])
@pytest.mark.parametrize("records", [False, True], ids=["idle", "one in five records"])
def test_many_desks_with_a_round_a_minute(report: Report, records: bool, kind: DeskSessions) -> None:
    what = "one in five records in it" if records else "idle"
    with started(f"max_connections = {ROOM[kind]}\nautovacuum = off\n") as server:  # it follows on the enrolling
        for count in (DESKS // 4, DESKS // 2, DESKS):
            share, done = _watched(server, count, records=records, kind=kind)
            failed = f", {done.failed} failed and were had again" if done.failed else ""
            report(
                f"{count:>5} desks, a round a minute, {what}, {kind}: {share:.1f} % of a core, {len(done.took)} rounds in"
                f" {SECONDS:.0f} s{failed}, {done.pulled:,} entries pulled, a round"
                f" {statistics.median(done.took) * 1000:.1f} ms, 99 % within {_within(done.took, 0.99) * 1000:.0f} ms"
            )


def _watched(server: CentreServer, count: int, *, records: bool, kind: DeskSessions) -> tuple[float, Rounds]:
    """The server's share of a core, as if all rounds had come that were due, and what the desks say of them."""
    centre = new_centre(server)
    with centre.connect() as office:
        enrolled = [enrolling.enrol(office, f"Meja {no}") for no in range(count)]
        first = Chain()
        office.execute("INSERT INTO journal.origin (origin) VALUES (%s)", (first.origin,))
        push(office, first.write(2))
    with pooler.pooled(centre) if kind is DeskSessions.POOLED else nullcontext((server.port, 0)) as (port, process):
        desks = [
            RoundDesk((replace(centre.address_of(one.role), port=port), one.secret), records and not no % RECORDS)
            for no, one in enumerate(enrolled)
        ]
        with _clients(desks) as said:
            before = _server_seconds(server, process)
            said.go.set()
            said.end.wait(SECONDS)
            spent = _server_seconds(server, process) - before  # before sessions end, which costs more than their rounds
            said.end.set()
            answers = [said.out.get() for _ in range(CLIENTS)]
    took = [one for done in answers for one in done.took]
    done = Rounds(took, sum(one.pulled for one in answers), sum(one.failed for one in answers))
    due = max(len(took), count * SECONDS / MINUTE)
    return spent / len(took) * due / SECONDS * 100, done


@contextmanager
def _clients(desks: list[RoundDesk]) -> Iterator[Signals]:
    """All of them, when all are in, however long that takes."""
    spawn = get_context("spawn")
    said = Signals(spawn.Semaphore(0), spawn.Event(), spawn.Event(), spawn.Queue())
    clients = [spawn.Process(target=take_turns, args=(desks[no::CLIENTS], said), daemon=True) for no in range(CLIENTS)]
    for client in clients:
        client.start()
    for _ in clients:
        while not said.ready.acquire(timeout=1):
            assert all(client.is_alive() for client in clients)
    yield said
    for client in clients:
        client.join()


def _server_seconds(server: CentreServer, pooler: int) -> float:
    """CPU seconds of the server's processes, those included that have ended, and of the one before it."""
    of = (server.data / "postmaster.pid").read_text().split()[0]
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile, and is counted by who started it
        if stat.parent.name == of:
            ticks += sum(int(one) for one in fields[11:15])
        elif of == fields[1] or stat.parent.name == str(pooler):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
