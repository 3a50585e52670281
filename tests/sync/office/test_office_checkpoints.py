"""Checkpoints of the centre's chains: what the office signs, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from psycopg import Connection

from frontoffice.domain.proof import checkpoint, merkle
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.device_certificate import OFFICE, DeviceClass
from frontoffice.sync import set_aside, wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import certifying, enrolling, merging, note_book, office_checkpoints, verifying
from frontoffice.sync.office.office_checkpoints import HeldCheckpoints, KeptCheckpoint
from frontoffice.sync.set_aside import ChainBound
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push, stage
from tests.support.examples import MORNING
from tests.support.office_keys import OfficeKeyPair


@pytest.fixture
def chains() -> tuple[Chain, Chain]:
    return Chain(UUID(int=1)), Chain(UUID(int=2))


@pytest.fixture
def office(centre: Centre, chains: tuple[Chain, Chain]) -> Iterator[Connection]:
    """A centre with chains of five and of three entries."""
    with centre_connection.open_link(*centre.enrol()) as counter:
        for chain, count in zip(chains, (5, 3), strict=True):
            hello(counter, chain)
            push(counter, chain.write(count))
    with centre.connect() as opened:
        yield opened


def hashes(office: Connection, chain: Chain) -> list[bytes]:
    rows = office.execute("SELECT hash FROM journal.entry WHERE origin = %s ORDER BY seq", (chain.origin,))
    return [bytes(digest) for (digest,) in rows]


def test_every_chain_is_signed_as_it_stands_and_again_as_it_grew(
    centre: Centre, office: Connection, chains: tuple[Chain, Chain], key: OfficeKeyPair
) -> None:
    assert office_checkpoints.sign_chains(office, key.sign) == 2
    kept = office_checkpoints.load_checkpoints(office)
    assert {(origin, one.signer, one.size) for origin, (one,) in kept.items()} == {
        (chains[0].origin, OFFICE, 5),
        (chains[1].origin, OFFICE, 3),
    }
    one, two, three = map(merkle.leaf_hash, hashes(office, chains[1]))
    assert kept[chains[1].origin][0].root == merkle.node_hash(merkle.node_hash(one, two), three)
    every = [*kept[chains[0].origin], *kept[chains[1].origin]]
    assert office_checkpoints.list_bad_signatures(every, {OFFICE: (OfficeKeyPair().public, key.public)}) == []
    assert office_checkpoints.list_bad_signatures(every, {}) == [], "of a key that nobody knows nothing is said"
    assert verifying.verify(office).broken == ""


def test_what_contradicts_a_checkpoint_is_not_signed_over_it(
    office: Connection, chains: tuple[Chain, Chain], key: OfficeKeyPair
) -> None:
    origin = chains[0].origin
    assert office_checkpoints.sign_chain(office, key.sign, origin, 3) == ""
    assert office_checkpoints.sign_chain(office, key.sign, origin, 5) == ""
    (one,) = office_checkpoints.load_checkpoints(office, origin)[origin]
    assert (one.size, [*office_checkpoints.load_checkpoints(office)]) == (5, [origin])
    office.execute("UPDATE journal.checkpoint SET size = 2")
    assert "has another history" in office_checkpoints.sign_chain(office, key.sign, origin, 5)
    assert office_checkpoints.load_checkpoints(office, origin)[origin][0].size == 2


def test_the_office_signs_for_whom_nobody_signs_any_more_as_far_as_it_counts(
    office: Connection, chains: tuple[Chain, Chain], key: OfficeKeyPair
) -> None:
    note_book.take_key(office, key.public)
    assert office_checkpoints.without_writer(office) == (), "their device is there"
    carried = Chain(UUID(int=3))
    relayed = carried.write(2)
    with office.transaction():
        stage(office, relayed)
        office.execute(wire.RELAY.replace("journal.my_device()", "gen_random_uuid()"), ("behind",))
    merging.accept(office, carried.origin)
    assert office_checkpoints.without_writer(office) == ((carried.origin, 2),)
    enrolling.revoke(office, "Loket 1")
    assert office_checkpoints.without_writer(office) == ((carried.origin, 2),), "how far is not said yet"
    bounds = [ChainBound(chains[0].origin, 4, 5), ChainBound(chains[1].origin, 0, 3)]
    certifying.revoke(office, key.sign, certifying.find(office, "Loket 1"), bounds)
    waiting = office_checkpoints.without_writer(office)
    assert waiting == ((chains[0].origin, 4), (carried.origin, 2))
    assert [office_checkpoints.sign_chain(office, key.sign, *one) for one in waiting] == ["", ""]
    assert office_checkpoints.without_writer(office) == ()


def test_the_office_signs_nothing_that_was_set_aside_and_with_its_next_key_nothing_unsigned(
    centre: Centre, office: Connection, chains: tuple[Chain, Chain], key: OfficeKeyPair
) -> None:
    """A thief of a secret appends what no desk takes: it waits after a rotation as it did before."""
    note_book.take_key(office, key.public)
    set_aside.set_aside(office, [ChainBound(chains[1].origin, 2, 3)])
    assert office_checkpoints.sign_chains(office, key.sign) == 2
    with centre_connection.open_link(*centre.enrol("Loket 2")) as counter:
        other = Chain(UUID(int=4))
        hello(counter, other)
        push(counter, other.write(2))
    after = OfficeKeyPair()
    certifying.succeed(office, (key.public, key.sign), (after.public, after.sign))
    assert office_checkpoints.sign_again(office, after.sign) == 2
    sizes = {
        one.origin: one.size for of_chain in office_checkpoints.load_checkpoints(office).values() for one in of_chain
    }
    assert sizes == {chains[0].origin: 5, chains[1].origin: 2}
    every = [one for of_chain in office_checkpoints.load_checkpoints(office).values() for one in of_chain]
    assert office_checkpoints.list_bad_signatures(every, {OFFICE: (after.public,)}) == []


def test_the_office_signs_what_a_device_left_unsigned_whose_place_another_took(
    office: Connection, chains: tuple[Chain, Chain], key: OfficeKeyPair
) -> None:
    """Nobody has those entries but the centre, so that no desk can sign them, and each waits for that."""
    note_book.take_key(office, key.public)
    enrolling.enrol(office, "Loket 1 baru", "Loket 1")
    assert office_checkpoints.without_writer(office) == ()
    terms = certifying.DeviceTerms(DeviceClass.COUNTER, (), bytes(range(32)))
    certifying.certify(office, key.sign, certifying.find(office, "Loket 1 baru"), terms)
    assert office_checkpoints.without_writer(office) == ((chains[0].origin, 5), (chains[1].origin, 3))


def test_what_a_counter_puts_in_the_place_of_a_signature_keeps_the_office_from_nothing(
    office: Connection, chains: tuple[Chain, Chain], key: OfficeKeyPair
) -> None:
    """Its chain is signed for by the office once it is revoked, and the centre is sound again."""
    note_book.take_key(office, key.public)
    device = certifying.find(office, "Loket 1")
    terms = certifying.DeviceTerms(DeviceClass.COUNTER, (), bytes(range(32)))
    certifying.certify(office, key.sign, device, terms)
    origin = chains[0].origin
    text = checkpoint.text_of(Checkpoint(origin, 5, bytes(32), MORNING))
    office.execute(
        "INSERT INTO journal.checkpoint (origin, signer, size, root, note) VALUES (%s, %s, 5, %s, %s)",
        (origin, str(device.device_id), bytes(32), text),
    )
    wrong = f"{origin}/5: the checkpoint of {device.device_id} "
    assert f"{wrong}has another history" in verifying.verify(office).broken
    assert office_checkpoints.sign_chain(office, key.sign, origin, 5) == ""
    assert office_checkpoints.discard_unsigned(office) == [f"{wrong}is not signed by it"]
    assert verifying.verify(office).broken == ""
    assert [one.signer for one in office_checkpoints.load_checkpoints(office, origin)[origin]] == [OFFICE]
    assert office_checkpoints.discard_unsigned(office) == []


def test_a_history_that_was_written_anew_is_not_the_signed_one(
    office: Connection, chains: tuple[Chain, Chain], key: OfficeKeyPair
) -> None:
    office_checkpoints.sign_chains(office, key.sign)
    (one,) = office_checkpoints.load_checkpoints(office)[chains[0].origin]
    came = hashes(office, chains[0])

    def held(digests: list[bytes], *signed: KeptCheckpoint) -> list[str]:
        holding = HeldCheckpoints(signed)
        return [fault for fault in map(holding.add, digests) if fault] + holding.list_oversized()

    name = f"{chains[0].origin}/5: the checkpoint of office"
    assert held(came, one) == []
    assert held([*came, bytes(32)], one) == []
    assert held([bytes(32), *came[1:]], one) == [f"{name} has another history"]
    assert held(came[:4], one) == [f"{name} has 5 entries"]
    assert held(came[:4]) == []
    for other in (
        replace(one, root=bytes(32)),
        replace(one, size=4),
        replace(one, origin=chains[1].origin),
        replace(one, note=one.note.replace("made 2", "made 3")),
        replace(one, note="x"),
    ):
        said = f"{other.origin}/{other.size}: the checkpoint of office is not signed by it"
        assert office_checkpoints.list_bad_signatures([other], {OFFICE: (key.public,)}) == [said]
    assert office_checkpoints.list_bad_signatures([one], {OFFICE: (OfficeKeyPair().public,)}) == [
        f"{name} is not signed by it"
    ]
