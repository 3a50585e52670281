"""Dossiers and what they read."""

from __future__ import annotations

from uuid import UUID

from frontoffice.documents.case_file import CaseFile, DocumentKind
from frontoffice.documents.office_documents import document
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.settings import Office
from tests.support.examples import an_officer
from tests.support.papers import texts

HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def case_file(register: Register, subject: UUID, *, revealed: bool = False) -> CaseFile:
    complaint = register.complaints.get(subject)
    return CaseFile(
        Office(),
        complaint,
        register.handling.case(subject),
        register.complaints.story(subject),
        register.calendar.calendar_of(complaint),
        HENDRA.name,
        HENDRA.position,
        register.now(),
        revealed=revealed,
    )


def text_of(file: CaseFile) -> str:
    return "".join("".join(texts(document(DocumentKind.DOSSIER, file))).split())


def has(text: str, *parts: str) -> None:
    """Every part stands in it, whatever its white space."""
    for part in parts:
        assert "".join(part.split()) in text


SITI = an_officer()
