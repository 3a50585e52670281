"""Table of consultations for export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from frontoffice.documents.layout.row_table import Cell, CellKind, ListColumn, ListTable
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import Consultation

COLUMNS: Final = (
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
    return ListTable("Daftar konsultasi", notes, COLUMNS, (_row(one, named=named) for one in lines), len(lines))


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
