"""The exported lists as tables: complaints, consultations, reads by other institutions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from frontoffice.documents.case_file import KIND_WORDS, OUTCOME_WORDS, STATUS_WORDS
from frontoffice.documents.layout.row_table import Cell, CellKind, ListColumn, ListTable
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Identity, Kind, RequiredPaper
from frontoffice.domain.consultation import Consultation
from frontoffice.domain.reports.report import Cut
from frontoffice.register.queries.whole_lines import WholeLine

COLUMNS: Final = (
    ListColumn("Nomor register", width=22),
    ListColumn("Diterima", CellKind.DATE, 12),
    ListColumn("Dicatat", CellKind.DATE, 12),
    ListColumn("Kanal", width=16),
    ListColumn("Jenis", width=12),
    ListColumn("Pengadu", width=24),
    ListColumn("Telepon", width=16),
    ListColumn("Kabupaten/kota", width=20),
    ListColumn("Sektor", width=18),
    ListColumn("Layanan", width=26),
    ListColumn("Kategori", width=20),
    ListColumn("Kadar", width=12),
    ListColumn("Uraian", CellKind.LONG, 70),
    ListColumn("Keadaan", width=24),
    ListColumn("Batas", CellKind.DATE, 12),
    ListColumn("Tanggapan pertama", CellKind.DATE, 12),
    ListColumn("Terlambat (hari kerja)", CellKind.NUMBER, 10),
    ListColumn("Tindakan", CellKind.LONG, 40),
    ListColumn("Hasil", width=18),
    ListColumn("Jawaban pengadu", width=16),
    ListColumn("Selesai", CellKind.DATE, 12),
    ListColumn("Siklus", CellKind.NUMBER, 8),
    ListColumn("Ditangani oleh", width=20),
    ListColumn("Tim", width=18),
    ListColumn("Petugas", width=20),
    ListColumn("Nomor surat atau ID", width=22),
    ListColumn("Nomor SP4N-LAPOR!", width=18),
    ListColumn("Berkas kurang", width=18),
    ListColumn("Diperpanjang sampai", CellKind.DATE, 12),
)
_NAMES: Final = frozenset({"Pengadu", "Telepon", "Uraian", "Tindakan"})  # where names are, or may be
_ANSWERS: Final[Mapping[str, str]] = MappingProxyType({"satisfied": "puas", "unsatisfied": "belum puas"})
_MISSING: Final[Mapping[str, str]] = MappingProxyType(
    {RequiredPaper.IDENTITY_COPY: "identitas", RequiredPaper.DOCUMENTS: "dokumen"}
)
Labels = Mapping[Cut, Mapping[str, str]]


def complaint_list(
    labels: Labels, lines: Iterable[WholeLine], total: int, notes: tuple[str, ...], *, names: bool = True
) -> ListTable:
    """The list; ``labels`` are the office's words for codes, and what has none is written as it is.

    Without ``names`` it has none of the columns in which people may be named: for who makes it without signing in.
    """
    shown = [place for place, column in enumerate(COLUMNS) if names or column.title not in _NAMES]
    rows = ([row[place] for place in shown] for row in _rows(labels, lines))
    return ListTable("Daftar pengaduan, saran dan masukan", notes, tuple(COLUMNS[n] for n in shown), rows, total)


def about_names(*, identities: bool) -> str:
    """The note on a list of names: whether who asked for confidence is in it."""
    which = "Termasuk identitas yang dirahasiakan" if identities else "Identitas yang dirahasiakan disamarkan"
    return f"{which}; memuat data pribadi, simpan dengan aman"


def _rows(labels: Labels, lines: Iterable[WholeLine]) -> Iterator[tuple[Cell, ...]]:
    def label(cut: Cut, code: str) -> str:
        return labels.get(cut, {}).get(code, code)

    kinds = {str(kind): word for kind, word in KIND_WORDS.items()}
    states = {str(status): word[:1].upper() + word[1:] for status, word in STATUS_WORDS.items()}
    for line, description, phone, late_days, sp4n_no in lines:
        yield (
            line.number_text,
            _day(line.received_on),
            _day(line.recorded_on),
            line.channel_name,
            kinds.get(line.kind, line.kind),
            line.name,
            phone,
            label(Cut.REGENCY, line.regency),
            label(Cut.SECTOR, line.sector),
            label(Cut.SERVICE, line.service),
            label(Cut.CATEGORY, line.category),
            label(Cut.LEVEL, line.level),
            description,
            states.get(line.status, line.status),
            _day(line.due_on),
            _day(line.responded_on),
            late_days if line.kind == Kind.COMPLAINT else None,
            line.action,
            OUTCOME_WORDS.get(line.outcome, ""),
            _ANSWERS.get(line.answer, ""),
            _day(line.closed_on),
            line.cycle,
            line.assignee,
            label(Cut.TEAM, line.team),
            label(Cut.OFFICER, line.officer),
            line.letter_no,
            sp4n_no,
            ", ".join(_MISSING.get(paper, paper) for paper in line.missing.split(",") if paper),
            _day(line.extended_until),
        )


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


# --- Table of consultations for export ---

CONSULTATION_COLUMNS: Final = (
    ListColumn("Kode", width=9),
    ListColumn("Tanggal", CellKind.DATE, 11),
    ListColumn("Pukul", width=7),
    ListColumn("Loket", width=12),
    ListColumn("Kanal", width=14),
    ListColumn("Layanan", width=28),
    ListColumn("Yang bertanya", width=24),
    ListColumn("Tentang", CellKind.LONG, 60),
    ListColumn("Jawaban", CellKind.LONG, 40),
    ListColumn("Dijawab oleh", width=20),
    ListColumn("Menjadi pengaduan", width=11),
)


def consultation_table(lines: Sequence[Consultation], limited: str, made: str, *, named: bool) -> ListTable:
    """The table of these lines; ``made`` says when, ``limited`` what was asked for, ``named`` whether all names are."""
    identities = "Termasuk nama yang dirahasiakan" if named else "Nama yang dirahasiakan disamarkan"
    notes = (limited, f"Dibuat {made}", f"{identities}; memuat data pribadi, simpan dengan aman")
    return ListTable(
        "Daftar konsultasi", notes, CONSULTATION_COLUMNS, (_row(one, named=named) for one in lines), len(lines)
    )


def _row(one: Consultation, *, named: bool) -> tuple[Cell, ...]:
    inquiry = one.inquiry
    hidden = inquiry.identity is not Identity.OPEN and not named
    return (
        one.code,
        one.day,
        dates.time_of_day(one.recorded_at, one.zone)[:5],
        one.counter,
        one.channel_name,
        inquiry.service,
        "Dirahasiakan" if hidden else inquiry.name,
        inquiry.about,
        inquiry.answer,
        inquiry.answered_by,
        "ya" if one.complaint else "",
    )


READS_COLUMNS: Final = (
    ListColumn("Waktu", width=17),
    ListColumn("Yang dilihat", CellKind.LONG, 60),
    ListColumn("Nama", width=24),
    ListColumn("Instansi", width=28),
    ListColumn("Loket", width=12),
)


def reads_table(lines: Sequence[tuple[str, ...]], month: str, made: str) -> ListTable:
    """The table of these lines; ``month`` says of when, ``made`` when it was made."""
    return ListTable("Yang dilihat pemeriksa", (month, f"Dibuat {made}"), READS_COLUMNS, iter(lines), len(lines))
