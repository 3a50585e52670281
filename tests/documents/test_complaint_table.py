from __future__ import annotations

from datetime import date

from frontoffice.documents.complaint_table import COLUMNS, complaint_table
from frontoffice.register.queries.exported_complaint import ExportLine

LINE = ExportLine._make(
    (
        *("0001/PGD-L1/2026", "2026-11-23", "2026-11-24", "complaint", "Loket", "Izin Trayek (AKDP)", "Tidak patut"),
        *("conveyed", "2026-12-14", "", 0, 2, "Tim 1", "Siti", "identity_copy,documents"),
        *("Budi", "0812", "Uraian\npanjang"),
    )
)


def row_of(line: ExportLine) -> dict[str, object]:
    table = complaint_table([line], 1, "Kanal: Loket", "Kamis 10.00", named=False)
    (row,) = table.rows
    return {column.title: cell for column, cell in zip(COLUMNS, row, strict=True)}


def test_each_cell_is_of_its_columns_kind_and_in_the_offices_words() -> None:
    row = row_of(LINE)
    assert (row["Nomor"], row["Diterima"], row["Jenis"]) == ("0001/PGD-L1/2026", date(2026, 11, 23), "Pengaduan")
    assert (row["Keadaan"], row["Ditanggapi"], row["Siklus"]) == ("Menunggu tanggapan pengadu", None, 2)
    assert row["Berkas kurang"] == "salinan identitas, dokumen pendukung"
    assert row["Uraian"] == "Uraian\npanjang"


def test_what_a_newer_desk_wrote_stands_as_it_is() -> None:
    row = row_of(LINE._replace(kind="praise", status="praised", missing=""))
    assert (row["Jenis"], row["Keadaan"], row["Berkas kurang"]) == ("praise", "praised", "")


def test_a_list_says_what_it_is_limited_to_and_whether_it_has_identities() -> None:
    masked = complaint_table([], 0, "", "Kamis 10.00", named=False)
    assert masked.notes[:2] == ("Semua pengaduan", "Dibuat Kamis 10.00")
    assert "disamarkan" in masked.notes[2]
    assert "Termasuk identitas" in complaint_table([], 0, "", "", named=True).notes[2]
