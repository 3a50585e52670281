from __future__ import annotations

import dataclasses
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.documents.dossiers.dossier_entries import FIELD_WORDS
from frontoffice.domain.complaint import Complainant, Identity, Intake
from frontoffice.register.register import Register
from tests.support.bodies import append_any
from tests.support.certified import meddled
from tests.support.dossiers import HENDRA, SITI, case_file, has, text_of
from tests.support.examples import a_complainant, an_intake


def test_corrections_are_told_old_and_new_with_their_reason(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    amended = an_intake(service="Izin Operasi", complainant=a_complainant(nik="1901011208850001", phone="0717-1"))
    register.amendments.amend(subject, amended, "Salah dengar", SITI, uuid4())
    text = text_of(case_file(register, subject))
    has(text, "Diperbaiki: Salah dengar", "layanan: Izin Trayek (AKDP) \u2192 Izin Operasi")
    has(text, "telepon: 0812-7171-2026 \u2192 0717-1", "NIK: diubah, isinya tidak ditampilkan")
    assert "1901011208850001" not in text


@pytest.mark.thorough
def test_a_correction_shows_no_name_that_is_kept_confidential(register: Register) -> None:
    secret = a_complainant(identity=Identity.CONFIDENTIAL)
    subject = register.complaints.record(an_intake(complainant=secret), SITI, uuid4()).complaint.subject
    changed = dataclasses.replace(secret, name="Zainab")
    register.amendments.amend(subject, an_intake(complainant=changed), "Salah eja", SITI, uuid4())
    register.complaints.reveal(subject, "Surat diantar sendiri", SITI, uuid4())
    text = text_of(case_file(register, subject))
    has(text, "nama: diubah, isinya tidak ditampilkan", "Identitas yang dirahasiakan dilihat: Surat diantar sendiri")
    assert "Zainab" not in text
    assert "Nurhayati" not in text
    has(text_of(case_file(register, subject, revealed=True)), "nama: Nurhayati binti Saleh \u2192 Zainab")


@pytest.mark.thorough
def test_an_entry_of_a_newer_program_stands_there_by_the_name_of_its_kind(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    unit = register.unit
    unit.run_once(uuid4(), lambda: append_any(unit, uuid4(), subject, "complaint.sung_about", {"x": 1}, SITI))
    has(text_of(case_file(register, subject)), "complaint.sung_about Siti Rahmawati K1/2")


@pytest.mark.thorough
def test_every_entry_has_its_place_in_its_chain(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.review(subject, "", HENDRA, uuid4())
    register.handling.cancel(subject, "Salah catat", HENDRA, uuid4())
    text = text_of(case_file(register, subject))
    for line in register.complaints.story(subject):
        has(text, f"K1/{line.seq}", f"K1: rantai {line.origin}")
    has(text, "Alasan dibatalkan : Salah catat", "Keadaan : dibatalkan")


@pytest.mark.thorough
def test_what_has_no_authority_is_called_that_beside_its_hash(register: Register, tmp_path: Path) -> None:
    text = text_of(case_file(register, meddled(register, tmp_path / "other")))
    has(text, "tanpa wewenang, tidak berlaku: dibatalkan", "Keadaan : terdaftar")
    outside = register.search.find("0001/PGD-L2/2026")[0].subject
    has(text_of(case_file(register, outside)), "dicatat (nomor di luar seri)")


def test_every_field_has_its_word_on_paper() -> None:
    intake = {field.name for field in dataclasses.fields(Intake)} - {"complainant"}
    who = {f"complainant.{field.name}" for field in dataclasses.fields(Complainant)}
    assert set(FIELD_WORDS) == intake | who
