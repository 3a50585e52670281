from __future__ import annotations

import dataclasses
import io
from datetime import UTC, datetime
from uuid import UUID

import pytest
from pypdf import PdfReader

from frontoffice.documents.lists.register_page import RegisterPage, register_page
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.shift import CounterState
from frontoffice.domain.slips import SlipState
from frontoffice.register.queries.approved_reports import ApprovalLine
from frontoffice.register.queries.day_query import Closing
from frontoffice.register.queries.handovers import Handover
from frontoffice.register.queries.numbers import NumberGap
from frontoffice.settings import Office
from tests.support.papers import texts
from tests.support.register_pages import LINE, a_page
from tests.support.slips import slip

CLOSING = Closing(
    datetime(2026, 11, 24, 9, 5, tzinfo=UTC), "Hendra Wijaya", "Kepala Bidang", 1, 147, "ab" * 32, "Cocok.", 12
)


def pages(sheet: RegisterPage) -> list[str]:
    return texts(register_page(sheet))


@pytest.mark.thorough
def test_the_page_has_every_column_of_the_book() -> None:
    text = pages(a_page(LINE))[0]
    for expected in (
        "BUKU REGISTER PENGADUAN, SARAN DAN MASUKAN",
        "Loket L1, Selasa, 24 November 2026",
        "0147/PGD-L1/2026 24-11-2026 10.32",
        "Loket Pengaduan",
        "Nurhayati binti Saleh Jalan Depati Amir 12 0812-7171-2026",
        "Izin Trayek (AKDP) 503/1187/2026",
        "Izin belum terbit <b>&amp; Penundaan berlarut",
        "kurang: dokumen",
        "14-12-2026 (sementara)",
        "Tim Teknis Perhubungan Izin diterbitkan 25-11-2026",
        "terbukti disampaikan 26-11-2026 belum puas siklus ke-2",
        "Belum puas, dianalisis ulang Lewat 30 hari Segera",
    ):
        assert expected in text, expected


@pytest.mark.parametrize(("late", "status", "marked"), [(1, "open", True), (1, "cancelled", False), (0, "open", False)])
def test_a_late_filing_is_marked_unless_it_was_cancelled(late: int, status: str, marked: bool) -> None:
    [text] = pages(a_page(LINE._replace(late_filing=late, status=status)))
    assert ("Lewat 30 hari" in text) is marked


@pytest.mark.thorough
def test_the_totals_stand_below_and_an_open_page_says_so() -> None:
    text = pages(a_page(LINE))[-1]
    assert "Jumlah 1: pengaduan 1, saran 0, masukan 0." in text
    assert "Menurut kanal: Loket 1." in text
    assert "Belum lengkap 1, dibatalkan 0, lewat 30 hari 1, belum ditelaah 0, resi belum tercetak 0." in text
    assert "Halaman ini belum ditutup." in text


@pytest.mark.thorough
def test_a_closed_page_says_by_whom_and_carries_the_chains_head() -> None:
    text = pages(a_page(LINE, closing=CLOSING, corrected=frozenset({LINE.subject})))[-1]
    assert "Ditutup Selasa, 24 November 2026 pukul 16.05 WIB oleh Hendra Wijaya, Kepala Bidang, dengan 1 nomor." in text
    assert "Catatan: Cocok." in text
    assert "147*" in text
    assert "* 1 baris dicatat atau diperbaiki sesudah halaman ditutup." in text
    assert "ab" * 32 in text
    assert "Checkpoint" not in text, "closed by a program that made none"
    rooted = dataclasses.replace(CLOSING, entries=20_852, root="AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
    text = pages(a_page(LINE, closing=rooted))[-1]
    assert "Checkpoint saat ditutup: 20852 catatan, akar AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=" in text
    assert "Petugas Front Office" in text
    assert "Mengetahui, Kepala Bidang" in text


def test_who_signs_stands_there_with_position_and_nip_and_what_is_not_known_is_dotted() -> None:
    known = {"Siti Rahmawati": ("Pengelola Pengaduan", "199001"), "Hendra Wijaya": ("Kepala Bidang", "197001")}
    (page,) = pages(dataclasses.replace(a_page(LINE, closing=CLOSING), people=known))
    for said in ("Pengelola Pengaduan", "Siti Rahmawati NIP 199001", "Mengetahui, Kepala Bidang", "NIP 197001"):
        assert said in " ".join(page.split()), said
    (page,) = pages(a_page(LINE, closing=dataclasses.replace(CLOSING, position="")))
    assert "Supervisor" not in page
    assert "Mengetahui, ......" in page
    assert page.count("NIP ......") == 2


def test_what_was_written_is_on_the_page_to_its_last_word() -> None:
    words = " ".join(f"kata{no}" for no in range(600))
    found = " ".join(pages(a_page(LINE._replace(summary=words))))
    assert all(word in found for word in words.split())
    assert "…" not in found


def test_the_letterhead_is_on_the_first_page_and_the_offices_name_on_each() -> None:
    first, *others = pages(a_page(*[LINE] * 30, closing=CLOSING))
    assert "PEMERINTAH PROVINSI" in first
    assert others
    assert not any("PEMERINTAH PROVINSI" in page for page in others)
    assert all(Office().name in page for page in others)


@pytest.mark.thorough
def test_a_day_without_lines_is_nihil() -> None:
    assert "NIHIL" in pages(a_page())[0]


def test_both_dates_stand_where_the_time_was_extended() -> None:
    longer = pages(a_page(LINE._replace(extended_until="2026-12-28")))
    assert "s.d. 28-12-2026" in " ".join(longer)
    assert "14-12-2026" in " ".join(longer)
    assert "s.d." not in " ".join(pages(a_page(LINE)))


def test_whoever_has_it_by_name_stands_before_its_team() -> None:
    (page,) = pages(a_page(LINE._replace(assignee="Bambang Sutrisno")))
    assert page.index("Bambang Sutrisno") < page.index("Tim Teknis")


@pytest.mark.thorough
@pytest.mark.parametrize("lines", [40, pytest.param(130, marks=pytest.mark.long)])
def test_a_long_day_goes_on_over_pages_and_loses_no_line(lines: int) -> None:
    every = [LINE._replace(no=no, number_text=f"{no:04}/PGD-L1/2026") for no in range(1, lines + 1)]
    every_page = pages(a_page(*every))
    text = " ".join(every_page)
    assert all(f"{no:04}/PGD-L1/2026" in text for no in range(1, lines + 1))
    assert all(f"Halaman {number} dari {len(every_page)}" in page for number, page in enumerate(every_page, start=1))


@pytest.mark.parametrize(("many", "sheets"), [(1, 1), (9, 1), (10, 1), (11, 2), (25, 2)])
def test_ten_complaints_of_a_day_stand_on_one_sheet_and_signatures_on_none_without_rows(many: int, sheets: int) -> None:
    summary = "Izin trayek belum terbit sejak bulan lalu, diminta datang lagi"
    fresh = LINE._replace(summary=summary, status="registered", late_filing=0, remark="", due_provisional=0)
    fresh = fresh._replace(team="", action="", action_on="", outcome="", conveyed_on="", answer="", cycle=1)
    found = pages(a_page(*(fresh._replace(no=no) for no in range(many)), closing=CLOSING))
    assert len(found) == sheets
    assert ["Mengetahui, Kepala Bidang" in page for page in found] == [False] * (sheets - 1) + [True]
    assert all("Nurhayati" in page for page in found)
    assert sum(page.count("Nurhayati") for page in found) == many


@pytest.mark.parametrize("many", [1, *(pytest.param(many, marks=pytest.mark.thorough) for many in range(5, 12))])
def test_signatures_stand_with_the_last_row_or_words_however_much_there_is_to_say(many: int) -> None:
    gaps = tuple(NumberGap(2026, no, no + 1, CLOSING.closed_at, "WIB", "paper", "Rusak", "Siti") for no in range(30))
    for said in ((), gaps):
        found = pages(a_page(*[LINE] * many, closing=CLOSING, gaps=said))
        (last,) = (page for page in found if "Mengetahui, Kepala Bidang" in page)
        assert "Sidik jurnal saat ditutup" in last


@pytest.mark.thorough
def test_practice_says_so_on_every_page_and_a_real_page_does_not() -> None:
    practice = dataclasses.replace(a_page(LINE), training=True)
    assert all("LATIHAN - TIDAK BERLAKU" in page for page in pages(practice))
    assert "LATIHAN" not in pages(a_page(LINE))[0]


@pytest.mark.thorough
def test_the_file_names_no_person_in_its_properties() -> None:
    found = PdfReader(io.BytesIO(register_page(a_page(LINE)))).metadata
    assert found is not None
    assert found.title == "Register L1 2026-11-24"


def test_numbers_that_are_on_paper_only_stand_on_the_page_of_the_day_on_which_that_was_found() -> None:
    gaps = (
        NumberGap(2026, 43, 56, CLOSING.closed_at, "WIB", "paper", "Disk <b>rusak", "Hendra Wijaya"),
        NumberGap(2026, 60, 61, CLOSING.closed_at, "WIB", "mark", "", ""),
    )
    text = pages(a_page(LINE, gaps=gaps))[0]
    assert (
        "Nomor 0044 sampai 0056 tahun 2026 sudah diberikan menurut resi terakhir yang dibaca Hendra Wijaya dan tidak ada"
        " dalam register ini; nomor dilanjutkan sesudahnya. Alasan: Disk <b>rusak" in text
    )
    assert "Nomor 0061 tahun 2026 sudah diberikan menurut catatan komputer ini dan tidak ada dalam register ini" in text
    assert "Nomor 00" not in pages(a_page(LINE))[0]


def test_reports_that_were_approved_on_the_day_stand_on_its_page() -> None:
    at, scope = datetime(2026, 11, 24, 7, 5, tzinfo=UTC), Scope(parse("2026-10"), counter="L1")
    line = ApprovalLine(UUID(int=1), scope, at, "Hendra Wijaya", "Kepala Bidang", "L1", 7, "WIB", holds=True)
    later = line._replace(scope=Scope(parse("2026-Q3")), lc=9, position="")
    closing = dataclasses.replace(CLOSING, lc=8)
    text = pages(a_page(closing=closing, approved=(line, later)))[-1]
    whole = " ".join(text.split())
    assert (
        "Disahkan: Laporan Bulanan Oktober 2026, Loket L1, pukul 14.05 WIB oleh Hendra Wijaya, Kepala Bidang." in whole
    )
    assert "Triwulan III 2026, Semua loket, pukul 14.05 WIB oleh Hendra Wijaya (sesudah halaman ini ditutup)." in whole


def test_how_the_counter_changed_hands_stands_on_its_page_whole() -> None:
    at, note = datetime(2026, 11, 24, 5, 3, tzinfo=UTC), "0151 kembali <b> pukul 14.00\nKertas hampir habis"
    state = CounterState(recorded=12, last=159, drafts=1, unprinted=2, incomplete=3, overdue=1, slips=4, messages=5)
    one = Handover(at, "Siti Rahmawati", "Petugas FO", "Rina Kartika", "", state, note, 7)
    later = one._replace(note="", lc=9, state=CounterState())
    closing = dataclasses.replace(CLOSING, lc=8)
    whole = " ".join(" ".join(pages(a_page(closing=closing, handed=(one, later)))).split())
    assert (
        "Serah terima loket pukul 12.03 WIB: diserahkan oleh Siti Rahmawati, Petugas FO; diterima oleh Rina Kartika, "
        "dengan PIN atau kata sandinya sendiri. Saat itu: 12 dicatat hari itu, nomor terakhir 0159; draf terbuka 1, "
        "resi belum tercetak atau diragukan 2, pesan belum beres 5, slip bernomor terbuka 4, pengaduan menunggu "
        "kelengkapan di semua loket 3 (lewat tenggat 1)."
    ) in whole
    assert whole.count("Catatan serah terima:") == 1
    assert "0151 kembali <b> pukul 14.00 Kertas hampir habis" in whole
    assert "sendiri (sesudah halaman ini ditutup). Saat itu: 0 dicatat hari itu; draf terbuka 0," in whole


def test_slips_that_are_open_or_void_stand_on_the_page_with_their_reason() -> None:
    void = dataclasses.replace(slip(53), state=SlipState.VOID, why="Rusak <i>")
    text = pages(a_page(LINE, slips=(slip(51), slip(52), void)))[0]
    assert "Slip bernomor belum dicatat: 0051/PGD-L1/2026 sampai 0052/PGD-L1/2026." in text
    assert "Slip bernomor batal: 0053/PGD-L1/2026. Alasan: Rusak <i>" in text
