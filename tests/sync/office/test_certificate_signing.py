from __future__ import annotations

import pytest
from psycopg import Connection

from frontoffice.domain.proof import chain_rights
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import centre_stories, certifying, enrolling, note_book
from frontoffice.sync.office.certifying import DeviceTerms
from frontoffice.sync.set_aside import ChainBound
from tests.support.centre_server import Centre
from tests.support.certified_devices import COUNTER, OTHER_KEY, device
from tests.support.chains import Chain, hello, push
from tests.support.office_keys import OfficeKeyPair


def test_a_key_that_follows_signs_every_certificate_anew(
    centre: Centre,
    office: Connection,
    key: OfficeKeyPair,
) -> None:
    after = OfficeKeyPair()
    for label, terms in (("Loket 1", COUNTER), ("Tim", DeviceTerms(DeviceClass.HANDLING, (), OTHER_KEY))):
        centre.enrol(label)
        certifying.certify(office, key.sign, device(office, label), terms)
    enrolling.revoke(office, "Tim")
    certifying.revoke(office, key.sign, device(office, "Tim"), ())
    before = {one.label: one.certificate for one in certifying.devices(office)}
    assert certifying.succeed(office, (key.public, key.sign), (after.public, after.sign)) == 2
    checked = note_book.check(office)
    assert (checked.broken, checked.notes, note_book.office_key(office)) == ((), 6, after.public)
    for one in certifying.devices(office):
        was = before[one.label]
        assert was is not None
        assert one.certificate is not None
        assert one.certificate.serial > 4
        assert (one.certificate.public_key, one.certificate.upto) == (was.public_key, was.upto)


def judged(office: Connection, chain: Chain) -> list[tuple[int, str]]:
    """What holds of a chain from which entry on, as the centre has it and as a desk that pins the key of today."""
    there = [(one.after, one.device_class) for one in centre_stories.rights(office).get(chain.origin.bytes, ())]
    row = office.execute("SELECT device_id FROM journal.origin WHERE origin = %s", (chain.origin,)).fetchone()
    assert row is not None
    since = note_book.first_trusted_serial(office)
    certificates = [one for one in note_book.check(office).certificates if one.serial >= since]
    here = [(one.after, one.device_class) for one in chain_rights.parts(chain.origin, row[0], certificates)]
    assert there == here
    return here


@pytest.mark.parametrize("is_stolen", [False, True])
def test_what_had_no_authority_gets_none_where_the_office_loses_its_key(
    centre: Centre,
    office: Connection,
    key: OfficeKeyPair,
    is_stolen: bool,
) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(2))
        certifying.certify(office, key.sign, device(office), COUNTER)
        push(counter, chain.write(4))
        certifying.certify(office, key.sign, device(office), DeviceTerms(DeviceClass.OFFICE, ("L1",), OTHER_KEY))
        push(counter, chain.write(1))
    if is_stolen:
        certifying.revoke(office, key.sign, device(office), [ChainBound(chain.origin, 5, 7)])
    before = judged(office, chain)
    assert before[:2] == [(0, "vouched"), (2, "counter")]
    for _ in range(2):
        following = OfficeKeyPair()
        note_book.take_key(office, following.public)
        certifying.sign_ended(office, following.sign)
        notes = note_book.check(office).notes
        if not is_stolen:
            assert judged(office, chain) == []
            certifying.certify(office, following.sign, device(office), COUNTER)
            assert judged(office, chain) == [*before[:3], (7, "counter")]
            assert note_book.check(office).notes > notes
        else:
            assert judged(office, chain) == before
    assert note_book.check(office).broken == ()
    signed = note_book.check(office).notes
    certifying.certify(office, following.sign, device(office), COUNTER)
    assert note_book.check(office).notes == signed + 1, "what was said again is not said a third time"


def test_who_waits_to_be_certified_again_is_not_by_a_key_that_follows(
    centre: Centre,
    office: Connection,
    key: OfficeKeyPair,
) -> None:
    for label, series in (("Loket 1", ("L1",)), ("Loket 2", ("L2",))):
        centre.enrol(label)
        certifying.certify(office, key.sign, device(office, label), DeviceTerms(DeviceClass.COUNTER, series, OTHER_KEY))
    found, after = OfficeKeyPair(), OfficeKeyPair()
    note_book.take_key(office, found.public)
    certifying.certify(office, found.sign, device(office), COUNTER)
    assert certifying.succeed(office, (found.public, found.sign), (after.public, after.sign)) == 1
    assert not device(office).is_outdated
    assert device(office, "Loket 2").is_outdated
