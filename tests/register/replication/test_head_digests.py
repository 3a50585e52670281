"""The digests of a register's heads, bucket by bucket, as whatever moves a head leaves them."""

from __future__ import annotations

import hashlib
from contextlib import closing
from uuid import UUID, uuid4

import pytest

from frontoffice.register.journal import chain
from frontoffice.register.journal.chain import ChainEnd
from frontoffice.register.register import Register
from frontoffice.register.replication import head_digests
from tests.support.examples import an_intake, an_officer

OFFICER = an_officer()


def computed(heads: dict[UUID, ChainEnd]) -> bytes:
    """The same, from every head and in other words."""
    found = []
    for bucket in range(256):
        ends = sorted((origin, end) for origin, end in heads.items() if origin.bytes[0] == bucket)
        leaves = b"".join(origin.bytes + end.seq.to_bytes(8, "big") + end.hash for origin, end in ends)
        found.append(hashlib.sha256(leaves).digest() if ends else bytes(32))
    return b"".join(found)


def test_whatever_moves_a_head_changes_the_digest_of_its_bucket_alone(register: Register) -> None:
    connection = register.unit.connection
    with closing(register.replica()) as replica:
        before = replica.head_digests()
        assert before == computed(replica.heads())
        register.complaints.record(an_intake(), OFFICER, uuid4())
        after = replica.head_digests()
        assert after == computed(replica.heads())
        bucket = replica.present().bytes[0]
        assert [no for no in range(256) if before[no * 32 : no * 32 + 32] != after[no * 32 : no * 32 + 32]] == [bucket]
        for origin in (UUID(int=0), UUID(int=1), UUID("ff" * 16), UUID("fe" + "ff" * 15), UUID("ff" + "00" * 15)):
            with register.unit.writing():
                chain.set_head(connection, origin.bytes, ChainEnd(3, 3, b"3" * 32))
            assert replica.head_digests() == computed(replica.heads())
            with register.unit.writing():
                chain.set_head(connection, origin.bytes, ChainEnd(4, 4, b"4" * 32))
            assert replica.head_digests() == computed(replica.heads())
        with register.unit.writing():
            chain.set_head(connection, UUID(int=1).bytes, ChainEnd())
        assert replica.head_digests() == computed(replica.heads())
        asked = replica.heads({0, 255}).keys() - {replica.present()}  # which is drawn, and may stand in any of them
        assert asked == {UUID(int=0), UUID("ff" * 16), UUID("ff" + "00" * 15)}
        assert replica.heads(range(256)) == replica.heads()
        assert replica.heads(()) == {}


def test_only_what_changed_is_computed_anew(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    known = head_digests.bounds
    with closing(register.replica()) as replica:
        replica.head_digests()

        def noted(bucket: int) -> tuple[bytes, bytes]:
            asked.append(bucket)
            return known(bucket)

        monkeypatch.setattr(head_digests, "bounds", noted)
        replica.head_digests()
        assert asked == []
        register.complaints.record(an_intake(), OFFICER, uuid4())
        replica.head_digests()
        assert asked == [replica.present().bytes[0]]
