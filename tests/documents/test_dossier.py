from __future__ import annotations

import dataclasses
import io
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from pypdf import PdfReader

from frontoffice.documents.case_file import CaseFile, DocumentKind
from frontoffice.documents.papers import document
from frontoffice.domain.case import Reach
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.handling import StepForm
from frontoffice.domain.people import Role
from frontoffice.domain.steps import Source, Step
from frontoffice.domain.working_days import LOCAL, DayOff
from frontoffice.register.handling import Attempt, Made
from frontoffice.register.register import Register
from frontoffice.settings import Office
from tests.examples import a_register, an_intake, an_officer
from tests.register.carrying import carry

SITI = an_officer()
BAMBANG = an_officer(Role.HANDLER, "Bambang Sutrisno")
DEWI = an_officer(Role.HANDLER, "Dewi Lestari")
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def case_file(register: Register, subject: UUID) -> CaseFile:
    complaint = register.complaint(subject)
    return CaseFile(
        Office(),
        complaint,
        register.case(subject),
        register.story(subject),
        register.counted_by(complaint),
        HENDRA.name,
        HENDRA.position,
        register.today(),
    )


def text_of(file: CaseFile) -> str:
    pages = PdfReader(io.BytesIO(document(DocumentKind.DOSSIER, file)), strict=True).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_the_dossier_holds_data_cycles_contacts_count_and_hashes(register: Register) -> None:
    subject = register.record(an_intake(), SITI, uuid4()).subject
    register.review(subject, "Segera", HENDRA, uuid4())
    register.advance(subject, StepForm(Step.ANALYSE, "Berkas lengkap sejak 2 November."), HENDRA, uuid4())
    register.contact(subject, Attempt("Telepon", Reach.NO_ANSWER, "Tidak diangkat"), SITI, uuid4())
    register.document_made(subject, Made("Nota Dinas", "057/2026"), SITI, uuid4())
    told = text_of(case_file(register, subject))
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


def test_the_dossiers_count_ends_on_the_date_that_was_kept(register: Register) -> None:
    """Due 14-12-2026; a holiday entered after it was closed would make it the 15th, and the paper disprove itself."""
    subject = register.record(an_intake(), SITI, uuid4()).subject
    register.advance(subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    kept = register.calendar.version
    pilkada = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")
    register.accept_calendar(register.preview_calendar([pilkada]), "", HENDRA, uuid4())
    told = text_of(case_file(register, subject))
    assert f"(kalender{kept})" in told
    assert "14Desember202614" in told
    assert "Pilkada" not in told


def test_a_count_by_another_calendar_says_so(register: Register) -> None:
    subject = register.record(an_intake(), SITI, uuid4()).subject
    file = case_file(register, subject)
    due = dataclasses.replace(file.complaint.due, calendar_version="kal-lama")
    told = text_of(dataclasses.replace(file, complaint=dataclasses.replace(file.complaint, due=due)))
    assert "diberikanolehkalenderkal-lama" in told


def test_what_a_second_desk_did_has_its_place_with_the_reason(register: Register, tmp_path: Path) -> None:
    """Two desks analyse without knowing of each other: both texts are in the dossier, one of them does not apply."""
    with closing(a_register(tmp_path / "lain", clock=register.now, counter="L2")) as other:
        subject = register.record(an_intake(), SITI, uuid4()).subject
        register.review(subject, "", HENDRA, uuid4())
        carry(register, other)
        for desk, by, text in ((register, BAMBANG, "Analisis pertama"), (other, DEWI, "Analisis kedua")):
            desk.advance(subject, StepForm(Step.ANALYSE, text), by, uuid4())
        carry(other, register)
        (apart,) = register.case(subject).unapplied
    (holds,) = [
        line.officer for line in register.story(subject) if line.kind == EntryKind.STEPPED and line.entry_id != apart
    ]
    told = text_of(case_file(register, subject))
    assert "Analisispertama" in told
    assert "Analisiskedua" in told
    assert "Langkahyangtidakberlaku" in told
    assert f"Tidakberlaku:langkahinitelahdiambiloleh{holds}pada24November2026.".replace(" ", "") in told
