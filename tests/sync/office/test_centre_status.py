"""The centre at a glance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from frontoffice.app.cli.centre_status_text import status_lines
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.sync import schema, set_aside, wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import centre_status, certifying, enrolling, merging, note_book
from frontoffice.sync.office.centre_status import LISTED, CentreStatus
from frontoffice.sync.office.certifying import DeviceTerms
from frontoffice.sync.office.device_limits import Used
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push, relay
from tests.support.office_keys import OfficeKeyPair


def test_an_empty_centre(centre: Centre) -> None:
    with centre.connect() as office:
        overview = centre_status.read_overview(office)
    assert (overview.version, overview.min_protocol) == (schema.migrations()[-1].version, 1)
    assert overview == CentreStatus(overview.version, 1)


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
        office.execute(
            "UPDATE journal.entry_use SET spent = 7, at = now() + interval '1 hour'"
        )  # nothing came back yet
        overview = centre_status.read_overview(office)
    here, gone = overview.devices
    assert (here.label, here.active, here.protocol, here.chains, here.entries) == ("Loket 1", True, 1, 1, 1)
    assert here.synced_at is not None
    assert here.clock_ahead == timedelta(seconds=90)
    assert (gone.label, gone.active, gone.synced_at) == ("Loket 2", False, None)
    assert overview.chains == 2
    assert here.used is not None
    assert (here.used.burst.amount, here.used.chains, gone.used and gone.used.aside.amount) == (7, Used(1, 50), 2)
    (twice,) = overview.numbers_twice.first
    assert (twice.series, twice.year, twice.no, sorted(twice.counters)) == ("L1", 2026, 4, ["Loket 1", "Loket 2"])
    assert [(one.origin, one.entries) for one in overview.quarantined.first] == [(third.origin, 2)]
    assert (overview.quarantined.count, overview.quarantined_entries) == (1, 2)


@pytest.mark.thorough
def test_a_centre_with_thousands_of_chains_is_summed_up(centre: Centre) -> None:
    """What a counter can make more of is listed up to a bound, and counted."""
    with centre_connection.open_link(*centre.enrol("Loket 9")) as counter, centre.connect() as office:
        for _ in range(30):
            relay(counter, Chain().write(1))
            hello(counter, chain := Chain())
            push(counter, chain.write(2))
        device_id = certifying.find(office, "Loket 9").device_id
        enrolling.revoke(office, "Loket 9")
        set_aside.set_aside(office, certifying.bounds(office, device_id, datetime(2020, 1, 1, tzinfo=UTC)))
        overview = centre_status.read_overview(office)
        assert office.execute("SELECT count(*) FROM journal.head").fetchone() == (overview.chains,)
    assert (overview.chains, overview.quarantined.count, overview.aside.count) == (30, 30, 30)
    assert (overview.quarantined_entries, overview.aside_entries) == (30, 60)
    assert [len(one.first) for one in (overview.quarantined, overview.aside)] == [LISTED, LISTED]
    assert {one.device for one in overview.aside.first} == {"Loket 9"}
    assert len([*status_lines(overview)]) < 60


@pytest.mark.thorough
def test_what_is_missing_of_the_offices_notes_and_what_waits_for_its_signature_is_said(centre: Centre) -> None:
    key = OfficeKeyPair()
    with centre_connection.open_link(*centre.enrol("Loket 1")) as counter, centre.connect() as office:
        relay(counter, (chain := Chain()).write(2))
        merging.accept(office, chain.origin)
        assert centre_status.read_overview(office).unsigned == 0, "an office without a key signs nothing"
        note_book.take_key(office, key.public)
        terms = DeviceTerms(DeviceClass.COUNTER, (), bytes(32))
        for _ in range(2):
            certifying.certify(office, key.sign, certifying.find(office, "Loket 1"), terms)
        office.execute("SET session_replication_role = replica")
        office.execute("DELETE FROM journal.note WHERE serial = 1")
        overview = centre_status.read_overview(office)
    assert (overview.unsigned, overview.notes_broken.first) == (1, ("note 1 is missing",))


@pytest.mark.thorough
@pytest.mark.parametrize("ahead", ["170000000 years", "-170000000 years", "365000000 days"])
def test_a_clock_beyond_all_measure_hides_no_device(centre: Centre, ahead: str) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        counter.execute("SELECT journal.synced(0, %s::interval)", (ahead,))
        (device,) = centre_status.read_overview(office).devices
    assert device.clock_ahead is not None
    assert timedelta(days=36_000) < abs(device.clock_ahead) < timedelta(days=37_000)
