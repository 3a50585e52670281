"""The office's notes: numbered without holes, for counters to read, and each checked by the key that held then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import Connection

from frontoffice.domain.proof import device_certificate, office_notes
from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass
from frontoffice.domain.proof.office_notes import ErasureVerdict, Succession, Verdict
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import note_book
from frontoffice.sync.office.note_book import NoteKind
from tests.support.centre_server import Centre
from tests.support.office_keys import OfficeKeyPair

KEY = bytes(range(32))


def of_device(device_id: UUID) -> Callable[[int, datetime], str]:
    def write(serial: int, at: datetime) -> str:
        made = DeviceCertificate(serial, device_id, "Loket 1", DeviceClass.COUNTER, ("L1",), KEY, (), None, at)
        return device_certificate.text_of(made)

    return write


def test_notes_are_numbered_and_read_back_as_the_office_signed_them(office: Connection, key: OfficeKeyPair) -> None:
    device, subject, entry = uuid4(), uuid4(), uuid4()
    assert note_book.office_key(office) == key.public
    assert note_book.add(office, NoteKind.CERTIFICATE, device, of_device(device), key.sign) == 1
    erasure = note_book.add(
        office,
        NoteKind.ERASURE,
        subject,
        lambda serial, at: office_notes.text_of(ErasureVerdict(serial, subject, entry, Verdict.REJECTED, at)),
        key.sign,
    )
    checked = note_book.check(office)
    assert (erasure, checked.notes, checked.broken) == (2, 2, ())
    assert [(one.device_id, one.serial) for one in checked.certificates] == [(device, 1)]


def test_a_key_that_both_signed_for_follows_and_any_other_is_named(office: Connection, key: OfficeKeyPair) -> None:
    device, after, stranger = uuid4(), OfficeKeyPair(), OfficeKeyPair()
    note_book.add(office, NoteKind.CERTIFICATE, device, of_device(device), key.sign)
    note_book.take_key(office, after.public)
    note_book.add(
        office,
        NoteKind.SUCCESSION,
        None,
        lambda serial, at: office_notes.text_of(Succession(serial, key.public, after.public, at)),
        key.sign,
        after.sign,
    )
    note_book.add(office, NoteKind.CERTIFICATE, device, of_device(device), after.sign)
    assert note_book.check(office).broken == ()
    note_book.add(office, NoteKind.CERTIFICATE, device, of_device(device), stranger.sign)
    note_book.add(office, NoteKind.CERTIFICATE, device, of_device(device), key.sign)
    note_book.add(
        office,
        NoteKind.SUCCESSION,
        None,
        lambda serial, at: office_notes.text_of(Succession(serial, after.public, stranger.public, at)),
        after.sign,
        stranger.sign,
    )
    checked = note_book.check(office)
    assert checked.broken == (
        "note 4: the office did not sign it",
        "note 5: the office did not sign it",
        "note 6: it names other keys than the office's",
    )
    assert [one.serial for one in checked.certificates] == [1, 3]


def test_a_succession_that_the_key_of_before_did_not_sign_is_named(office: Connection, key: OfficeKeyPair) -> None:
    after = OfficeKeyPair()
    note_book.add(office, NoteKind.CERTIFICATE, device := uuid4(), of_device(device), key.sign)
    note_book.take_key(office, after.public)
    note_book.add(
        office,
        NoteKind.SUCCESSION,
        None,
        lambda serial, at: office_notes.text_of(Succession(serial, key.public, after.public, at)),
        after.sign,
    )
    assert note_book.check(office).broken == ("note 2: the office did not sign it",)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("DELETE FROM journal.note WHERE serial = 1", ("note 1 is missing",)),
        ("UPDATE journal.note SET about = gen_random_uuid() WHERE serial = 2", ("note 2: it stands at another's place",)),
        ("UPDATE journal.note SET serial = 3 WHERE serial = 2",
         ("note 2 is missing", "note 3: it stands at another's place")),
        ("UPDATE journal.note SET serial = 4611686018427387904 WHERE serial = 2",
         ("notes 2 to 4611686018427387903 are missing", "note 4611686018427387904: it stands at another's place")),
        ("UPDATE journal.note SET note = replace(note, 'L1', 'L2') WHERE serial = 2",
         ("note 2: the signature of office is not this text's",)),
        ("UPDATE journal.note SET note = 'x' WHERE serial = 2", ("note 2: not a signed note",)),
        ("DELETE FROM journal.office_key", ("note 1: no key of the office is known that could have signed it",
         "note 2: no key of the office is known that could have signed it")),
    ],
)  # fmt: skip
def test_whatever_was_done_to_a_note_is_named(
    office: Connection, key: OfficeKeyPair, statement: str, broken: tuple[str, ...]
) -> None:
    for device in (uuid4(), uuid4()):
        note_book.add(office, NoteKind.CERTIFICATE, device, of_device(device), key.sign)
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        office.execute(statement.encode())
    assert refused.value.sqlstate == "FO005"
    office.execute("SET session_replication_role = replica")
    office.execute(statement.encode())
    assert note_book.check(office).broken == broken


def test_a_counter_reads_notes_and_offers_its_key_until_it_is_certified(
    centre: Centre, office: Connection, key: OfficeKeyPair
) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter:
        for offered, stands in ((KEY, True), (KEY, True), (KEY[::-1], True), (b"short", False)):
            assert counter.execute("SELECT journal.offer_key(%s)", (offered,)).fetchone() == (stands,)
        row = office.execute("SELECT device_id, offered_key FROM journal.device").fetchone()
        assert row is not None
        assert bytes(row[1]) == KEY[::-1]
        note_book.add(office, NoteKind.CERTIFICATE, row[0], of_device(row[0]), key.sign)
        assert counter.execute("SELECT journal.offer_key(%s)", (KEY,)).fetchone() == (False,)
        assert counter.execute("SELECT journal.offer_key(%s)", (KEY[::-1],)).fetchone() == (True,)
        assert counter.execute("SELECT serial, kind FROM journal.note").fetchall() == [(1, "certificate")]
        for statement in (
            "INSERT INTO journal.note (serial, kind, note) VALUES (2, 'certificate', 'x')",
            "INSERT INTO journal.office_key (since_serial, public_key) VALUES (2, '')",
            "UPDATE journal.device SET offered_key = NULL",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                counter.execute(statement)
