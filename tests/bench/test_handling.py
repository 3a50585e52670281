"""How fast the worklist and a changed calendar are: printed, never judged.

In a copy of the filled register the rows of the complaints are ten times as many, at most a million (their entries are
not: the worklist reads the tables alone); one in ten stays open, with due dates over most of a year, the rest is closed.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.people import Role
from frontoffice.register.commands.calendar import CalendarChange
from frontoffice.register.projection import complaint_counts
from frontoffice.register.projection.complaint_columns import NEVER
from frontoffice.register.queries import worklist
from frontoffice.register.register import Register
from tests.support import filled_register
from tests.support.examples import a_register, an_officer
from tests.support.many_complaints import COMPLAINTS, multiply, without_indexes
from tests.support.measured_table import Report
from tests.support.worked_time import worked

pytestmark = pytest.mark.bench
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SITI = an_officer()
STEPS = ("review", "analyse", "decide", "inform", "act", "verify", "satisfied")
_SOME_DAY = "date('2026-04-01', (no / 70 % 250) || ' days')"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A copy in which nine of ten are closed and the open ones stand everywhere in the cycle."""
    folder = tmp_path_factory.mktemp("work")
    shutil.copy(filled_register.path(), folder / "register.db")
    with closing(a_register(folder)) as register:
        connection = register.unit.connection
        filled_register.make_haste(connection)
        with connection, complaint_counts.at_once(connection), without_indexes(connection):
            _close_most(connection)
            multiply(connection)
        yield register
    shutil.rmtree(folder)


def _close_most(connection: apsw.Connection) -> None:
    """One in ten waits, by its running number: for which step, and since when."""
    step = " ".join(f"WHEN {place} THEN '{step}'" for place, step in enumerate(STEPS))
    connection.execute(
        "UPDATE complaint SET status = 'satisfied',"
        f" waits = CASE WHEN no % 10 THEN '' ELSE CASE no / 10 % {len(STEPS)} {step} END END,"
        f" clock_on = CASE WHEN no % 10 OR no / 10 % {len(STEPS)} = {len(STEPS) - 1} THEN '{NEVER}'"
        f" ELSE {_SOME_DAY} END"
    )
    connection.execute("DELETE FROM reminder")  # as the projection has it: none of what is closed, one of each other


def _anew(question: Callable[[], object]) -> float:
    """How long it takes as after a change, when nothing was counted yet."""
    worklist.KEPT.clear()
    return worked(question)


def test_the_worklist(work: Register, report: Report) -> None:
    open_ones = work.worklist.read(HENDRA).total
    for officer in (HENDRA, SITI):
        for group in ("", *worklist.GROUPS):
            times = [_anew(lambda: work.worklist.read(officer, group)) for _ in range(7)]  # noqa: B023
            row = f"the worklist, all of it and each of its filters, {open_ones:,} open among {COMPLAINTS:,}"
            report.row(row, "ms", "50 ms", statistics.median(times))
            report(
                f"worklist {group or 'all':>14} for {officer.role:>10}, {open_ones:,} open among {COMPLAINTS:,}:"
                f" {statistics.median(times):.1f} ms (aim at most 50)"
            )


def test_the_counts(work: Register, report: Report) -> None:
    times = [_anew(lambda: work.worklist.counts(HENDRA)) for _ in range(15)]
    report.row("the worklist's counts", "ms", "50 ms", statistics.median(times))
    report(f"counts of the worklist: {statistics.median(times):.1f} ms (aim at most 50)")


def test_my_work_where_all_is_somebodys(work: Register, report: Report) -> None:
    """Each of a hundred people has a hundredth of what is open; beside them, how long it takes as nobody's work."""
    people = [an_officer(Role.HANDLER, f"Petugas {place}") for place in range(100)]
    me, connection = people[-1], work.unit.connection
    before = statistics.median(_anew(lambda: work.worklist.read(me, worklist.MINE)) for _ in range(7))
    having = " ".join(f"WHEN {place} THEN '{who.officer_id}'" for place, who in enumerate(people))
    connection.execute("SAVEPOINT nobodys")
    with complaint_counts.at_once(connection):
        connection.execute(
            f"UPDATE complaint SET waits_for = CASE id / 10 % 100 {having} END"
            " WHERE waits NOT IN ('', 'review', 'inform', 'convey', 'satisfied')"
        )
    connection.execute("RELEASE nobodys")
    times = [_anew(lambda: work.worklist.read(me, worklist.MINE)) for _ in range(15)]
    named = connection.execute("SELECT sum(n) FROM assigned_count WHERE waits_for = ''").get
    mine, took = work.worklist.read(me, worklist.MINE).total, statistics.median(times)
    report.row("what waits for me, of what is all somebody's work", "ms", "10 ms", took)
    report(
        f"{mine:,} that wait for me of {named:,} that wait for somebody by name: {took:.1f} ms (aim at most 10),"
        f" {took / before:.2f} of what it takes where they are nobody's"
    )


def test_a_changed_calendar(tmp_path: Path, report: Report) -> None:
    shutil.copy(filled_register.path(10_000), tmp_path / "register.db")
    with closing(a_register(tmp_path)) as register:
        holiday = DayOff(date(2026, 11, 25), LOCAL, "Pilkada", "SE")
        owed = register.worklist.read(HENDRA).total
        changes: list[CalendarChange] = []
        shown = worked(lambda: changes.append(register.calendar.preview([holiday])))
        written = worked(lambda: register.calendar.accept(changes[0], "Pilkada", HENDRA, uuid4()))
        moves = f"{owed:,} open due dates, {len(changes[0].moves):,} of them move"
        row = f"{owed:,} open due dates counted anew and written down"
        report.row(row, "s", "2 s", (shown + written) / 1000)
        report(f"recomputing {moves}: {shown:.0f} ms to show, {written:.0f} ms to write down (aim 2000 together)")
