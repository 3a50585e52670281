"""A list of complaints with their narrative, as the table that leaves the register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from frontoffice.documents.case_file import KIND_WORDS, STATUS_WORDS
from frontoffice.documents.list_table import Cell, CellKind, ListColumn, ListTable
from frontoffice.domain.complaint import RequiredPaper
from frontoffice.register.queries.exported_complaint import ExportLine

COLUMNS: Final = (
    ListColumn("Nomor", width=20),
    ListColumn("Diterima", CellKind.DATE, 11),
    ListColumn("Dicatat", CellKind.DATE, 11),
    ListColumn("Jenis", width=11),
    ListColumn("Kanal", width=14),
    ListColumn("Pengadu", width=24),
    ListColumn("Telepon", width=16),
    ListColumn("Layanan", width=28),
    ListColumn("Kategori", width=24),
    ListColumn("Uraian", CellKind.LONG, 60),
    ListColumn("Keadaan", width=24),
    ListColumn("Batas tanggapan", CellKind.DATE, 11),
    ListColumn("Ditanggapi", CellKind.DATE, 11),
    ListColumn("Terlambat (hari kerja)", CellKind.NUMBER, 10),
    ListColumn("Siklus", CellKind.NUMBER, 7),
    ListColumn("Tim", width=20),
    ListColumn("Petugas", width=20),
    ListColumn("Berkas kurang", width=18),
)
_PAPERS: Final = {
    str(RequiredPaper.IDENTITY_COPY): "salinan identitas",
    str(RequiredPaper.DOCUMENTS): "dokumen pendukung",
}


def complaint_table(lines: Iterable[ExportLine], total: int, limited: str, made: str, *, named: bool) -> ListTable:
    """The table of these lines, which may come one by one; ``made`` says when, ``limited`` what was asked for."""
    identities = "Termasuk identitas yang dirahasiakan" if named else "Identitas yang dirahasiakan disamarkan"
    notes = (limited or "Semua pengaduan", f"Dibuat {made}", f"{identities}; memuat data pribadi, simpan dengan aman")
    return ListTable("Daftar pengaduan", notes, COLUMNS, map(_row, lines), total)


def _row(line: ExportLine) -> tuple[Cell, ...]:

    return (
        line.number_text,
        *map(_date, (line.received_on, line.recorded_on)),
        _KINDS.get(line.kind, line.kind),
        line.channel_name,
        line.name,
        line.phone,
        line.service,
        line.category,
        line.description,
        _STATUS.get(line.status, line.status),
        *map(_date, (line.due_on, line.responded_on)),
        line.late_days,
        line.cycle,
        line.team,
        line.officer,
        ", ".join(_PAPERS.get(paper, paper) for paper in line.missing.split(",") if paper),
    )


_KINDS: Final = {str(kind): word for kind, word in KIND_WORDS.items()}
_STATUS: Final = {str(status): word[:1].upper() + word[1:] for status, word in STATUS_WORDS.items()}


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
