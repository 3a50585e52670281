"""The office's report of a period on paper."""

from __future__ import annotations

import dataclasses
import io
from datetime import date
from fractions import Fraction

import pytest
from pypdf import PdfReader

from frontoffice.documents.reports import period_report
from frontoffice.domain.reports.report import Cut, MessageFigures, Movement
from frontoffice.domain.reports.report_approval import EvaluationMeeting, SupervisorWords
from frontoffice.paper_layout import PaperLayout
from tests.support import papers
from tests.support.page_extent import extent
from tests.support.papers import texts
from tests.support.report_figures import figures, with_cut
from tests.support.report_files import WORDS, report_file

MEETING = EvaluationMeeting(date(2027, 1, 5), "Ruang rapat", "Ketua", "Disepakati <tambah> loket.", (("Sari", "FO"),))


@pytest.fixture(scope="module")
def month() -> bytes:
    """The report of November 2026, by which it is read, compared and named."""
    return period_report.period_report(report_file())


def test_a_month_has_its_figures_its_words_and_its_signature(month: bytes) -> None:
    text = " ".join(texts(month))
    for part in (
        "LAPORAN BULANAN PENGELOLAAN PENGADUAN, SARAN DAN MASUKAN November 2026",
        "Semua loket, dihitung menurut tanggal diterima",
        "November 2026 18 75 60 33",
        "Sisa lalu 18 ditambah masuk 75 dikurangi selesai 60 = sisa 33.",
        "Izin praktik <dokter> & perawat 37 30 16 3 4",
        "Dalam 14 hari (%) 95,5 % 96,7 %",
        "FO2 belum pernah terdengar",
        "Kendala Server <lambat> & sering mati.",
        "Solusi dan tindak lanjut Menambah petugas.",
        "Kesimpulan Berjalan baik.",
        "Pangkalpinang, 1 Desember 2026",
        "a.n. Kepala Dinas Kepala Bidang Pengaduan, Nama Pejabat NIP 1980",
    ):
        assert part in text
    assert "NOTULEN" not in text
    assert "Sari" not in text  # officers are in no paper


@pytest.mark.parametrize("period", ["2026-11", pytest.param("2026", marks=pytest.mark.thorough)])
def test_it_follows_the_layout_of_the_office(period: str) -> None:
    layout = PaperLayout(letterhead_once=True, margin=30, binding=20, dated_in="Air Itam", copies="Gubernur; Inspektur")
    words = SupervisorWords(solutions="kata " * 300)
    file = dataclasses.replace(report_file(figures(period), words), layout=layout)
    pdf = period_report.period_report(file)
    pages = texts(pdf)
    assert ["DINAS PENANAMAN MODAL" in page for page in pages] == [True] + [False] * (len(pages) - 1)
    assert "Air Itam, 1 " in " ".join(pages)
    assert "NIP 1980 Tembusan: 1. Gubernur 2. Inspektur" in " ".join(pages)
    _, left, right = extent(pdf)
    assert left >= 49.5
    assert right <= 180.5
    signed = dataclasses.replace(file, layout=dataclasses.replace(layout, signed_electronically=True))
    assert period_report.period_report(signed) != pdf


@pytest.mark.thorough
def test_a_long_table_ends_with_the_sum_of_its_others() -> None:
    of = with_cut(figures(received=0), Cut.SERVICE, range(40, 20, -1))
    text = " ".join(texts(period_report.period_report(report_file(of))))
    assert "Nilai 10 30 0 0 0 0 9 lainnya 225 0 0 0 0 Jumlah 610" in text
    assert "Nilai 11 29" not in text


@pytest.mark.parametrize("many", [3, 5, 7, 9, 11])
def test_no_sum_stands_alone_on_a_page_however_long_names_are(many: int) -> None:
    of = with_cut(figures("2026", received=900), Cut.SERVICE, [1] * many)
    long = tuple(dataclasses.replace(line, label="Izin penyelenggaraan " * 4) for line in of.cuts[Cut.SERVICE])
    of = dataclasses.replace(of, cuts={**of.cuts, Cut.SERVICE: long})
    assert not [page for page in texts(period_report.period_report(report_file(of))) if "Menunggu Jumlah" in page]


@pytest.mark.thorough
def test_words_not_given_are_lines_to_write_on() -> None:
    text = " ".join(texts(period_report.period_report(report_file(words=SupervisorWords()))))
    assert "Kendala ....." in text


@pytest.mark.thorough
def test_a_quarter_has_its_trend_the_year_before_minutes_and_attendance() -> None:
    pages = texts(period_report.period_report(report_file(figures("2026-Q4", 900), meeting=MEETING)))
    whole = " ".join(pages)
    assert "LAPORAN TRIWULAN" in pages[0]
    assert "Triwulan IV 2025" in pages[0]
    assert "Oktober 2026 75 60 15" in whole
    assert "NOTULEN RAPAT EVALUASI PENGELOLAAN PENGADUAN Triwulan IV 2026" in pages[-2]
    assert "Selasa, 5 Januari 2027" in pages[-2]
    assert "Disepakati <tambah> loket." in pages[-2]
    assert "DAFTAR HADIR RAPAT EVALUASI" in pages[-1]
    assert "1 Sari FO" in pages[-1]
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]


@pytest.mark.thorough
def test_the_same_figures_are_the_same_bytes_and_others_are_not(month: bytes) -> None:
    assert period_report.period_report(report_file()) == month
    assert period_report.period_report(report_file(figures(received=76))) != month


def test_the_properties_name_the_report_and_no_person(month: bytes) -> None:
    of = PdfReader(io.BytesIO(month)).metadata
    assert of is not None
    assert of.title == "Laporan Bulanan November 2026"
    assert "Pejabat" not in str(dict(of))


@pytest.mark.thorough
@pytest.mark.parametrize(
    "period",
    [
        "2026-W48",
        *(pytest.param(one, marks=pytest.mark.long) for one in ("2026-11-24", "2026", "2026-11-01..2026-11-20")),
    ],
)
def test_a_period_of_nothing_is_a_report_too(period: str) -> None:
    assert "Sisa lalu 0 ditambah masuk 0 dikurangi selesai 0 = sisa 0." in " ".join(
        texts(period_report.period_report(report_file(figures(period, 0, heard=False))))
    )


@pytest.mark.parametrize(("channels", "times"), [(1, 1), (2, 2)])
def test_a_cut_of_more_than_one_value_is_drawn_above_its_table(channels: int, times: int) -> None:
    whole = " ".join(texts(period_report.period_report(report_file(with_cut(figures(), Cut.CHANNEL, [9] * channels)))))
    assert whole.count("Nilai 0") == times


def test_a_month_of_nothing_is_one_page() -> None:
    for words in (WORDS, SupervisorWords()):
        file = report_file(figures("2026-11", 0), words=words)
        (page,) = texts(period_report.period_report(file))
        assert "NIP 1980" in page
        assert "Nomor yang dibatalkan: 2." in page


def test_a_month_of_messages_alone_is_not_one_of_nothing() -> None:
    counted = MessageFigures("email", "E-mail", 3, 0, 0, 3, 0, Fraction(5, 2), 8)
    month = dataclasses.replace(figures("2026-11", 0), messages=(counted,))
    whole = " ".join(texts(period_report.period_report(report_file(month))))
    assert "E-mail 3 0 0 3 0 2,5 8" in whole
    assert "Menunggu dalam hari kerja" in whole


def test_a_month_of_nothing_says_so_in_the_place_of_its_chart() -> None:
    month = figures("2026-11", 0, heard=False)
    still = dataclasses.replace(month, trend=((month.scope.period, Movement(0, 0, 0, 0)),))
    whole = " ".join(texts(period_report.period_report(report_file(still))))
    assert "Perkembangan Tidak ada yang masuk, dan tidak ada yang selesai." in whole


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("period", "received", "name"), [("2026-11", 75, "report_month"), ("2026-Q4", 900, "report_quarter")]
)
def test_a_report_reads_as_it_read(period: str, received: int, name: str) -> None:
    pdf = period_report.period_report(report_file(figures(period, received), meeting=MEETING))
    assert papers.as_read(pdf) == papers.expected(name)


@pytest.mark.thorough
@pytest.mark.parametrize("teams", [1, 4, 7, 10])
def test_a_short_table_stays_on_one_page(teams: int) -> None:
    whole = " ".join(texts(period_report.period_report(report_file(with_cut(figures(), Cut.TEAM, [9] * teams)))))
    for head in ("Keadaan Jumlah", "Hari kerja Sampai", "Umur Jumlah", "Kadar Masuk", "Kanal Jumlah"):
        assert whole.count(head) == 1, head
