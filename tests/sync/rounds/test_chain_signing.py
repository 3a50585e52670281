"""Checkpoints at the end of each push, and later for what went without."""

from __future__ import annotations

import pytest

from frontoffice.domain.proof.merkle import GrowingTree
from frontoffice.errors import Unavailable
from frontoffice.sync import wire
from frontoffice.sync.office import note_book, office_checkpoints
from frontoffice.sync.rounds.centre_overview import Concern, concerns_of
from frontoffice.sync.signing import OfficePin, Standing
from tests.conftest import Announce
from tests.support.centre_server import Centre
from tests.support.counters import agree, settle
from tests.support.database_keeper import checkpoints_at, origin_of
from tests.support.signing_office import DeviceKey, SigningOffice, certified, device_key
from tests.sync.conftest import Enrol


def test_a_desk_whose_keyring_is_gone_goes_on_and_a_later_round_signs(enrol: Enrol, announce: Announce) -> None:
    announce("could not be signed")
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    key = device_key(device)
    key.fails = OSError("the keyring was closed")
    one.pin = OfficePin(office.public, lambda _: key)
    one.record(3)
    went = one.sync()
    assert (went.complete, went.pushed, went.signing.unsigned, went.signing.standing) == (True, 3, 3, Standing.NO_KEY)
    assert two.sync().signing.held == (("Loket L1", 3),)
    one.pin = OfficePin(office.public, lambda _: None)
    shut = one.sync()
    assert shut.signing.unsigned == 3
    assert Concern.NO_KEY in concerns_of(shut), "the light is not green"
    office.pin_at(one)
    assert one.sync().signing == certified(device)
    assert (two.sync().pulled, two.sync().signing.held) == (3, ())
    agree(one, two)


def test_the_centre_takes_a_checkpoint_of_ones_own_chain_as_it_ends_alone(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    origin, key = origin_of(one), device_key(device)
    tree = GrowingTree(0, lambda _, at: bytes(at))
    with one.link() as own, two.link() as other:
        for link, size, said in ((own, 1, 1), (own, 3, 3), (own, 2, 3), (other, 2, 2)):
            root = tree.root()
            asked = (origin, size, root, key.checkpoint(origin, said, root))
            assert link.execute(wire.ADD_CHECKPOINT, asked).fetchone() == (False,)
    assert checkpoints_at(centre)[origin, str(device)] == 2


def test_a_push_that_is_cut_before_its_checkpoint_leaves_nothing_and_is_made_again(
    enrol: Enrol, centre: Centre
) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    one.record(2)
    one.sync()
    one.record(3)
    with centre.connect() as keeper:
        row = keeper.execute("SELECT pg_get_functiondef('journal.add_checkpoint'::regproc)").fetchone()
        assert row is not None
        keeper.execute(
            "CREATE OR REPLACE FUNCTION journal.add_checkpoint(p_origin uuid, p_size bigint, p_root bytea, p_note text)"
            " RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS"
            " $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN true; END $$"
        )
        with pytest.raises(Unavailable):
            one.sync()
        held = keeper.execute("SELECT seq FROM journal.head").fetchall()
        assert held == [(checkpoints_at(centre)[origin_of(one), str(device)],)]
        keeper.execute(str(row[0]).encode())
    again = one.sync()
    assert (again.complete, again.pushed, again.signing) == (True, 3, certified(device))
    assert two.sync().pulled == 5
    agree(one, two)


@pytest.mark.thorough
def test_a_register_that_is_put_back_signs_on_a_fresh_chain_and_nothing_is_lost(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    backup = one.backup()
    one.sync()
    one.record(2)
    settle(one, two, rounds=1)
    one.put_back(backup)
    settle(one, two, rounds=2)
    found = two.sync()
    assert (found.complete, found.signing.held, found.signing.forked) == (True, (), ())
    agree(one, two)
    assert len(two.numbers()) == 4


def test_what_a_desk_sent_unsigned_and_has_no_more_is_said_to_be_its_own(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    one.sync()
    backup, pin, of = one.backup(), one.pin, origin_of(one)
    office.pin_at(one, key=False)
    one.record(2)
    assert one.sync().signing.unsigned == 2
    one.put_back(backup)
    one.pin = pin
    found = one.sync().signing
    assert (found.standing, found.held, found.held_own) == (Standing.CERTIFIED, (), 2)
    other = two.sync().signing
    assert (other.held, other.held_own) == ((("Loket L1", 2),), 0)
    with centre.connect() as keeper:
        note_book.take_key(keeper, office.public)
        assert office_checkpoints.sign_chain(keeper, office.key.sign, of, 4) == ""
    assert one.sync().signing.held_own == 0
    settle(one, two, rounds=1)
    agree(one, two)


@pytest.mark.thorough
def test_two_copies_of_a_register_with_one_key_prove_no_fork(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    one.sync()
    copy = one.clone(one.folder.with_name("copy"))
    one.record(2)
    one.sync()
    copy.record(3)
    settle(copy, one, two, rounds=3)
    found = two.sync()
    assert (found.complete, found.signing.held, found.signing.forked) == (True, (), ())
    agree(one, copy, two)


def test_a_desk_that_lost_its_key_leaves_what_that_signed_until_the_office_certifies_the_next(
    enrol: Enrol, centre: Centre
) -> None:
    office, one, late = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(late)
    one.record(2)
    one.sync()
    other = DeviceKey(str(device), bytes(32))
    one.pin = OfficePin(office.public, lambda _: other)
    one.record(1)
    found = one.sync().signing
    assert (found.standing, found.unsigned) == (Standing.OTHER_KEY, 1)
    taken = late.sync()
    assert (taken.pulled, taken.signing.held) == (2, (("Loket L1", 1),))
    office.certify(device, label="Loket L1", public_key=other.public)
    office.publish(centre)
    assert one.sync().signing.unsigned == 0
    assert (late.sync().pulled, one.sync().signing.standing) == (1, Standing.CERTIFIED)
