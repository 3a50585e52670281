from __future__ import annotations

import io
from uuid import uuid4

from pypdf import PdfReader

from frontoffice.documents.case_file import CaseFile, DocumentKind
from frontoffice.documents.letters import document
from frontoffice.domain.case import Reach
from frontoffice.domain.handling import StepForm
from frontoffice.domain.people import Role
from frontoffice.domain.steps import Step
from frontoffice.register.handling import Attempt, Made
from frontoffice.register.register import Register
from frontoffice.settings import Office
from tests.examples import an_intake, an_officer

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def test_the_dossier_holds_data_cycles_contacts_count_and_hashes(register: Register) -> None:
    subject = register.record(an_intake(), SITI, uuid4()).subject
    register.review(subject, "Segera", HENDRA, uuid4())
    register.advance(subject, StepForm(Step.ANALYSE, "Berkas lengkap sejak 2 November."), HENDRA, uuid4())
    register.contact(subject, Attempt("Telepon", Reach.NO_ANSWER, "Tidak diangkat"), SITI, uuid4())
    register.document_made(subject, Made("Nota Dinas", "057/2026"), SITI, uuid4())
    file = CaseFile(
        Office(),
        register.complaint(subject),
        register.case(subject),
        register.story(subject),
        register.calendar,
        HENDRA.name,
        HENDRA.position,
        register.today(),
    )
    pages = PdfReader(io.BytesIO(document(DocumentKind.DOSSIER, file)), strict=True).pages
    told = "".join("".join(page.extract_text() for page in pages).split())
    for part in (
        "Nurhayati",
        "Siklus ke-1",
        "Berkas lengkap sejak 2 November.",
        "Tidak diangkat",
        "14 Desember 2026",
        "057/2026",
        "langkah penanganan",
    ):
        assert "".join(part.split()) in told
    for line in register.story(subject):
        assert line.hash.hex() in told
