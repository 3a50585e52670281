"""The centre's chains are recomputed; whatever was done to them behind the triggers is named."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from psycopg import Connection

from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import certifying, note_book, office_checkpoints, verifying
from frontoffice.sync.office.certifying import DeviceTerms
from frontoffice.sync.office.verifying import ChainsVerified
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push, put
from tests.support.office_keys import OfficeKeyPair


@pytest.fixture
def chains() -> tuple[Chain, Chain]:
    return Chain(), Chain()


@pytest.fixture
def office(centre: Centre, chains: tuple[Chain, Chain]) -> Iterator[Connection]:
    """A centre with two chains of five entries, and nothing that keeps its owner from changing them."""
    with centre_connection.open_link(*centre.enrol()) as counter:
        for chain in chains:
            hello(counter, chain)
            push(counter, [*chain.write(4), *chain.write(1, number=("L1", 2026, 1))])
    with centre.connect() as opened:
        opened.execute("SET session_replication_role = replica")
        yield opened


def test_sound_chains_are_counted(office: Connection) -> None:
    received: list[int] = []
    assert verifying.verify(office, received.append) == ChainsVerified(10, 2)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM journal.entry WHERE {third}", "/4: entry 3 is missing before it"),
        *(
            pytest.param(*one, marks=pytest.mark.thorough)
            for one in (
                ("UPDATE journal.entry SET officer = 'x' WHERE {third}", "/3: was changed"),
                ("UPDATE journal.entry SET no = 2 WHERE origin = '{origin}' AND seq = 5", "/5: was changed"),
                ("UPDATE journal.entry SET hash = sha256('x') WHERE {third}", "/3: was changed"),
                (
                    "UPDATE journal.entry SET prev = sha256('x') WHERE {third}",
                    "/3: does not follow the entry before it",
                ),
                ("UPDATE journal.entry SET lc = 1 WHERE {third}", "/3: its counter does not rise"),
                (
                    "DELETE FROM journal.entry WHERE origin = '{origin}' AND seq > 3",
                    "/5: the chain ends at 3, its head says 5",
                ),
                ("DELETE FROM journal.entry WHERE origin = '{origin}'", "/5: the chain ends at 0, its head says 5"),
                ("DELETE FROM journal.head WHERE origin = '{origin}'", "/5: the chain has no head"),
                ("UPDATE journal.payload SET body = '{{}}' WHERE {third}", "/3: its body was changed"),
                ("DELETE FROM journal.payload WHERE {third}", "/3: its body is missing"),
            )
        ),
    ],
)
def test_the_first_entry_that_does_not_fit_is_named(
    office: Connection, chains: tuple[Chain, Chain], statement: str, fault: str
) -> None:
    origin = str(chains[1].origin)
    office.execute(statement.format(origin=origin, third=f"origin = '{origin}' AND seq = 3"))
    assert verifying.verify(office).broken == origin + fault


@pytest.mark.thorough
def test_an_erased_body_is_no_fault(office: Connection) -> None:
    office.execute("SELECT journal.erase(entry_id, %s) FROM journal.entry WHERE seq = 2", (uuid4(),))
    assert verifying.verify(office) == ChainsVerified(10, 2)


def test_a_forged_identity_is_named_by_the_forgers_place_and_not_the_victims(
    office: Connection, chains: tuple[Chain, Chain]
) -> None:
    victim, forger = chains
    for (entry,) in office.execute(
        "SELECT entry_id FROM journal.entry WHERE origin = %s AND seq = 5", (victim.origin,)
    ).fetchall():
        put(office, forger.entry(entry_id=entry))
    found = verifying.verify(office)
    named = f"{forger.origin}/6: gives another content to the entry at {victim.origin}/5"
    assert (found.broken, found.further) == (named, ())


def test_a_salt_that_no_desk_takes_is_named(office: Connection, chains: tuple[Chain, Chain]) -> None:
    put(office, chains[0].entry(salt=b"1" * 15))
    assert verifying.verify(office).broken == f"{chains[0].origin}/6: its salt is of a length that no desk takes"


@pytest.mark.thorough
def test_one_broken_chain_hides_no_other(office: Connection, chains: tuple[Chain, Chain]) -> None:
    office.execute("DELETE FROM journal.payload WHERE seq = 2")
    office.execute("UPDATE journal.entry SET officer = 'x' WHERE seq > 3")
    first, second = sorted(str(one.origin) for one in chains)
    found = verifying.verify(office)
    assert found == ChainsVerified(2, 2, f"{first}/2: its body is missing", (f"{second}/2: its body is missing",))


@pytest.mark.thorough
def test_heads_that_were_changed_behind_their_digest_are_named_until_the_next_init(
    office: Connection,
) -> None:
    office.execute("SELECT journal.keep_digests()")
    for name in ("head", "entry", "payload"):
        office.execute(f"DELETE FROM journal.{name}".encode())
    found = verifying.verify(office)
    assert all("heads were changed behind their digest" in one for one in (found.broken, *found.further))
    office.execute("RESET session_replication_role")
    schema.upgrade(office)
    assert verifying.verify(office).broken == ""


def test_checkpoints_and_notes_are_held_against_chains_and_keys(
    office: Connection, chains: tuple[Chain, Chain]
) -> None:
    key = OfficeKeyPair()
    note_book.take_key(office, key.public)
    office_checkpoints.sign_chains(office, key.sign)
    (device_id,) = office.execute("SELECT device_id FROM journal.device").fetchone() or ()
    (device,) = certifying.devices(office)
    certifying.certify(office, key.sign, device, DeviceTerms(DeviceClass.COUNTER, (), bytes(32)))
    assert verifying.verify(office) == ChainsVerified(10, 2, notes=1)
    names = [str(one.origin) for one in chains]
    office.execute("UPDATE journal.checkpoint SET root = sha256('x') WHERE origin = %s", (names[0],))
    office.execute("UPDATE journal.checkpoint SET size = 6 WHERE origin = %s", (names[1],))
    office.execute("INSERT INTO journal.checkpoint SELECT origin, %s, 1, root, note FROM journal.checkpoint"
                   " WHERE origin = %s", (str(device_id), names[0]))  # fmt: skip
    office.execute("UPDATE journal.note SET note = replace(note, 'counter', 'office')")
    verdict = verifying.verify(office)
    assert {verdict.broken, *verdict.further} == {
        f"{names[0]}/5: the checkpoint of office is not signed by it",
        f"{names[1]}/6: the checkpoint of office has 6 entries",
        f"{names[1]}/6: the checkpoint of office is not signed by it",
        f"{names[0]}/1: the checkpoint of {device_id} has another history",
        "note 1: the signature of office is not this text's",
    }
