from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader

from frontoffice.app.keys import signed_proof
from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.dossier_proof import ABOUT, DossierProof, proof, withheld
from frontoffice.documents.layout.archive_pdf import EmbeddedFile
from frontoffice.documents.office_documents import document
from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.domain.proof import checkpoint
from frontoffice.register.register import Register
from tests.support.dossiers import case_file, text_of
from tests.support.examples import a_complainant, an_intake, an_officer

SITI = an_officer()


def a_subject(register: Register, nik: str = "", **who: str) -> UUID:
    return register.complaints.record(
        an_intake(complainant=a_complainant(nik=nik, **who)), SITI, uuid4()
    ).complaint.subject


def a_proof(register: Register, subject: UUID, fingerprint: str = "", left_out: int = 0) -> DossierProof:
    made = signed_proof.make(register, register.complaints.get(subject))
    return DossierProof(EmbeddedFile(made.name, ABOUT, made.bundle), made.proof.checkpoints, fingerprint, left_out)


@pytest.mark.parametrize(
    ("fingerprint", "left_out", "said"),
    [
        ("ab12 cd34", 0, "ditandatangani dengan kunci loket ini, sidik jari ab12 cd34."),
        ("", 2, "Isi 2 catatan tidak disertakan"),
        ("", 0, "tanpa tanda tangan"),
    ],
)
def test_a_dossier_says_which_proof_it_carries(register: Register, fingerprint: str, left_out: int, said: str) -> None:
    subject = a_subject(register)
    one = a_proof(register, subject, fingerprint, left_out)
    file = dataclasses.replace(case_file(register, subject), proof=one)
    words = text_of(file)
    assert "".join(said.split()) in words
    (each,) = one.checkpoints
    assert f"Rantai{each.origin}:{each.size}catatan,akar{checkpoint.root_text(each.root)}" in words
    attachments = PdfReader(io.BytesIO(document(DocumentKind.DOSSIER, file))).attachments
    assert attachments == {"bukti-0001-pgd-l1-2026.json": [one.file.content]}
    assert json.loads(one.file.content)["number"] == "0001/PGD-L1/2026"


def test_a_dossier_without_a_proof_says_nothing_of_one(register: Register) -> None:
    assert list(proof(None)) == []
    assert "Buktiuntukpihakluar" not in text_of(case_file(register, a_subject(register)))


def test_words_stay_away_that_the_paper_does_not_show(register: Register, tmp_path: Path) -> None:
    plain, carded = a_subject(register), a_subject(register, nik="1971010101900001")
    foreign = a_subject(register, identity_kind="passport", identity_no="X123")
    letter = NewAttachment(AttachmentKind.LETTER, "Surat.pdf", "application/pdf", 1, b"x")
    register.attachments.attach(plain, letter, SITI, uuid4())

    def hidden(subject: UUID, *, is_named: bool = True, is_revealed: bool = False) -> list[str]:
        story = register.complaints.story(subject)
        left_out = withheld(story, is_named=is_named, is_revealed=is_revealed)
        return [line.kind for line in story if line.entry_id in left_out]

    assert hidden(plain) == ["attachment.added"]
    assert hidden(plain, is_revealed=True) == []
    assert hidden(plain, is_named=False) == ["complaint.recorded", "attachment.added"]
    assert [hidden(one, is_revealed=True) for one in (carded, foreign)] == [["complaint.recorded"]] * 2


def test_a_number_that_was_amended_away_stays_away_as_well(register: Register) -> None:
    subject = a_subject(register, nik="1971010101900001")
    intake = register.complaints.get(subject).intake
    changed = dataclasses.replace(intake, complainant=dataclasses.replace(intake.complainant, nik=""))
    register.amendments.amend(subject, changed, "Salah ketik", SITI, uuid4())
    story = register.complaints.story(subject)
    assert withheld(story, is_named=True, is_revealed=True) == {line.entry_id for line in story}
