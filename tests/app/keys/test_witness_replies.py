from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from frontoffice.app.keys import witness_replies
from frontoffice.documents.dossiers.proof_bundle import WitnessedCheckpoint
from frontoffice.domain.proof import cosignature
from frontoffice.register.register import Register
from tests.documents.dossiers.test_proof_bundle import a_cosignature
from tests.support.examples import an_intake, an_officer


def _seen(register: Register, count: int) -> WitnessedCheckpoint:
    for _ in range(count):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    return a_cosignature(register)


def test_the_largest_that_a_witness_saw_is_kept(register: Register) -> None:
    assert witness_replies.last_size(register) == 0
    first, second = _seen(register, 1).said, _seen(register, 2).said
    assert witness_replies.keep(register, second)
    assert not witness_replies.keep(register, first)
    assert list(witness_replies.kept(register)) == [second]
    assert witness_replies.last_size(register) == 3


def test_what_cannot_be_read_or_was_not_signed_is_none(register: Register) -> None:
    reply = _seen(register, 1).said
    assert witness_replies.keep(register, reply)
    (file,) = (register.path.parent / "witnesses").iterdir()
    for text in ("", cosignature.write_reply(replace(reply, at=reply.at + 1))):
        file.write_bytes(text.encode())
        assert list(witness_replies.kept(register)) == []
    assert witness_replies.last_size(register) == 0
