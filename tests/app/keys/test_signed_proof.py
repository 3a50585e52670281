from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from frontoffice.app.keys import signed_proof
from frontoffice.domain.complaint import Complaint
from frontoffice.register.journal import kept_notes
from frontoffice.register.journal.kept_notes import SignedNote
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer
from tests.support.keyrings import MemoryKeyring, in_use
from tests.support.proofs import KEY, OFFICE, a_certificate, certified, check, office_key


@pytest.fixture
def complaint(register: Register) -> Complaint:
    return register.complaints.record(an_intake(), an_officer(), uuid4()).complaint


def test_it_is_signed_with_this_computers_key(register: Register, complaint: Complaint, tmp_path: Path) -> None:
    with in_use(MemoryKeyring()):
        made = signed_proof.make(register, complaint)
    assert made.name == "bukti-0001-pgd-l1-2026.json"
    assert made.key is not None
    code, said = check(made.bundle, tmp_path, "--key", made.key.fingerprint)
    assert code == 0, said


def test_what_the_office_said_of_the_key_goes_with_it(register: Register, complaint: Complaint, tmp_path: Path) -> None:
    with in_use(MemoryKeyring()):
        key = signed_proof.find_or_make(register.path, "x")
        assert key is not None
        certificate = a_certificate(3, key)
        note = SignedNote(3, kept_notes.CERTIFICATE, certificate.device_id, certified(certificate))
        with register.unit.writing():
            kept_notes.pin(register.unit.connection, OFFICE.public)
            kept_notes.keep(register.unit.connection, [note])
        made = signed_proof.make(register, complaint)
        code, said = check(made.bundle, tmp_path, *office_key())
        assert (code, f"disahkan kantor sebagai Loket 3 (kunci {OFFICE.fingerprint})" in said) == (0, True), said
        assert f"kunci yang disebut {certificate.device_id}, sidik jari {key.fingerprint}" in said
        with register.unit.writing():
            kept_notes.pin(register.unit.connection, KEY.public)
            kept_notes.keep(register.unit.connection, [note])
        made = signed_proof.make(register, complaint)
    assert json.loads(made.bundle)["certificates"] == [], "another office signed it"
    code, said = check(made.bundle, tmp_path)
    assert (code, f"bahwa kantor mengesahkan kunci {certificate.device_id}" in said) == (0, True), said


def test_without_a_keyring_nobody_signed_it(register: Register, complaint: Complaint, tmp_path: Path) -> None:
    with in_use(NoKeyring()):  # type: ignore[no-untyped-call]
        made = signed_proof.make(register, complaint)
    assert made.key is None
    assert json.loads(made.bundle)["keys"] == {}
    assert "TIDAK ditandatangani" in check(made.bundle, tmp_path)[1]


def test_words_that_are_to_be_left_out_are(register: Register, complaint: Complaint) -> None:
    line = register.complaints.story(complaint.subject)[0]
    with in_use(NoKeyring()):  # type: ignore[no-untyped-call]
        made = signed_proof.make(register, complaint, {line.entry_id})
    (entry,) = json.loads(made.bundle)["entries"]
    assert (UUID(entry["entry_id"]), entry["body"], entry["withheld"]) == (line.entry_id, None, True)
