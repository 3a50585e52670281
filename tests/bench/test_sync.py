"""How fast the exchange is: printed, never judged. Every measure is a ratio to PostgreSQL's own COPY in the same run.

The entries are those of an office: a complaint of some 30 words recorded, reviewed, handled and printed, six entries
each. ``FRONTOFFICE_BENCH_ENTRIES`` says how many (12,000 by default), ``FRONTOFFICE_BENCH_CHAINS`` in how many chains of a
hundred entries a new desk takes them (200; 5,000 for the full size; up to 50 come in the small chunks of a desk in use).
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from psycopg import Connection

from frontoffice.app.workers import folding_process
from frontoffice.register.journal.chain import BODY, ENTRY_ID, KIND, NO, SERIES, SUBJECT, YEAR, Row
from frontoffice.register.journal.ids import new_id
from frontoffice.sync import figures, wire
from frontoffice.sync.link.centre_connection import open_link
from frontoffice.sync.rounds import push
from frontoffice.sync.rounds.exchange import exchange
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.chains import Chain
from tests.support.chains import push as push_rows
from tests.support.counters import Counter
from tests.support.full_counter import EACH, ENTRIES, taken
from tests.support.measured_table import Report

pytestmark = pytest.mark.bench
PARENTS = 17  # their column in a row
CHAINS = int(os.environ.get("FRONTOFFICE_BENCH_CHAINS", "200"))
RUNS = 3


def rows_of(counter: Counter) -> list[Row]:
    with closing(counter.register.replica()) as replica:
        head = replica.heads()[replica.present()]
        return [row for rows in replica.entries(replica.present(), 0, head.seq) for row in rows]


def test_pushing(full: Counter, centre_server: CentreServer, report: Report) -> None:
    rows = rows_of(full)
    bare, ours = [], []
    columns = ", ".join(f"{name} {kind}" for name, kind in zip(wire.COLUMNS.split(", "), wire.TYPES, strict=True))
    for _ in range(RUNS):
        fresh = new_centre(centre_server)
        with fresh.connect() as office:
            office.execute(f"CREATE TABLE public.bare ({columns})".encode())
            bare.append(taken(lambda: copy_bare(office, rows)))
        ours.append(push_all(full, fresh))
        fresh.drop()
    floor, mine = len(rows) / statistics.median(bare), len(rows) / statistics.median(ours)
    report.row("checked push, to COPY into a bare table", "", "0.2, 0.12", mine / floor)
    report(
        f"checked push of {len(rows):,} entries: {mine:,.0f}/s, COPY into a bare table {floor:,.0f}/s:"
        f" {mine / floor:.3f} (aim 0.2, at least 0.12)"
    )


def copy_bare(office: Connection, rows: list[Row]) -> None:
    with office.transaction(), office.cursor() as cursor, cursor.copy("COPY public.bare FROM STDIN BINARY") as copy:
        copy.set_types(push.TYPES)
        for row in rows:
            copy.write_row(row[: push.COLUMNS])


def push_all(counter: Counter, centre: Centre) -> float:
    """Seconds that the product's push of everything takes, from the register to the last commit."""
    address, secret = centre.enrol()
    with open_link(address, secret) as link, closing(counter.register.replica()) as replica:
        origin, head = replica.present(), replica.heads()[replica.present()]
        link.execute(wire.GREET, (origin, None, uuid4(), None, None, "", wire.PROTOCOL, None))
        began = time.perf_counter()
        for rows in push.pieces(replica, origin, 0, head.seq):
            push.push(link, origin, rows)
        return time.perf_counter() - began


def test_pulling(full: Counter, tmp_path: Path, report: Report) -> None:
    """Against a plain COPY of the same columns: its rows decoded and thrown away, and its bytes thrown away unread."""
    decoded, unread, ours = [], [], []
    for run in range(RUNS):
        desk = Counter(tmp_path / f"p{run}", full.centre, f"P{run}")
        with desk.link() as link, closing(desk.register.replica()) as replica:
            link.execute(wire.HEADS)
            decoded.append(taken(lambda: copy_out(link)))
            unread.append(taken(lambda: copy_bytes(link)))
            ours.append(taken(lambda: exchange(replica, link)))
        many = desk.register.maintenance.verify().entries
        assert many == full.register.maintenance.verify().entries
        desk.register.close()
    rows, octets, mine = (many / statistics.median(one) for one in (decoded, unread, ours))
    report.row(
        "pull, verified and projected, to COPY out with its rows decoded and thrown away", "", "0.15, 0.08", mine / rows
    )
    report.row("the same, to COPY out with its bytes unread", "", "", mine / octets)
    report(
        f"pull of {many:,} entries, verified and projected: {mine:,.0f}/s; COPY out, rows decoded and thrown away"
        f" {rows:,.0f}/s: {mine / rows:.3f} (aim 0.15, at least 0.08); bytes thrown away {octets:,.0f}/s: {mine / octets:.3f}"
    )


_PLAIN = (
    f"COPY (SELECT {wire.ENTRY_COLUMNS}, salt, body FROM journal.entry"
    " JOIN journal.payload USING (origin, seq, entry_id)) TO STDOUT BINARY"
)


def copy_out(link: Connection) -> None:
    with link.cursor() as cursor, cursor.copy(_PLAIN) as copy:
        copy.set_types(push.TYPES)
        for _ in copy.rows():
            pass


def copy_bytes(link: Connection) -> None:
    with link.cursor() as cursor, cursor.copy(_PLAIN) as copy:
        for _ in copy:
            pass


def test_a_first_pull_of_many_chains(
    full: Counter, centre_server: CentreServer, tmp_path: Path, report: Report
) -> None:
    """Each chain has a hundred entries of sixteen complaints and goes on from the one before, as desks that meet do."""
    stories: dict[bytes, list[Row]] = {}
    for row in rows_of(full):
        stories.setdefault(row[SUBJECT], []).append(row)
    whole = [story for story in stories.values() if len(story) == EACH][:17]
    centre = new_centre(centre_server)
    with centre.connect() as office:
        for no in range(CHAINS):
            chain = Chain()
            chain.lc = no * 100
            office.execute("INSERT INTO journal.origin (origin) VALUES (%s)", (chain.origin,))
            push_rows(office, [row for story in whole for row in retold(chain, story, f"S{no}")][:100])
        office.execute("VACUUM ANALYZE")
    desk = Counter(tmp_path / "new", centre, "N1")
    with desk.link() as link, closing(desk.register.replica()) as replica:
        began, worked = time.perf_counter(), time.process_time()
        pulled = exchange(replica, link, start_folding=folding_process.start).pulled
        spent, worked = time.perf_counter() - began, time.process_time() - worked
    assert desk.register.maintenance.verify().entries == pulled
    desk.register.close()
    centre.drop()
    report(
        f"first pull of {CHAINS:,} chains of 100 entries: {pulled / spent:,.0f} entries/s,"
        f" {pulled / worked:,.0f}/s by this side's CPU (aim 15,000)"
    )


def retold(chain: Chain, story: Sequence[Row], series: str) -> Iterator[tuple[Any, ...]]:
    """The same story of another complaint, in another chain and series."""
    ids = {row[ENTRY_ID]: new_id() for row in story}  # of the form that the program gives: new rows stand together
    for row in story:
        parents = [ids[row[PARENTS][at : at + 16]] for at in range(0, len(row[PARENTS]), 16)]
        number = (series, row[YEAR], row[NO]) if row[SERIES] else (None, None, None)
        same = {"kind": row[KIND], "occurred_at": row[9], "recorded_at": row[10], "officer": row[12], "role": row[13]}
        new = {"entry_id": ids[row[ENTRY_ID]], "subject": ids[story[0][SUBJECT]], "parents": parents, "number": number}
        yield chain.entry(raw_body=row[BODY], **same, **new)


def test_an_idle_round(full: Counter, report: Report) -> None:
    with full.link() as link, closing(full.register.replica()) as replica:
        times = [taken(lambda: exchange(replica, link)) * 1000 for _ in range(100)]
    alone = [taken(full.sync) * 1000 for _ in range(20)]
    report.row("idle round on an open link", "ms", "10, 30 ms", statistics.median(times))
    report.row("idle round with connecting and signing in, without TLS", "ms", "10, 30 ms", statistics.median(alone))
    report(
        f"idle round with {ENTRIES:,} entries: {statistics.median(times):.1f} ms on an open link,"
        f" {statistics.median(alone):.1f} ms with connecting and signing in (aim 10, at most 30)"
    )


def round_trips(link: Connection, job: Callable[[], Any]) -> int:
    """How often the client waited for the server, by what libpq traces."""
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"trace-{os.getpid()}"  # noqa: S108
    with path.open("w") as trace:
        link.pgconn.trace(trace.fileno())
        job()
        link.pgconn.untrace()
    text = path.read_text()
    path.unlink()
    return text.count("ReadyForQuery")


def test_an_idle_round_goes_to_the_centre_and_back_at_most_three_times(full: Counter, report: Report) -> None:
    with full.link() as link, closing(full.register.replica()) as replica:
        exchange(replica, link)
        trips = round_trips(link, lambda: exchange(replica, link))
    report(f"an idle round goes there and back {trips} times (at most 3)")


def test_the_office_figures(full: Counter, tmp_path: Path, report: Report) -> None:
    """The first run, which pulls and folds all of it; one that finds nothing; one that finds a hundred complaints more."""
    with full.centre.connect() as office:
        first, idle = ((taken(lambda: figures.write(office, tmp_path))) for _ in range(2))
        pulled = [(full.record(100), full.sync(), taken(lambda: figures.write(office, tmp_path))) for _ in range(RUNS)]
    more = statistics.median(seconds for *_, seconds in pulled)
    report(
        f"figures of {ENTRIES // EACH:,} complaints, {EACH} entries each: first {first:.1f} s, with nothing new"
        f" {idle:.2f} s, with a hundred complaints more {more:.2f} s"
    )
