from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import hypothesis.strategies as st
import pytest
from hypothesis import given

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.people import Role
from frontoffice.domain.proof import merkle
from frontoffice.domain.proof.merkle import TreeHead
from frontoffice.domain.reports.report import Scope
from frontoffice.register.commands.proving import ComplaintProof
from frontoffice.register.journal import hash_tree
from frontoffice.register.journal.chain import BODY, ENTRY_ID, HASH, ORIGIN, SEQ
from frontoffice.register.register import Register
from tests.support.approvals import approved
from tests.support.examples import TODAY, a_register, a_signed_in, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.merkle_verification import is_consistent, is_included
from tests.support.refusals import refusal


@pytest.fixture
def subject(register: Register) -> UUID:
    officer = an_officer()
    for _ in range(300):
        register.complaints.record(an_intake(), officer, uuid4())
    recorded = register.complaints.record(an_intake(), officer, uuid4()).complaint
    register.complaints.record(an_intake(), officer, uuid4())
    register.handling.cancel(recorded.subject, "Dicabut", a_signed_in(register, Role.SUPERVISOR), uuid4())
    return recorded.subject


def holds(proof: ComplaintProof) -> bool:
    heads = {one.origin: TreeHead(one.size, one.root) for one in proof.checkpoints}
    return all(
        is_included(merkle.leaf_hash(one.row[HASH]), one.row[SEQ] - 1, heads[UUID(bytes=one.row[ORIGIN])], one.proof)
        for one in proof.entries
    )


@pytest.mark.thorough
def test_every_entry_of_a_complaint_is_led_to_the_checkpoint_of_its_chain(register: Register, subject: UUID) -> None:
    proof = register.proofs.of(subject)
    story = register.complaints.story(subject)
    assert [UUID(bytes=one.row[ENTRY_ID]) for one in proof.entries] == [line.entry_id for line in story]
    assert len(story) >= 2
    assert [one.origin for one in proof.checkpoints] == [register.unit.origin]
    assert proof.checkpoints[0].size == register.outbox.entries() > 300
    assert holds(proof)
    assert all(len(one.proof) <= 9 for one in proof.entries)


@pytest.mark.thorough
def test_a_later_checkpoint_goes_on_from_an_earlier_one(register: Register, subject: UUID) -> None:
    (before,) = register.proofs.of(subject).checkpoints
    for _ in range(3):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    proof = register.proofs.of(subject)
    (after,) = proof.checkpoints
    assert after.size > before.size
    assert holds(proof)


@given(erased=st.lists(st.sampled_from(range(5)), unique=True))
def test_whatever_is_erased_every_proof_stays_valid(erased: list[int]) -> None:
    with TemporaryDirectory() as folder, closing(a_register(Path(folder))) as register:
        deciders = a_signed_in(register, Role.SUPERVISOR), a_signed_in(register, Role.ADMINISTRATOR)
        subjects = []
        for _ in range(5):
            subjects.append(register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject)
            register.handling.cancel(subjects[-1], "Dicabut", deciders[0], uuid4())
        before = [register.proofs.of(subject) for subject in subjects]
        for no in erased:
            register.erasures.erase(subjects[no], "ND 12", deciders, uuid4())
        for no, (subject, earlier) in enumerate(zip(subjects, before, strict=True)):
            proof = register.proofs.of(subject)
            kept = proof.entries[: len(earlier.entries)]
            assert [one.row[HASH] for one in kept] == [one.row[HASH] for one in earlier.entries]
            assert [one.row[BODY] is None for one in kept] == [no in erased] * len(kept)
            assert holds(proof)
            assert holds(earlier)


def test_what_is_no_complaint_has_no_proof(register: Register) -> None:
    assert refusal(lambda: register.proofs.of(uuid4())) == ("", "complaint_unknown", {})


def test_an_own_checkpoint_goes_on_from_an_earlier_one_and_from_nothing_else(register: Register) -> None:
    for _ in range(5):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    earlier = register.proofs.own_checkpoint()
    assert register.proofs.goes_on(earlier) == (), "nothing is between a checkpoint and itself"
    for _ in range(3):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    now, proof = register.proofs.own_checkpoint(), register.proofs.goes_on(earlier)
    assert proof is not None
    older, newer = TreeHead(earlier.size, earlier.root), TreeHead(now.size, now.root)
    assert (older.size, newer.size) == (5, 8)
    assert is_consistent(older, newer, proof)
    between = register.proofs.goes_on(earlier, 6)
    assert between is not None
    assert len(between) < len(proof)
    for other in (replace(earlier, root=bytes(32)), replace(earlier, origin=uuid4()), replace(earlier, size=9)):
        assert register.proofs.goes_on(other) is None
    assert register.proofs.goes_on(now, 5) is None


@pytest.mark.parametrize("moved", [False, True])
def test_what_papers_print_of_a_branch_that_was_moved_since_is_left_out(
    register: Register, monkeypatch: pytest.MonkeyPatch, moved: bool
) -> None:
    subject = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
    by = a_signed_in(register, Role.SUPERVISOR)
    with monkeypatch.context() as other:
        if moved:  # the papers of that branch have its roots
            other.setattr(hash_tree, "root", lambda *_chain: bytes(32))
        register.closing.close(TODAY, "L1", "", by, uuid4())
        scope = Scope(parse("2026-11"))
        held = register.approvals.checkpoint(register.approvals.figures(scope))
        approved(register, scope, checkpoint=held)
    proof = register.proofs.of(subject)
    assert (len(proof.closings), len(proof.printed)) == ((0, 0) if moved else (1, 1))


def test_each_chain_here_has_its_checkpoint(register: Register, tmp_path: Path) -> None:
    register.complaints.record(an_intake(), an_officer(), uuid4())
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as other:
        for _ in range(2):
            other.complaints.record(an_intake(), an_officer(), uuid4())
        carry(other, register)
        sizes = {register.unit.origin: 1, other.unit.origin: 2}
        theirs = other.proofs.own_checkpoint().root
    found = register.proofs.chains()
    assert {one.origin: one.size for one in found} == sizes
    assert theirs in [one.root for one in found]
    assert all(register.proofs.goes_on(one) == () for one in found)
