from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.register.journal import chain, origins
from frontoffice.register.journal.chain import ChainEnd
from frontoffice.register.journal.origins import Chain
from frontoffice.register.journal.reading import UnreadableRow
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


def test_a_desk_speaks_of_itself_by_its_first_chain_on_which_anything_stands(register: Register) -> None:
    connection, empty, claimed, second = register.unit.connection, register.unit.origin, uuid4(), uuid4()
    assert origins.first_written(connection) == empty, "nothing stands anywhere"
    origins.claim(connection, claimed)
    origins.begin(connection, second, "taken_over", claimed, 7)
    chain.set_head(connection, claimed.bytes, ChainEnd(7, 7, bytes(32)))
    chain.set_head(connection, second.bytes, ChainEnd(1, 8, bytes(32)))
    assert origins.first_written(connection) == second


def test_every_chain_of_a_file_is_known_with_where_it_went_on_and_why(register: Register) -> None:
    connection = register.unit.connection
    first = origins.present(connection)
    assert origins.mine(connection) == {first: Chain(first, None, None)}
    second, claimed = uuid4(), uuid4()
    origins.begin(connection, second, "copied", first, 7)
    origins.claim(connection, claimed)
    origins.claim(connection, claimed)
    assert list(origins.mine(connection).values()) == [
        Chain(claimed, None, None, reason="claimed"),
        Chain(first, None, None),
        Chain(second, None, None, first, 7, "copied"),
    ]
    assert (origins.present(connection), origins.first(connection)) == (second, first)


def test_the_chain_that_was_written_last_is_the_newest_on_which_anything_stands(register: Register) -> None:
    connection = register.unit.connection
    first = origins.present(connection)
    assert origins.newest_origin(connection) == first, "nothing stands anywhere"
    second = uuid4()
    origins.begin(connection, second, "copied", first, 0)
    assert origins.newest_origin(connection) == second
    chain.set_head(connection, first.bytes, ChainEnd(3, 3, bytes(32)))
    assert origins.newest_origin(connection) == first
    chain.set_head(connection, second.bytes, ChainEnd(1, 4, bytes(32)))
    assert origins.newest_origin(connection) == second


def test_the_end_of_the_present_chain_is_that_of_its_last_entry_and_the_start_before_any(register: Register) -> None:
    connection = register.unit.connection
    was, fresh = origins.present(connection), uuid4()
    assert origins.end(connection) == (was, chain.START)
    chain.set_head(connection, was.bytes, ChainEnd(3, 7, bytes(32)))
    assert origins.end(connection) == (was, ChainEnd(3, 7, bytes(32)))
    origins.begin(connection, fresh, "restored", was, 1)
    assert origins.end(connection) == (fresh, chain.START)


def test_a_token_is_kept_when_it_was_taken_and_the_proposed_one_stays_until_then(register: Register) -> None:
    connection = register.unit.connection
    origin, other = origins.present(connection), uuid4()
    origins.begin(connection, other, "copied")
    first, second = uuid4(), uuid4()
    assert origins.propose_token(connection, origin, first) == Chain(origin, None, first)
    assert origins.propose_token(connection, origin, second) == Chain(origin, None, first)
    origins.keep_token(connection, origin)
    origins.keep_token(connection, origin)  # an answer that came twice
    assert origins.mine(connection)[origin] == Chain(origin, first, None)
    assert origins.propose_token(connection, origin, second) == Chain(origin, first, second)
    assert origins.mine(connection)[other] == Chain(other, None, None, reason="copied")


def test_a_chain_that_cannot_be_read_is_damage(register: Register) -> None:
    connection = register.unit.connection
    connection.execute(
        "DROP TABLE my_origin; CREATE TABLE my_origin (id, origin, token, next_token, parent, parent_seq, reason)"
    )
    connection.execute("INSERT INTO my_origin (id, origin, reason) VALUES (1, 'text', '')")
    for asked in (origins.present, origins.first, origins.mine):
        with pytest.raises(UnreadableRow) as unreadable:
            asked(connection)
        assert unreadable.value.table == "my_origin"
