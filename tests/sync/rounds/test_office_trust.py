"""The office's notes at a desk: fetched, verified from the pinned key on, missed where one is held back."""

from __future__ import annotations

from psycopg.sql import SQL

from frontoffice.domain.proof import checkpoint
from frontoffice.sync.signing import Standing
from tests.support.centre_server import Centre
from tests.support.signing_office import SigningOffice, device_key, device_of
from tests.sync.conftest import Enrol


def test_a_desk_offers_its_key_to_the_office(enrol: Enrol, centre: Centre) -> None:
    office, one = SigningOffice(), enrol("L1")
    device = office.pin_at(one)
    one.sync()
    with centre.connect() as keeper:
        assert keeper.execute("SELECT offered_key FROM journal.device").fetchall() == [(device_key(device).public,)]


def test_another_key_of_the_office_is_taken_with_a_succession_and_refused_without(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.sync()
    office.succeed(bytes(range(7, 39)))
    office.certify(device_of(two), label="Loket dua")
    office.publish(centre)
    two.record(1)
    two.sync()
    done = one.sync()
    assert (done.pulled, done.signing.is_other_office) == (1, False)
    false = SigningOffice(bytes(32), list(office.notes))
    false.certify(device_of(two), public_key=bytes(32))
    false.publish(centre)
    found = one.sync()
    assert (found.complete, found.signing.is_other_office) == (True, True)


def test_a_note_of_the_office_that_is_held_back_is_missed(enrol: Enrol, centre: Centre) -> None:
    office, one = SigningOffice(), enrol("L1")
    office.join(one)
    hidden = office.certify(device_of(one), upto=())
    office.certify(device_of(one), label="Loket L1")
    office.notes.remove(hidden)
    office.publish(centre)
    assert one.sync().signing.missing == 1
    office.notes.append(hidden)
    office.publish(centre)
    assert one.sync().signing.missing == 0


def test_what_the_office_signed_at_another_place_or_as_another_kind_takes_no_place(
    enrol: Enrol, centre: Centre
) -> None:
    """Whoever keeps the database hides a revocation so: what is no note of a kind that is known would not be missed."""
    office, one = SigningOffice(), enrol("L1")
    office.join(one)
    revoked = office.certify(device_of(one), upto=())
    office.notes.remove(revoked)
    office.publish(centre)
    for shown in (office.notes[0].note, office.key.checkpoint(device_of(one), 1, bytes(32)), revoked.note):
        with centre.connect() as keeper:
            keeper.execute("ALTER TABLE journal.note DROP CONSTRAINT IF EXISTS note_kind_check")
            keeper.execute("SET session_replication_role = replica")
            keeper.execute("DELETE FROM journal.note WHERE serial = 2")
            keeper.execute("INSERT INTO journal.note (serial, kind, note) VALUES (2, 'later', %s)", (shown,))
        found = one.sync().signing
        assert (found.standing, found.is_other_office) == (Standing.CERTIFIED, True)
    text = "frontoffice-later/1\nserial 2\nsaid something\n"
    with centre.connect() as keeper:
        keeper.execute("SET session_replication_role = replica")
        note = checkpoint.append_signatures(text, (office.key.sign(text),))
        keeper.execute("UPDATE journal.note SET note = %s WHERE serial = 2", (note,))
    found = one.sync().signing
    assert (found.missing, found.is_other_office) == (0, False), "a later program's office signs what it may"


def test_a_centre_that_forgot_notes_is_told_and_the_next_key_is_taken_with_all_of_its_own(
    enrol: Enrol, centre: Centre
) -> None:
    """It was put back to before a certificate: what it numbers anew is only taken from a key that is pinned anew."""
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.certify(device_of(one), label="Loket satu")
    office.publish(centre)
    assert one.sync().signing.missing == 0
    with centre.connect() as keeper:
        keeper.execute("SET session_replication_role = replica")
        for table in (SQL("journal.note"), SQL("office.certificate"), SQL("office.chain_bound")):
            keeper.execute(SQL("DELETE FROM {} WHERE serial = 2").format(table))
    assert one.sync().signing.missing == 1
    office.notes.pop()
    office.join(two)
    two.record(1)
    two.sync()
    assert one.sync().signing.held == ((f"L2 {two.folder.name}", 1),), "under a serial that this desk has otherwise"
    office.succeed(bytes(range(7, 39)))
    office.certify(device_of(one), label="Loket satu")
    office.certify(device_of(two), label="Loket dua")
    office.publish(centre)
    office.pin_at(one)
    found = one.sync()
    assert (found.pulled, found.signing.held, found.signing.missing) == (1, (), 0)
    assert not found.signing.is_other_office


def test_a_note_that_comes_after_the_succession_that_followed_it_is_taken(enrol: Enrol, centre: Centre) -> None:
    office, one = SigningOffice(), enrol("L1")
    office.join(one)
    one.sync()
    hidden = office.certify(device_of(one), label="Loket satu")
    office.succeed(bytes(range(7, 39)))
    office.notes.remove(hidden)
    office.publish(centre)
    for _ in range(2):
        found = one.sync().signing
        assert (found.missing, found.is_other_office) == (1, False)
    office.notes.append(hidden)
    office.publish(centre)
    found = one.sync().signing
    assert (found.missing, found.is_other_office) == (0, False)


def test_a_desk_that_is_given_the_key_of_today_trusts_what_the_one_before_it_signed(
    enrol: Enrol, centre: Centre
) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.succeed(bytes(range(7, 39)))
    office.succeed(bytes(range(9, 41)))
    office.join(two)
    one.record(1)
    one.sync()
    found = two.sync()
    assert (found.pulled, found.signing.standing, found.signing.is_other_office) == (1, Standing.CERTIFIED, False)


def test_after_a_lost_key_what_the_next_one_signed_holds_alone(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    one.record(1)
    one.sync()
    office.seed = bytes(range(7, 39))
    office.join(two)
    found = two.sync()
    assert (found.pulled, found.signing.missing, found.signing.is_other_office) == (0, 0, False)
    office.certify(device_of(one), label="Loket 1")
    office.publish(centre)
    assert two.sync().pulled == 1
    assert one.sync().signing.is_other_office
