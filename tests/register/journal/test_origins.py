from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.register.journal import origins
from frontoffice.register.register import Register


def test_a_new_file_has_one_chain_that_nobody_knows_yet(register: Register) -> None:
    (chain,) = origins.mine(register.unit.connection).values()
    assert (chain.token, chain.next_token, chain.parent, chain.reason) == (None, None, None, "")
    assert origins.present(register.unit.connection) == chain.origin == register.unit.origin


def test_the_next_token_stays_until_it_is_known_to_have_arrived(register: Register) -> None:
    connection, origin = register.unit.connection, register.unit.origin
    first, second = uuid4(), uuid4()
    assert origins.propose_token(connection, origin, first).next_token == first
    assert origins.propose_token(connection, origin, second).next_token == first
    origins.keep_token(connection, origin)
    assert origins.mine(connection)[origin].token == first
    origins.keep_token(connection, origin)
    assert origins.mine(connection)[origin].token == first


def test_further_entries_go_on_the_chain_that_was_begun_last(register: Register) -> None:
    connection, before, fresh = register.unit.connection, register.unit.origin, uuid4()
    origins.begin(connection, fresh, "copied", before, 3)
    assert register.unit.origin == fresh
    assert origins.first(connection) == before
    chain = origins.mine(connection)[fresh]
    assert (chain.parent, chain.parent_seq, chain.reason) == (before, 3, "copied")


def test_a_chain_is_begun_once(register: Register) -> None:
    with pytest.raises(Exception, match="UNIQUE"):
        origins.begin(register.unit.connection, register.unit.origin, "again")


def test_a_claimed_chain_is_ones_own_and_not_written_to(register: Register) -> None:
    connection, present, lost = register.unit.connection, register.unit.origin, uuid4()
    for _ in range(2):
        origins.claim(connection, lost)
    assert list(origins.mine(connection)) == [lost, present]
    assert origins.present(connection) == present


def test_the_desk_is_known_by_its_own_first_chain_whatever_it_claims(register: Register) -> None:
    connection, own = register.unit.connection, register.unit.origin
    origins.claim(connection, uuid4())
    assert origins.first(connection) == own
