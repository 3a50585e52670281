from __future__ import annotations

from uuid import uuid4

from frontoffice.documents.dossiers import dossier
from frontoffice.register.commands.numbering import DocumentRecord
from frontoffice.register.register import Register
from tests.support.dossiers import case_file, text_of
from tests.support.examples import an_intake, an_officer

SITI = an_officer()


def test_letters_stand_in_the_dossier_with_whose_they_are(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    file = case_file(register, subject)
    assert [*dossier.letters(file), *dossier.receipts(file)] == []
    register.documents.record(subject, DocumentRecord("Undangan Klarifikasi", "", False), SITI, uuid4())
    file = case_file(register, subject)
    assert "Suratyangdibuat" in text_of(file)
    assert "UndanganKlarifikasi" in text_of(file)
