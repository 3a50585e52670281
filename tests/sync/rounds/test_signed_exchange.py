"""Rounds with signatures on."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.codes import NumberRefusal
from frontoffice.errors import Refused, Unavailable
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.signing import OfficePin, Signing, Standing
from tests.support.centre_server import Centre
from tests.support.counters import agree, settle
from tests.support.database_keeper import append_as, checkpoints_at, end_of, origin_of
from tests.support.signing_office import SigningOffice, certified, device_key, device_of
from tests.sync.conftest import Enrol


def test_two_certified_desks_hold_the_same_and_each_push_ends_with_a_checkpoint(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    devices = office.join(one), office.join(two)
    one.record(3)
    two.record(2)
    settle(one, two, rounds=2)
    agree(one, two)
    assert checkpoints_at(centre) == {
        (origin_of(each), str(device)): end_of(each).seq for each, device in zip((one, two), devices, strict=True)
    }
    found = one.sync()
    assert found.complete
    assert found.signing == certified(devices[0])


def test_an_office_that_pins_later_signs_what_is_there_and_goes_on(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    one.record(3)
    two.record(1)
    settle(one, two, rounds=2)
    office.sign_chains(centre)
    for each in (one, two):
        office.join(each)
    one.record(1)
    settle(one, two, rounds=2)
    agree(one, two)
    new = enrol("L3")
    office.join(new)
    done = new.sync()
    assert (done.complete, done.pulled, done.signing.held, done.signing.forked) == (True, 5, (), ())
    agree(one, two, new)


def test_a_desk_without_a_pin_says_nothing_of_signatures(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(1)
    done = one.sync()
    assert done.signing == Signing()
    assert "signing" not in done.outcome()


def test_nothing_goes_to_or_comes_from_a_centre_that_has_lost_its_signatures(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    with centre.connect() as keeper:
        keeper.execute("DROP FUNCTION journal.signing_state")
        append_as(one, keeper, 2)
    with pytest.raises(Unavailable, match=CentreFailure.NO_SCHEMA):
        two.sync()
    assert two.connection.execute("SELECT count(*) FROM journal").get == 2


def test_a_desk_that_was_certified_before_its_first_entry_gives_the_numbers_of_its_series(enrol: Enrol) -> None:
    office, one = SigningOffice(), enrol("L1")
    office.join(one)
    assert one.sync().signing.standing is Standing.CERTIFIED
    assert one.record(1)[0].number.no == 1
    assert one.sync().signing == certified(device_of(one))


def test_a_desk_whose_device_the_centre_calls_otherwise_gives_the_numbers_of_its_series(
    enrol: Enrol, centre: Centre
) -> None:
    office, one = SigningOffice(), enrol("L1")
    office.join(one)
    with centre.connect() as keeper:
        keeper.execute(
            "CREATE OR REPLACE FUNCTION journal.signing_state(OUT device_id uuid, OUT offered_key bytea,"
            " OUT serial bigint, OUT origins uuid[], OUT sizes bigint[]) LANGUAGE sql AS $$"
            f" SELECT '{uuid4()}'::uuid, NULL::bytea, 1::bigint, NULL::uuid[], NULL::bigint[] $$"
        )
    assert one.sync().signing.standing is not Standing.CERTIFIED
    assert one.record(1)[0].number.no == 1


@pytest.mark.parametrize("has_key", [True, False])
def test_a_desk_with_another_key_than_the_certified_one_gives_no_numbers_of_that_series(
    enrol: Enrol, centre: Centre, has_key: bool
) -> None:
    office, one, thief = SigningOffice(), enrol("L1"), enrol("L1")
    office.join(one)
    own = device_key(uuid4())
    thief.pin = OfficePin(office.public, lambda _: own if has_key else None)
    thief.sync()
    with pytest.raises(Refused) as refused:
        thief.record(1)
    assert refused.value.problems[0].code is NumberRefusal.SERIES_OF_ANOTHER_DESK
