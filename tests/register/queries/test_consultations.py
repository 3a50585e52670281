from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from frontoffice.domain.calendar import report_period
from frontoffice.domain.consultation import ConsultationFilter, Inquiry
from frontoffice.register.queries.consultations import MonthlyConsultations
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock, a_register, an_officer

OFFICER = an_officer()


def test_they_are_counted_by_month_channel_and_service_of_a_period_and_a_counter(tmp_path: Path) -> None:
    clock = OfficeClock(datetime(2026, 10, 30, 2, tzinfo=UTC))
    with closing(a_register(tmp_path, clock=clock)) as register:
        for channel, service in (("counter", ""), ("counter", ""), ("telephone", "Izin Trayek (AKDP)")):
            register.consulting.record(Inquiry(channel, "Syarat", "", "Siti", service), OFFICER, uuid4())
        clock.move(days=3)
        newest = register.consulting.record(Inquiry("counter", "Syarat", "", "Siti"), OFFICER, uuid4())
        year = report_period.parse("2026")
        assert register.consultations.count_by_month(year) == (
            MonthlyConsultations("2026-10", "counter", "", 2),
            MonthlyConsultations("2026-10", "telephone", "Izin trayek AKDP", 1),
            MonthlyConsultations("2026-11", "counter", "", 1),
        )
        assert register.consultations.count_by_month(report_period.parse("2026-11")) == (
            MonthlyConsultations("2026-11", "counter", "", 1),
        )
        assert register.consultations.count_by_month(year, "L2") == ()
        assert len(register.consultations.count_by_month(year, "L1")) == 3
        listed, total = register.consultations.list_masked(ConsultationFilter(year), limit=1)
        assert ([one.subject for one in listed], total) == ([newest.subject], 4)
        assert len(register.consultations.list_masked(ConsultationFilter(year))[0]) == 4
        for sought, many in (
            (ConsultationFilter(year, channel="telephone"), 1),
            (ConsultationFilter(year, service=""), 3),
            (ConsultationFilter(year, counter="L2"), 0),
            (ConsultationFilter(year, stayed=True), 4),
        ):
            assert register.consultations.list_masked(sought)[1] == many


def test_the_office_records_them_as_long_as_it_does_not_say_otherwise(register: Register) -> None:
    assert register.consultations.are_recorded
