"""Which reports are listed as approved, in which order."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.reports.report_approval import SupervisorWords
from frontoffice.register.queries import approved_reports
from frontoffice.register.register import Register
from tests.support.approvals import NOVEMBER, approved
from tests.support.examples import TODAY, OfficeClock


@pytest.mark.thorough
def test_the_newest_period_comes_first_and_of_a_scope_the_newest_approval(
    register: Register, clock: OfficeClock
) -> None:
    scopes = [Scope(parse(period)) for period in ("2025", "2026-10", "2026-11", "2026-Q4", "2026")]
    for scope in scopes:
        approved(register, scope)
    clock.move(minutes=5)
    approved(register, NOVEMBER, words=SupervisorWords())
    listed = [(str(line.scope.period), line.holds) for line in register.approvals.every()]
    assert listed == [
        ("2026-Q4", True),
        ("2026", True),
        ("2026-11", True),
        ("2026-11", False),
        ("2026-10", True),
        ("2025", True),
    ]


@pytest.mark.thorough
def test_each_of_two_reports_of_a_scope_is_found_by_its_own_entry(register: Register) -> None:
    first, second = approved(register), approved(register, words=SupervisorWords())
    assert [register.approvals.get(NOVEMBER, one.entry_id) for one in (first, second)] == [first, second]
    assert approved_reports.entry(register.unit.connection, uuid4(), NOVEMBER) is None


def test_a_line_says_by_whom_when_and_where(register: Register, clock: OfficeClock) -> None:
    report = approved(register)
    (line,) = register.approvals.every()
    assert (line.entry_id, line.scope, line.approved_at) == (report.entry_id, NOVEMBER, clock())
    assert (line.officer, line.position, line.desk, line.zone) == ("Hendra Wijaya", "Kepala Bidang", "L1", "WIB")


@pytest.mark.thorough
def test_a_day_has_the_reports_that_were_approved_on_it_at_its_counter(register: Register, clock: OfficeClock) -> None:
    first = approved(register)
    clock.move(hours=13, minutes=27)  # 23.59 at the office
    second = approved(register, Scope(parse("2026")))
    clock.move(minutes=2)
    third = approved(register, Scope(parse("2026-Q4")))
    connection = register.unit.connection
    of_day = [
        [line.entry_id for line in approved_reports.of_day(connection, TODAY + timedelta(days=days), "L1")]
        for days in (-1, 0, 1)
    ]
    assert of_day == [[], [first.entry_id, second.entry_id], [third.entry_id]]
    assert approved_reports.of_day(connection, TODAY, "L2") == ()
