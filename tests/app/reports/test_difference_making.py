"""An approved report compared with the register beside whoever works in it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.app.reports import approved_papers
from frontoffice.app.reports.report_making import ReportSource
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from tests.support.approvals import NOVEMBER, approved
from tests.support.examples import OfficeClock, an_intake, an_officer

SITI = an_officer()


@pytest.mark.thorough
def test_what_came_later_is_told_with_its_complaint(register: Register, clock: OfficeClock) -> None:
    report = approved(register)
    complaint = register.complaints.record(an_intake(), SITI, uuid4()).complaint
    source = ReportSource(register.path, Settings(), clock)
    compared = approved_papers.compare(source, NOVEMBER, report.entry_id, ExportProgress())
    assert compared is not None
    first = compared.lines[0]
    assert (first.name, first.was, first.now, first.change) == ("Masuk", "0", "1", "+1")
    assert [cause.number_text for cause in first.causes] == [complaint.number_text]
    assert compared.file.figures == report.content.figures
    assert compared.all_looked_at


def test_where_there_is_no_such_report_there_is_nothing_to_compare(register: Register, clock: OfficeClock) -> None:
    source = ReportSource(register.path, Settings(), clock)
    assert approved_papers.compare(source, NOVEMBER, uuid4(), ExportProgress()) is None


@pytest.mark.thorough
def test_comparing_can_be_stopped(register: Register, clock: OfficeClock) -> None:
    report = approved(register)
    register.complaints.record(an_intake(), SITI, uuid4())
    source = ReportSource(register.path, Settings(), clock)
    with pytest.raises(Unavailable) as stopped:
        approved_papers.compare(source, NOVEMBER, report.entry_id, ExportProgress(is_stopped=lambda: True))
    assert stopped.value.code == DocumentFailure.STOPPED
