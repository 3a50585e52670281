"""What the office carries into a chain of its own has the class of the device whose branch it was, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from uuid import UUID

import pytest
from psycopg import Connection

from frontoffice.domain.proof import device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import centre_stories, certifying, merging, note_book
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push, relay
from tests.support.signing_office import SigningOffice


@pytest.fixture
def office(centre: Centre) -> Iterator[Connection]:
    with centre.connect() as connection:
        yield connection


@pytest.fixture
def keys(office: Connection) -> SigningOffice:
    keys = SigningOffice()
    note_book.take_key(office, keys.public)
    return keys


def name(office: Connection, keys: SigningOffice, label: str, origin: UUID) -> bool:
    return certifying.name_chains(office, keys.key.sign, certifying.find(office, label).device_id, [origin])


def carried(centre: Centre, office: Connection, label: str = "Loket 1") -> tuple[UUID, UUID]:
    """A device's chain, of which a branch was carried, and the chain into which it was."""
    chain = Chain()
    with centre_connection.open_link(*centre.enrol(label)) as counter:
        hello(counter, chain)
        push(counter, chain.write(2))
        branch = chain.branch()
        push(counter, chain.write(2))
    with centre_connection.open_link(*centre.enrol(f"{label} lain")) as other:
        relay(other, branch.write(3))
    assert merging.accept(office, chain.origin).carried == 3
    ((origin,),) = office.execute("SELECT origin FROM journal.origin WHERE parent = %s", (chain.origin,)).fetchall()
    return chain.origin, UUID(str(origin))


def certificates(office: Connection) -> tuple[DeviceCertificate, ...]:
    checked = note_book.check(office)
    assert checked.broken == ()
    return checked.certificates


def classes(office: Connection, origin: UUID) -> list[tuple[int, int | None, str]]:
    parts = centre_stories.rights(office).get(origin.bytes, ())
    return [
        (part.after, following.after if following else None, part.device_class)
        for part, following in zip_longest(parts, parts[1:])
    ]


def test_a_certificate_names_it_once_and_its_entries_have_the_class_that_held(
    centre: Centre, office: Connection, keys: SigningOffice
) -> None:
    _, origin = carried(centre, office)
    assert not name(office, keys, "Loket 1", origin), "nobody certified the device"
    device = certifying.find(office, "Loket 1")
    keys.certify(device.device_id, before=(), label="Loket 1")
    keys.publish(centre)
    assert classes(office, origin) == []
    assert [name(office, keys, "Loket 1", origin) for _ in range(2)] == [True, True]
    first, last = certificates(office)
    assert (last.before, last.upto) == ((*first.before, (origin, 3)), None)
    assert {named for _, _, named in classes(office, origin)} == {"counter"}


@pytest.mark.thorough
def test_of_a_device_that_is_revoked_it_counts_whichever_was_first(
    centre: Centre, office: Connection, keys: SigningOffice
) -> None:
    chains = [carried(centre, office, label) for label in ("Loket 1", "Loket 2")]
    devices = [certifying.find(office, label) for label in ("Loket 1", "Loket 2")]
    for device in devices:
        keys.certify(device.device_id, label=device.label)
    keys.publish(centre)

    def revoke(label: str) -> None:
        device = certifying.find(office, label)
        certifying.revoke(office, keys.key.sign, device, certifying.bounds(office, device.device_id))

    revoke("Loket 2")
    for (_, origin), device in zip(chains, devices, strict=True):
        assert name(office, keys, device.label, origin)
    revoke("Loket 1")
    held = device_certificate.newest(certificates(office))
    for (written, origin), device in zip(chains, devices, strict=True):
        assert dict(held[device.device_id].upto or ()) == {written: 4, origin: 3}
        assert [part for part in classes(office, origin) if part[1] != 3 and part[0] < 3] == []
        assert classes(office, origin)[0] == (0, 3, "counter")


@pytest.mark.thorough
def test_what_rests_on_a_lost_key_is_not_signed_anew_by_it(
    centre: Centre, office: Connection, keys: SigningOffice
) -> None:
    _, origin = carried(centre, office)
    keys.certify(certifying.find(office, "Loket 1").device_id)
    keys.publish(centre)
    after = SigningOffice(bytes(32))
    note_book.take_key(office, after.public)
    assert not name(office, after, "Loket 1", origin)
