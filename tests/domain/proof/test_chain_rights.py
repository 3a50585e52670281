"""What holds of a chain's entries after the office lowered, widened, replaced or revoked its device."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from frontoffice.domain.proof import chain_rights
from frontoffice.domain.proof.chain_rights import REVOKED, VOUCHED, ChainPart
from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass
from tests.support.certified import a_certificate

COUNTER, HANDLING, OFFICE = DeviceClass.COUNTER, DeviceClass.HANDLING, DeviceClass.OFFICE
DEVICE, NEXT, LAST, CHAIN = (UUID(int=no) for no in (1, 2, 3, 9))


def said(
    serial: int, device_class: DeviceClass, before: int, device: UUID = DEVICE, **changes: Any
) -> DeviceCertificate:
    return a_certificate(device, device_class, serial=serial, before=((CHAIN, before),), **changes)


def ended(
    serial: int, device_class: DeviceClass, before: int, upto: int, device: UUID = DEVICE, **changes: Any
) -> DeviceCertificate:
    return said(serial, device_class, before, device, upto=((CHAIN, upto),), **changes)


def classes(*certificates: DeviceCertificate, owner: UUID = DEVICE) -> list[tuple[int, str]]:
    return [(one.after, one.device_class) for one in chain_rights.parts(CHAIN, owner, certificates)]


def test_a_lowered_device_keeps_what_it_wrote_and_a_widened_one_gains_nothing_for_it() -> None:
    assert classes(said(1, OFFICE, 3), said(2, COUNTER, 400)) == [(0, VOUCHED), (3, OFFICE), (400, COUNTER)]
    assert classes(said(1, COUNTER, 3), said(2, OFFICE, 400)) == [(0, VOUCHED), (3, COUNTER), (400, OFFICE)]
    assert classes(said(1, COUNTER, 0), said(2, HANDLING, 400)) == [(0, COUNTER), (400, HANDLING)]
    one_entry = classes(said(1, OFFICE, 3), said(2, COUNTER, 400), said(3, HANDLING, 401))
    assert one_entry == [(0, VOUCHED), (3, OFFICE), (400, COUNTER), (401, HANDLING)]


def test_a_certificate_that_says_the_same_again_changes_nothing() -> None:
    assert classes(said(1, OFFICE, 3), said(2, OFFICE, 400), said(3, OFFICE, 400)) == [(0, VOUCHED), (3, OFFICE)]


def test_whichever_certificate_comes_first_the_parts_are_the_same() -> None:
    whole = (said(1, OFFICE, 3), said(2, COUNTER, 400), said(3, HANDLING, 500))
    assert classes(*whole) == classes(*reversed(whole))
    late = (whole[0], whole[2])
    assert classes(*late) == [(0, VOUCHED), (3, OFFICE), (500, HANDLING)], "until the one between is here"


def test_a_chain_that_was_begun_after_a_certificate_is_judged_by_it_from_its_first_entry() -> None:
    begun = a_certificate(DEVICE, COUNTER, serial=1)
    assert classes(begun, said(2, OFFICE, 40)) == [(0, COUNTER), (40, OFFICE)]


def test_revoking_ends_a_chain_and_changes_no_class_below() -> None:
    assert classes(said(1, OFFICE, 3), said(2, COUNTER, 400), ended(3, COUNTER, 420, 410)) == [
        (0, VOUCHED),
        (3, OFFICE),
        (400, COUNTER),
        (410, REVOKED),
    ]
    assert classes(ended(1, COUNTER, 5, 4)) == [(0, VOUCHED), (4, REVOKED)], "never certified before"
    assert classes(said(1, OFFICE, 3), a_certificate(DEVICE, OFFICE, serial=2, upto=())) == [(0, REVOKED)]


def test_who_takes_a_devices_place_is_judged_for_what_comes_after_alone() -> None:
    before = (said(1, OFFICE, 3), ended(2, OFFICE, 400, 400))
    taking = said(3, COUNTER, 400, NEXT, replaces=(DEVICE,))
    expected = [(0, VOUCHED), (3, OFFICE), (400, COUNTER)]
    assert classes(*before, taking) == classes(*before, taking, owner=NEXT) == expected
    assert [one.certified for one in chain_rights.parts(CHAIN, NEXT, (*before, taking))] == [NEXT, DEVICE, NEXT]


def test_who_takes_a_stolen_devices_place_does_not_bring_back_what_was_written_on_it() -> None:
    stolen = (said(1, COUNTER, 3), ended(2, COUNTER, 120, 100))
    taking = said(3, OFFICE, 120, NEXT, replaces=(DEVICE,))
    assert classes(*stolen, taking) == [(0, VOUCHED), (3, COUNTER), (100, REVOKED), (120, OFFICE)]
    late = ended(4, COUNTER, 150, 90)
    assert classes(*stolen, taking, late)[-1] == (120, OFFICE), "nor is anything taken from who goes on with it"


def test_who_was_ended_by_mistake_counts_again_though_another_took_its_place() -> None:
    stolen = (said(1, COUNTER, 3), ended(2, COUNTER, 120, 100))
    taking = said(3, OFFICE, 120, NEXT, replaces=(DEVICE,))
    again = ended(4, COUNTER, 120, 120)
    assert classes(*stolen, taking, again) == [(0, VOUCHED), (3, COUNTER), (120, OFFICE)]


def test_of_two_that_were_ended_the_last_certificate_says_that_it_is_over_as_at_the_centre() -> None:
    both = (said(1, COUNTER, 3), ended(2, COUNTER, 120, 100), ended(3, COUNTER, 120, 100, NEXT))
    taking = said(4, OFFICE, 120, LAST, replaces=(DEVICE, NEXT))
    assert (100, NEXT, REVOKED) in chain_rights.parts(CHAIN, DEVICE, (*both, taking))


def test_a_chain_is_of_who_took_its_devices_place_last() -> None:
    held = (
        said(1, COUNTER, 0),
        said(2, COUNTER, 10, NEXT, replaces=(DEVICE,)),
        said(3, HANDLING, 20, LAST, replaces=(DEVICE, NEXT)),
        ended(4, COUNTER, 20, 20, NEXT, replaces=(DEVICE,)),
    )
    assert [chain_rights.holder(one, held) for one in (DEVICE, NEXT, LAST)] == [LAST] * 3
    for owner in (DEVICE, NEXT, LAST):
        assert classes(*held, owner=owner) == [(0, COUNTER), (10, COUNTER), (20, HANDLING)]
    assert [one.certified for one in chain_rights.parts(CHAIN, LAST, held)] == [DEVICE, NEXT, LAST]


@pytest.mark.parametrize("owner", [NEXT, LAST])
def test_nothing_is_said_of_the_chains_of_others(owner: UUID) -> None:
    assert classes(said(1, COUNTER, 3), owner=owner) == []
    assert chain_rights.parts(UUID(int=10), DEVICE, (said(1, COUNTER, 3),)) == (ChainPart(0, DEVICE, "counter"),)
