"""The office certifies devices, revokes what it certified up to a bound, and lets its own key be followed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from psycopg import Connection

from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.errors import Refused
from frontoffice.sync import set_aside
from frontoffice.sync.codes import CentreRefusal
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import centre_stories, certifying, enrolling, note_book
from frontoffice.sync.office.certifying import DeviceTerms
from frontoffice.sync.set_aside import ChainBound
from tests.support.centre_server import Centre
from tests.support.certified_devices import COUNTER, KEY, OTHER_KEY, device
from tests.support.chains import Chain, hello, push
from tests.support.office_keys import OfficeKeyPair

YESTERDAY = "2026-11-26T03:00:00.000000Z"
TODAY = datetime(2026, 11, 27, tzinfo=UTC)


def test_a_device_is_certified_for_what_the_office_says(centre: Centre, office: Connection, key: OfficeKeyPair) -> None:
    enrolling.enrol(office, "Loket 1", device_class=DeviceClass.COUNTER, series=("L1",))
    found = device(office)
    assert (found.device_class, found.series, found.offered_key) == (DeviceClass.COUNTER, ("L1",), None)
    assert (found.waits, found.is_valid) == (False, False)
    made = certifying.certify(office, key.sign, found, COUNTER)
    assert (made.serial, made.label, made.series, made.public_key) == (1, "Loket 1", ("L1",), KEY)
    assert device(office).certificate == made
    assert (device(office).waits, device(office).is_valid) == (False, True)
    handling = DeviceTerms(DeviceClass.HANDLING, (), OTHER_KEY)
    assert certifying.certify(office, key.sign, found, handling).serial == 2
    assert device(office).device_class == DeviceClass.HANDLING
    assert note_book.check(office).broken == ()


def test_a_device_that_offers_a_key_waits(centre: Centre, office: Connection) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter:
        counter.execute("SELECT journal.offer_key(%s)", (KEY,))
    found = device(office)
    assert (found.waits, found.offered_key, found.device_class) == (True, KEY, None)
    enrolling.revoke(office, "Loket 1")
    assert not device(office).waits
    with pytest.raises(Refused):
        certifying.find(office, "Loket 2")


def test_a_series_belongs_to_one_device(centre: Centre, office: Connection, key: OfficeKeyPair) -> None:
    for label in ("Loket 1", "Loket 2"):
        centre.enrol(label)
    certifying.certify(office, key.sign, device(office), COUNTER)
    certifying.certify(office, key.sign, device(office), COUNTER)
    with pytest.raises(Refused) as refused:
        certifying.certify(office, key.sign, device(office, "Loket 2"), COUNTER)
    assert refused.value.problems[0].code == CentreRefusal.SERIES_TAKEN
    assert device(office, "Loket 2").certificate is None
    enrolling.revoke(office, "Loket 1")
    assert certifying.certify(office, key.sign, device(office, "Loket 2"), COUNTER).serial == 3


def test_the_series_of_before_are_those_of_its_complaints(centre: Centre, office: Connection) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter:
        chain = Chain()
        hello(counter, chain)
        for no, series in enumerate(("L1", "surat/L1", "L2", "L1", "L,9"), start=1):
            push(counter, chain.write(1, number=(series, 2026, no)))
    assert certifying.series_until_now(office, device(office).device_id) == ("L1", "L2")
    assert [certifying.is_series(one) for one in ("L1", "l1", "L 1", "-", "")] == [True, *[False] * 4]


def test_a_revoked_device_counts_as_far_as_it_stood_or_had_come_before_a_day(
    centre: Centre, office: Connection, key: OfficeKeyPair
) -> None:
    chain, late = Chain(), Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(3, recorded_at=YESTERDAY))
        push(counter, chain.write(1, recorded_at="2026-11-27T09:00:00.000000Z"))
        push(counter, chain.write(1, recorded_at=YESTERDAY))
        hello(counter, late)
        push(counter, late.write(2, recorded_at=YESTERDAY))
    office.execute("SET session_replication_role = replica")
    moment = TODAY - timedelta(days=1)
    office.execute("UPDATE journal.entry SET received_at = %s WHERE origin = %s", (moment, chain.origin))
    office.execute("UPDATE journal.entry SET received_at = %s WHERE origin = %s AND seq = 1", (moment, late.origin))
    office.execute("UPDATE journal.entry SET received_at = %s WHERE origin = %s AND seq = 2", (TODAY, late.origin))
    office.execute("SET session_replication_role = origin")
    enrolling.revoke(office, "Loket 1")
    found = device(office)
    stands = {chain.origin: ChainBound(chain.origin, 5, 5), late.origin: ChainBound(late.origin, 2, 2)}
    assert {one.origin: one for one in certifying.bounds(office, found.device_id)} == stands
    since = certifying.bounds(office, found.device_id, TODAY)
    assert {one.origin: (one.upto, one.size) for one in since} == {chain.origin: (3, 5), late.origin: (1, 2)}
    made = certifying.revoke(office, key.sign, found, since)
    assert dict(made.upto or ()) == {chain.origin: 3, late.origin: 1}
    assert made.public_key not in (KEY, OTHER_KEY), "it never had one"
    assert device(office).certificate == made
    assert not device(office).is_valid


def test_who_takes_a_device_s_place_goes_on_with_its_chains_and_that_one_ends(
    centre: Centre, office: Connection, key: OfficeKeyPair
) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(2))
    first = certifying.certify(office, key.sign, device(office), COUNTER)
    enrolling.enrol(office, "Loket 1", "Loket 1")
    second = enrolling.enrol(office, "Loket 1 baru", "Loket 1")
    terms = DeviceTerms(DeviceClass.COUNTER, ("L1",), OTHER_KEY)
    made = certifying.certify(office, key.sign, device(office, "Loket 1 baru"), terms)
    assert made.device_id == second.device_id
    assert first.device_id in made.replaces
    assert len(made.replaces) == 2
    held = {one.device_id: one.certificate for one in certifying.devices(office)}
    ended = held[first.device_id]
    assert ended is not None
    assert (ended.upto, ended.public_key) == (((chain.origin, 2),), KEY)
    assert not any(one.waits or one.is_valid for one in certifying.devices(office) if one.device_id in made.replaces)
    assert None not in [held[one] for one in made.replaces], "also one that never had any is ended"


def test_a_name_that_no_certificate_carries_is_refused(centre: Centre, office: Connection, key: OfficeKeyPair) -> None:
    centre.enrol()
    office.execute("UPDATE journal.device SET label = %s", ("Loket\u202e 1",))
    (found,) = certifying.devices(office)
    with pytest.raises(Refused):
        certifying.certify(office, key.sign, found, COUNTER)
    with pytest.raises(Refused):
        enrolling.enrol(office, "Loket\u202e 1")
    assert note_book.check(office).notes == 0
    assert certifying.bounds(office, uuid4()) == ()


def test_each_certificate_says_how_long_the_chains_of_its_device_are_by_then(
    centre: Centre, office: Connection, key: OfficeKeyPair
) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(3))
        first = certifying.certify(office, key.sign, device(office), COUNTER)
        push(counter, chain.write(2))
        again = certifying.certify(office, key.sign, device(office), COUNTER)
        gone = certifying.revoke(office, key.sign, device(office), ())
    assert [one.before for one in (first, again, gone)] == [((chain.origin, size),) for size in (3, 5, 5)]
    centre.enrol("Loket 2")
    assert (
        certifying.certify(office, key.sign, device(office, "Loket 2"), DeviceTerms(DeviceClass.OFFICE, (), KEY)).before
        == ()
    )


def test_what_a_device_wrote_is_judged_as_before_by_whoever_takes_its_place(
    centre: Centre, office: Connection, key: OfficeKeyPair
) -> None:
    chain = Chain()

    def judged() -> list[tuple[int, str]]:
        return [(one.after, one.device_class) for one in centre_stories.rights(office).get(chain.origin.bytes, ())]

    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(2))
        certifying.certify(office, key.sign, device(office), COUNTER)
        push(counter, chain.write(4))
    assert judged() == [(0, "vouched"), (2, "counter")]
    enrolling.revoke(office, "Loket 1")
    stolen = device(office)
    bounds = [ChainBound(one.origin, 3, one.size) for one in certifying.bounds(office, stolen.device_id)]
    certifying.revoke(office, key.sign, stolen, bounds)
    assert judged() == [(0, "vouched"), (2, "counter"), (3, "revoked")]
    new = enrolling.enrol(office, "Loket 1 baru", "Loket 1")
    with centre_connection.open_link(centre.address_of(new.role), new.secret) as counter:
        assert judged() == [(0, "vouched"), (2, "counter"), (3, "revoked")], "it is not certified yet"
        terms = DeviceTerms(DeviceClass.OFFICE, ("L1",), OTHER_KEY)
        made = certifying.certify(office, key.sign, device(office, "Loket 1 baru"), terms)
        assert made.before == ((chain.origin, 6),)
        after = [(0, "vouched"), (2, "counter"), (3, "revoked"), (6, "office")]
        assert judged() == after
        hello(counter, Chain())
    following = OfficeKeyPair()
    certifying.succeed(office, (key.public, key.sign), (following.public, following.sign))
    assert [one for one in judged() if one[0]] == after[1:], "whichever key the office signs with"
    note_book.take_key(office, KEY)
    assert judged() == [], "a key that was lost says nothing any more"


def test_what_was_set_aside_of_a_stolen_device_is_not_vouched_for_by_whoever_takes_its_place(
    centre: Centre, office: Connection, key: OfficeKeyPair
) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(5))
    stolen = device(office)
    enrolling.enrol(office, "Loket 1 baru", "Loket 1")
    terms = DeviceTerms(DeviceClass.OFFICE, ("L1",), OTHER_KEY)

    def counts() -> tuple[tuple[UUID, int], ...] | None:
        certifying.certify(office, key.sign, device(office, "Loket 1 baru"), terms)
        held = {one.device_id: one.certificate for one in certifying.devices(office)}[stolen.device_id]
        return held.upto if held else None

    def judged() -> dict[int, str]:
        return {one.after: one.device_class for one in centre_stories.rights(office)[chain.origin.bytes]}

    set_aside.set_aside(office, [ChainBound(chain.origin, 3, 5)])  # nobody had the office's key at hand
    assert counts() == ((chain.origin, 3),)
    assert judged()[3] == "revoked"
    set_aside.set_aside(office, [ChainBound(chain.origin, 2, 5)])
    assert counts() == ((chain.origin, 2),), "also what was found out after its end was signed"
    signed = note_book.check(office).notes
    assert counts() == ((chain.origin, 2),)
    assert note_book.check(office).notes == signed + 1, "it is not ended twice by the same word"
