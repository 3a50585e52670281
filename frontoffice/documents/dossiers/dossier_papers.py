"""The papers of a complaint in its dossier: its receipts and the letters that were made about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from frontoffice.documents.case_file import RECEIPT_WORDS, CaseFile
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.domain.calendar import dates
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import DocumentBody, PaperBody


def receipts(file: CaseFile) -> Iterator[Any]:
    """What became of each paper of its resi."""
    rows = [("Waktu", "Lembar", "Keadaan")]
    for line in file.story:
        if line.kind == EntryKind.PAPER:
            paper = outline(PaperBody, line.body)
            copy, state = int(paper.copy_no or 1), str(paper.state or "")
            when = dates.in_digits(dates.local_date(line.occurred_at, line.zone))
            rows.append((when, "asli" if copy == 1 else f"salinan ke-{copy - 1}", RECEIPT_WORDS.get(state, state)))
    if len(rows) > 1:
        yield a4_sheet.heading("Tanda terima")
        yield tables.table(rows, (40, 50, 80), head=True)


def letters(file: CaseFile) -> Iterator[Any]:
    """The letters that were made about it."""
    rows = [("Dibuat", "Surat", "Nomor", "Petugas")]
    for line in file.story:
        if line.kind == EntryKind.DOCUMENT:
            when = dates.in_digits(dates.local_date(line.occurred_at, line.zone))
            made = outline(DocumentBody, line.body)
            to = f" (kepada pengadu ke-{made.to.get('place', '')} saja)" if isinstance(made.to, Mapping) else ""
            rows.append((when, f"{made.name or ''}{to}", str(made.number or ""), line.officer))
    if len(rows) > 1:
        yield a4_sheet.heading("Surat yang dibuat")
        yield tables.table(rows, (30, 60, 46, 34), head=True)
