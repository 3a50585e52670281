"""What does not apply at the centre is counted by device, as a desk counts it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from frontoffice.__main__ import main
from frontoffice.domain.numbering import MOST_LEAP
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import centre_status, certifying, enrolling, entries_without_authority, note_book
from frontoffice.sync.office.certifying import DeviceTerms
from frontoffice.sync.office.entries_without_authority import UnauthorisedEntries
from frontoffice.sync.office.verifying import verify
from tests.support.centre_server import Centre
from tests.support.chains import Chain, again, hello, push
from tests.support.office_keys import OfficeKeyPair


def test_what_a_class_may_not_write_is_counted_once_and_until_the_office_vouches_no_more(
    centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    key, chain, other = OfficeKeyPair(), Chain(), Chain()
    with centre_connection.open_link(*centre.enrol("Loket 9")) as counter, centre.connect() as office:
        assert entries_without_authority.counts(office) == ()
        note_book.take_key(office, key.public)
        hello(counter, chain)
        push(counter, chain.write(2, kind="choice.set"))  # vouched for
        siti = uuid4()
        push(counter, [chain.entry(kind="officer.set", subject=siti, body={"what": "added", "name": "Siti"})])
        terms = DeviceTerms(DeviceClass.COUNTER, (), bytes(32))
        certifying.certify(office, key.sign, certifying.find(office, "Loket 9"), terms)
        subject = uuid4()
        mine = chain.entry(kind="complaint.recorded", entry_id=subject, subject=subject)
        fake = chain.entry(kind="choice.set")
        push(
            counter,
            [
                mine,
                fake,
                chain.entry(kind="complaint.cancelled", subject=subject),  # its own
                chain.entry(kind="complaint.cancelled"),
                chain.entry(kind="officer.set", subject=siti, body={"what": "secret", "name": "Siti"}),
                chain.entry(kind="officer.set", body={"what": "secret", "name": "Hantu"}),  # who is nobody
                chain.entry(kind="officer.set", raw_body=b"?"),
                chain.entry(),
            ],
        )
        hello(counter, other)
        push(counter, [other.entry(**again(fake))])
        assert entries_without_authority.counts(office) == (UnauthorisedEntries("Loket 9", 4),)
        verdict = verify(office)
        assert (verdict.broken, verdict.unauthorised) == ("", 4)
        assert main(["centre", "verify", centre.dsn]) == 0
        said = capsys.readouterr().out
        assert "PERHATIAN: 4 catatan tanpa wewenang disimpan, tetapi tidak berlaku\n" in said
        assert said.count("(Loket 9)\n") == 4
        addresses = (f"{chain.origin}/5", f"{other.origin}/1")  # of the one entry that stands in both chains
        assert any(f"  {at} choice.set (Loket 9)\n" in said for at in addresses)
        overview = centre_status.read_overview(office)
        assert (overview.unauthorised.count, overview.unauthorised_entries) == (1, 4)
        enrolling.revoke(office, "Loket 9")
        device = certifying.find(office, "Loket 9")
        certifying.revoke(
            office, key.sign, device, certifying.bounds(office, device.device_id, datetime(2020, 1, 1, tzinfo=UTC))
        )
        assert entries_without_authority.counts(office) == (UnauthorisedEntries("Loket 9", 11),)


def test_what_lets_a_series_leap_is_named_with_its_device(centre: Centre, capsys: pytest.CaptureFixture[str]) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol("Loket 9")) as counter, centre.connect() as office:
        hello(counter, chain)
        for known, last in ((1, MOST_LEAP + 1), (1, MOST_LEAP + 2), ("1", 9)):
            push(counter, [chain.entry(kind="numbers.resumed", body={"known": known, "last": last})])
        verdict = verify(office)
        assert (verdict.broken, verdict.unauthorised) == ("", 0)
        assert [(one.seq, one.kind, one.device) for one in verdict.without_effect] == [
            (2, "numbers.resumed", "Loket 9")
        ]
        assert main(["centre", "verify", centre.dsn]) == 0
        said = capsys.readouterr().out
        assert "PERHATIAN: 1 catatan melompatkan nomor suatu seri terlalu jauh dan tidak diikuti\n" in said
        assert f"  {chain.origin}/2 numbers.resumed (Loket 9)\n" in said
