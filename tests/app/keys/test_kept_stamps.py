from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from frontoffice import time_stamps
from frontoffice.app.keys import kept_stamps
from frontoffice.app.keys.kept_stamps import KeptStamp
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.proof import checkpoint
from frontoffice.register.register import Register
from tests.support import stamp_authority
from tests.support.examples import an_intake, an_officer
from tests.support.stamp_authority import AT, SIGNER, AnswerChanges, CertifiedKey, certified, root, signer

__all__ = ["root", "signer"]


def stamped(register: Register, signer: CertifiedKey, root: CertifiedKey, at: datetime = AT) -> KeptStamp:
    """What an authority says of the register as it stands."""
    text = checkpoint.text_of(register.proofs.own_checkpoint())
    answer = stamp_authority.answer(signer, time_stamps.digest(text), None, AnswerChanges(at=at))
    stamp = time_stamps.read(answer, text, [root.der])
    return KeptStamp(text, answer, stamp.root, stamp.at, stamp.authority)


def record(register: Register) -> Complaint:
    return register.complaints.record(an_intake(), an_officer(), uuid4()).complaint


def folder(register: Register) -> Path:
    return register.path.parent / "time-stamps"


def test_what_was_asked_is_known_by_its_hash_until_it_is_answered(register: Register) -> None:
    asked = time_stamps.ask("text\n")
    imprint = time_stamps.digest(asked.text)
    assert kept_stamps.load_question(register, imprint) is None
    kept_stamps.remember(register, asked)
    assert kept_stamps.load_question(register, imprint) == asked
    assert kept_stamps.load_question(register, bytes(32)) is None
    (file,) = folder(register).iterdir()
    for spoilt in (b"", b"[]", b"{}", b'{"text": "other", "nonce": 7}', b"\xff"):
        file.write_bytes(spoilt)
        assert kept_stamps.load_question(register, imprint) is None
    kept_stamps.forget(register, asked)
    kept_stamps.forget(register, asked)
    assert list(folder(register).iterdir()) == []


def test_of_as_many_entries_the_earliest_stamp_of_an_authority_is_kept(
    register: Register, signer: CertifiedKey, root: CertifiedKey
) -> None:
    record(register)
    later, first = (stamped(register, signer, root, AT + timedelta(hours=more)) for more in (5, 0))
    other = stamped(register, certified("Otoritas lain", root, SIGNER), root)
    assert kept_stamps.keep(register, later)
    assert kept_stamps.keep(register, first)
    assert not kept_stamps.keep(register, later)
    assert kept_stamps.keep(register, other)
    assert {one.answer for one in kept_stamps.list_stamps(register, register.unit.origin)} == {
        first.answer,
        other.answer,
    }
    assert list(kept_stamps.list_stamps(register, uuid4())) == []
    assert (
        kept_stamps.count_covered(register, register.unit.origin),
        kept_stamps.count_covered(register, uuid4()),
    ) == (1, 0)


def test_what_somebody_changed_or_named_otherwise_is_none(
    register: Register, signer: CertifiedKey, root: CertifiedKey
) -> None:
    record(register)
    one = stamped(register, signer, root)
    record(register)
    more = stamped(register, signer, root)
    assert kept_stamps.keep(register, one)
    (file,) = folder(register).iterdir()
    content = file.read_bytes()
    for spoilt in (b"", b"{}", b"[1]", content.replace(b'"answer": "MII', b'"answer": "MIJ'), content[:-9]):
        file.write_bytes(spoilt)
        assert list(kept_stamps.list_stamps(register, register.unit.origin)) == []
    file.write_bytes(content)
    assert list(kept_stamps.list_stamps(register, register.unit.origin)) == [one]
    assert kept_stamps.keep(register, more)
    larger = next(each for each in folder(register).iterdir() if each != file)
    larger.replace(file)
    assert list(kept_stamps.list_stamps(register, register.unit.origin)) == [], "of another size than its name says"
    assert kept_stamps.count_covered(register, register.unit.origin) == 0


def test_a_proof_takes_the_first_stamp_that_covers_each_of_its_entries(
    register: Register, signer: CertifiedKey, root: CertifiedKey
) -> None:
    record(register)
    stamps = [stamped(register, signer, root)]  # before anything about the complaint
    complaint = record(register)
    for day in range(1, 3):
        record(register)
        stamps.append(stamped(register, signer, root, AT + timedelta(days=day)))
    for one in reversed(stamps):
        assert kept_stamps.keep(register, one)
    proof = register.proofs.of(complaint.subject)
    (taken,) = kept_stamps.of_proof(register, proof)
    assert (taken.text, taken.answer, taken.root) == (stamps[1].text, stamps[1].answer, root.der)
    assert taken.proof == register.proofs.goes_on(checkpoint.read_text(stamps[1].text))
    assert kept_stamps.of_proof(register, replace(proof, entries=())) == ()


def test_of_two_authorities_a_proof_takes_the_earlier_stamp_of_as_many_entries(
    register: Register, root: CertifiedKey
) -> None:
    complaint = record(register)
    one, other = (certified(name, root, SIGNER) for name in ("Otoritas", "Otoritas lain"))
    for first, second in ((one, other), (other, one)):  # the names of their files have an order of their own
        stamps = [stamped(register, first, root), stamped(register, second, root, AT + timedelta(days=30))]
        for each in reversed(stamps):
            assert kept_stamps.keep(register, each)
        (taken,) = kept_stamps.of_proof(register, register.proofs.of(complaint.subject))
        assert taken.answer == stamps[0].answer
        for file in folder(register).iterdir():
            file.unlink()


def test_a_stamp_of_another_history_is_passed_over(
    register: Register, signer: CertifiedKey, root: CertifiedKey
) -> None:
    complaint = record(register)
    seen = register.proofs.own_checkpoint()
    for size, hash_, at in ((1, bytes(32), AT), (2, None, AT + timedelta(days=1))):
        if hash_ is None:
            record(register)
            seen = register.proofs.own_checkpoint()
        text = checkpoint.text_of(replace(seen, root=hash_ or seen.root))
        answer = stamp_authority.answer(signer, time_stamps.digest(text), None, AnswerChanges(at=at))
        assert kept_stamps.keep(register, KeptStamp(text, answer, root.der, at, "CN=Otoritas"))
        assert seen.size == size
    (taken,) = kept_stamps.of_proof(register, register.proofs.of(complaint.subject))
    assert checkpoint.read_text(taken.text).size == 2


def test_a_stamp_of_another_history_keeps_none_of_this_one_away(
    register: Register, signer: CertifiedKey, root: CertifiedKey
) -> None:
    """Of a register that was put back, and wrote as many entries anew."""
    record(register)
    seen = register.proofs.own_checkpoint()
    text = checkpoint.text_of(replace(seen, root=bytes(32)))
    answer = stamp_authority.answer(signer, time_stamps.digest(text), None)
    assert kept_stamps.keep(register, KeptStamp(text, answer, root.der, AT, "CN=Otoritas"))
    assert kept_stamps.count_covered(register, seen.origin) == 0
    true = stamped(register, signer, root, AT + timedelta(hours=5))
    assert kept_stamps.keep(register, true)
    assert kept_stamps.count_covered(register, seen.origin) == 1
    assert list(kept_stamps.list_stamps(register, seen.origin)) == [true]
