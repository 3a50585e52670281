"""The sheet for the yearly evaluation."""

from __future__ import annotations

import dataclasses

import pytest

from frontoffice.documents.reports import evaluation_sheet
from frontoffice.documents.reports.evaluation_sheet import Indicator28
from tests.support import papers
from tests.support.papers import texts
from tests.support.report_figures import figures
from tests.support.report_files import report_file

YEAR = figures("2026", 900)


def page(of: Indicator28) -> str:
    return " ".join(texts(evaluation_sheet.evaluation_sheet(report_file(YEAR), of)))


def test_the_four_numbers_come_from_the_register() -> None:
    text = page(evaluation_sheet.numbers(YEAR))
    assert "1 Konsultasi dan pengaduan yang diterima 940 a. konsultasi 40 b. pengaduan, saran dan masukan 900" in text
    assert "2 Yang selesai pada tahun itu 760" in text
    assert "3 Yang diterima di SP4N-LAPOR! 135 4 Yang selesai di SP4N-LAPOR! 108" in text
    assert "80,0 %; menurut formulir lama (belum dicocokkan), 90 % untuk nilai tertinggi belum tercapai" in text


@pytest.mark.thorough
def test_consultations_that_nobody_recorded_are_no_zero() -> None:
    text = page(evaluation_sheet.numbers(dataclasses.replace(YEAR, consultations=None)))
    assert "a. konsultasi tidak dicatat" in text
    assert "yang diterima 900" in text


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("received", "finished", "sentence"),
    [
        (10, 9, "90,0 %; menurut formulir lama (belum dicocokkan), 90 % untuk nilai tertinggi tercapai"),
        (0, 0, "tanpa itu nilai indikator 28 paling tinggi 2 dari 5"),
        (None, None, "tanpa itu nilai indikator 28 paling tinggi 2 dari 5"),
    ],
)
def test_the_sheet_says_what_sp4n_means_for_the_score(
    received: int | None, finished: int | None, sentence: str
) -> None:
    assert sentence in page(Indicator28(None, 12, 10, received, finished))


@pytest.mark.thorough
def test_proofs_of_every_indicator_are_listed_on_one_page() -> None:
    (text,) = texts(evaluation_sheet.evaluation_sheet(report_file(YEAR), evaluation_sheet.numbers(YEAR)))
    for word in ("Didokumentasikan", "Diarsipkan", "Dilaporkan", "Dievaluasi", "Ditindaklanjuti", "Dipublikasikan"):
        assert word in text


def test_what_was_entered_in_sp4n_by_hand_counts_there() -> None:
    of = evaluation_sheet.numbers(YEAR, sp4n=(50, 49))
    assert (of.sp4n_received, of.sp4n_finished) == (50, 49)


@pytest.mark.thorough
def test_the_sheet_reads_as_it_read() -> None:
    pdf = evaluation_sheet.evaluation_sheet(report_file(YEAR), evaluation_sheet.numbers(YEAR))
    assert papers.as_read(pdf) == papers.expected("evaluation_sheet")
