from __future__ import annotations

from uuid import uuid4

from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.register.journal import kept_notes
from frontoffice.register.storage.opening import OpenFile
from tests.support.signing_office import SigningOffice


def test_of_a_device_the_certificate_with_the_highest_serial_holds(file: OpenFile) -> None:
    office, one, two = SigningOffice(), uuid4(), uuid4()
    office.certify(one)
    office.certify(two, label="Meja tim", device_class=DeviceClass.HANDLING, series=())
    office.certify(one, upto=((uuid4(), 7),))
    with file.connection:
        kept_notes.keep(file.connection, list(reversed(office.notes)))
    held = kept_notes.certificates(file.connection)
    assert (held[one].serial, held[one].is_revoked, held[two].label) == (3, True, "Meja tim")
    assert kept_notes.certificate(file.connection, one) == held[one]
    assert kept_notes.certificate(file.connection, uuid4()) is None


def test_a_serial_that_stands_here_keeps_its_note(file: OpenFile) -> None:
    office, other, device = SigningOffice(), SigningOffice(), uuid4()
    office.certify(device)
    other.certify(device, label="Loket palsu")
    with file.connection:
        kept_notes.keep(file.connection, office.notes)
        kept_notes.keep(file.connection, other.notes)
    assert kept_notes.certificates(file.connection)[device].label == "Loket 1"


def test_a_serial_that_is_missing_is_known(file: OpenFile) -> None:
    office = SigningOffice()
    assert kept_notes.serials(file.connection) == (0, 0)
    for _ in range(5):
        office.certify(uuid4())
    with file.connection:
        kept_notes.pin(file.connection, office.public)
        kept_notes.keep(file.connection, [one for one in office.notes if one.serial not in {3, 4}])
    assert kept_notes.serials(file.connection) == (2, 5)
    assert (kept_notes.missing(file.connection, 5), kept_notes.missing(file.connection, 7)) == (2, 4)
    with file.connection:
        kept_notes.keep(file.connection, office.notes)
    assert kept_notes.serials(file.connection) == (5, 5)


def test_the_office_signs_with_the_key_that_succeeded_the_pinned_one(file: OpenFile) -> None:
    office = SigningOffice()
    assert kept_notes.office_key(file.connection) is None
    first = office.public
    with file.connection:
        kept_notes.pin(file.connection, first)
    assert kept_notes.office_key(file.connection) == kept_notes.load_office_key(file.connection) == first
    with file.connection:
        kept_notes.keep(file.connection, [office.succeed(bytes(32)), office.succeed(bytes(range(5, 37)))])
    assert (kept_notes.office_key(file.connection), kept_notes.load_office_key(file.connection)) == (
        office.public,
        first,
    )


def test_whoever_pins_another_key_begins_without_notes(file: OpenFile) -> None:
    office, device = SigningOffice(), uuid4()
    with file.connection:
        kept_notes.pin(file.connection, office.public)
        kept_notes.keep(file.connection, [office.certify(device)])
        kept_notes.pin(file.connection, bytes(32))
    assert kept_notes.certificates(file.connection) == {}
    assert kept_notes.load_office_key(file.connection) == bytes(32)
