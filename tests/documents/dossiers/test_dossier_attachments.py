from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.documents.dossiers import dossier
from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from tests.support.attached_files import a_scan
from tests.support.dossiers import case_file, text_of
from tests.support.examples import a_complainant, an_intake, an_officer

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def complaint_of(register: Register, **changes: Any) -> UUID:
    intake = an_intake(complainant=a_complainant(**changes))
    return register.complaints.record(intake, OFFICER, uuid4()).complaint.subject


def attach(register: Register, subject: UUID, **changes: Any) -> UUID:
    return register.attachments.attach(subject, a_scan(100_001, **changes), OFFICER, uuid4()).attachment_id


def test_each_attachment_stands_there_with_its_digest(register: Register) -> None:
    subject = complaint_of(register)
    assert "Lampiran" not in text_of(case_file(register, subject))
    attach(register, subject)
    taken = attach(register, subject, seed=2, kind=AttachmentKind.ANSWER, file_name="Surat lain.pdf")
    register.attachments.withdraw(taken, "Pengaduan lain", OFFICER, uuid4())
    text = text_of(case_file(register, subject))
    for one in register.attachments.of(subject):
        assert one.digest in text
    for word in ("24-11-2026SitiRahmawati", "Suratizin.pdf", "dokumenpendukung", "2hlm.,0,2MB"):
        assert word in text, word
    assert "Suratlain.pdf;ditarik:Pengaduanlain" in text
    assert "Lampiranditarik:Pengaduanlain" in text


@pytest.mark.thorough
@pytest.mark.parametrize("identity", list(Identity))
def test_no_name_of_a_file_says_who_it_is(register: Register, identity: Identity) -> None:
    name = "" if identity is Identity.ANONYMOUS else "Zulkarnain"
    subject = complaint_of(register, identity=identity, name=name, nik="")
    attach(register, subject, kind=AttachmentKind.IDENTITY, file_name="KTP Rahmadani.jpg")
    attach(register, subject, seed=2, file_name="Surat Zulkarnain 081234567890.pdf")
    text = text_of(case_file(register, subject))
    assert "Rahmadani" not in text
    assert ("SuratZulkarnain" in text) == (identity is Identity.OPEN)
    assert "081234567890.pdf" not in text or identity is Identity.OPEN
    assert "Rahmadani" in text_of(case_file(register, subject, revealed=True))


def test_an_erased_complaint_has_none(register: Register) -> None:
    subject = complaint_of(register)
    attach(register, subject)
    register.handling.cancel(subject, "Dicabut", SUPERVISOR, uuid4())
    second = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    register.erasures.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, second), uuid4())
    assert list(dossier.attachments(case_file(register, subject))) == []


def test_every_kind_has_its_word() -> None:
    assert {*dossier.KINDS} == {*AttachmentKind}


@pytest.mark.thorough
def test_only_what_may_be_shown_is_to_follow(register: Register) -> None:
    subject = complaint_of(register)
    shown = attach(register, subject)
    attach(register, subject, seed=2, kind=AttachmentKind.IDENTITY)
    register.attachments.withdraw(attach(register, subject, seed=3), "Salah", OFFICER, uuid4())
    assert dossier.to_show(case_file(register, subject)) == (shown,)
    hidden = complaint_of(register, identity=Identity.CONFIDENTIAL)
    made = attach(register, hidden)
    assert dossier.to_show(case_file(register, hidden)) == ()
    assert dossier.to_show(case_file(register, hidden, revealed=True)) == (made,)
    assert "menyusuldibelakang" in text_of(case_file(register, subject))
    assert "menyusuldibelakang" not in text_of(case_file(register, hidden))
