"""The papers of an approved report: the very bytes, whatever came since, and wherever they are made."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader

from frontoffice.app.reports import approved_papers
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import Scope
from frontoffice.errors import Refused, Unavailable
from frontoffice.paper_layout import PaperLayout
from frontoffice.register import opened
from frontoffice.register.register import Register
from frontoffice.register.storage import copying
from frontoffice.register.storage.desk import Desk
from frontoffice.settings import Office
from tests.support.approvals import NOVEMBER, a_draft
from tests.support.approved_reports import approved, made
from tests.support.examples import OfficeClock, an_intake, an_officer
from tests.support.papers import texts

SITI = an_officer()
YEAR = Scope(parse("2026"))


@pytest.fixture
def november(register: Register) -> Register:
    register.complaints.record(an_intake(service="izin dr. Rahmah"), SITI, uuid4())
    return register


@pytest.mark.thorough
@pytest.mark.parametrize("scope", [NOVEMBER, YEAR], ids=["month", "year"])
def test_every_paper_made_again_has_the_bytes_whose_hash_was_approved(
    november: Register, clock: OfficeClock, tmp_path: Path, scope: Scope
) -> None:
    report = approved(november, scope)
    clock.move(days=9)
    november.complaints.record(an_intake(), SITI, uuid4())
    again = november.approvals.present(scope)
    assert again is not None
    papers = made(again, tmp_path)
    assert {name: hashlib.sha256(content).hexdigest() for name, content in papers.items()} == dict(report.made)
    assert ("pekppp-f01.pdf" in papers) is (scope is YEAR)
    for name, content in papers.items():
        assert approved_papers.is_as_approved(again, name, content)
        assert not approved_papers.is_as_approved(again, name, content + b" ")


@pytest.mark.thorough
def test_the_office_report_says_who_approved_it_when_by_which_entry_and_despite_what(november: Register) -> None:
    report = approved(november)
    whole = " ".join(texts(approved_papers.pdf(report, ReportPaper.REPORT)))
    approval = "Disahkan Selasa, 24 November 2026 pukul 10.32 WIB oleh Hendra Wijaya, Kepala Bidang, sebelum periode"
    assert approval in whole
    assert str(report.entry_id) in whole
    assert "Kendala Server mati." in whole
    assert "Rahmah" not in whole


def test_papers_have_a_structure(november: Register) -> None:
    assert b"/StructTreeRoot" in approved_papers.pdf(approved(november), ReportPaper.SUMMARY)


@pytest.mark.parametrize("which", [ReportPaper.SUMMARY, ReportPaper.NOTICE_BOARD])
def test_what_the_public_reads_says_the_day_and_names_nobody(november: Register, which: ReportPaper) -> None:
    whole = " ".join(texts(approved_papers.pdf(approved(november), which)))
    assert "Disahkan Selasa, 24 November 2026" in whole
    assert "Hendra" not in whole


@pytest.mark.thorough
def test_the_workbook_has_the_figures_and_no_list(november: Register, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(approved(november), tmp_path)[approved_papers.WORKBOOK]))
    assert book.sheetnames == ["Angka"]
    cells = [str(cell.value) for row in book["Angka"].iter_rows() for cell in row if cell.value is not None]
    assert any(cell.startswith("Disahkan Selasa, 24 November 2026") for cell in cells)
    assert "Lainnya" in cells
    assert not any("Rahmah" in cell for cell in cells)


@pytest.mark.thorough
def test_the_letterhead_is_that_of_the_day_of_approval(november: Register) -> None:
    report = approved(november, signatory=a_draft(november).content.signatory)
    assert approved_papers.file_of(report).office == Office()


LAID_OUT = PaperLayout(letterhead_once=True, margin=25, binding=10, dated_in="Air Itam", copies="Gubernur; Inspektur")


def test_an_approved_report_is_the_same_bytes_after_the_office_changed_its_layout_and_its_emblem(
    november: Register, tmp_path: Path
) -> None:
    file = tmp_path / "emblem.png"
    Image.new("RGB", (120, 160), "navy").save(file)
    content = approved_papers.embed_layout(a_draft(november).content, dataclasses.replace(LAID_OUT, emblem=str(file)))
    report = approved(november, layout=content.layout, emblem=content.emblem)
    file.unlink()
    again = november.approvals.present(NOVEMBER)
    assert again is not None
    pdf = approved_papers.pdf(again, ReportPaper.REPORT)
    assert approved_papers.is_as_approved(report, approved_papers.name(ReportPaper.REPORT), pdf)
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert [len(page.images) for page in pages] == [1] + [0] * (len(pages) - 1)
    assert "Air Itam, 24 November 2026" in " ".join(texts(pdf))
    assert str(tmp_path) not in str(again.content)


@pytest.mark.thorough
def test_a_layout_that_changed_is_a_reason_to_approve_anew(november: Register) -> None:
    approved(november)
    with pytest.raises(Refused):
        approved(november)
    assert approved(november, layout=LAID_OUT).content.layout == LAID_OUT


@pytest.mark.thorough
def test_hashing_can_be_stopped(november: Register) -> None:
    file = approved_papers.file_of(approved(november))
    with pytest.raises(Unavailable) as stopped:
        approved_papers.hashes(file, ExportProgress(is_stopped=lambda: True))
    assert stopped.value.code == DocumentFailure.STOPPED
    steps: list[tuple[int, int]] = []
    approved_papers.hashes(file, ExportProgress(lambda done, of: steps.append((done, of))))
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4)]


_ELSEWHERE = """
import sys
from pathlib import Path
from frontoffice.app.reports import approved_papers
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.calendar.report_period import parse
from frontoffice.register import opened
from frontoffice.register.storage.desk import Desk
place = Path(sys.argv[2])
with opened.read_beside(Path(sys.argv[1]), Desk()) as register:
    report = register.approvals.present(Scope(parse("2026")))
for which in approved_papers.papers_of(report.content.figures.scope):
    (place / approved_papers.name(which)).write_bytes(approved_papers.pdf(report, which))
approved_papers.workbook(report, place / approved_papers.WORKBOOK, ExportProgress())
"""


@pytest.mark.long
def test_another_process_makes_the_same_bytes(november: Register, tmp_path: Path) -> None:
    report = approved(november, YEAR)
    november.complaints.record(an_intake(), SITI, uuid4())
    place = tmp_path / "elsewhere"
    place.mkdir()
    subprocess.run(
        [sys.executable, "-P", "-c", _ELSEWHERE, str(november.path), str(place)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C"},
    )
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in place.iterdir()}
    assert found == dict(report.made)


@pytest.mark.thorough
def test_a_copy_of_the_register_has_the_approved_report_and_makes_the_same_papers(
    november: Register, tmp_path: Path
) -> None:
    report = approved(november)
    copied = tmp_path / "copied" / "register.db"
    copied.parent.mkdir()
    copying.copy(november.unit.connection, copied)
    with opened.read_beside(copied, Desk()) as copy:
        again = copy.approvals.present(NOVEMBER)
    assert again == report
    pdf = approved_papers.pdf(again, ReportPaper.REPORT)
    assert approved_papers.is_as_approved(report, approved_papers.name(ReportPaper.REPORT), pdf)
