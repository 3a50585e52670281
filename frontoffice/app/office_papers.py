"""Makes a paper about one complaint, keeps it in the folder for papers, and remembers it in the story."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from frontoffice.documents import receipt_pdf
from frontoffice.documents.case_file import NAMES, CaseFile, DocumentKind
from frontoffice.documents.letters import document
from frontoffice.domain.people import May, Officer, demand
from frontoffice.register.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Settings


def make(register: Register, settings: Settings, folder: Path, which: tuple[UUID, str], by: Officer) -> Path:
    """The file; a confidential name stays hidden on it. Raises Refused and Unavailable; then nothing was remembered."""
    demand(by, May.PRINT)
    subject, kind = which[0], DocumentKind(which[1])
    case = register.case(subject)
    level = register.limits.by_code.get(case.level)
    file = CaseFile(
        office=settings.office,
        complaint=register.complaint(subject),
        case=case,
        story=register.story(subject),
        calendar=register.calendar,
        officer=by.name,
        position=by.position,
        today=register.today(),
        level=level.name if level else "",
    )
    path = receipt_pdf.save(document(kind, file), folder, f"{kind}-{file.complaint.number_text}")
    register.document_made(subject, NAMES[kind], "", by, new_id())
    return path
