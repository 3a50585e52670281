"""The centre at a glance."""

from __future__ import annotations

from datetime import timedelta

import pytest

from frontoffice.domain.device_certificate import DeviceClass
from frontoffice.sync import centre_connection, centre_status, certifying, enrolling, note_book, schema, wire
from frontoffice.sync.certifying import DeviceTerms
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push, relay
from tests.support.office_keys import OfficeKeyPair


def test_an_empty_centre(centre: Centre) -> None:
    with centre.connect() as office:
        overview = centre_status.read_overview(office)
    assert (overview.version, overview.min_protocol) == (schema.migrations()[-1].version, 1)
    assert (overview.devices, overview.heads, overview.numbers_twice, overview.quarantined) == ((), (), (), ())


def test_devices_come_with_what_the_office_certified(centre: Centre) -> None:
    key = OfficeKeyPair()
    centre.enrol("Loket 1")
    with centre.connect() as office:
        assert centre_status.read_overview(office).office_key is None
        note_book.take_key(office, key.public)
        made = certifying.certify(
            office, key.sign, certifying.find(office, "Loket 1"), DeviceTerms(DeviceClass.HANDLING, (), bytes(32))
        )
        overview = centre_status.read_overview(office)
        (device,) = overview.devices
        assert device.certified is not None
        assert (overview.office_key, device.certified.certificate) == (key.public, made)
        office.execute("DROP TABLE journal.note, journal.office_key")
        (device,) = centre_status.read_overview(office).devices
        assert device.certified is None


@pytest.mark.thorough
def test_a_centre_that_lost_its_own_line_is_of_no_version_and_still_shown(centre: Centre) -> None:
    with centre.connect() as office:
        office.execute("DELETE FROM journal.centre")
        overview = centre_status.read_overview(office)
    assert (overview.version, overview.min_protocol) == (0, 1)


@pytest.mark.thorough
def test_devices_heads_numbers_given_twice_and_what_is_quarantined(centre: Centre) -> None:
    first, second, third = Chain(), Chain(), Chain()
    with (
        centre_connection.open_link(*centre.enrol("Loket 1")) as one,
        centre_connection.open_link(*centre.enrol("Loket 2")) as two,
    ):
        hello(one, first)
        push(one, first.write(3, number=("L1", 2026, 4))[:1])
        one.execute(wire.SYNCED, (0, timedelta(seconds=90)))
        hello(two, second)
        push(two, second.write(1, number=("L1", 2026, 4)))
        relay(two, third.write(2))
    with centre.connect() as office:
        enrolling.revoke(office, "Loket 2")
        overview = centre_status.read_overview(office)
    here, gone = overview.devices
    assert (here.label, here.active, here.protocol, here.chains, here.entries) == ("Loket 1", True, 2, 1, 1)
    assert here.synced_at is not None
    assert here.clock_ahead == timedelta(seconds=90)
    assert (gone.label, gone.active, gone.synced_at) == ("Loket 2", False, None)
    assert {(head.origin, head.seq, head.device) for head in overview.heads} == {
        (first.origin, 1, "Loket 1"),
        (second.origin, 1, "Loket 2"),
    }
    (twice,) = overview.numbers_twice
    assert (twice.series, twice.year, twice.no, sorted(twice.counters)) == ("L1", 2026, 4, ["Loket 1", "Loket 2"])
    assert [(one.origin, one.entries) for one in overview.quarantined] == [(third.origin, 2)]


@pytest.mark.thorough
@pytest.mark.parametrize("ahead", ["170000000 years", "-170000000 years", "365000000 days"])
def test_a_clock_beyond_all_measure_hides_no_device(centre: Centre, ahead: str) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        counter.execute("SELECT journal.synced(0, %s::interval)", (ahead,))
        (device,) = centre_status.read_overview(office).devices
    assert device.clock_ahead is not None
    assert timedelta(days=36_000) < abs(device.clock_ahead) < timedelta(days=37_000)
