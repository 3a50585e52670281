"""Rounds with signatures on."""

from __future__ import annotations

from uuid import uuid4

import pytest
from psycopg.sql import SQL

from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.merkle import GrowingTree
from frontoffice.errors import Refused, Unavailable
from frontoffice.sync import wire
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.office import note_book, office_checkpoints
from frontoffice.sync.rounds.centre_overview import Concern, concerns_of
from frontoffice.sync.signing import OfficePin, Signing, Standing
from tests.conftest import Announce
from tests.support.centre_server import Centre
from tests.support.counters import agree, settle
from tests.support.database_keeper import append_as, checkpoints_at, end_of, origin_of
from tests.support.signing_office import DeviceKey, SigningOffice, certified, device_key, device_of
from tests.sync.conftest import Enrol


def test_two_certified_desks_hold_the_same_and_each_push_ends_with_a_checkpoint(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    devices = office.join(one), office.join(two)
    one.record(3)
    two.record(2)
    settle(one, two, rounds=2)
    agree(one, two)
    assert checkpoints_at(centre) == {
        (origin_of(each), str(device)): end_of(each).seq for each, device in zip((one, two), devices, strict=True)
    }
    found = one.sync()
    assert found.complete
    assert found.signing == certified(devices[0])


def test_an_office_that_pins_later_signs_what_is_there_and_goes_on(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    one.record(3)
    two.record(1)
    settle(one, two, rounds=2)
    office.sign_chains(centre)
    for each in (one, two):
        office.join(each)
    one.record(1)
    settle(one, two, rounds=2)
    agree(one, two)
    new = enrol("L3")
    office.join(new)
    done = new.sync()
    assert (done.complete, done.pulled, done.signing.held, done.signing.forked) == (True, 5, (), ())
    agree(one, two, new)


def test_a_desk_without_a_pin_says_nothing_of_signatures(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(1)
    done = one.sync()
    assert done.signing == Signing()
    assert "signing" not in done.outcome()


def test_nothing_goes_to_or_comes_from_a_centre_that_has_lost_its_signatures(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    with centre.connect() as keeper:
        keeper.execute("DROP FUNCTION journal.signing_state")
        append_as(one, keeper, 2)
    with pytest.raises(Unavailable, match=CentreFailure.NO_SCHEMA):
        two.sync()
    assert two.connection.execute("SELECT count(*) FROM journal").get == 2


def test_a_desk_that_was_certified_before_its_first_entry_gives_the_numbers_of_its_series(enrol: Enrol) -> None:
    office, one = SigningOffice(), enrol("L1")
    office.join(one)
    assert one.sync().signing.standing is Standing.CERTIFIED
    assert one.record(1)[0].number.no == 1
    assert one.sync().signing == certified(device_of(one))


def test_a_desk_whose_device_the_centre_calls_otherwise_gives_the_numbers_of_its_series(
    enrol: Enrol, centre: Centre
) -> None:
    office, one = SigningOffice(), enrol("L1")
    office.join(one)
    with centre.connect() as keeper:
        keeper.execute(
            "CREATE OR REPLACE FUNCTION journal.signing_state(OUT device_id uuid, OUT offered_key bytea,"
            " OUT serial bigint, OUT origins uuid[], OUT sizes bigint[]) LANGUAGE sql AS $$"
            f" SELECT '{uuid4()}'::uuid, NULL::bytea, 1::bigint, NULL::uuid[], NULL::bigint[] $$"
        )
    assert one.sync().signing.standing is not Standing.CERTIFIED
    assert one.record(1)[0].number.no == 1


@pytest.mark.parametrize("has_key", [True, False])
def test_a_desk_with_another_key_than_the_certified_one_gives_no_numbers_of_that_series(
    enrol: Enrol, centre: Centre, has_key: bool
) -> None:
    office, one, thief = SigningOffice(), enrol("L1"), enrol("L1")
    office.join(one)
    own = device_key(uuid4())
    thief.pin = OfficePin(office.public, lambda _: own if has_key else None)
    thief.sync()
    with pytest.raises(Refused) as refused:
        thief.record(1)
    assert refused.value.problems[0].code is NumberRefusal.SERIES_OF_ANOTHER_DESK


# --- Checkpoints at the end of each push, and later for what went without ---


def test_a_desk_whose_keyring_is_gone_goes_on_and_a_later_round_signs(enrol: Enrol, announce: Announce) -> None:
    announce("could not be signed")
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    key = device_key(device)
    key.fails = OSError("the keyring was closed")
    one.pin = OfficePin(office.public, lambda _: key)
    one.record(3)
    went = one.sync()
    assert (went.complete, went.pushed, went.signing.unsigned, went.signing.standing) == (True, 3, 3, Standing.NO_KEY)
    assert two.sync().signing.held == (("Loket L1", 3),)
    one.pin = OfficePin(office.public, lambda _: None)
    shut = one.sync()
    assert shut.signing.unsigned == 3
    assert Concern.NO_KEY in concerns_of(shut), "the light is not green"
    office.pin_at(one)
    assert one.sync().signing == certified(device)
    assert (two.sync().pulled, two.sync().signing.held) == (3, ())
    agree(one, two)


def test_the_centre_takes_a_checkpoint_of_ones_own_chain_as_it_ends_alone(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    origin, key = origin_of(one), device_key(device)
    tree = GrowingTree(0, lambda _, at: bytes(at))
    with one.link() as own, two.link() as other:
        for link, size, said in ((own, 1, 1), (own, 3, 3), (own, 2, 3), (other, 2, 2)):
            root = tree.root()
            asked = (origin, size, root, key.checkpoint(origin, said, root))
            assert link.execute(wire.ADD_CHECKPOINT, asked).fetchone() == (False,)
    assert checkpoints_at(centre)[origin, str(device)] == 2


def test_a_push_that_is_cut_before_its_checkpoint_leaves_nothing_and_is_made_again(
    enrol: Enrol, centre: Centre
) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    one.record(2)
    one.sync()
    one.record(3)
    with centre.connect() as keeper:
        row = keeper.execute("SELECT pg_get_functiondef('journal.add_checkpoint'::regproc)").fetchone()
        assert row is not None
        keeper.execute(
            "CREATE OR REPLACE FUNCTION journal.add_checkpoint(p_origin uuid, p_size bigint, p_root bytea, p_note text)"
            " RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS"
            " $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN true; END $$"
        )
        with pytest.raises(Unavailable):
            one.sync()
        held = keeper.execute("SELECT seq FROM journal.head").fetchall()
        assert held == [(checkpoints_at(centre)[origin_of(one), str(device)],)]
        keeper.execute(str(row[0]).encode())
    again = one.sync()
    assert (again.complete, again.pushed, again.signing) == (True, 3, certified(device))
    assert two.sync().pulled == 5
    agree(one, two)


@pytest.mark.thorough
def test_a_register_that_is_put_back_signs_on_a_fresh_chain_and_nothing_is_lost(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    backup = one.backup()
    one.sync()
    one.record(2)
    settle(one, two, rounds=1)
    one.put_back(backup)
    settle(one, two, rounds=2)
    found = two.sync()
    assert (found.complete, found.signing.held, found.signing.forked) == (True, (), ())
    agree(one, two)
    assert len(two.numbers()) == 4


def test_what_a_desk_sent_unsigned_and_has_no_more_is_said_to_be_its_own(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    one.sync()
    backup, pin, of = one.backup(), one.pin, origin_of(one)
    office.pin_at(one, key=False)
    one.record(2)
    assert one.sync().signing.unsigned == 2
    one.put_back(backup)
    one.pin = pin
    found = one.sync().signing
    assert (found.standing, found.held, found.held_own) == (Standing.CERTIFIED, (), 2)
    other = two.sync().signing
    assert (other.held, other.held_own) == ((("Loket L1", 2),), 0)
    with centre.connect() as keeper:
        note_book.take_key(keeper, office.public)
        assert office_checkpoints.sign_chain(keeper, office.key.sign, of, 4) == ""
    assert one.sync().signing.held_own == 0
    settle(one, two, rounds=1)
    agree(one, two)


@pytest.mark.thorough
def test_two_copies_of_a_register_with_one_key_prove_no_fork(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    one.sync()
    copy = one.clone(one.folder.with_name("copy"))
    one.record(2)
    one.sync()
    copy.record(3)
    settle(copy, one, two, rounds=3)
    found = two.sync()
    assert (found.complete, found.signing.held, found.signing.forked) == (True, (), ())
    agree(one, copy, two)


def test_a_desk_that_lost_its_key_leaves_what_that_signed_until_the_office_certifies_the_next(
    enrol: Enrol, centre: Centre
) -> None:
    office, one, late = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(late)
    one.record(2)
    one.sync()
    other = DeviceKey(str(device), bytes(32))
    one.pin = OfficePin(office.public, lambda _: other)
    one.record(1)
    found = one.sync().signing
    assert (found.standing, found.unsigned) == (Standing.OTHER_KEY, 1)
    taken = late.sync()
    assert (taken.pulled, taken.signing.held) == (2, (("Loket L1", 1),))
    office.certify(device, label="Loket L1", public_key=other.public)
    office.publish(centre)
    assert one.sync().signing.unsigned == 0
    assert (late.sync().pulled, one.sync().signing.standing) == (1, Standing.CERTIFIED)


# --- The office's notes at a desk: fetched, verified from the pinned key on, missed where one is held back ---


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
