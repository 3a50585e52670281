"""The attachments of a complaint in its dossier: what each is, and the digest that its entry in the register proves.

A file's name may say who complained: it is left out where that is hidden, and of what shows an identity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from frontoffice.documents.case_file import CaseFile
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.domain.attachments import Attachment, AttachmentKind, megabytes
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Identity
from frontoffice.domain.masked_text import mask_text
from frontoffice.register.projection.attachment_projection import list_attachments

KINDS: Final[Mapping[AttachmentKind, str]] = {
    AttachmentKind.IDENTITY: "identitas",
    AttachmentKind.SUPPORTING: "dokumen pendukung",
    AttachmentKind.LETTER: "surat",
    AttachmentKind.ANSWER: "jawaban",
    AttachmentKind.SLIP: "lembar",
    AttachmentKind.OTHER: "lainnya",
}


def attachments(file: CaseFile) -> Iterator[Any]:
    """Line for each attachment, including withdrawn ones."""
    found = [one.attachment for one in list_attachments(file.complaint.subject, file.story)]
    if file.complaint.erased or not found:
        return
    rows = [("Dilampirkan", "Berkas", "Jenis", "Ukuran", "Sidik isi (SHA-256 bergaram)")]
    for one in found:
        on = dates.in_digits(dates.local_date(one.added_at, one.zone))
        rows.append((f"{on} {one.officer}", _name(file, one), KINDS[one.kind], _size(one), one.digest))
    yield a4_sheet.heading("Lampiran")
    yield tables.table(rows, (32, 44, 24, 20, 50), head=True)
    behind = " Yang boleh diperlihatkan dan ada di meja ini menyusul di belakang menurut urutan daftar."
    yield from a4_sheet.paragraphs(
        "Sidik dihitung dari garam dan isi berkas, dan terikat pada catatan dalam rantai register."
        + behind * bool(to_show(file)),
        "cell",
    )


def to_show(file: CaseFile) -> tuple[UUID, ...]:
    """Attachments with pages allowed behind the dossier: not what shows an identity, nor what was taken back."""
    if file.complaint.erased or _is_hidden(file):
        return ()
    found = (one.attachment for one in list_attachments(file.complaint.subject, file.story))
    return tuple(one.attachment_id for one in found if one.kind is not AttachmentKind.IDENTITY and not one.withdrawn)


def _is_hidden(file: CaseFile) -> bool:
    return not file.revealed and file.complaint.intake.complainant.identity is not Identity.OPEN


def _name(file: CaseFile, one: Attachment) -> str:
    who, earlier = file.complaint.intake.complainant, file.complaint.earlier
    named = "(disamarkan)" if one.hidden and not file.revealed else one.file_name
    why = one.withdrawn if file.revealed else mask_text(one.withdrawn, who, earlier)
    return f"{named}; ditarik: {why}" if why else named


def _size(one: Attachment) -> str:
    pages = f"{one.pages} hlm., " if one.pages else ""
    return f"{pages}{megabytes(one.size)} MB"
