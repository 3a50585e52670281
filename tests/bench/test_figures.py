"""How fast the figures of a report are: printed, never judged.

In a copy of the filled register the rows of the complaints are ten times as many, at most a million, spread over one
year, three counters, 120 services and all else that reports divide them by; one in ten is still open.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from contextlib import closing

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.reports.report import Basis, Cut, Scope, Selection, Subset
from frontoffice.register.projection import complaint_counts
from frontoffice.register.register import Register
from tests.support import filled_register
from tests.support.examples import a_register
from tests.support.many_complaints import multiply, without_indexes
from tests.support.measured_table import Report
from tests.support.worked_time import worked

pytestmark = pytest.mark.bench
_CHANCE = "abs(random()) % "
_SPREAD = (
    f"received_on = date('2026-11-24', '-' || ({_CHANCE} 365) || ' days'), series = 'L' || (1 + {_CHANCE} 3),"
    f" service = 'Layanan ' || (({_CHANCE} 120) * ({_CHANCE} 120) / 120), sector = 'Sektor ' || ({_CHANCE} 20),"
    f" category = 'Jenis ' || (({_CHANCE} 18) * ({_CHANCE} 18) / 18), regency = 'Kabupaten ' || ({_CHANCE} 8), team = 'Tim ' || ({_CHANCE} 20),"
    f" officer = 'Petugas ' || ({_CHANCE} 20), channel = 'kanal' || ({_CHANCE} 11), level = 'level.' || ({_CHANCE} 4)"
)
_HANDLED = (
    f"recorded_on = date(received_on, max(0, {_CHANCE} 12 - 9) || ' days'),"
    f" responded_on = CASE WHEN id / 1280 % 20 THEN date(received_on, ({_CHANCE} 30) || ' days') ELSE '' END,"
    f" closed_on = CASE WHEN id / 1280 % 10 THEN date(received_on, (5 + {_CHANCE} 40) || ' days') ELSE '' END,"
    " clock_on = CASE WHEN id / 1280 % 10 THEN '9999-12-31' ELSE date(received_on, '20 days') END,"
    " status = CASE WHEN id / 1280 % 10 THEN 'satisfied' ELSE 'analysed' END, waits = CASE WHEN id / 1280 % 10 THEN '' ELSE 'decide' END"
)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("year")
    shutil.copy(filled_register.path(), folder / "register.db")
    with closing(a_register(folder)) as register:
        connection = register.unit.connection
        filled_register.make_haste(connection)
        with connection, complaint_counts.at_once(connection), without_indexes(connection):
            connection.execute("DELETE FROM reminder")
            multiply(connection)
            connection.execute(f"UPDATE complaint SET {_SPREAD}")
            connection.execute(f"UPDATE complaint SET {_HANDLED}")
        yield register
    shutil.rmtree(folder)


@pytest.mark.parametrize("period", ["2026", "2026-11", "2026-W47", "2025-12-10..2026-11-20"])
@pytest.mark.parametrize("basis", Basis)
def test_the_figures_of_a_period(year: Register, report: Report, period: str, basis: Basis) -> None:
    scope = Scope(report_period.parse(period), basis)
    times = [worked(lambda: year.reports.figures(scope)) for _ in range(5)]
    received = year.reports.figures(scope).movement.received
    many = year.unit.connection.execute("SELECT count(*) FROM complaint").get
    row = f"CPU time of a page of reports, {many:,} complaints: a year, a month, a week, most of two years"
    report.row(row, "ms", "300 ms", statistics.median(times))
    report(
        f"figures of {period} by {basis}, {received:,} received: {statistics.median(times):.0f} ms (aim at most 300)"
    )


def test_the_list_behind_a_figure(year: Register, report: Report) -> None:
    scope = Scope(report_period.parse("2026"))
    for selection in (
        Selection(scope, Subset.LATE),
        Selection(scope, Subset.RECEIVED, cuts=((Cut.SERVICE, "Layanan 7"),)),
        Selection(scope, Subset.RESPONDED_WITHIN, "3"),
    ):
        spent = worked(lambda: year.reports.listing(selection, 200))  # noqa: B023
        report(f"list of {selection.subset}: {spent:.0f} ms")
