"""Exports of websites, for tests: as CSV, as XLSX, and as whoever means harm makes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import xlsxwriter

HEADERS = ("Tracking ID", "Tanggal Laporan Masuk", "Judul Laporan", "Isi Laporan", "Nama Pelapor", "No. HP")
FIRST = ("#8123456", "4 Desember 2026", "Izin trayek", "Berkas saya hilang di loket.", "Dewi Anggraini", "081234567890")
OTHER = ("#8123457", "03/12/2026 14:05", "Antrean", "Loket tutup; tidak ada petugas.", "Budi", "")


def a_csv(*rows: Sequence[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    lines = (delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def a_workbook(*rows: Sequence[object], options: dict[str, object] | None = None) -> bytes:
    """A workbook as XlsxWriter makes it; what begins with = is a formula."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **(options or {})}) as book:
        sheet = book.add_worksheet()
        for no, row in enumerate(rows):
            sheet.write_row(no, 0, row)
    return written.getvalue()


def change_parts(content: bytes, **parts: bytes) -> bytes:
    """The workbook with other contents of parts, each by its name without path and ending."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            after.writestr(name, parts.get(stem, before.read(name)))
    return written.getvalue()
