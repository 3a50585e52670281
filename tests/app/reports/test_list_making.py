"""A list that was found, as a file or on paper."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest

from frontoffice.app.reports import list_making
from frontoffice.app.reports.list_making import FoundList
from frontoffice.app.reports.report_making import ReportSource
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.domain.complaint import Identity
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from tests.support.examples import MORNING, OfficeClock, a_complainant, a_signed_in, an_intake
from tests.support.papers import texts


@pytest.fixture
def source(register: Register) -> ReportSource:
    """Three complaints, the newest of somebody who asked for confidence."""
    officer = a_signed_in(register)
    for who in (a_complainant(), a_complainant(), a_complainant(identity=Identity.CONFIDENTIAL, name="Rahman")):
        register.complaints.record(an_intake(complainant=who), officer, uuid4())
    return ReportSource(register.path, Settings(training=True), OfficeClock())


def found(register: Register, *, identities: bool = False, limited: str = "") -> FoundList:
    return FoundList(register.lists.ids(ListQuery()), limited, identities, MORNING)


def test_a_workbook_has_the_list_newest_first_under_what_it_is(
    register: Register, source: ReportSource, tmp_path: Path
) -> None:
    target = list_making.file(source, found(register), ListFormat.XLSX, tmp_path / "a.xlsx", ExportProgress())
    rows = list(openpyxl.load_workbook(target)["Daftar"].values)
    assert rows[1][0] == "Semua pengaduan"
    assert str(rows[2][0]).startswith("Keadaan per Selasa, 24 November 2026 pukul")
    assert [str(row[0])[:4] for row in rows[-3:]] == ["0003", "0002", "0001"]


@pytest.mark.thorough
@pytest.mark.parametrize("identities", [False, True])
def test_whose_names_are_in_it_is_said_in_it(register: Register, source: ReportSource, identities: bool) -> None:
    (text,) = texts(list_making.paper(source, found(register, identities=identities), ExportProgress()))
    assert ("Rahman" in text) is identities
    assert ("Termasuk identitas yang dirahasiakan" in text) is identities
    assert "LATIHAN" in text
