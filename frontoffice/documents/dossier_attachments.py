"""The attachments of a complaint in its dossier: what each is, and the digest that its entry in the register proves.

A file's name may say who complained: it is left out where that is hidden, and of what shows an identity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from frontoffice.documents import a4_sheet, tables
from frontoffice.documents.case_file import CaseFile
from frontoffice.domain import dates
from frontoffice.domain.attachments import Attachment, AttachmentKind, megabytes
from frontoffice.domain.complaint import Identity
from frontoffice.domain.masked_text import masked
from frontoffice.register.projection.attachment_fold import attached

_KINDS: Final[Mapping[AttachmentKind, str]] = {
    AttachmentKind.IDENTITY: "identitas",
    AttachmentKind.SUPPORTING: "dokumen pendukung",
    AttachmentKind.LETTER: "surat",
    AttachmentKind.ANSWER: "jawaban",
    AttachmentKind.SLIP: "lembar",
    AttachmentKind.OTHER: "lainnya",
}


def attachments(file: CaseFile) -> Iterator[Any]:
    """A line for each of them, those that were taken back as well."""
    found = [one.attachment for one in attached(file.complaint.subject, file.story)]
    if file.complaint.erased or not found:
        return
    rows = [("Dilampirkan", "Berkas", "Jenis", "Ukuran", "Sidik isi (SHA-256 bergaram)")]
    for one in found:
        on = dates.in_digits(dates.local_date(one.added_at, one.zone))
        rows.append((f"{on} {one.officer}", _name(file, one), _KINDS[one.kind], _size(one), one.digest))
    yield a4_sheet.heading("Lampiran")
    yield tables.table(rows, (32, 44, 24, 20, 50), head=True)
    yield from a4_sheet.paragraphs(
        "Sidik dihitung dari garam dan isi berkas, dan terikat pada catatan dalam rantai register. Berkasnya disimpan"
        " dalam register kantor.",
        "cell",
    )


def _name(file: CaseFile, one: Attachment) -> str:
    who = file.complaint.intake.complainant
    is_hidden = not file.revealed and (one.hidden or who.identity is not Identity.OPEN)
    named = "(disamarkan)" if is_hidden else one.file_name
    why = one.withdrawn if file.revealed else masked(one.withdrawn, who)
    return f"{named}; ditarik: {why}" if why else named


def _size(one: Attachment) -> str:
    pages = f"{one.pages} hlm., " if one.pages else ""
    return f"{pages}{megabytes(one.size)} MB"
