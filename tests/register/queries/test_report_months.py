"""What a period has by whole months and by the days of months cut in two is what its days have, one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.reports.report import Basis, Scope
from frontoffice.register.queries import report_counts
from frontoffice.register.queries.report_counts import PeriodCount
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock, a_letter, an_officer

FIRST = date(2026, 11, 25)
PERIODS = (
    *("2026-12", "2026-Q4", "2026", "2026-11-28..2026-12-01", "2026-11-30..2027-01-01", "2026-12-01..2027-01-02"),
    *(
        "2026-12-05..2026-12-08",
        "2026-11-15..2026-12-31",
        "2026-11-01..2026-11-30",
        "2026-12-15..2026-12-31",
        "2027-01",
        "2026-W49",
    ),
)


@pytest.fixture
def weeks(register: Register, clock: OfficeClock) -> Register:
    """A letter on each third day of five weeks around December, recorded three days after it came, at two counters."""
    for at in range(0, 39, 3):
        received = FIRST + timedelta(days=at)
        clock.move(days=(received + timedelta(days=3) - register.today()).days)
        service = "Izin A" if at % 2 else "Izin B"
        letter = a_letter(received_on=received, received_why="Libur", external_id="", service=service)
        register.complaints.record(letter, an_officer(), uuid4())
    register.unit.connection.execute("UPDATE complaint SET series = 'L2' WHERE no % 2 = 0")
    return register


@pytest.mark.thorough
@pytest.mark.parametrize("basis", Basis)
def test_months_and_the_days_of_months_cut_in_two_sum_to_the_days(weeks: Register, basis: Basis) -> None:
    connection = weeks.unit.connection
    day = "recorded_on" if basis is Basis.RECORDED else "received_on"
    for text in PERIODS:
        period: Period = report_period.parse(text)
        for counter in ("", "L1", "L2", "L9"):
            found = report_counts.count_received(connection, Scope(period, basis, counter))
            for service in ("Izin A", "Izin B"):
                counted = "SELECT count(*) FROM complaint WHERE service = ? AND ? IN (series, '')"
                asked = (service, counter or "")
                now = connection.execute(
                    f"{counted} AND {day} BETWEEN ? AND ?", (*asked, period.first.isoformat(), period.last.isoformat())
                ).get
                ever = connection.execute(f"{counted} AND {day} <= ?", (*asked, period.last.isoformat())).get
                assert found.get(("service", service), PeriodCount()) == PeriodCount(now, ever), (text, counter)


def test_topics_are_counted_apart_from_the_cuts(weeks: Register) -> None:
    connection = weeks.unit.connection
    for text in ("2026-12", "2026-12-01..2026-12-30"):
        scope = Scope(report_period.parse(text))
        cuts = {cut for cut, _ in report_counts.count_received(connection, scope)}
        assert {"", "service", "district", "agency", "status"} < cuts
        assert "topic" not in cuts
        topics = dict(report_counts.count_topics(connection, scope))
        assert sum(topics.values()) == report_counts.count_received(connection, scope)["", ""].now
        assert {topic.partition("\x1f")[2] for topic in topics} == {"Izin A", "Izin B"}


@pytest.mark.parametrize("basis", Basis)
def test_topics_of_a_period_are_those_of_its_days(weeks: Register, basis: Basis) -> None:
    day = "recorded_on" if basis is Basis.RECORDED else "received_on"
    for text in (*PERIODS, "2026-11-03..2027-01-30", "2026-11-27..2026-12-28", "2026-12-02..2027-01-31"):
        period = report_period.parse(text)
        for counter in ("", "L1", "L9"):
            rows: Any = weeks.unit.connection.execute(
                f"SELECT category || char(31) || service, count(*) FROM complaint WHERE ? IN (series, '')"
                f" AND {day} BETWEEN ? AND ? GROUP BY 1",
                (counter, period.first.isoformat(), period.last.isoformat()),
            )
            found = report_counts.count_topics(weeks.unit.connection, Scope(period, basis, counter))
            assert found == dict(rows), (text, counter)
