"""Papers, workbook and list of a period from a register on disk."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import io
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader

from frontoffice.app.reports import report_making
from frontoffice.app.reports.report_making import ReportOrder, ReportSource
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.complaint import Identity
from frontoffice.domain.reports.report import Scope
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from tests.support.examples import OfficeClock, a_complainant, a_register, a_signed_in, an_intake
from tests.support.papers import texts

NOVEMBER = Scope(parse("2026-11"))
STILL = ExportProgress()
SECRET = an_intake(
    complainant=a_complainant(name="Rahmah Zulaikha", identity=Identity.CONFIDENTIAL),
    description="Saya Rahmah, tolong.",
)


@pytest.fixture
def source(register: Register) -> ReportSource:
    for intake in (an_intake(), SECRET):
        register.complaints.record(intake, a_signed_in(register), uuid4())
    return ReportSource(register.path, Settings(), OfficeClock())


@pytest.mark.thorough
@pytest.mark.parametrize("which", list(ReportPaper))
def test_every_paper_is_made_beside_the_open_register_and_names_nobody_hidden(
    source: ReportSource, which: ReportPaper
) -> None:
    pdf = report_making.paper(source, ReportOrder(NOVEMBER), which, STILL)
    whole = " ".join(texts(pdf))
    assert "November 2026" in whole
    assert "Rahmah" not in whole
    assert ("Nurhayati" in whole) is (which is ReportPaper.LIST)
    again = report_making.paper(source, ReportOrder(NOVEMBER), which, STILL)
    assert again == pdf


def test_papers_have_the_layout_and_the_emblem_of_the_settings(source: ReportSource, tmp_path: Path) -> None:
    file = tmp_path / "emblem.png"
    Image.new("RGB", (2100, 2800), "navy").save(file)
    layout = PaperLayout(emblem=str(file), dated_in="Air Itam")
    laid_out = dataclasses.replace(source, settings=Settings(layout=layout))
    for which in (ReportPaper.REPORT, ReportPaper.LIST):
        pdf = report_making.paper(laid_out, ReportOrder(NOVEMBER), which, STILL)
        seen = [image.image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images]
        assert [image.size for image in seen if image] == [(319, 425)] * len(texts(pdf))  # as an approved one keeps it
        assert "Air Itam, 24 November 2026" in " ".join(texts(pdf))


@pytest.mark.thorough
def test_the_paper_names_the_very_counter_whose_entries_it_counts(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with contextlib.closing(a_register(tmp_path / "data", counter="FO2")) as register:
        register.complaints.record(an_intake(), a_signed_in(register), uuid4())
        source = ReportSource(register.path, Settings(counter="FO2"), OfficeClock())
        whole = " ".join(texts(report_making.paper(source, ReportOrder(NOVEMBER), ReportPaper.REPORT, STILL)))
    assert "Catatan terakhir tiap loket yang dihitung di sini: FO2 24-11-2026" in whole


@pytest.mark.thorough
def test_the_workbook_has_figures_and_list(source: ReportSource, tmp_path: Path) -> None:
    target = tmp_path / "out" / report_making.file_name(NOVEMBER, ReportPaper.REPORT, "xlsx")
    book = openpyxl.load_workbook(report_making.workbook(source, ReportOrder(NOVEMBER), target, STILL))
    cells = [str(cell.value) for row in book["Daftar"].iter_rows() for cell in row if cell.value is not None]
    assert book.sheetnames == ["Angka", "Daftar"]
    assert target.name == "laporan-2026-11.xlsx"
    assert "Dirahasiakan" in cells
    assert "Saya [dirahasiakan], tolong." in cells
    assert not any("Rahmah" in cell for cell in cells)


@pytest.mark.thorough
@pytest.mark.parametrize("names", [True, False])
def test_the_csv_has_names_only_where_somebody_is_signed_in(
    source: ReportSource, tmp_path: Path, *, names: bool
) -> None:
    order = ReportOrder(NOVEMBER, names=names)
    path = report_making.csv(source, order, tmp_path / "daftar.csv", STILL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == report_making.count(source, NOVEMBER) == 2
    assert ("Pengadu" in rows[0]) is names
    assert ("Nurhayati" in str(rows)) is names
    assert ("Uraian" in rows[0]) is names


def test_a_counter_is_in_the_files_name() -> None:
    scope = Scope(parse("2026-11-01..2026-11-20"), counter="FO 1/x")
    assert report_making.file_name(scope, ReportPaper.LIST, "csv") == "daftar-2026-11-01-2026-11-20-fo-1-x.csv"
