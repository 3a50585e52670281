"""What stands on every paper of a period."""

from __future__ import annotations

import dataclasses
from uuid import UUID, uuid4

import pytest

from frontoffice.documents.reports import report_file
from frontoffice.documents.reports.report_file import ReportApproval
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.reports.report import OpenSlips
from tests.support.report_figures import AS_OF, figures
from tests.support.report_files import report_file as made


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2026-11", "Laporan Bulanan November 2026"),
        ("2026-Q4", "Laporan Triwulan IV 2026"),
        ("2026-H2", "Laporan Semester II 2026"),
        ("2026", "Laporan Tahun 2026"),
        ("2026-11-24", "Laporan Harian Selasa, 24 November 2026"),
        ("2026-11-01..2026-11-20", "Laporan 1 s.d. 20 November 2026"),
    ],
)
def test_a_report_is_named_by_its_period(period: str, name: str) -> None:
    assert report_file.name(parse(period)) == name


def test_it_says_of_whom_by_which_date_and_as_of_when() -> None:
    assert report_file.about(figures(counter="FO1"), "WIT") == (
        "Periode: November 2026",
        "Loket FO1, dihitung menurut tanggal diterima",
        "Keadaan per Selasa, 1 Desember 2026 pukul 10.30 WIT",
    )


def test_desks_are_named_with_when_they_were_heard_or_nothing_is_said() -> None:
    assert report_file.sources(figures(), "WIB").endswith("FO1 01-12-2026 08.27 WIB, FO2 belum pernah terdengar.")
    assert report_file.sources(figures(heard=False), "WIB") == ""


def test_the_footer_names_no_person() -> None:
    assert report_file.footer(made()) == "Laporan Bulanan November 2026, Semua loket"


def test_the_checkpoint_on_which_it_rests_stands_with_the_approval() -> None:
    held = Checkpoint(UUID(int=7), 148, bytes(32), AS_OF)
    approval = ReportApproval(uuid4(), AS_OF, "Hendra", "Kabid", (), held)
    said = report_file.approval_lines(dataclasses.replace(made(), approval=approval))
    assert said[2:] == (f"Checkpoint rantai {held.origin}: 148 catatan, akar {'A' * 43}=",)


def test_what_was_doubtful_stands_with_the_approval() -> None:
    approval = ReportApproval(uuid4(), AS_OF, "Hendra", "Kabid", ("days_not_closed", "slips_open"))
    open_slips = (OpenSlips("L1", "2", "4", 3), OpenSlips("L1", "6", "6", 1))
    file = dataclasses.replace(made(), approval=approval)
    file = dataclasses.replace(file, figures=dataclasses.replace(file.figures, open_slips=open_slips))
    said, _ = report_file.approval_lines(file)
    assert said.endswith(
        "oleh Hendra, Kabid, dengan 1 halaman register belum ditutup, dengan 4 slip bernomor belum dicatat atau"
        " dibatalkan."
    )
