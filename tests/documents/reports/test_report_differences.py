"""What differs from an approved report, in words and on its paper."""

from __future__ import annotations

import dataclasses

import pytest

from frontoffice.documents.reports import report_differences
from frontoffice.documents.reports.report_differences import ComparedReport
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import (
    ConsultationCount,
    ConsultationFigures,
    Cut,
    CutLine,
    Movement,
    OpenSlips,
    Selection,
    Spans,
    Subset,
)
from frontoffice.domain.reports.report_comparison import Difference, Measure, differences
from tests.support.compared_reports import LATER, WAS, a_cause, compared, lines
from tests.support.november_figures import made_up_figures
from tests.support.papers import texts
from tests.support.report_figures import figures


def test_a_figure_is_named_as_papers_name_it_with_what_it_was_and_is() -> None:
    now = made_up_figures(movement=Movement(20, 1058, 24, 1054), before=Movement(7, 44, 30, 21))
    read = [(line.name, line.was, line.now, line.change) for line in lines(now)]
    assert ("Masuk", "57", "1.058", "+1.001") in read
    assert ("Selesai", "25", "24", "\N{MINUS SIGN}1") in read
    assert ("Masuk, Oktober 2026", "43", "44", "+1") in read


def test_cuts_ages_cycles_and_lengths_have_their_names() -> None:
    channel = (CutLine("counter", "Loket", 32, 15, 30, 4, 2), WAS.cuts[Cut.CHANNEL][1])
    now = made_up_figures(
        cuts={**WAS.cuts, Cut.CHANNEL: channel},
        ages={**WAS.ages, "31-": 5},
        cycles={1: 22, 2: 1, 3: 1},
        response=Spans(24, None, WAS.response.median, {**WAS.response.within, 3: 21}),
        not_closed=(),
        topics=(),
    )
    names = {line.name: (line.was, line.now, line.change) for line in lines(now)}
    assert names == {
        "Masuk, kanal Loket": ("31", "32", "+1"),
        "Umur yang masih terbuka > 30 hari": ("4", "5", "+1"),
        "Selesai dalam 2 siklus": ("2", "1", "\N{MINUS SIGN}1"),
        "Masuk, kategori Biaya, layanan Izin trayek": ("7", "\N{EN DASH}", ""),
        "Tanggapan pertama diberikan, rata-rata hari kerja": ("2,4", "\N{EN DASH}", ""),
        "Tanggapan pertama dalam 3 hari kerja": ("20", "21", "+1"),
        "Halaman register yang belum ditutup": ("1", "0", "\N{MINUS SIGN}1"),
    }


def test_extended_and_declined_ones_have_their_names() -> None:
    was = made_up_figures(extended=0, declined={"late": 0, "other": 1})
    now = made_up_figures(extended=2, declined={"late": 1, "other": 1})
    found = differences(was, now)
    assert {line.name for line in report_differences.lines(was, now, found, [()] * len(found))} == {
        "Batas tanggapan diperpanjang",
        "Tidak dapat ditindaklanjuti (lewat 30 hari)",
    }


def test_every_figure_that_can_differ_has_a_name() -> None:
    scope = WAS.scope
    for subset in Subset:
        found = [Difference(Selection(scope, subset, "6-10" if subset is Subset.AGE else "3"), Measure.COUNT, 1, 2)]
        (line,) = report_differences.lines(WAS, WAS, found, [()])
        assert line.name


def test_what_three_late_complaints_change_stands_on_a_page() -> None:
    was = figures()
    more = {"received": 3, "rest": 3}
    cuts = {
        by: tuple(
            dataclasses.replace(line, **{name: getattr(line, name) + many for name, many in more.items()})
            for line in some[:3]
        )
        + some[3:]
        for by, some in was.cuts.items()
    }
    moved = dataclasses.replace(was.movement, received=was.movement.received + 3, rest=was.movement.rest + 3)
    now = dataclasses.replace(was, movement=moved, cuts=cuts, as_of=LATER)
    found = differences(was, now)
    causes = tuple(a_cause(no) for no in (12, 13, 14))
    read = report_differences.lines(was, now, found, [causes] * len(found))
    assert len(read) > 30
    file = dataclasses.replace(compared(WAS).file, figures=was)
    (page,) = texts(report_differences.differences_paper(ComparedReport(file, now, read)))
    assert "Menurut kanal" in page
    assert " \N{RIGHTWARDS ARROW} " in page
    assert page.count("0012/PGD-L1/2026") == 3, "beside the two figures of the period, and with what came about it"
    for line in read:
        assert line.of in page


def test_slips_and_consultations_have_their_names() -> None:
    sought = ConsultationFilter(WAS.scope.period)
    asked = ConsultationFigures(
        (ConsultationCount(sought, "November", 1),),
        (ConsultationCount(dataclasses.replace(sought, channel="counter"), "Loket", 1),),
        (ConsultationCount(dataclasses.replace(sought, service=""), "", 1),),
    )
    was = made_up_figures(consultations=ConsultationFigures((), (), ()))
    now = made_up_figures(consultations=asked, open_slips=(OpenSlips("L1", "0007", "0009", 3),))
    found = differences(was, now)
    assert [line.name for line in report_differences.lines(was, now, found, [()] * len(found))] == [
        *("Konsultasi", "Konsultasi, kanal Loket", "Konsultasi, layanan (tidak diisi)"),
        "Slip bernomor yang belum dicatat atau dibatalkan",
    ]


def test_a_cause_is_what_came_about_a_complaint() -> None:
    assert report_differences.cause(a_cause()) == "dicatat 03-12-2026; Pengadu puas, pengaduan selesai 03-12-2026"


def test_the_paper_says_what_was_approved_and_what_changed_by_which_complaints() -> None:
    now = made_up_figures(movement=Movement(20, 58, 25, 53), late=3, as_of=LATER)
    many = [a_cause(no) for no in range(12, 22)]
    pdf = report_differences.differences_paper(compared(now, *many))
    whole = " ".join(texts(pdf))
    assert "PERBEDAAN TERHADAP LAPORAN YANG DISAHKAN November 2026" in whole
    assert "Disahkan Selasa, 24 November 2026 pukul 10.32 WIB oleh Hendra Wijaya, Kepala Bidang." in whole
    assert "Dibandingkan dengan keadaan per Kamis, 3 Desember 2026 pukul 08.00 WIB." in whole
    assert "Masuk 57 58 +1" in whole
    assert "dan 2 lainnya" in whole
    assert whole.index("Terlambat 9 3") > whole.index("Angka yang berjalan terus bersama penanganan")
    assert "0021/PGD-L1/2026 dicatat 03-12-2026" in whole
    assert report_differences.differences_paper(compared(now, *many)) == pdf


@pytest.mark.thorough
def test_a_paper_without_differences_says_so() -> None:
    whole = " ".join(texts(report_differences.differences_paper(compared(WAS))))
    assert whole.count("Tidak ada.") == 2
    assert "Catatan sesudah pengesahan" not in whole


@pytest.mark.thorough
def test_where_not_all_was_looked_at_the_paper_says_so() -> None:
    now = made_up_figures(cancelled=2)
    whole = " ".join(texts(report_differences.differences_paper(compared(now, all_looked_at=False))))
    assert report_differences.NOT_ALL in whole
