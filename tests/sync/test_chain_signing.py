"""Checkpoints at the end of each push, and later for what went without."""

from __future__ import annotations

from frontoffice.domain.merkle import GrowingTree
from frontoffice.sync import wire
from frontoffice.sync.signing import OfficePin, Standing
from tests.conftest import Announce
from tests.support.centre_server import Centre
from tests.support.counters import agree, settle
from tests.support.database_keeper import checkpoints_at, origin_of
from tests.support.signing_office import SigningOffice, certified, device_key
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
    assert one.sync().signing.unsigned == 3
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
