"""The list of a period's complaints."""

from __future__ import annotations

from datetime import date

from frontoffice.documents.lists.exported_lists import COLUMNS, about_names, complaint_list
from tests.support.complaint_lines import LABELS, a_line


def test_codes_are_words_and_days_are_dates() -> None:
    table = complaint_list(LABELS, [a_line()], 1, ("catatan",))
    (row,) = table.rows
    cells = dict(zip((column.title for column in table.columns), row, strict=True))
    assert cells["Diterima"] == date(2026, 11, 3)
    assert cells["Selesai"] is None
    assert cells["Diperpanjang sampai"] == date(2026, 12, 28)
    assert cells["Siklus"] == 2
    assert (cells["Jenis"], cells["Keadaan"]) == ("Pengaduan", "Menunggu tanggapan pengadu")
    assert (cells["Layanan"], cells["Kabupaten/kota"]) == ("Izin praktik <dokter> & perawat", "Kota Pangkal Pinang")
    assert (cells["Kadar"], cells["Telepon"], cells["Terlambat (hari kerja)"]) == ("Berat", "0812", 3)
    assert (cells["Hasil"], cells["Jawaban pengadu"]) == ("terbukti", "belum puas")
    assert (cells["Ditangani oleh"], cells["Tim"]) == ("Bambang", "")
    assert (cells["Berkas kurang"], cells["Petugas"]) == ("identitas, dokumen", "Sari")
    assert (cells["Nomor surat atau ID"], cells["Nomor SP4N-LAPOR!"]) == ("017/NH/XI/2026", "7654321")
    assert cells["Uraian"] == "Uraian =1+1\npanjang"


def test_a_list_without_names_has_nothing_that_people_wrote() -> None:
    table = complaint_list(LABELS, [a_line(action="Dihubungi Pak Udin")], 1, (), names=False)
    (row,) = table.rows
    assert {column.title for column in COLUMNS} - {column.title for column in table.columns} == {
        "Pengadu",
        "Telepon",
        "Uraian",
        "Tindakan",
    }
    assert len(row) == len(table.columns)
    assert not any(word in str(row) for word in ("Nurhayati", "=1+1", "Udin", "0812"))


def test_a_code_that_nobody_named_stays_as_it_is() -> None:
    (row,) = complaint_list(LABELS, [a_line(service="baru", status="later", kind="x")], 1, ()).rows
    assert {"baru", "Later", "x"} & set(map(str, row)) >= {"baru", "x"}


def test_a_list_of_names_says_whether_who_asked_for_confidence_is_in_it() -> None:
    assert "disamarkan" in about_names(identities=False)
    assert "Termasuk identitas" in about_names(identities=True)
