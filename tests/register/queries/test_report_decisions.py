from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Ground, Source, Step
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import Scope, Selection, Subset
from frontoffice.register.queries import reports
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock, an_intake, an_officer
from tests.support.switched import let_extend

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
NOVEMBER = Scope(report_period.parse("2026-11"))
DECEMBER = Scope(report_period.parse("2026-12"))


def record(register: Register) -> UUID:
    return register.complaints.record(an_intake(application_no=""), SITI, uuid4()).complaint.subject


def decline(register: Register, subject: UUID, ground: Ground) -> None:
    form = StepForm(Step.DECLINE, "Tidak terbukti", ground=ground, letter="S/2")
    register.handling.advance(subject, form, HENDRA, uuid4())


def test_what_was_extended_and_declined_is_counted_as_its_lists_have_it(register: Register, clock: OfficeClock) -> None:
    let_extend(register)
    extended, *others = [record(register) for _ in range(4)]
    for until in (date(2026, 12, 20), date(2026, 12, 28)):  # twice, and counted once
        register.handling.extend(extended, ExtensionForm(until, "Menunggu dinas", "S/1"), HENDRA, uuid4())
    for subject, ground in zip(others, (Ground.UNFOUNDED, Ground.IN_COURT, Ground.UNFOUNDED), strict=True):
        decline(register, subject, ground)
    clock.move(days=14)
    decline(register, extended, Ground.OTHER)
    november, december = register.reports.figures(NOVEMBER), register.reports.figures(DECEMBER)
    assert (november.extended, november.declined) == (1, {"unfounded": 2, "in_court": 1})
    assert (december.extended, december.declined) == (0, {"other": 1})
    for value, many in (("", 3), ("unfounded", 2), ("in_court", 1), ("other", 0)):
        listed = register.reports.listing(Selection(NOVEMBER, Subset.DECLINED, value), 10)
        assert (listed.total, len(listed.lines)) == (many, many)
    (line,) = register.reports.listing(Selection(NOVEMBER, Subset.EXTENDED), 10).lines
    assert (line.subject, line.extended_until) == (extended, "2026-12-28")


def test_what_is_opened_again_is_declined_no_more(register: Register) -> None:
    subject = record(register)
    decline(register, subject, Ground.OUT_OF_SCOPE)
    register.handling.advance(subject, StepForm(Step.REOPEN, "Termasuk pelayanan kami"), HENDRA, uuid4())
    assert register.reports.figures(NOVEMBER).declined == {}
    register.handling.cancel(subject, "Salah catat", HENDRA, uuid4())
    assert register.reports.count(Selection(NOVEMBER, Subset.DECLINED)) == 0


def test_what_is_closed_otherwise_is_not_declined(register: Register) -> None:
    form = StepForm(Step.WITHDRAW, "Dicabut", letter="S/3", source=Source.SPOKEN)
    register.handling.advance(record(register), form, HENDRA, uuid4())
    assert register.reports.figures(NOVEMBER).declined == {}


@pytest.mark.thorough
def test_they_are_counted_from_an_index_of_nothing_else(register: Register) -> None:
    seen: list[str] = []
    connection = register.unit.connection

    def trace(_: object, statement: str, __: object) -> bool:
        seen.append(statement)
        return True

    connection.exec_trace = trace
    scope = Scope(report_period.between(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=400)))
    reports.count_extended(connection, scope)
    reports.count_declined(connection, scope)
    connection.exec_trace = None
    assert ["complaint_extended" in one or "complaint_declined" in one for one in seen] == [True, True]
