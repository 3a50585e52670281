from __future__ import annotations

from contextlib import closing
from uuid import uuid4

import pytest

from frontoffice.register.journal import erasure_verdicts, kept_notes, origins
from frontoffice.register.register import Register
from frontoffice.register.replication import aside_offers
from tests.support import projected_tables
from tests.support.decided_erasures import decided


def asking(register: Register) -> None:
    """The desk has a centre, so that the office decides."""
    with register.unit.writing():
        origins.propose_token(register.unit.connection, register.unit.origin, uuid4())


def test_words_go_with_the_offices_word_and_the_tables_are_those_of_a_rebuild(register: Register) -> None:
    asking(register)
    subject, other = decided(register), decided(register)
    with closing(register.replica()) as replica:
        awaited = replica.list_awaited_erasures()
        assert awaited.keys() == {subject, other}
        assert not replica.settle_erasures({})
        assert not replica.settle_erasures({other: dict.fromkeys(awaited[other], "rejected")})
        assert replica.settle_erasures({subject: dict.fromkeys(awaited[subject], erasure_verdicts.CARRIED_OUT)})
        assert replica.list_awaited_erasures() == {}
    assert register.complaints.get(subject).erased
    assert not register.complaints.get(other).erased
    before = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before


@pytest.mark.thorough
def test_nothing_unsigned_counts_where_the_offices_key_is_pinned(register: Register) -> None:
    asking(register)
    subject = decided(register)
    with register.unit.writing():
        kept_notes.pin(register.unit.connection, bytes(32))
    with closing(register.replica()) as replica:
        assert replica.rests_on_signatures()
        assert not replica.settle_signed_erasures()
    assert aside_offers.load_signed_verdicts(register.unit.connection) == {}
    assert not register.complaints.get(subject).erased
